"""One release's account with everyone under the name they are best known by."""

from collections.abc import Mapping

from kg.rdf import vocabulary as v
from kg.rdf.event_iris import mint_meeting
from kg.rdf.iris import mint_tenure, slug
from kg.rdf.terms import iri_term
from kg.view.current.accounts import Account, iri_of, lexical
from kg.view.current.lines import Thing
from kg.view.current.reference import ALT_LABEL


def rename(account: Account, aliases: Mapping[str, str]) -> tuple[Account, dict[str, str]]:
    """Return the account with people under their known names, and each thing's new term by its old one.

    What is keyed by a person (tenures, meetings) is keyed anew, so that it meets what other releases say. What the
    release calls them becomes another name of theirs.
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
        if v.PERSON in thing.get(v.A, ()) and term in names:
            labels = thing.pop(v.LABEL, [])
            thing[ALT_LABEL] = [each for each in labels if slug(lexical(each)) != _name_in(names[term])]
        renamed = things.setdefault(names.get(term, term), {})
        for predicate, values in thing.items():
            known = renamed.setdefault(predicate, [])
            known += [new for new in (names.get(value, value) for value in values) if new not in known]
    return Account(account.release, account.published, things), names


def _name_in(person: str) -> str:
    return iri_of(person).rpartition("/")[2]


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
