"""Everything of one kind, as a list: countries, people, organizations, agreements and so on."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.ask import ask_once, iri
from kg.view.card import Card, cards
from kg.view.link import ONTOLOGY_IRI, Link, link
from kg.view.page import ROWS_SHOWN, Page, cut
from kg.view.spelling import fold

#: The lists there are: a kind of `kg.view.link.KINDS` and its class.
CLASSES: Mapping[str, str] = {
    "country": "Country",
    "organization": "Organization",
    "person": "Person",
    "agreement": "Agreement",
    "summit": "Summit",
    "summit-series": "SummitSeries",
    "topic": "Topic",
}


#: The kinds that are known from the start, so that a list names only those that some release names.
KNOWN_BEFORE = ("country", "organization")

#: The kinds whose things happened, and so have parties, a status and a date to show.
HAPPENED = ("agreement", "summit")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing in a list, and how many events and releases tell of it; `last` is an ISO day or empty."""

    link: Link
    events: int
    releases: int
    last: str


def directory(
    store: Store, kind: str, *, number: int = 1, size: int = ROWS_SHOWN, order: str = "", match: str = ""
) -> Page[Entry]:
    """Return one page of all things of `kind`, by name, or the most told of first where `order` is "most".

    `match` keeps those in whose name it stands, whatever its diacritics.

    Raises:
        NotFoundError: for a kind that has no list.
    """
    if kind not in CLASSES:
        raise NotFoundError(f"there is no list of {kind!r}; there is one of each of {', '.join(CLASSES)}")
    entries = {
        row["entity"]: Entry(
            link(row["entity"], row.get("label", "")),
            int(row.get("events", 0)),
            int(row.get("releases", 0)),
            row.get("last", ""),
        )
        for row in ask_once(store, "directory", {"class": iri(ONTOLOGY_IRI + CLASSES[kind])})
    }
    wanted = fold(match)
    found = [
        entry
        for entry in entries.values()
        if entry.link.kind == kind
        and wanted in fold(entry.link.label)
        and (entry.releases or entry.events or kind not in KNOWN_BEFORE)
    ]
    if order == "most":
        found.sort(
            key=lambda entry: (-entry.events - entry.releases, *_newest(entry.last), fold(entry.link.label))
        )
    else:
        found.sort(key=lambda entry: (fold(entry.link.label), entry.link.iri))
    return cut(found, number, size)


def _newest(day: str) -> tuple[int, ...]:
    """Return a key that sorts later days first, and no day last."""
    return tuple(-int(part) for part in day.split("-")) if day else (1,)


def cards_of(store: Store, kind: str, entries: Page[Entry]) -> tuple[Card, ...]:
    """Return the facts in a list of what happened; nothing for another kind."""
    return cards(store, [entry.link.iri for entry in entries.rows], quoted=False) if kind in HAPPENED else ()
