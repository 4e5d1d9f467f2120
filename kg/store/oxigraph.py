"""The store on Oxigraph: on disk in one folder, or in memory. With `oxigraph_terms` all that imports pyoxigraph."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile

import pyoxigraph as ox
from rdflib import Graph
from rdflib.term import Identifier

from kg.errors import NotFoundError, QueryError, StoreError
from kg.sparql.standard.rewriting import as_standard
from kg.store.answers import Answer, Dataset
from kg.store.base import Store
from kg.store.oxigraph_terms import Term, engine_iri, engine_term, rows, triples
from kg.store.rows import Rows
from kg.store.statements import check_name, lines_of, read_triples
from kg.store.updates import change_update

#: From this many quads on, adding them is worth files of their own.
MANY = 20_000
#: How many quads of the default graph are written at once: more would take memory of their size many times.
STEP = 50_000
#: The file that every RocksDB folder has.
MARK = "CURRENT"

Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples


class OxigraphStore(Store):
    """A store in a folder, or in memory where none is given.

    Many processes may read a folder; only one may write to it, and that is seen to by a lock.
    """

    def __init__(self, folder: Path | None = None, *, read_only: bool = False) -> None:
        self._place, self._on_disk = str(folder or "memory"), folder is not None
        self._read_only = read_only
        self._store = _open(folder, read_only=read_only)

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of each named graph, sorted."""
        yield from sorted(name.value for name in self._store.named_graphs())

    def statements(self, graph: str | None) -> Iterable[str]:
        """Yield the triples of one graph."""
        name = ox.DefaultGraph() if graph is None else ox.NamedNode(graph)
        text = self._store.dump(format=ox.RdfFormat.N_TRIPLES, from_graph=name)
        assert text is not None  # noqa: S101 - it returns the text where no output is given
        return (line[:-2] for line in text.decode().split("\n") if line)

    def select(self, query: str, **bound: Identifier) -> Rows:
        """Return the solutions of a SELECT query."""
        answer = self._query(query, bound)
        if not isinstance(answer, ox.QuerySolutions):
            raise QueryError("not a SELECT query; give one, or ask for what this one is")
        return rows(answer)

    def ask(self, query: str, **bound: Identifier) -> bool:
        """Return the answer of an ASK query."""
        answer = self._query(query, bound)
        if not isinstance(answer, ox.QueryBoolean):
            raise QueryError("not an ASK query; give one, or ask for what this one is")
        return bool(answer)

    def construct(self, query: str, **bound: Identifier) -> Graph:
        """Return the triples of a CONSTRUCT or DESCRIBE query."""
        answer = self._query(query, bound)
        if not isinstance(answer, ox.QueryTriples):
            raise QueryError("not a CONSTRUCT or DESCRIBE query; give one, or ask for what this one is")
        graph = Graph()
        for triple in triples(answer):
            graph.add(triple)
        return graph

    def answer(self, query: str, *, dataset: Dataset | None = None, base: str | None = None) -> Answer:
        """Return what a query of any form gives."""
        answer = self._query(query, {}, dataset, base)
        if isinstance(answer, ox.QuerySolutions):
            return rows(answer)
        if isinstance(answer, ox.QueryBoolean):
            return bool(answer)
        return triples(answer)

    def replace_graphs(self, graphs: Mapping[str, str]) -> None:
        """Put each N-Quads text in the place of its named graph, in one transaction."""
        for graph in graphs:
            check_name(graph)
        if not any(self._store.contains_named_graph(ox.NamedNode(graph)) for graph in graphs):
            number = sum(1 for graph, text in graphs.items() for _ in read_triples(text, graph))
            self._add("\n".join(graphs.values()), number)
        else:
            changes = (self._change(graph, nquads) for graph, nquads in graphs.items())
            self._update(" ;\n".join(change for change in changes if change))

    def replace_default(self, nquads: str | list[str]) -> int:
        """Make the default graph hold just `nquads`; a difference of more than `STEP` quads goes in steps."""
        self._writable()
        added = dict.fromkeys(lines_of(nquads))
        removed = []
        for line in self._default_lines():
            if line in added:
                del added[line]
            else:
                removed.append(line)
        for _ in read_triples(list(added), None):
            pass  # all are read before one is written
        if not removed:
            for lines in _steps(added):
                self._add("".join(lines), len(lines))
        elif len(removed) + len(added) <= STEP:
            self._update(change_update(None, (line[:-3] for line in removed), (line[:-3] for line in added)))
        else:
            for lines in _steps(removed):
                self._update(change_update(None, (line[:-3] for line in lines), ()))
            for lines in _steps(added):
                self._add("".join(lines), len(lines))
        return len(added) + len(removed)

    def optimize(self) -> None:
        """Merge the files that a large change left, which makes the folder smaller and reading faster."""
        if self._on_disk:
            self._store.flush()
            self._store.optimize()

    def close(self) -> None:
        """Let go of the folder; rows not yet read are lost."""
        del self._store

    def _change(self, graph: str, nquads: str) -> str:
        """Return the update that puts `nquads` in the place of a named graph, the difference only."""
        wanted = set(read_triples(nquads, graph))
        if not wanted:
            return f"DROP SILENT GRAPH <{graph}>"
        end = len(f" <{graph}> .\n")
        held = {line[:-end] for line in self.dump(graph)}
        return change_update(graph, held - wanted, wanted - held)

    def _default_lines(self) -> Iterator[str]:
        """Yield the lines of the default graph, unsorted, by way of a file: there may be a million."""
        with TemporaryFile() as file:
            self._store.dump(file, ox.RdfFormat.N_TRIPLES, from_graph=ox.DefaultGraph())
            file.seek(0)
            for line in file:
                yield line.decode()

    def _add(self, nquads: str, number: int) -> int:
        """Add `number` quads, all of them or none, and return how many they are.

        Many are written as files of their own, which the engine then takes in by one entry in its manifest; a
        transaction would hold them in memory several times over.
        """
        self._writable()
        load = self._store.bulk_load if self._on_disk and number >= MANY else self._store.load
        if number:
            try:
                load(nquads, format=ox.RdfFormat.N_QUADS)
            except (OSError, SyntaxError) as error:
                raise StoreError(f"{self._place}: nothing was written: {error}") from error
        return number

    def _update(self, update: str) -> None:
        self._writable()
        try:
            self._store.update(update)
        except (OSError, SyntaxError, RuntimeError) as error:
            raise StoreError(f"{self._place}: nothing was written: {error}") from error

    def _writable(self) -> None:
        if self._read_only:
            raise StoreError(f"{self._place} was opened for reading only; open it for writing")

    def _query(
        self,
        query: str,
        bound: Mapping[str, Identifier],
        dataset: Dataset | None = None,
        base: str | None = None,
    ) -> Found:
        fixed: dict[ox.Variable, Term] = {
            ox.Variable(name): engine_term(term) for name, term in bound.items()
        }
        default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] | None = None
        named: list[ox.NamedNode | ox.BlankNode] | None = None
        if dataset:
            default, named = [*self._held(dataset.default)], [*self._held(dataset.named)]

        def solve(text: str) -> Found:
            return self._store.query(
                text, base_iri=base, default_graph=default, named_graphs=named, substitutions=fixed
            )

        try:
            standard = as_standard(query)
            if standard != query:
                with suppress(SyntaxError):  # then it is told of what was written
                    return solve(standard)
            return solve(query)
        except SyntaxError as error:
            raise QueryError(f"the query cannot be read: {error.args[0]}") from error
        except RuntimeError as error:
            raise QueryError(f"the query cannot be run: {error}") from error
        except OSError as error:
            raise StoreError(f"{self._place} cannot be read: {error}") from error

    def _held(self, graphs: tuple[str, ...]) -> list[ox.NamedNode | ox.BlankNode]:
        for graph in graphs:
            if not self._store.contains_named_graph(engine_iri(graph)):
                raise NotFoundError(f"there is no graph <{graph}> here, and none is fetched from elsewhere")
        return [engine_iri(graph) for graph in graphs]


def readable(query: str, base: str | None = None) -> bool:
    """Return whether Oxigraph can read `query`, which is asked of an empty store."""
    try:
        ox.Store().query(query, base_iri=base)
    except (SyntaxError, RuntimeError):
        return False
    return True


def _open(folder: Path | None, *, read_only: bool) -> ox.Store:
    if folder is None:
        return ox.Store()
    if read_only and not (folder / MARK).exists():
        raise StoreError(f"{folder} holds no store; make one with `kg build`, or give another folder")
    if folder.exists() and not (folder / MARK).exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise StoreError(f"{folder} is there and is no store; give an empty or a new folder")
    try:
        return ox.Store.read_only(str(folder)) if read_only else ox.Store(folder)
    except OSError as error:
        if "lock" in str(error).lower():
            raise StoreError(
                f"{folder} is being written to by another process; wait until it ends"
            ) from error
        raise StoreError(f"{folder} cannot be opened: {error}") from error


def _steps(lines: Iterable[str]) -> Iterator[tuple[str, ...]]:
    rest = iter(lines)
    return iter(lambda: tuple(islice(rest, STEP)), ())
