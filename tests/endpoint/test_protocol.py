"""The SPARQL 1.1 Protocol: how queries come in, and what is said of those that cannot be taken."""

from urllib.parse import quote

import httpx
import pytest
from rdflib import Graph

from tests.endpoint.asking import ASKED, BROWSER, FORM, JSON, QUERY


def test_get_form_and_body_give_the_same(http: httpx.Client) -> None:
    by_get = http.get("/sparql", params={"query": ASKED})
    by_form = http.post("/sparql", data={"query": ASKED})
    by_body = http.post("/sparql", content=ASKED, headers={"Content-Type": QUERY})
    assert by_get.headers["Content-Type"] == JSON
    assert len(by_get.json()["results"]["bindings"]) == 2
    assert by_get.json() == by_form.json() == by_body.json()


def test_query_in_utf8_is_read_whatever_way_it_comes(http: httpx.Client) -> None:
    query = "SELECT ('Błaszczak 🤝' AS ?x) {}"
    for answer in (
        http.get("/sparql", params={"query": query}),
        http.post("/sparql", data={"query": query}),
        http.post("/sparql", content=query, headers={"Content-Type": f"{QUERY}; charset=UTF-8"}),
    ):
        assert answer.json()["results"]["bindings"][0]["x"]["value"] == "Błaszczak 🤝"


def graph_of(http: httpx.Client) -> str:
    found = http.get("/sparql", params={"query": "SELECT DISTINCT ?g { GRAPH ?g { ?s ?p ?o } } LIMIT 1"})
    return str(found.json()["results"]["bindings"][0]["g"]["value"])


def ask(http: httpx.Client, query: str, **parameters: str) -> object:
    answer = http.get("/sparql", params={"query": query, **parameters})
    assert answer.status_code == 200, answer.text
    return answer.json()["boolean"]


def test_dataset_of_the_request_is_all_that_the_query_reads(http: httpx.Client) -> None:
    graph = graph_of(http)
    title = "{ ?release <https://w3id.org/secrel#textHash> ?hash }"  # in no graph but a release's own
    assert ask(http, f"ASK {title}") is False
    assert ask(http, f"ASK {title}", **{"default-graph-uri": graph}) is True
    assert ask(http, f"ASK {{ GRAPH ?g {title} }}", **{"default-graph-uri": graph}) is False
    assert ask(http, f"ASK {{ GRAPH ?g {title} }}", **{"named-graph-uri": graph}) is True
    assert ask(http, "ASK { ?s ?p ?o }", **{"named-graph-uri": graph}) is False


def test_dataset_of_the_request_wins_over_the_query_s(http: httpx.Client) -> None:
    graph = graph_of(http)
    query = f"ASK FROM <{graph}> {{ ?release <https://w3id.org/secrel#textHash> ?hash }}"
    assert ask(http, query) is True
    assert ask(http, query, **{"named-graph-uri": graph}) is False


@pytest.mark.parametrize("name", ["default-graph-uri", "named-graph-uri"])
def test_graph_that_is_not_held_is_refused_and_not_fetched(http: httpx.Client, name: str) -> None:
    answer = http.get("/sparql", params={"query": "ASK {}", name: "http://127.0.0.1:9/nothing"})
    assert answer.status_code == 400
    assert "none is fetched" in answer.text


def test_relative_addresses_are_read_against_the_endpoint_s(http: httpx.Client, server: str) -> None:
    answer = http.get("/sparql", params={"query": "SELECT (IRI('x') AS ?x) {}"})
    assert answer.json()["results"]["bindings"][0]["x"]["value"] == f"{server}/x"


REFUSED = {
    "two queries": ("GET", "?query=ASK%20%7B%7D&query=ASK%20%7B%7D", "", b"", 400),
    "two in a form": ("POST", "", FORM, b"query=ASK{}&query=ASK{}", 400),
    "one in the address and one in the body": ("POST", "?query=ASK%20%7B%7D", QUERY, b"ASK {}", 400),
    "a form without a query": ("POST", "", FORM, b"format=json", 400),
    "an empty query": ("POST", "", QUERY, b" ", 400),
    "another media type": ("POST", "", "text/plain", b"ASK {}", 415),
    "no media type": ("POST", "", "", b"ASK {}", 415),
    "a form as browsers send files": ("POST", "", "multipart/form-data; boundary=x", b"--x--", 415),
    "another character set": ("POST", "", f"{QUERY}; charset=UTF-16", "ASK {}".encode("utf-16"), 400),
    "no UTF-8": ("POST", "", QUERY, b"ASK { ?s ?p '\xff' }", 400),
    "no UTF-8 in a form": ("POST", "", FORM, b"query=ASK%20%FF", 400),
    "no UTF-8 in the address": ("GET", "?query=ASK%20%FF", "", b"", 400),
    "an update": ("POST", "", "application/sparql-update", b"CLEAR ALL", 403),
    "an update in a form": ("POST", "", FORM, b"update=CLEAR%20ALL", 403),
    "an update in the address": ("GET", "?update=CLEAR%20ALL", "", b"", 403),
    "an update as a query": ("GET", "?query=CLEAR%20ALL", "", b"", 400),
    "too much": ("POST", "", QUERY, b"ASK {} #" + b"x" * (1 << 20), 413),
    "a put": ("PUT", "?query=ASK%20%7B%7D", "", b"", 405),
    "a deletion": ("DELETE", "", "", b"", 405),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_the_protocol_does_not_have_is_refused(http: httpx.Client, name: str) -> None:
    method, path, media, body, status = REFUSED[name]
    headers = {"Content-Type": media} if media else {}
    answer = http.request(method, f"/sparql{path}", headers=headers, content=body)
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/plain")
    assert len(answer.text) > 20
    assert ("Allow" in answer.headers) == (status == 405)


def test_fault_has_its_place_and_reason(http: httpx.Client) -> None:
    query = "SELECT *\nWHERE {\n  ?s ?p ?o .\n  FILTER(?o > )\n}"
    problem = http.get("/sparql", params={"query": query}, headers={"Accept": JSON})
    assert problem.status_code == 400
    assert problem.headers["Content-Type"] == "application/problem+json"
    told = problem.json()
    assert (told["status"], told["line"], told["column"]) == (400, 4, 15)
    assert told["title"]
    assert "')'" in told["detail"]
    text = http.get("/sparql", params={"query": query})
    assert text.status_code == 400
    assert text.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert "line 4, column 15" in text.text
    page = http.get("/sparql", params={"query": query}, headers=BROWSER)
    assert page.status_code == 400
    assert page.headers["Content-Type"].startswith("text/html")
    assert "line 4, column 15" in page.text


def test_head_is_a_get_without_its_body(http: httpx.Client) -> None:
    for path in ("/sparql", f"/sparql?query={quote(ASKED)}", "/.well-known/void"):
        got, head = http.get(path), http.head(path)
        assert head.status_code == got.status_code == 200
        assert head.content == b""
        for name in ("Content-Type", "Content-Length", "Vary", "ETag"):
            assert head.headers.get(name) == got.headers.get(name)


def test_scripts_of_other_sites_may_ask(http: httpx.Client) -> None:
    for path, methods in (("/sparql", "GET, HEAD, POST, OPTIONS"), ("/graph", "GET, HEAD, OPTIONS")):
        answer = http.options(path)
        assert answer.status_code == 204
        assert answer.headers["Allow"] == answer.headers["Access-Control-Allow-Methods"] == methods
        assert "Content-Type" in answer.headers["Access-Control-Allow-Headers"]
    for query in ("ASK {}", "ASK {"):
        answer = http.get("/sparql", params={"query": query})
        assert answer.headers["Access-Control-Allow-Origin"] == "*"
        assert "Access-Control-Allow-Credentials" not in answer.headers


def test_without_a_query_a_browser_gets_the_editor_and_a_program_the_description(http: httpx.Client) -> None:
    assert "<textarea" in http.get("/sparql", headers=BROWSER).text
    for accept in ({}, {"Accept": "*/*"}, {"Accept": "text/turtle"}):
        answer = http.get("/sparql", headers=accept)
        assert answer.headers["Content-Type"].startswith("text/turtle")
        assert len(Graph().parse(data=answer.text, format="turtle")) > 5


def test_a_bad_query_is_no_answer_that_anybody_could_hold(http: httpx.Client) -> None:
    bad = http.get("/sparql", params={"query": "SELECT BAD {"}, headers={"If-None-Match": "*"})
    assert bad.status_code == 400
    assert "ETag" not in bad.headers


def test_head_of_a_graph_tells_what_get_would_without_its_work(http: httpx.Client) -> None:
    for place in ("default", f"graph={quote(graph_of(http))}"):
        head, got = http.head(f"/graph?{place}"), http.get(f"/graph?{place}")
        assert (head.status_code, head.content) == (200, b"")
        for name in ("ETag", "Vary", "Access-Control-Allow-Origin"):
            assert head.headers[name] == got.headers[name]
        assert head.headers["Content-Type"] == got.headers["Content-Type"]
    assert http.head("/graph?graph=https://nowhere.example/g").status_code == 404


def test_rows_that_were_left_out_are_announced(http: httpx.Client) -> None:
    every = {"query": "SELECT * { ?s ?p ?o }"}
    some = http.get("/sparql", params={**every, "first": "3"})
    assert some.headers["X-Row-Limit"] == "3"
    assert int(some.headers["X-Total-Count"]) > len(some.json()["results"]["bindings"]) == 3
    assert "X-Row-Limit" not in http.get("/sparql", params=every).headers
    page = http.get("/query/kinds", headers=BROWSER)
    assert page.headers["X-Row-Limit"] == "500"
    assert "X-Row-Limit" in page.headers["Access-Control-Expose-Headers"]


@pytest.mark.parametrize(
    ("method", "address", "status"),
    [
        ("GET", "/query/kinds?format=json", 200),
        ("OPTIONS", "/query/kinds", 204),
        ("GET", "/query/nope", 404),
        ("GET", "/query/country-meetings?format=json", 400),
        ("GET", "/sparql/stop", 405),
        ("OPTIONS", "/sparql/stop", 204),
        ("DELETE", "/graph", 405),
    ],
)
def test_scripts_of_other_sites_read_every_answer_and_every_fault(
    http: httpx.Client, method: str, address: str, status: int
) -> None:
    answer = http.request(method, address)
    assert answer.status_code == status
    assert answer.headers["Access-Control-Allow-Origin"] == "*"
    assert not answer.content.startswith(b"<")


NESTED = {
    "groups": "SELECT * {" + "{" * 3000 + "}" * 3000 + "}",
    "functions": "SELECT * { FILTER(" + "STR(" * 3000 + "1" + ")" * 3000 + ")}",
    "names": "SELECT * {" + " ".join(f"BIND(1 AS ?v{number})" for number in range(3000)) + "}",
}


@pytest.mark.parametrize("query", NESTED.values(), ids=NESTED)
def test_a_deeply_nested_query_is_answered(http: httpx.Client, query: str) -> None:
    assert http.post("/sparql", data={"query": query}).status_code == 200


def test_a_query_nested_beyond_all_reason_is_told_so_and_the_next_one_is_answered(http: httpx.Client) -> None:
    query = "SELECT * {" + "{" * 300_000 + "}" * 300_000 + "}"
    told = http.post("/sparql", content=query, headers={"Content-Type": QUERY}, timeout=60)
    assert told.status_code == 400
    assert "nested" in told.text
    assert http.get("/sparql", params={"query": ASKED}).status_code == 200
