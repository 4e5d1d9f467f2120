"""How much a store holds."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.query.catalog import find_query
from kg.store.base import Store

TRIPLES = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"
QUADS = "SELECT (COUNT(*) AS ?count) WHERE { GRAPH ?graph { ?s ?p ?o } }"
SPAN = """
PREFIX secrel: <https://w3id.org/secrel#>
SELECT (MIN(?published) AS ?first) (MAX(?published) AS ?last) WHERE {
  ?release a secrel:Release ; secrel:published ?published
}"""


@dataclass(frozen=True, slots=True)
class Counts:
    """What a store holds, in numbers.

    Shape:
        `triples` are those of the current view, `quads` those of all graphs, the view among them; `releases`
        are named graphs; `first` and `last` are days of publication, empty in an empty store; `kinds` counts
        the things of each class in the current view, by the class's name.
    """

    triples: int
    quads: int
    releases: int
    first: str
    last: str
    kinds: Mapping[str, int]


def count_all(store: Store) -> Counts:
    """Return the counts of `store`."""
    triples = _number(store, TRIPLES)
    first, last = next(iter(store.select(SPAN)), (None, None))
    kinds = {
        str(kind).rpartition("#")[2]: int(str(count))
        for kind, _, count in store.select(find_query("kinds").text)
    }
    return Counts(
        triples=triples,
        quads=triples + _number(store, QUADS),
        releases=sum(1 for _ in store.graphs()),
        first=str(first or ""),
        last=str(last or ""),
        kinds=kinds,
    )


def _number(store: Store, query: str) -> int:
    ((count,),) = store.select(query)
    return int(str(count))
