"""The SPARQL page as it is without scripts; the endpoint behind it is tried in tests/endpoint."""

import pytest
from flask.testing import FlaskClient

from kg.query.catalog import NamedQuery, list_queries
from tests.endpoint.asking import ALL, ASKED, BROWSER, BUILT


def shown(client: FlaskClient, query: str) -> str:
    return client.get("/sparql", query_string={"query": query}, headers=BROWSER).text


def test_answer_is_a_table_with_labels(client: FlaskClient) -> None:
    page = shown(client, ASKED)
    assert ">Defence Action Plan</a>" in page
    assert "2 of 2 shown" in page


def test_truth_is_a_word_and_a_graph_is_its_text(client: FlaskClient) -> None:
    assert "Yes" in shown(client, "ASK { ?s ?p ?o }")
    assert "No" in shown(client, "ASK { <x:y> ?p ?o }")
    page = shown(client, BUILT)
    assert "5 of 5 shown" in page
    assert page.count("22-rdf-syntax-ns#type") + page.count(" a ") >= 1


def test_long_answer_is_shown_in_part_and_said_to_be(client: FlaskClient) -> None:
    answer = client.get("/sparql", query_string={"query": ALL}, headers=BROWSER)
    total = int(answer.headers["X-Total-Count"])
    assert total > 1000
    assert int(answer.headers["X-Row-Limit"]) == 500
    assert f"500 of {total:,} shown".replace(",", "\u202f") in answer.text
    whole = client.get("/sparql", query_string={"query": ALL, "format": "csv"})
    assert "X-Row-Limit" not in whole.headers
    assert whole.text.count("\r\n") > total  # a row may hold a line break in a cell


def test_fault_is_told_below_the_form_which_keeps_the_query(client: FlaskClient) -> None:
    answer = client.get("/sparql", query_string={"query": "SELECT * { ?s ?p }"}, headers=BROWSER)
    assert answer.status_code == 400
    assert "line 1, column 18" in answer.text
    assert "SELECT * { ?s ?p }</textarea>" in answer.text


def test_query_without_words_shows_the_form(client: FlaskClient) -> None:
    assert "<textarea" in client.get("/sparql?query=%20", headers=BROWSER).text


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_named_query_is_offered_and_loads(client: FlaskClient, query: NamedQuery) -> None:
    loaded = client.get("/sparql", query_string={"load": query.name}, headers=BROWSER)
    assert loaded.status_code == 200
    assert "# parameter" not in loaded.text, "what the file says of itself is not for the editor"
