"""What is wrong with a query is told where it is, by the standard's own grammar."""

import pytest

from kg.errors import QueryError
from kg.query.catalog import NamedQuery, list_queries
from kg.query.syntax import explain, find_fault
from tests.w3c.manifest import MF, W3C, cases

#: A query, where it is wrong, and a word that must be in the reason.
FAULTS = {
    "SELECT * { ?s ?p }": (1, 18, "'}'"),
    "SELECT *\nWHERE {\n  ?s ?p ?o .\n  FILTER(?o > )\n}": (4, 15, "a term"),
    "SELEC * { ?s ?p ?o }": (1, 1, "SELECT"),
    "# a comment\r\nSELECT * { ?s ?p ?o } ORDR BY ?s": (2, 23, "ORDER"),
    "SELECT * { ?s ?p ?o . FILTR(?x) }": (1, 23, "FILTER"),
    "SELECT * { ?s 'Błaszczak 🤝' ?o }": (1, 15, "an IRI"),
    "SELECT * { 'ab🤝' ?p ?o ?q }": (1, 24, "'?q'"),
    "SELECT * { ?s ?p ?o": (1, 20, "the end of the query"),
    "SELECT * { ?s ?p ?o }}": (1, 22, "the end"),
    "SELECT ?s { ?s ?p 'abc }": (1, 19, "has no end"),
    "SELECT ?x { ?s <has space> ?x }": (1, 16, "has no end"),
    "ASK { x:a ?p ?o }": (1, 7, "PREFIX x:"),
    "PREFIX y: <http://y/> ASK { ?s ?p y:b ; :c 1 }": (1, 41, "PREFIX :"),
    "SELECT ?x { ?x a ?y } LIMIT ten": (1, 29, "a number"),
    "SELECT (COUNT(?x) ?n) { ?x a ?y }": (1, 19, "AS"),
    "CLEAR ALL": (1, 1, "SELECT"),
    "": (1, 1, "the end of the query"),
}


@pytest.mark.parametrize("query", FAULTS)
def test_fault_is_told_with_its_place(query: str) -> None:
    fault = find_fault(query)
    line, column, word = FAULTS[query]
    assert fault is not None
    assert (fault.line, fault.column) == (line, column)
    assert word in fault.reason


def test_service_is_never_advised() -> None:
    fault = find_fault("SELECT * { ?s ?p ?o . FILTR(?x) }")
    assert fault is not None
    assert "SERVICE" not in fault.reason


@pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)
def test_named_query_has_no_fault(query: NamedQuery) -> None:
    assert find_fault(query.text) is None


def test_deep_nesting_is_no_fault_of_ours() -> None:
    assert find_fault("SELECT * { FILTER(" + "(" * 5000 + "1" + ")" * 5000 + ") }") is None


@pytest.mark.skipif(not W3C.is_dir(), reason=f"the W3C's suites are not at {W3C}")
def test_no_query_of_the_w3c_s_is_told_wrong_that_is_right() -> None:
    for case in cases():
        if case.query and "Negative" not in case.kind:
            assert case.kind != f"{MF}NegativeSyntaxTest11"
            assert find_fault(case.query.read_text(encoding="utf-8")) is None, case.iri


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("expected one of IF, The SELECT contains a variable that is unbound, [_]", "contains a variable"),
        ("expected one of Duplicated variable name in SELECT, [_]", "Duplicated variable name in SELECT"),
        ("expected [_]", "a rule of SPARQL"),
    ],
)
def test_rule_beyond_the_grammar_is_told_in_the_engine_s_words(said: str, told: str) -> None:
    error = explain("SELECT * {}", QueryError(f"the query cannot be read: error at 1:9: {said}"))
    assert told in str(error)
    assert "[_]" not in str(error)


def test_other_errors_stay_as_they_are() -> None:
    error = QueryError("the query cannot be run: no such function")
    assert explain("SELECT * {}", error) is error
