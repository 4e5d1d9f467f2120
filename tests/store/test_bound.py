import pytest
from rdflib import BNode, Literal, URIRef

from kg.errors import QueryError
from kg.store.bound import with_values


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("SELECT ?x { ?x ?p ?o }", 'SELECT ?x { VALUES (?x) { ("v") }  ?x ?p ?o }'),
        ("# {\nASK { ?x ?p ?o }", '# {\nASK { VALUES (?x) { ("v") }  ?x ?p ?o }'),
        (
            "PREFIX a: <http://e.org/#> SELECT ?x { ?x ?p ?o }",
            'PREFIX a: <http://e.org/#> SELECT ?x { VALUES (?x) { ("v") }  ?x ?p ?o }',
        ),
        ("SELECT ('{' AS ?b) { ?x ?p ?o }", "SELECT ('{' AS ?b) { VALUES (?x) { (\"v\") }  ?x ?p ?o }"),
        ("CONSTRUCT { ?x a ?o } { ?x ?p ?o }", 'CONSTRUCT { ?x a ?o } { VALUES (?x) { ("v") }  ?x ?p ?o }'),
        ("CONSTRUCT WHERE { ?x ?p ?o }", 'CONSTRUCT WHERE { VALUES (?x) { ("v") }  ?x ?p ?o }'),
    ],
)
def test_values_stand_at_the_head_of_the_where_group(query: str, expected: str) -> None:
    assert with_values(query, {"x": Literal("v")}) == expected


def test_without_parameters_the_query_stays_as_it_is() -> None:
    assert with_values("SELECT nonsense", {}) == "SELECT nonsense"


def test_a_query_without_a_group_cannot_take_parameters() -> None:
    with pytest.raises(QueryError, match="no group"):
        with_values("DESCRIBE ?x", {"x": Literal("v")})


@pytest.mark.parametrize("term", [URIRef("http://example.org/> } DROP ALL"), BNode("b")])
def test_a_value_that_could_break_out_is_refused(term: URIRef | BNode) -> None:
    with pytest.raises(QueryError):
        with_values("SELECT ?x { ?x ?p ?o }", {"x": term})
