"""What a fact is called where it has no name of its own: what kind it is, who took part and where."""

from collections.abc import Iterable, Sequence
from itertools import chain, zip_longest

from kg.rdf.iris import mint_country, mint_organization
from kg.view.link import Link

#: How many of those who took part a name tells.
NAMED = 3


def encounter_name(
    kind: str, people: Sequence[Link], parties: Sequence[Link], place: str, country: Link | None
) -> str:
    """Return the name of a meeting, a visit or a call, with one of each side before anyone else.

    A side is told by its people, or by its own name where nobody is named. Of a visit nothing says here who is the
    guest, so that its name does not either; the state where it is made needs no second mention.
    """
    where = place or (country.label if country else "")
    told = _in_turn(people, parties)
    if kind == "visit":
        told = [each for each in told if each != country] or told
    who = _listed([each.label for each in told])
    name = kind.capitalize()
    if kind == "visit":
        return f"{name}{f' to {where}' if where else ''}{f': {who}' if who else ''}"
    of = f" {'of' if len(told) > 1 else 'with'} {who}" if who else ""
    return f"{name}{of}{f' in {where}' if where else ''}"


def _in_turn(people: Sequence[Link], parties: Sequence[Link]) -> list[Link]:
    """Return who took part: the first of each side, then the second of each, sides with people first."""
    speaking: dict[str, list[Link]] = {party.iri: [] for party in parties}
    for person in people:
        code = person.iri.rpartition("/person/")[2].partition("/")[0]
        states = (mint_country(code), mint_organization(code)) if code else ()
        side = next((iri for iri in states if iri in speaking), code)
        speaking.setdefault(side, []).append(person)
    sides = [told for told in speaking.values() if told]
    sides += [[party] for party in parties if not speaking[party.iri]]
    return [each for each in chain.from_iterable(zip_longest(*sides)) if each]


def _listed(names: Iterable[str]) -> str:
    """Return names as words, those past the first few as a number.

    >>> _listed(["Ann", "Ben"]), _listed(["Ann", "Ben", "Cem", "Dan", "Eva"])
    ('Ann and Ben', 'Ann, Ben, Cem and 2 more')
    """
    told = list(dict.fromkeys(names))
    last = (told[NAMED:] and f"{len(told) - NAMED} more") or (told.pop() if len(told) > 1 else "")
    return f"{', '.join(told[:NAMED])}{f' and {last}' if last else ''}"
