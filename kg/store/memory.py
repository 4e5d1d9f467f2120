"""The store on rdflib, in memory: small, slow, and dependent on no engine. Tests hold the others to it."""

from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from rdflib import Dataset, Graph, URIRef
from rdflib.graph import DATASET_DEFAULT_GRAPH_ID
from rdflib.query import Result
from rdflib.term import Identifier, Variable

from kg.errors import QueryError
from kg.store import answers
from kg.store.answers import Answer, Triple, Triples
from kg.store.base import Store
from kg.store.rows import Rows, rows_of
from kg.store.statements import check_name, read_triples, triple_text


class MemoryStore(Store):
    """A store that lasts as long as the process."""

    def __init__(self) -> None:
        self._dataset = Dataset(default_union=False)

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of each named graph, sorted."""
        names = (str(graph.identifier) for graph in self._dataset.graphs() if len(graph))
        yield from sorted(name for name in names if name != str(DATASET_DEFAULT_GRAPH_ID))

    def statements(self, graph: str | None) -> Iterable[str]:
        """Yield the triples of one graph."""
        return map(triple_text, self._graph(graph))

    def select(self, query: str, **bound: Identifier) -> Rows:
        """Return the solutions of a SELECT query."""
        return rows_of(self._query(query, bound, "SELECT"), *bound)

    def ask(self, query: str, **bound: Identifier) -> bool:
        """Return the answer of an ASK query."""
        return bool(self._query(query, bound, "ASK").askAnswer)

    def construct(self, query: str, **bound: Identifier) -> Graph:
        """Return the triples of a CONSTRUCT or DESCRIBE query."""
        graph = self._query(query, bound, "CONSTRUCT", "DESCRIBE").graph
        return Graph() if graph is None else graph

    def answer(
        self, query: str, *, dataset: answers.Dataset | None = None, base: str | None = None
    ) -> Answer:
        """Return what a query of any form gives; it is always asked of the whole store.

        Raises:
            QueryError: where a `dataset` is given.
        """
        if dataset:
            raise QueryError(
                "the store in rdflib's memory reads all its graphs; leave out which ones to read"
            )
        text = f"BASE <{base}> {query}" if base else query
        result = self._query(text, {}, "SELECT", "ASK", "CONSTRUCT", "DESCRIBE")
        if result.type == "SELECT":
            return rows_of(result)
        if result.type == "ASK":
            return bool(result.askAnswer)
        return Triples(cast(Iterable[Triple], result.graph or ()))

    def replace_graphs(self, graphs: Mapping[str, str]) -> None:
        """Put each N-Quads text in the place of its named graph; all are read before one is touched."""
        for graph in graphs:
            check_name(graph)
        parsed = [(graph, _parse(read_triples(nquads, graph))) for graph, nquads in graphs.items()]
        for graph, triples in parsed:
            self._dataset.remove_graph(URIRef(graph))
            self._dataset.graph(URIRef(graph)).__iadd__(triples)

    def replace_default(self, nquads: str | list[str]) -> int:
        """Make the default graph hold just `nquads`; return how many quads changed."""
        held, wanted = self._graph(None), _parse(read_triples(nquads, None))
        removed, added = [t for t in held if t not in wanted], [t for t in wanted if t not in held]
        for triple in removed:
            held.remove(triple)
        for triple in added:
            held.add(triple)
        return len(removed) + len(added)

    def optimize(self) -> None:
        """Do nothing: there are no files to merge."""

    def close(self) -> None:
        """Forget everything."""
        self._dataset.close()

    def _graph(self, graph: str | None) -> Graph:
        return self._dataset.default_graph if graph is None else self._dataset.graph(URIRef(graph))

    def _query(self, query: str, bound: Mapping[str, Identifier], *forms: str) -> Result:
        try:
            result = self._dataset.query(query, initBindings={Variable(name): bound[name] for name in bound})
        except Exception as error:  # rdflib has no one class for the faults of a query
            raise QueryError(f"the query cannot be read: {error}") from error
        if result.type not in forms:
            raise QueryError(f"not a {' or '.join(forms)} query but one of the form {result.type}")
        return result


def _parse(triples: Iterator[str]) -> Graph:
    return Graph().parse(data="".join(f"{triple} .\n" for triple in triples), format="nt")
