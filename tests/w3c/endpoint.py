"""One server on this machine, which serves for each case a store of its own."""

import re
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import parse_qsl, urljoin
from wsgiref.types import StartResponse, WSGIEnvironment

import pyoxigraph as ox
import waitress
from flask import Flask

from tests.w3c.manifest import Case
from web import create_app
from web.endpoint.pool import Limits, WorkerPool

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".rdf": ox.RdfFormat.RDF_XML,
    ".trig": ox.RdfFormat.TRIG,
}
KEPT = ox.NamedNode("http://example.org/kept")
FROM = re.compile(r"\bFROM\s+(?:NAMED\s+)?<([^>]*)>", re.IGNORECASE)


class Server:
    """Apps by the first part of the path; they share one pool of workers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)
        self._apps: dict[str, Flask] = {}
        self._pool = WorkerPool(str(folder / "none"), Limits(timeout=20, memory=1024))
        self._server = waitress.create_server(self, host="127.0.0.1", port=0, threads=4)
        threading.Thread(target=self._run, daemon=True).start()

    def _run(self) -> None:
        with suppress(OSError):  # closed while it was waiting
            self._server.run()

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        _, name, rest = environ["PATH_INFO"].split("/", 2)
        environ["SCRIPT_NAME"], environ["PATH_INFO"] = f"/{name}", f"/{rest}"
        return self._apps[name](environ, start)

    @contextmanager
    def serving(self, case: Case) -> Iterator[tuple[str, Path]]:
        """Yield the address of an app, and its store, which holds just the data of `case`."""
        name = f"case{next(self._numbers)}"
        place = self._folder / name
        load(place, case)
        app = create_app(str(place), testing=True)
        app.extensions["kg.workers"] = self._pool
        self._apps[name] = app
        try:
            yield f"http://127.0.0.1:{self._server.effective_port}/{name}", place
        finally:
            del self._apps[name]

    def close(self) -> None:
        self._server.close()
        self._pool.close()


def load(place: Path, case: Case) -> None:
    """Make the store of a case.

    Graphs that the query names and the manifest does not are read from the file of that name; where there is
    none, they are made empty: our endpoint refuses to read from a graph that it does not hold.
    """
    store = ox.Store(place)
    if case.updates:  # something that an update could take away
        store.extend(ox.Quad(KEPT, KEPT, KEPT, graph) for graph in (ox.DefaultGraph(), KEPT))
    for path in case.data:
        store.load(path=str(path), format=FORMATS[path.suffix], base_iri=path.as_uri())
    graphs = dict(case.graphs)
    for iri in named_by(case):
        file = Path(iri.removeprefix("file://"))
        if iri in graphs or not file.is_file():
            store.add_graph(ox.NamedNode(iri))
        else:
            graphs[iri] = file
    for iri, path in graphs.items():
        store.load(
            path=str(path), format=FORMATS[path.suffix], base_iri=path.as_uri(), to_graph=ox.NamedNode(iri)
        )
    store.flush()


def held(place: Path) -> set[ox.Quad | ox.NamedNode | ox.BlankNode]:
    """Return the quads and the graphs of a store as its folder has them."""
    store = ox.Store.read_only(str(place))
    return {*store, *store.named_graphs()}


def named_by(case: Case) -> Iterator[str]:
    """Yield the graphs that a query, or a request, names as its dataset."""
    if case.query:
        for iri in FROM.findall(case.query.read_text(encoding="utf-8", errors="replace")):
            yield urljoin(case.query.as_uri(), iri)
    for request in case.requests:
        sent = f"{request.path.partition('?')[2]}&{request.body.decode('utf-8', 'replace')}"
        for name, value in parse_qsl(sent):
            if name in {"default-graph-uri", "named-graph-uri"}:
                yield value


@contextmanager
def serve() -> Iterator[Server]:
    with TemporaryDirectory() as folder:
        server = Server(Path(folder))
        yield server
        server.close()
