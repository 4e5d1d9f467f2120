"""The IRIs of meetings, agreements and summits: which reports are of one event, and which never are."""

from collections.abc import Iterable
from functools import cache

from kg.gazetteer.tables import rows
from kg.model.fact import Agreement, Summit
from kg.rdf.iris import BASE, digest, slug


def mint_meeting(  # noqa: PLR0913 - a meeting has no name: its key is all of this
    kind: str,
    *,
    participants: Iterable[str],
    parties: Iterable[str],
    when: str,
    country: str,
    place: str,
    release: str,
) -> str:
    """Return the IRI of a meeting, visit or call.

    What makes it that one is its kind, who takes part and the day; for a visit, and where the day is not
    known, also where it is. Without a month, or with nobody, it is never the same as another release's.

    Shape:
        `participants`, `parties` and `release` are IRIs, `when` is a partial date's text, `country` a code;
        what is not known is empty.
    """
    who = [*sorted(set(participants)), "", *sorted(set(parties))]
    key = [kind, *who, "", when]
    if kind == "visit" or len(when) < len("2018-06-21"):
        key += [country, slug(place) if place else ""]
    if len(when) < len("2018-06") or who == [""]:
        key += [release]
    return f"{BASE}meeting/{digest(*key)}"


def mint_agreement(agreement: Agreement, release: str, parties: list[str]) -> str:
    """Return the IRI of an agreement; `parties` are IRIs.

    One with a name of its own is that name. A described one ("trade agreement") is its description and its
    parties, and its date too if its kind is made once ("joint statement"); without them, it is its release's.
    """
    name = slug(agreement.name)
    if not is_described(agreement.name):
        return f"{BASE}agreement/{name}"
    once = not made_once_words().isdisjoint(name.split("-"))
    key = [name, *sorted(parties), agreement.date.text if once and agreement.date else ""]
    if not parties or (once and agreement.date is None):
        key += [release]
    return f"{BASE}agreement/{digest(*key)}"


def mint_summit(summit: Summit, release: str) -> str:
    """Return the IRI of an edition of a series.

    A named series has one edition a year; where no date is known, or the name only describes the gathering
    ("summit", " conference"), it is the same as another release's only on the same day and place.
    """
    when = summit.start or summit.end
    if when and not is_described(summit.name):
        return f"{BASE}summit/{slug(summit.name)}/{when.text[:4]}"
    key = [when.text if when else "", slug(summit.place) if summit.place else ""]
    if not when or when.datatype != "date":
        key += [release]
    return f"{BASE}summit/{slug(summit.name)}/{digest(*key)}"


def mint_series(name: str) -> str:
    """Return the IRI of the series of summits of this name."""
    return f"{BASE}summit-series/{slug(name)}"


def is_described(name: str) -> bool:
    """Whether a name only describes: begins small, is all general words, or goes on small after one.

    >>> is_described("deal with Israel"), is_described("Joint Statement"), is_described("Minsk agreements")
    (True, True, False)
    """
    words, general = slug(name).split("-"), general_words()
    goes_on_small = words[0] in general and not any(map(str.isupper, name[1:]))
    return name[:1].islower() or goes_on_small or general.issuperset(words)


@cache
def general_words() -> frozenset[str]:
    """Return the words that name a kind of text or gathering and no particular one."""
    return frozenset(row["word"] for row in rows("agreement_words"))


@cache
def made_once_words() -> frozenset[str]:
    """Return the words for texts that are made once: two of the same parties are two, unless of one day."""
    return frozenset(row["word"] for row in rows("agreement_words") if row["made_once"])
