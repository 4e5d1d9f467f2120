"""The endpoint over a store on another SPARQL server."""

from collections.abc import Iterator

import httpx
import pytest

from kg.store.opening import open_store
from tests.endpoint.conftest import listening
from tests.store.server import serve_oxigraph
from web import create_app

EX = "http://example.org/"


@pytest.fixture(scope="module")
def http() -> Iterator[httpx.Client]:
    with serve_oxigraph() as base:
        location = f"{base}/query#update={base}/update&graphs={base}/store"
        with open_store(location) as store:
            store.replace_graph(f"{EX}g", f'<{EX}a> <{EX}p> "named" <{EX}g> .\n')
            store.replace_default(f'<{EX}a> <{EX}p> "view" .\n')
        with (
            listening(create_app(location, testing=True)) as address,
            httpx.Client(base_url=address) as client,
        ):
            yield client


def ask(http: httpx.Client, query: str, **more: str) -> httpx.Response:
    return http.get("/sparql", params={"query": query, **more}, headers={"Accept": "*/*"})


def test_queries_of_each_form_are_answered(http: httpx.Client) -> None:
    rows = ask(http, "SELECT ?o { ?s ?p ?o }").json()["results"]["bindings"]
    assert [row["o"]["value"] for row in rows] == ["view"]
    assert ask(http, "ASK { ?s ?p 'view' }").json()["boolean"] is True
    assert '"view"' in ask(http, "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }").text


def test_dataset_of_the_request_is_passed_on(http: httpx.Client) -> None:
    assert ask(http, "ASK { ?s ?p 'named' }", **{"default-graph-uri": f"{EX}g"}).json()["boolean"] is True
    assert ask(http, f"ASK FROM <{EX}g> {{ ?s ?p 'named' }}").json()["boolean"] is True
    assert ask(http, f"ASK FROM <{EX}g> {{ ?s ?p 'view' }}").json()["boolean"] is False


def test_fault_has_its_place(http: httpx.Client) -> None:
    answer = ask(http, "SELECT * { ?s ?p }")
    assert answer.status_code == 400
    assert "line 1, column 18" in answer.text


def test_server_is_not_made_to_ask_others(http: httpx.Client) -> None:
    answer = ask(http, f"SELECT * {{ SERVICE <{EX}> {{ ?s ?p ?o }} }}")
    assert answer.status_code == 400
    assert "SERVICE is refused" in answer.text
    for graph in ("http://127.0.0.1:9/", "no address", "x:y> { ?s ?p ?o } } #"):
        assert ask(http, "ASK {}", **{"named-graph-uri": graph}).status_code == 400
    assert ask(http, "SELECT * FROM <http://127.0.0.1:9/> { ?s ?p ?o }").status_code == 400


def test_answer_has_no_validator_where_a_change_cannot_be_seen(http: httpx.Client) -> None:
    assert "ETag" not in ask(http, "ASK {}").headers
