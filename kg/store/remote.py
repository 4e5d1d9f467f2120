"""The store on any SPARQL 1.1 server, over the protocol's three addresses."""

import io
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

import httpx
from rdflib import Graph
from rdflib.query import Result
from rdflib.term import Identifier

from kg.errors import NotFoundError, QueryError, StoreError
from kg.store.answers import Answer, Dataset, Triple, Triples
from kg.store.base import Store
from kg.store.bound import with_values
from kg.store.rows import RESULT_FORMATS, Rows, rows_of
from kg.store.statements import check_name, read_triples, triple_text
from kg.store.updates import change_update, graphs_update

#: Seconds to wait for a connection, and for the next bytes of an answer.
TIMEOUT = httpx.Timeout(10, read=600)
TRIPLES = "application/n-triples"
NO_DATASET = Dataset()


class RemoteStore(Store):
    """A store behind a SPARQL 1.1 server.

    Shape:
        Without `update_url` it is for reading only. Graphs are read whole at `graph_store_url` (SPARQL 1.1
        Graph Store HTTP Protocol) where one is given, and by queries otherwise. A change is one update
        request, which the protocol asks servers to make wholly or not at all.
    """

    def __init__(self, query_url: str, *, update_url: str = "", graph_store_url: str = "") -> None:
        self._query_url, self._update_url, self._graph_store_url = query_url, update_url, graph_store_url
        self._client = httpx.Client(timeout=TIMEOUT)

    def graphs(self) -> Iterator[str]:
        """Yield the IRI of each named graph, sorted."""
        rows = self.select("SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }")
        yield from sorted(str(graph) for (graph,) in rows)

    def statements(self, graph: str | None) -> Iterable[str]:
        """Yield the triples of one graph."""
        return map(triple_text, Graph().parse(data=self._read_graph(graph), format="nt"))

    def select(self, query: str, **bound: Identifier) -> Rows:
        """Return the solutions of a SELECT query."""
        return rows_of(self._ask_for(query, bound, "SELECT"), *bound)

    def ask(self, query: str, **bound: Identifier) -> bool:
        """Return the answer of an ASK query."""
        return bool(self._ask_for(query, bound, "ASK").askAnswer)

    def construct(self, query: str, **bound: Identifier) -> Graph:
        """Return the triples of a CONSTRUCT or DESCRIBE query."""
        answer = self._send(query, bound, TRIPLES)
        if not answer.headers.get("content-type", "").startswith(TRIPLES):
            raise QueryError("not a CONSTRUCT or DESCRIBE query: the server answered with no triples")
        return Graph().parse(data=answer.text, format="nt")

    def answer(self, query: str, *, dataset: Dataset | None = None, base: str | None = None) -> Answer:
        """Return what a query of any form gives."""
        for graph in (*dataset.default, *dataset.named) if dataset else ():
            try:
                check_name(graph)
            except StoreError as error:
                raise QueryError(str(error)) from error
            if not self.ask(f"ASK {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"):
                raise NotFoundError(f"there is no graph <{graph}> here, and none is fetched from elsewhere")
        text = f"BASE <{base}> {query}" if base else query
        accept = f"{RESULT_FORMATS['json']}, {TRIPLES};q=0.9"
        answer = self._send(text, {}, accept, dataset or NO_DATASET)
        if answer.headers.get("content-type", "").startswith(TRIPLES):
            return Triples(cast(Iterable[Triple], Graph().parse(data=answer.text, format="nt")))
        result = Result.parse(io.BytesIO(answer.content), format="json")
        return bool(result.askAnswer) if result.type == "ASK" else rows_of(result)

    def replace_graphs(self, graphs: Mapping[str, str]) -> None:
        """Put each N-Quads text in the place of its named graph, in one update request."""
        self._update(graphs_update(graphs))

    def replace_default(self, nquads: str | list[str]) -> int:
        """Make the default graph hold just `nquads`, in one update request that carries the difference."""
        wanted = set(read_triples(nquads, None))
        held = {line[:-3] for line in self.dump(None)}
        if wanted != held:
            self._update(change_update(None, held - wanted, wanted - held))
        return len(held ^ wanted)

    def optimize(self) -> None:
        """Do nothing: a server looks after its own files."""

    def close(self) -> None:
        """Close the connections."""
        self._client.close()

    def _read_graph(self, graph: str | None) -> str:
        """Return one graph as N-Triples; one that is not there is empty."""
        if self._graph_store_url:
            where = {"default": ""} if graph is None else {"graph": graph}
            request = self._client.build_request(
                "GET", self._graph_store_url, params=where, headers={"Accept": TRIPLES}
            )
            answer = self._answer(request)
            return "" if answer.status_code == httpx.codes.NOT_FOUND else _sound(answer).text
        pattern = "?s ?p ?o" if graph is None else f"GRAPH <{graph}> {{ ?s ?p ?o }}"
        return self._send(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}", {}, TRIPLES).text

    def _ask_for(self, query: str, bound: Mapping[str, Identifier], form: str) -> Result:
        answer = self._send(query, bound, RESULT_FORMATS["json"])
        if "json" not in answer.headers.get("content-type", ""):
            raise QueryError(f"not a {form} query: the server answered with no results in JSON")
        result = Result.parse(io.BytesIO(answer.content), format="json")
        if result.type != form:
            raise QueryError(f"not a {form} query but one of the form {result.type}")
        return result

    def _send(
        self, query: str, bound: Mapping[str, Identifier], accept: str, dataset: Dataset = NO_DATASET
    ) -> httpx.Response:
        fields = {
            "query": with_values(query, bound),
            "default-graph-uri": list(dataset.default),
            "named-graph-uri": list(dataset.named),
        }
        request = self._client.build_request("POST", self._query_url, data=fields, headers={"Accept": accept})
        answer = self._answer(request)
        if answer.status_code == httpx.codes.BAD_REQUEST:
            raise QueryError(f"the server cannot read the query: {answer.text.strip()[:500]}")
        if answer.status_code == httpx.codes.NOT_ACCEPTABLE:
            raise QueryError("the query is of another form than was asked for: its answer has no such format")
        return _sound(answer)

    def _update(self, update: str) -> None:
        if not self._update_url:
            raise StoreError(f"{self._query_url} is for reading only; add #update=URL to write to it")
        request = self._client.build_request("POST", self._update_url, data={"update": update})
        _sound(self._answer(request))

    def _answer(self, request: httpx.Request) -> httpx.Response:
        try:
            return self._client.send(request)
        except httpx.HTTPError as error:
            raise StoreError(f"{request.url} does not answer: {error or type(error).__name__}") from error


def _sound(answer: httpx.Response) -> httpx.Response:
    if answer.is_error:
        raise StoreError(f"{answer.url} answered {answer.status_code}: {answer.text.strip()[:500]}")
    return answer
