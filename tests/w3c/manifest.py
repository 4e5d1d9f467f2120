"""Read the W3C's manifests: what is to be tried, on what, and what is to come of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urlparse

import pyoxigraph as ox

W3C = Path(__file__).resolve().parents[3] / "shared" / "w3c" / "sparql"

MF = "http://www.w3.org/2001/sw/DataAccess/tests/test-manifest#"
QT = "http://www.w3.org/2001/sw/DataAccess/tests/test-query#"
UT = "http://www.w3.org/2009/sparql/tests/test-update#"
HT = "http://www.w3.org/2011/http#"
CNT = "http://www.w3.org/2011/content#"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"

#: The suites that are run, by the manifests that list theirs.
SUITES = {
    "SPARQL 1.1 query": "sparql11/manifest-sparql11-query.ttl",
    "SPARQL 1.1 results: CSV, TSV, JSON": "sparql11/manifest-sparql11-results.ttl",
    "SPARQL 1.1 protocol": "sparql11/protocol/manifest.ttl",
    "SPARQL 1.1 service description": "sparql11/service-description/manifest.ttl",
    "SPARQL 1.0 syntax": "sparql10/manifest-syntax.ttl",
    "SPARQL 1.0 evaluation": "sparql10/manifest-evaluation.ttl",
}

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple


@dataclass(frozen=True, slots=True)
class Request:
    """One request of a protocol test, and the answer that is wanted."""

    method: str
    path: str
    headers: tuple[tuple[str, str], ...]
    body: bytes
    statuses: frozenset[str]
    boolean: bool | None
    form: str

    @property
    def updates(self) -> bool:
        """Whether this is an update that a service which offers them is to run."""
        kinds = {value.partition(";")[0] for name, value in self.headers if name.lower() == "content-type"}
        form = kinds == {"application/x-www-form-urlencoded"} and self.body.startswith(b"update=")
        return bool(self.statuses & set("23")) and (form or kinds == {"application/sparql-update"})


@dataclass(frozen=True, slots=True)
class Case:
    """A test.

    Shape:
        `iri` tells where it is listed; `graphs` are the names and files of named graphs.
    """

    suite: str
    iri: str
    kind: str
    name: str
    query: Path | None = None
    result: Path | None = None
    data: tuple[Path, ...] = ()
    graphs: tuple[tuple[str, Path], ...] = ()
    lax: bool = False
    requests: tuple[Request, ...] = ()

    @property
    def updates(self) -> bool:
        """Whether this tries the update operation."""
        return any(request.updates for request in self.requests)


class Listing:
    """The triples of one manifest, by subject and property."""

    def __init__(self, path: Path) -> None:
        self._held: dict[tuple[str, str], list[Term]] = {}
        for quad in ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, base_iri=path.as_uri()):
            self._held.setdefault((str(quad.subject), quad.predicate.value), []).append(quad.object)

    def all(self, subject: Term, *names: str) -> list[Term]:
        return [term for name in names for term in self._held.get((str(subject), name), [])]

    def one(self, subject: Term, *names: str) -> Term | None:
        found = self.all(subject, *names)
        return found[0] if found else None

    def items(self, node: Term | None) -> Iterator[Term]:
        while node is not None and value(node) != f"{RDF}nil":
            (first,) = self.all(node, f"{RDF}first")
            yield first
            node = self.one(node, f"{RDF}rest")


@cache
def cases() -> tuple[Case, ...]:
    """Return the cases of all suites, in the manifests' order."""
    return tuple(case for suite, path in SUITES.items() for case in read_manifest(suite, W3C / path))


def read_manifest(suite: str, path: Path) -> Iterator[Case]:
    """Yield the cases that a manifest lists, or has listed by others."""
    listing, here = Listing(path), ox.NamedNode(path.as_uri())
    for included in listing.items(listing.one(here, f"{MF}include")):
        yield from read_manifest(suite, local(included))
    for entry in listing.items(listing.one(here, f"{MF}entries")):
        (kind,) = listing.all(entry, f"{RDF}type")
        yield read_case(suite, listing, entry, value(kind), path)


def read_case(suite: str, listing: Listing, entry: Term, kind: str, path: Path) -> Case:
    """Return one entry of a manifest; one with a part missing raises."""
    action, result = listing.one(entry, f"{MF}action"), listing.one(entry, f"{MF}result")
    name = value(listing.one(entry, f"{MF}name") or entry)
    short = f"{path.parent.relative_to(W3C)}#{value(entry).rpartition('#')[2]}"
    nodes = [entry] if action is None else [entry, action]
    graphs = [node for each in nodes for node in listing.all(each, f"{QT}graphData", f"{UT}graphData")]
    asked = listing.one(action, f"{QT}query") if action else None
    if action is not None and asked is None and isinstance(action, ox.NamedNode):
        asked = action
    return Case(
        suite=suite,
        iri=short,
        kind=kind,
        name=name,
        query=local(asked) if asked else None,
        result=local(result) if result else None,
        data=tuple(local(term) for each in nodes for term in listing.all(each, f"{QT}data")),
        graphs=tuple(named_graph(listing, node) for node in graphs),
        lax=value(listing.one(entry, f"{MF}resultCardinality") or entry) == f"{MF}LaxCardinality",
        requests=tuple(requests(listing, action)) if action else (),
    )


def named_graph(listing: Listing, node: Term) -> tuple[str, Path]:
    """Return the name and the file of a named graph: by its label, else by its own address."""
    file = listing.one(node, f"{QT}graph", f"{UT}graph") or node
    return value(listing.one(node, LABEL) or file), local(file)


def requests(listing: Listing, connection: Term) -> Iterator[Request]:
    """Yield the requests of a protocol test; their list stands in a list of its own."""
    for node in listing.items(listing.one(connection, f"{HT}requests")):
        answer = listing.one(node, f"{HT}resp")
        assert answer is not None
        boolean, form = (
            listing.one(answer, f"{MF}expectedBoolean"),
            listing.one(answer, f"{MF}expectedFormat"),
        )
        headers = listing.items(listing.one(node, f"{HT}headers"))
        body = listing.one(node, f"{HT}body")
        yield Request(
            method=text(listing, node, f"{HT}methodName"),
            path=text(listing, node, f"{HT}absolutePath"),
            headers=tuple(
                (text(listing, each, f"{HT}fieldName"), text(listing, each, f"{HT}fieldValue"))
                for each in headers
            ),
            body=encoded(listing, body) if body else b"",
            statuses=frozenset(value(each)[-3] for each in listing.all(answer, f"{MF}expectedStatus")),
            boolean=None if boolean is None else value(boolean) == "true",
            form=value(form) if form else "",
        )


def encoded(listing: Listing, body: Term) -> bytes:
    return text(listing, body, f"{CNT}chars").encode(text(listing, body, f"{CNT}characterEncoding"))


def text(listing: Listing, subject: Term, name: str) -> str:
    (found,) = listing.all(subject, name)
    return value(found)


def value(term: Term) -> str:
    return str(term) if isinstance(term, ox.Triple) else term.value


def local(term: Term) -> Path:
    return Path(unquote(urlparse(value(term)).path))
