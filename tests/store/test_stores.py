"""What every store must do, held against each of them."""

import json

import pytest
from rdflib import Literal, URIRef
from rdflib.namespace import XSD

from kg.errors import FormatError, QueryError, StoreError
from kg.store.base import ALL, Store

EX = "http://example.org/"
ONE = f'<{EX}a> <{EX}p> "one" <{EX}g1> .\n<{EX}a> <{EX}q> <{EX}b> <{EX}g1> .\n'
TWO = f'<{EX}a> <{EX}p> "two" <{EX}g2> .\n'
VIEW = f'<{EX}a> <{EX}p> "view" .\n<{EX}b> <{EX}year> "2018"^^<{XSD.gYear}> .\n'
#: One literal of each kind that is easy to spell in two ways, as canonical N-Quads writes it.
ODD = (
    '"tab\\there, \\"quoted\\", back\\\\slash, line\\nfeed, return\\r, \\u0001 \\u007F \\b\\f"',
    '"Błaszczak \u2028 \U0001f91d"',  # raw in the text: only control characters are escaped
    '"Warschau"@de',
    f'"2018-06"^^<{XSD.gYearMonth}>',
    f'"2018-06-21"^^<{XSD.date}>',
    f'"0.9"^^<{XSD.decimal}>',
    f'"7"^^<{XSD.integer}>',
    f'"true"^^<{XSD.boolean}>',
    f'"https://example.org/a?b=c&d"^^<{XSD.anyURI}>',
    '""',
)


def dump(store: Store) -> str:
    return "".join(store.dump(ALL))


def test_an_empty_store_holds_nothing(store: Store) -> None:
    assert dump(store) == ""
    assert list(store.graphs()) == []
    assert not store.ask("ASK { ?s ?p ?o }")


def test_a_graph_put_in_comes_out_sorted(store: Store) -> None:
    store.replace_graph(f"{EX}g1", "".join(reversed(ONE.splitlines(keepends=True))))
    assert "".join(store.dump(f"{EX}g1")) == ONE
    assert list(store.graphs()) == [f"{EX}g1"]


def test_dump_of_all_gives_the_default_graph_first_and_then_each_by_name(store: Store) -> None:
    store.replace_graphs({f"{EX}g2": TWO, f"{EX}g1": ONE})
    store.replace_default(VIEW)
    assert dump(store) == VIEW + ONE + TWO
    assert "".join(store.dump(None)) == VIEW
    assert list(store.dump(f"{EX}unknown")) == []


def test_every_literal_comes_out_as_it_went_in(store: Store) -> None:
    lines = sorted(f"<{EX}a> <{EX}p> {literal} <{EX}g> .\n" for literal in ODD)
    store.replace_graph(f"{EX}g", "".join(lines))
    assert list(store.dump(f"{EX}g")) == lines


def test_replacing_a_graph_leaves_nothing_of_the_old_one_and_touches_no_other(store: Store) -> None:
    store.replace_graphs({f"{EX}g1": ONE, f"{EX}g2": TWO})
    new = f'<{EX}a> <{EX}p> "one" <{EX}g1> .\n<{EX}c> <{EX}p> "new" <{EX}g1> .\n'
    store.replace_graph(f"{EX}g1", new)
    assert dump(store) == new + TWO


def test_replacing_a_graph_by_itself_changes_nothing(store: Store) -> None:
    store.replace_graphs({f"{EX}g1": ONE, f"{EX}g2": TWO})
    store.replace_graphs({f"{EX}g1": ONE})
    assert dump(store) == ONE + TWO


def test_an_empty_text_removes_the_graph(store: Store) -> None:
    store.replace_graphs({f"{EX}g1": ONE, f"{EX}g2": TWO})
    store.replace_graph(f"{EX}g1", "")
    assert list(store.graphs()) == [f"{EX}g2"]


@pytest.mark.parametrize(
    "bad",
    [
        f"<{EX}a> <{EX}p> nonsense <{EX}g2> .\n",
        f'<{EX}a> <{EX}p> "of no graph" .\n',
        f'<{EX}a> <{EX}p> "of another graph" <{EX}g3> .\n',
        f"<{EX}a> <{EX}p> _:blank <{EX}g2> .\n",
        f'<{EX}a> <{EX}p> "x" }} }} ; DROP ALL ; INSERT DATA {{ <{EX}a> <{EX}p> "y" <{EX}g2> .\n',
    ],
)
def test_one_bad_line_and_no_graph_of_the_batch_changes(store: Store, bad: str) -> None:
    store.replace_graphs({f"{EX}g1": ONE})
    with pytest.raises(StoreError):
        store.replace_graphs({f"{EX}g0": ONE.replace("g1>", "g0>"), f"{EX}g1": "", f"{EX}g2": TWO + bad})
    assert dump(store) == ONE


def test_a_graph_whose_name_is_no_iri_is_refused(store: Store) -> None:
    with pytest.raises(StoreError):
        store.replace_graph(f"{EX}g> ; DROP ALL", "")


def test_the_default_graph_is_not_the_union(store: Store) -> None:
    store.replace_graph(f"{EX}g1", ONE)
    store.replace_default(VIEW)
    rows = store.select(f"SELECT ?o WHERE {{ <{EX}a> <{EX}p> ?o }}")
    assert list(rows) == [(Literal("view"),)]


def test_replacing_the_default_graph_changes_only_the_difference(store: Store) -> None:
    assert store.replace_default(VIEW) == 2
    assert store.replace_default(VIEW) == 0
    other = VIEW.replace('"view"', '"new view"')
    assert store.replace_default(other) == 2
    assert "".join(store.dump(None)) == other
    assert store.replace_default(other.splitlines()) == 0
    assert store.replace_default("") == 2
    assert dump(store) == ""


def test_a_bad_line_leaves_the_default_graph_as_it_was(store: Store) -> None:
    store.replace_default(VIEW)
    with pytest.raises(StoreError):
        store.replace_default(TWO)
    assert dump(store) == VIEW


def test_select_gives_terms_in_the_order_of_its_variables(store: Store) -> None:
    store.replace_default(VIEW)
    rows = store.select("SELECT ?o ?none ?s WHERE { ?s ?p ?o } ORDER BY ?s")
    assert rows.variables == ("o", "none", "s")
    assert list(rows) == [
        (Literal("view"), None, URIRef(f"{EX}a")),
        (Literal("2018", datatype=XSD.gYear), None, URIRef(f"{EX}b")),
    ]


def test_bound_variables_are_fixed_and_keep_their_column(store: Store) -> None:
    store.replace_graphs({f"{EX}g1": ONE, f"{EX}g2": TWO})
    query = "SELECT ?g ?o WHERE { # not here: {\n GRAPH ?g { ?s ?p ?o } FILTER(isLiteral(?o)) }"
    assert list(store.select(query, g=URIRef(f"{EX}g2"))) == [(URIRef(f"{EX}g2"), Literal("two"))]
    assert list(store.select(query, o=Literal("one"))) == [(URIRef(f"{EX}g1"), Literal("one"))]
    assert list(store.select(query, g=URIRef(f"{EX}g1"), o=Literal("two"))) == []


def test_a_bound_variable_is_seen_by_filters_and_counts(store: Store) -> None:
    store.replace_graphs({f"{EX}g1": ONE, f"{EX}g2": TWO})
    query = "SELECT ?least ?o WHERE { GRAPH ?g { ?s ?p ?o } FILTER(?o >= ?least) }"
    assert [o for _, o in store.select(query, least=Literal("p"))] == [Literal("two")]
    query = "SELECT ?g (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } } GROUP BY ?g"
    assert [n for _, n in store.select(query, g=URIRef(f"{EX}g1"))] == [Literal(2)]


def test_ask_and_construct_take_bound_variables_too(store: Store) -> None:
    store.replace_default(VIEW)
    assert store.ask("ASK WHERE { ?s ?p ?o }", s=URIRef(f"{EX}a"))
    assert not store.ask("ASK WHERE { ?s ?p ?o }", s=URIRef(f"{EX}z"))
    built = store.construct(f"CONSTRUCT {{ ?s <{EX}made> ?o }} WHERE {{ ?s ?p ?o }}", s=URIRef(f"{EX}a"))
    assert list(built) == [(URIRef(f"{EX}a"), URIRef(f"{EX}made"), Literal("view"))]


def test_a_hostile_value_is_a_value_and_nothing_more(store: Store) -> None:
    store.replace_default(VIEW)
    hostile = Literal('view" } } # \n ; DROP ALL')
    assert list(store.select("SELECT ?s ?o WHERE { ?s ?p ?o }", o=hostile)) == []
    assert dump(store) == VIEW


def test_binding_a_variable_that_is_not_projected_is_an_error(store: Store) -> None:
    with pytest.raises(QueryError, match=r"\?s"):
        list(store.select("SELECT ?o WHERE { ?s ?p ?o }", s=URIRef(f"{EX}a")))


@pytest.mark.parametrize("query", ["SELECT nonsense", "ASK { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"])
def test_select_refuses_what_is_no_select_query(store: Store, query: str) -> None:
    with pytest.raises(QueryError):
        store.select(query)


def test_ask_and_construct_refuse_a_select_query(store: Store) -> None:
    with pytest.raises(QueryError):
        store.ask("SELECT * { ?s ?p ?o }")
    with pytest.raises(QueryError):
        store.construct("SELECT * { ?s ?p ?o }")


def test_a_query_cannot_change_the_store(store: Store) -> None:
    store.replace_default(VIEW)
    with pytest.raises(QueryError):
        store.select("DROP ALL")
    assert dump(store) == VIEW


def test_rows_are_serialized_in_each_standard_format(store: Store) -> None:
    store.replace_default(VIEW)
    query = "SELECT ?s ?o WHERE { ?s ?p ?o } ORDER BY ?s"
    found = json.loads(store.select(query).serialize("json"))
    assert found["head"]["vars"] == ["s", "o"]
    assert found["results"]["bindings"][0]["o"] == {"type": "literal", "value": "view"}
    assert store.select(query).serialize("csv").split() == [
        b"s,o",
        f"{EX}a,view".encode(),
        f"{EX}b,2018".encode(),
    ]
    assert store.select(query).serialize("tsv").splitlines()[:2] == [b"?s\t?o", f'<{EX}a>\t"view"'.encode()]
    assert b"<binding name" in store.select(query).serialize("xml")


def test_an_unknown_result_format_is_an_error_that_names_the_known(store: Store) -> None:
    with pytest.raises(FormatError, match="json, xml, csv, tsv"):
        store.select("SELECT * { ?s ?p ?o }").serialize("xlsx")
