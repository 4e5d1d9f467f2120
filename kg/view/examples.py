"""Things of a store to begin with, where a question needs one: of each kind the one that is told of most."""

from collections import Counter, defaultdict
from collections.abc import Mapping

from kg.store.base import Store
from kg.view.fact_index import fact_index, property_rows
from kg.view.kept import kept
from kg.view.link import kind_of


@kept
def examples(store: Store) -> Mapping[str, str]:
    """Return an IRI for each kind of thing that has facts, or is one: that of most releases, or of most facts.

    A meeting is one of which it is told who took part; a person who does more kinds of things (holds a post, takes
    part, meets others, is quoted) goes before one who does them more often. What the reader is unsure of is no example.
    """
    told: dict[str, Counter[str]] = defaultdict(Counter)
    roles: dict[str, set[str]] = defaultdict(set)
    for iri, _ in property_rows(store, "metWith"):
        roles[iri].add("metWith")
    for fact in fact_index(store).facts:
        if fact.unsure:
            continue
        if "Meeting" not in fact.classes or any(role == "participant" for role, _ in fact.who):
            told[kind_of(fact.iri)][fact.iri] += len(fact.releases)
        for role, iri in fact.who:
            roles[iri].add(role)
            told[kind_of(iri)][iri] += 1
        for iri in (*fact.releases, *filter(None, [fact.series])):
            told[kind_of(iri)][iri] += 1
    return {
        kind: min(of, key=lambda iri: (-len(roles[iri]) if kind_of(iri) == "person" else 0, -of[iri], iri))
        for kind, of in told.items()
    }
