"""No query makes the server ask another: every spelling we could think of, against a socket that listens."""

import socket
from collections.abc import Iterator
from urllib.parse import quote

import httpx
import pytest

from kg.errors import QueryError
from kg.query.guarded.job import Job
from kg.query.guarded.refusals import refuse_service, used_as_word
from kg.query.guarded.worker import Opened, run

INSIDE = "{ ?s ?p ?o }"


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        yield server


def address_of(listener: socket.socket) -> str:
    return f"http://127.0.0.1:{listener.getsockname()[1]}/"


def by_service(url: str) -> dict[str, str]:
    """Return queries that would ask the server at `url`, by what they try."""
    plain = f"SERVICE <{url}> {INSIDE}"
    return {
        "plain": f"SELECT * {{ {plain} }}",
        "small letters": f"SELECT * {{ service <{url}> {INSIDE} }}",
        "mixed letters": f"SELECT * {{ SeRvIcE <{url}> {INSIDE} }}",
        "silent": f"SELECT * {{ SERVICE SILENT <{url}> {INSIDE} }}",
        "variable": f"SELECT * {{ BIND(<{url}> AS ?x) SERVICE ?x {INSIDE} }}",
        "variable by values": f"SELECT * {{ VALUES ?x {{ <{url}> }} SERVICE ?x {INSIDE} }}",
        "prefix": f"PREFIX : <{url}> SELECT * {{ SERVICE : {INSIDE} }}",
        "base": f"BASE <{url}> SELECT * {{ SERVICE <> {INSIDE} }}",
        "no space before a prefix": f"PREFIX : <{url}> SELECT * {{ SERVICE:x {INSIDE} }}",
        "no space before a variable": f"SELECT * {{ BIND(<{url}> AS ?x) SERVICE?x{INSIDE} }}",
        "no space at all": f"SELECT*{{SERVICE<{url}>{INSIDE}}}",
        "tabs and lines": f"SELECT * {{\tSERVICE\r\n\t<{url}>\n{INSIDE} }}",
        "comment between": f"SELECT * {{ SERVICE # <x>\n<{url}> {INSIDE} }}",
        "comment before": f"# it's \"\nSELECT * {{ #'\n {plain} }}",
        "escaped letter": f"SELECT * {{ \\u0053ERVICE <{url}> {INSIDE} }}",
        "escaped letter, long": f"SELECT * {{ \\U00000053ERVICE <{url}> {INSIDE} }}",
        "all letters escaped": "SELECT * { "
        + "".join(f"\\u{ord(c):04X}" for c in "SERVICE")
        + f" <{url}> {INSIDE} }}",
        "escaped address": f"SELECT * {{ SERVICE <{url.replace('h', chr(92) + 'u0068', 1)}> {INSIDE} }}",
        "escaped space": f"SELECT * {{ SERVICE\\u0020<{url}> {INSIDE} }}",
        "letter that is only like it": f"SELECT * {{ \u017fERVICE <{url}> {INSIDE} }}",
        "wide letters": f"SELECT * {{ \uff33ERVICE <{url}> {INSIDE} }}",
        "byte order mark": f"\ufeffSELECT * {{ {plain} }}",
        "after a number": f"SELECT * {{ ?a ?b 1SERVICE <{url}> {INSIDE} }}",
        "after a word": f"SELECT * {{ ?a ?b trueSERVICE <{url}> {INSIDE} }}",
        "after a false end": f'SELECT * {{ ?a ?b "\\u005C" SERVICE <{url}> {INSIDE} #"\n }}',
        "after a long text": f'SELECT * {{ ?a ?b """x\\"""" . {plain} #"""\n }}',
        "after a false comment": f"SELECT * {{ BIND(<x:\\u0041#x> AS ?q) {plain} }}",
        # Read as an IRI by who looks for the longest token, and as a comparison by Oxigraph.
        "in a false address": f"ASK {{ ?a ?b 3 FILTER(?a<3)SERVICE#>\n<{url}> {INSIDE} }}",
        "in a false address, silent": f"ASK {{ ?a ?b 3 FILTER(?a<3)SERVICE#>\nSILENT <{url}> {INSIDE} }}",
        "in exists": f"SELECT * {{ ?a ?b ?c FILTER EXISTS {{ {plain} }} }}",
        "in not exists": f"SELECT * {{ ?a ?b ?c FILTER NOT EXISTS {{ {plain} }} }}",
        "in a bind": f"SELECT * {{ BIND(EXISTS {{ {plain} }} AS ?x) }}",
        "in a subquery": f"SELECT * {{ {{ SELECT * {{ {plain} }} }} }}",
        "in optional": f"SELECT * {{ OPTIONAL {{ {plain} }} }}",
        "in minus": f"SELECT * {{ ?a ?b ?c MINUS {{ {plain} }} }}",
        "in a union": f"SELECT * {{ {{ ?a ?b ?c }} UNION {{ {plain} }} }}",
        "in a graph": f"SELECT * {{ GRAPH ?g {{ {plain} }} }}",
        "in itself": f"SELECT * {{ SERVICE <{url}> {{ {plain} }} }}",
        "lateral": f"SELECT * {{ ?a ?b ?c LATERAL {{ {plain} }} }}",
        "ask": f"ASK {{ {plain} }}",
        "construct": f"CONSTRUCT {INSIDE} WHERE {{ {plain} }}",
        "describe": f"DESCRIBE ?s WHERE {{ {plain} }}",
    }


def by_reading(url: str) -> dict[str, str]:
    """Return queries, and updates, that would fetch what is at `url`."""
    return {
        "from": f"SELECT * FROM <{url}> {INSIDE}",
        "from named": f"SELECT * FROM NAMED <{url}> {{ GRAPH ?g {INSIDE} }}",
        "from, small letters": f"select * from<{url}>{INSIDE}",
        "from a prefix": f"PREFIX x: <{url}> SELECT * FROM x: {INSIDE}",
        "from a base": f"BASE <{url}> SELECT * FROM <> {INSIDE}",
        "from after a comment": f"SELECT * #\nFROM#x\n<{url}> {INSIDE}",
        "from an escaped word": f"SELECT * \\u0046ROM <{url}> {INSIDE}",
        "from an escaped address": f"SELECT * FROM <{url.replace('h', chr(92) + 'u0068', 1)}> {INSIDE}",
        "describe from": f"DESCRIBE <{url}> FROM <{url}>",
        "construct from": f"CONSTRUCT {INSIDE} FROM <{url}> WHERE {INSIDE}",
        "load": f"LOAD <{url}>",
        "load into": f"LOAD SILENT <{url}> INTO GRAPH <x:y>",
        "load after a prefix": f"PREFIX x: <{url}> LOAD x:",
        "load after another": f"CLEAR ALL ; LOAD <{url}>",
        "insert from a service": f"INSERT {INSIDE} WHERE {{ SERVICE <{url}> {INSIDE} }}",
        "insert using": f"INSERT {INSIDE} USING <{url}> WHERE {INSIDE}",
    }


ALL = {**by_service(""), **by_reading("")}


def test_there_are_enough_of_them() -> None:
    assert len(by_service("")) >= 20


@pytest.mark.parametrize("name", ALL)
def test_no_query_reaches_another_server(http: httpx.Client, listener: socket.socket, name: str) -> None:
    url = address_of(listener)
    query = {**by_service(url), **by_reading(url)}[name]
    for answer in (
        http.get("/sparql", params={"query": query}),
        http.post("/sparql", content=query.encode(), headers={"Content-Type": "application/sparql-query"}),
        http.get("/sparql", params={"query": query, "format": "html"}),
    ):
        assert answer.status_code == 400
    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize(
    "path", ["/sparql?query=ASK%7B%7D&default-graph-uri=", "/graph?graph=", "/sparql?load="]
)
def test_no_address_makes_the_server_fetch_it(http: httpx.Client, listener: socket.socket, path: str) -> None:
    answer = http.get(
        path + quote(address_of(listener), safe=""), headers={"Accept": "text/html, text/turtle"}
    )
    assert answer.status_code in {400, 404}
    with pytest.raises(TimeoutError):
        listener.accept()


def test_listener_would_hear_a_query_that_is_let_through(listener: socket.socket) -> None:
    """Without this, the tests above would also pass where nothing could be heard at all."""
    query = by_service(address_of(listener))["silent"]
    with httpx.Client(timeout=0.3) as client, pytest.raises(httpx.TimeoutException):
        client.get(address_of(listener))
    heard, _ = listener.accept()
    heard.close()
    with pytest.raises(QueryError, match="SERVICE is refused"):
        run(Opened(), Job(query, "memory:"))


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a ?x }",
        "SELECT * { ?s ?p 'SERVICE' } # SERVICE",
        'SELECT * { ?s ?p """a "service" <x>""" }',
        "SELECT * { ?s <http://example.org/SERVICE> ?o }",
        "PREFIX service: <http://x/> SELECT * { ?s service:service ?o }",
        "SELECT * { ?s ?p _:service }",
        "SELECT * { ?s ?p 'x'@service }",
        "SELECT * { ?s ?p 'self-service in-service' }",
    ],
)
def test_the_word_alone_is_no_fault(query: str) -> None:
    refuse_service(query)


@pytest.mark.parametrize("query", ["SELECT ?from { ?from a ?x }", "ASK { ?s ?p 'from' } # from", "ASK {}"])
def test_from_is_seen_only_where_it_is_a_word_of_the_language(query: str) -> None:
    assert not used_as_word(query, "from")


def test_fault_elsewhere_is_told_rather_than_the_word_in_a_comment() -> None:
    with pytest.raises(QueryError, match="line 2, column 10"):
        refuse_service("# our service\nSELECT * WHRE { ?s ?p ?o }")


def test_what_cannot_be_read_either_way_is_refused() -> None:
    with pytest.raises(QueryError):
        refuse_service('SELECT * { "unended SERVICE <http://x/> { } }')
