"""What the rest of the package asks of a store, whichever engine is behind it."""

from collections.abc import Iterable, Iterator, Mapping
from enum import Enum
from types import TracebackType
from typing import Final, Protocol, Self

from rdflib import Graph
from rdflib.term import Identifier

from kg.store.answers import Answer, Dataset
from kg.store.rows import Rows
from kg.store.statements import write_lines


class Every(Enum):
    """Stands where one graph could be named, and means all of them, the default graph too."""

    GRAPH = "every graph"


ALL: Final = Every.GRAPH


class Store(Protocol):
    """A dataset: a default graph, and one named graph for each release.

    The default graph is not the union of the others; it holds only what `replace_default` put there. Terms go
    in and come out as rdflib's, and whole graphs as N-Quads text; no engine's own types pass this line. No
    graph may hold blank nodes: they have no name to be removed by.

    Raises:
        StoreError: by every method, where the engine cannot read or write.
        QueryError: by the query methods, where a query cannot be read or is of another form.
    """

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of each named graph, sorted."""

    def dump(self, graph: str | Every | None) -> Iterator[str]:
        """Yield the quads of `graph` (None: the default graph) as sorted lines of N-Quads.

        Shape:
            Each line ends in a newline. With `ALL`, the default graph comes first, then each named graph.
        """
        for each in (None, *self.graphs()) if isinstance(graph, Every) else (graph,):
            yield from write_lines(self.statements(each), each)

    def statements(self, graph: str | None) -> Iterable[str]:
        """Yield the triples of one graph (None: the default graph), in any order, as `triple_text` writes them."""

    def select(self, query: str, **bound: Identifier) -> Rows:
        """Return the solutions of a SELECT query, its projected variables `bound` fixed to a term."""

    def ask(self, query: str, **bound: Identifier) -> bool:
        """Return the answer of an ASK query."""

    def construct(self, query: str, **bound: Identifier) -> Graph:
        """Return the triples of a CONSTRUCT or DESCRIBE query."""

    def answer(self, query: str, *, dataset: Dataset | None = None, base: str | None = None) -> Answer:
        """Return what a query of any form gives, read from `dataset` where one is given.

        Relative IRIs are read against `base`. No graph is ever fetched from elsewhere.

        Raises:
            NotFoundError: where `dataset` names a graph that is not held.
        """

    def replace_graphs(self, graphs: Mapping[str, str]) -> None:
        """Put each N-Quads text in the place of the named graph it is given for, all of them or none.

        An empty text removes the graph.
        """

    def replace_graph(self, graph: str, nquads: str) -> None:
        """Put `nquads` in the place of one named graph, wholly or not at all."""
        self.replace_graphs({graph: nquads})

    def replace_default(self, nquads: str | list[str]) -> int:
        """Make the default graph hold just `nquads` (a text, or its lines); return how many quads changed.

        Only the difference is written, wholly or not at all, and nothing where there is none. An engine may
        write a large difference in steps, to spare memory: first what goes, then what comes.
        """

    def optimize(self) -> None:
        """Tidy up after a large change, where the engine gains by it."""

    def close(self) -> None:
        """Let go of the engine; the store cannot be used afterwards."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
