"""Which names are one person: so far, who is nobody's in one release and somebody's in another."""

from collections import defaultdict
from collections.abc import Iterable, Mapping

from kg.rdf import vocabulary as v
from kg.rdf.event_iris import mint_meeting
from kg.rdf.iris import BASE, UNKNOWN, mint_tenure
from kg.rdf.terms import iri_term
from kg.view.current.accounts import Account, iri_of, lexical
from kg.view.current.lines import Thing

PERSON = f"<{BASE}person/"


def known_people(people: Iterable[str]) -> dict[str, str]:
    """Return who each person of no known state is, as far as that is plain.

    It is plain where just one state or organization has a person of the same name, given name and all: a
    surname alone is nobody in particular.
    """
    by_name: dict[str, list[str]] = defaultdict(list)
    for person in set(people):
        by_name[person.rpartition("/")[2]].append(person)
    known = {}
    for name, namesakes in by_name.items():
        unknown = f"{PERSON}{UNKNOWN}/{name}"
        if "-" in name and unknown in namesakes and len(namesakes) == 2:  # noqa: PLR2004 - it and the known one
            known[unknown] = next(person for person in namesakes if person != unknown)
    return known


def rename(account: Account, aliases: Mapping[str, str]) -> tuple[Account, dict[str, str]]:
    """Return the account with people under their known names, and each thing's new term by its old one.

    What is keyed by a person (tenures, meetings) is keyed anew, so that it meets what other releases say.
    """
    names = {term: aliases[term] for term in account.things if term in aliases}
    if not names:
        return account, {}
    for term, thing in account.things.items():
        kinds = thing.get(v.A, ())
        if v.TENURE in kinds and thing[v.HOLDER][0] in names:
            holder, post = names[thing[v.HOLDER][0]], thing[v.HELD_POST][0]
            names[term] = iri_term(mint_tenure(iri_of(holder), iri_of(post)))
        elif v.MEETING in kinds and not names.keys().isdisjoint(thing.get(v.PARTICIPANT, ())):
            names[term] = iri_term(_meeting(account.release, thing, names))
    things: dict[str, Thing] = {}
    for term, thing in account.things.items():
        renamed = things.setdefault(names.get(term, term), {})
        for predicate, values in thing.items():
            known = renamed.setdefault(predicate, [])
            known += [new for new in (names.get(value, value) for value in values) if new not in known]
    return Account(account.release, account.published, things), names


def _meeting(release: str, thing: Thing, names: Mapping[str, str]) -> str:
    """Return the IRI of a meeting whose participants go by other names."""

    def only(predicate: str) -> str:
        return thing[predicate][0] if predicate in thing else ""

    kind = next((name for name, kind in v.SUBCLASSES.items() if kind in thing[v.A]), "meeting")
    return mint_meeting(
        kind,
        participants=(iri_of(names.get(person, person)) for person in thing[v.PARTICIPANT]),
        parties=(iri_of(party) for party in thing.get(v.PARTY, ())),
        when=lexical(only(v.DATE)) if v.DATE in thing else "",
        country=iri_of(only(v.IN_COUNTRY)).rpartition("/")[2],
        place=lexical(only(v.PLACE)) if v.PLACE in thing else "",
        release=iri_of(release),
    )
