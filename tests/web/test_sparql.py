import csv
import io
import json
import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from rdflib import Graph

from kg.errors import QueryError
from kg.query.catalog import list_queries
from kg.query.guarded.refusals import refuse_service
from web import create_app

BROWSER = {"Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"}
ASKED = "SELECT ?s WHERE { ?s a <https://w3id.org/secrel#Agreement> } ORDER BY ?s"
SLOW = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"


def test_answer_is_a_table_with_labels_for_a_browser(client: FlaskClient) -> None:
    page = client.get("/sparql", query_string={"query": ASKED, "format": "html"}).text
    assert ">Defence Action Plan</a>" in page
    assert "2 of 2 shown" in page


@pytest.mark.parametrize("form", ["csv", "tsv", "json", "xml", "turtle"])
def test_answer_can_be_downloaded(client: FlaskClient, form: str) -> None:
    answer = client.get("/sparql", query_string={"query": ASKED, "format": form})
    assert answer.status_code == 200
    assert "attachment" in answer.headers["Content-Disposition"]
    assert answer.text.count("https://w3id.org/secrel/id/agreement/") == 2


def test_protocol_by_get_by_form_and_by_body_give_the_same(client: FlaskClient) -> None:
    headers = {"Accept": "application/sparql-results+json"}
    by_get = client.get("/sparql", query_string={"query": ASKED}, headers=headers)
    by_form = client.post("/sparql", data={"query": ASKED}, headers=headers)
    by_body = client.post("/sparql", data=ASKED, content_type="application/sparql-query", headers=headers)
    assert by_get.mimetype == "application/sparql-results+json"
    assert json.loads(by_get.data) == json.loads(by_form.data) == json.loads(by_body.data)


def test_ask_and_construct_are_answered(client: FlaskClient) -> None:
    ask = client.get("/sparql", query_string={"query": "ASK { ?s ?p ?o }", "format": "json"})
    assert ask.get_json(force=True)["boolean"] is True
    assert "Yes" in client.get("/sparql", query_string={"query": "ASK { ?s ?p ?o }", "format": "html"}).text
    built = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c } LIMIT 5"
    answer = client.get("/sparql", query_string={"query": built}, headers={"Accept": "text/turtle"})
    assert answer.mimetype == "text/turtle"
    assert len(Graph().parse(data=answer.data, format="turtle")) == 5


def test_csv_holds_every_row(client: FlaskClient) -> None:
    query = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"
    rows = list(
        csv.reader(io.StringIO(client.get("/sparql", query_string={"query": query, "format": "csv"}).text))
    )
    assert len(rows) > 1000
    page = client.get("/sparql", query_string={"query": query, "format": "html"}).text
    assert f"500 of {len(rows) - 1:,} shown".replace(",", "\u202f") in page


def test_fault_in_a_query_is_told_with_its_place(client: FlaskClient) -> None:
    for form in ("html", "json"):
        answer = client.get("/sparql", query_string={"query": "SELECT * WHERE { ?s ?p }", "format": form})
        assert answer.status_code == 400
        assert "1:" in answer.text


@pytest.mark.parametrize("query", ["INSERT DATA { <a:a> <a:b> <a:c> }", "DROP ALL", "hello"])
def test_updates_are_refused(client: FlaskClient, query: str) -> None:
    assert client.get("/sparql", query_string={"query": query, "format": "json"}).status_code == 400


def test_runaway_is_stopped_and_the_next_query_answered(store_folder: Path) -> None:
    app = create_app(str(store_folder), testing=True, query_timeout=2)
    with app.test_client() as client:
        answer = client.get("/sparql", query_string={"query": SLOW, "format": "json"})
        assert answer.status_code == 503
        assert "2 seconds" in answer.text
        assert client.get("/sparql", query_string={"query": ASKED, "format": "json"}).status_code == 200


def test_query_without_words_shows_the_form(client: FlaskClient) -> None:
    assert "<textarea" in client.get("/sparql?query=%20", headers=BROWSER).text


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_named_query_is_offered_and_loads(client: FlaskClient, query: object) -> None:
    name = query.name  # type: ignore[attr-defined]
    assert f"load={name}" in client.get("/sparql", headers=BROWSER).text
    assert client.get("/sparql", query_string={"load": name}, headers=BROWSER).status_code == 200


@pytest.fixture
def listener() -> Iterator[socket.socket]:
    with socket.socket() as server:
        server.bind(("127.0.0.1", 0))
        server.listen()
        server.settimeout(0.2)
        yield server


def reaching(address: str) -> dict[str, str]:
    inside = "{ ?s ?p ?o }"
    return {
        "plain": f"SELECT * {{ SERVICE <{address}> {inside} }}",
        "small letters": f"SELECT * {{ service <{address}> {inside} }}",
        "silent": f"SELECT * {{ SERVICE SILENT <{address}> {inside} }}",
        "variable": f"SELECT * {{ BIND(<{address}> AS ?x) SERVICE ?x {inside} }}",
        "prefix": f"PREFIX : <{address}> SELECT * {{ SERVICE : {inside} }}",
        "no space": f"PREFIX : <{address}> SELECT * {{ SERVICE:x {inside} }}",
        "comment": f"SELECT * {{ SERVICE # <x>\n<{address}> {inside} }}",
        "escaped": f"SELECT * {{ \\u0053ERVICE <{address}> {inside} }}",
        "escaped long": f"SELECT * {{ \\U00000053ERVICE <{address}> {inside} }}",
        "after a number": f"SELECT * {{ ?a ?b 1SERVICE <{address}> {inside} }}",
        "after a word": f"SELECT * {{ ?a ?b trueSERVICE <{address}> {inside} }}",
        "after a false end": f'SELECT * {{ ?a ?b "\\u005C" SERVICE <{address}> {inside} #"\n }}',
        "after a false comment": f"SELECT * {{ BIND(<x:\\u0041#x> AS ?q) SERVICE <{address}> {inside} }}",
        "in exists": f"SELECT * {{ ?a ?b ?c FILTER EXISTS {{ SERVICE <{address}> {inside} }} }}",
        "in a subquery": f"SELECT * {{ {{ SELECT * {{ SERVICE <{address}> {inside} }} }} }}",
        "in optional": f"SELECT * {{ OPTIONAL {{ SERVICE <{address}> {inside} }} }}",
        "in minus": f"SELECT * {{ ?a ?b ?c MINUS {{ SERVICE <{address}> {inside} }} }}",
        "ask": f"ASK {{ SERVICE <{address}> {inside} }}",
        "construct": f"CONSTRUCT {inside} WHERE {{ SERVICE <{address}> {inside} }}",
        "describe": f"DESCRIBE ?s WHERE {{ SERVICE <{address}> {inside} }}",
        "in a graph": f"SELECT * {{ GRAPH ?g {{ SERVICE <{address}> {inside} }} }}",
    }


@pytest.mark.parametrize("name", reaching(""))
def test_no_query_reaches_another_server(client: FlaskClient, listener: socket.socket, name: str) -> None:
    query = reaching(f"http://127.0.0.1:{listener.getsockname()[1]}/")[name]
    answer = client.get("/sparql", query_string={"query": query, "format": "json"})
    assert answer.status_code == 400
    assert "SERVICE" in answer.text
    with pytest.raises(TimeoutError):
        listener.accept()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT ?service { ?service a ?x }",
        "SELECT * { ?s ?p 'SERVICE' } # SERVICE",
        'SELECT * { ?s ?p """a "service" <x>""" }',
        "SELECT * { ?s <http://example.org/SERVICE> ?o }",
        "PREFIX x: <http://x/> SELECT * { ?s x:service ?o }",
    ],
)
def test_the_word_alone_is_no_fault(query: str) -> None:
    refuse_service(query)


def test_a_query_that_cannot_be_cut_is_refused_if_the_word_is_in_it() -> None:
    with pytest.raises(QueryError):
        refuse_service('SELECT * { "unended SERVICE <http://x/> { } }')


def test_options_reach_the_workers(store_folder: Path) -> None:
    app: Flask = create_app(str(store_folder), query_timeout=7, query_memory=512)
    assert app.config["QUERY_TIMEOUT"] == 7
    assert app.config["QUERY_MEMORY"] == 512
