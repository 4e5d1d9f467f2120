"""Things of a store to begin with, where a question needs one: of each kind the one that is told of most."""

from collections import Counter
from collections.abc import Mapping

from kg.store.base import Store
from kg.view.fact_index import fact_index
from kg.view.kept import kept
from kg.view.link import kind_of


@kept
def examples(store: Store) -> Mapping[str, str]:
    """Return an IRI for each kind of thing that has facts, or is one: that of most releases, or of most facts.

    A meeting is one of which it is told who took part, a person one who is quoted, if anyone is. What the reader is unsure of is no example.
    """
    quoted: set[str] = set()
    told: dict[str, Counter[str]] = {}
    for fact in fact_index(store).facts:
        if fact.unsure:
            continue
        nobody = "Meeting" in fact.classes and all(role != "participant" for role, _ in fact.who)
        if not nobody:
            told.setdefault(kind_of(fact.iri), Counter())[fact.iri] += len(fact.releases)
        quoted.update(iri for role, iri in fact.who if role == "speaker")
        for iri in {iri for _, iri in fact.who}.union(fact.releases, filter(None, [fact.series])):
            told.setdefault(kind_of(iri), Counter())[iri] += 1
    return {kind: min(of, key=lambda iri: (iri not in quoted, -of[iri], iri)) for kind, of in told.items()}
