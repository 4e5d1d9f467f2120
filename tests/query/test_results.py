"""Answers of each form are written in each format, so that standard readers get them back."""

import io
import json

import pytest
from rdflib import Graph, Literal, Variable
from rdflib.query import Result

from kg.errors import FormatError, QueryError
from kg.query.results import FORMATS, RS, answer, as_rows, write_answer
from kg.store.base import Store
from kg.store.opening import open_store

TRIPLE = '<http://example.org/s> <http://example.org/p> "a \\"quoted\\"\\tcell,\\nline <b>"@en .\n'
SELECT = "SELECT ?s ?o WHERE { ?s ?p ?o }"
CONSTRUCT = "CONSTRUCT WHERE { ?s ?p ?o }"
TEXT = 'a "quoted"\tcell,\nline <b>'


@pytest.fixture(params=["memory:", "rdflib:"])
def store(request: pytest.FixtureRequest) -> Store:
    opened = open_store(request.param)
    opened.replace_default(TRIPLE)
    return opened


@pytest.mark.parametrize("name", ["json", "xml", "tsv", "csv"])
def test_rows_come_back_from_each_result_format(store: Store, name: str) -> None:
    written = write_answer(answer(store, SELECT), name)
    result = Result.parse(io.BytesIO(written), format=name)
    assert [str(variable) for variable in result.vars or ()] == ["s", "o"]
    (row,) = list(result.bindings)
    assert str(row[Variable("o")]) == TEXT


def test_rows_as_turtle_are_a_result_set(store: Store) -> None:
    graph = Graph().parse(data=write_answer(answer(store, SELECT), "turtle"), format="turtle")
    assert len(list(graph.objects(None, RS.solution))) == 1
    assert Literal(TEXT, lang="en") in set(graph.objects(None, RS.value))


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")  # rdflib's own JSON-LD reader
@pytest.mark.parametrize(("name", "parser"), [("turtle", "turtle"), ("json", "json-ld"), ("xml", "xml")])
def test_triples_come_back_from_each_graph_format(store: Store, name: str, parser: str) -> None:
    graph = Graph().parse(data=write_answer(answer(store, CONSTRUCT), name), format=parser)
    assert [str(o) for o in graph.objects()] == [TEXT]


@pytest.mark.parametrize("name", ["csv", "tsv"])
def test_triples_as_a_table_have_three_columns(store: Store, name: str) -> None:
    head = write_answer(answer(store, CONSTRUCT), name).decode().splitlines()[0]
    assert [column.strip("?") for column in head.replace(",", "\t").split("\t")] == [
        "subject",
        "predicate",
        "object",
    ]


@pytest.mark.parametrize("name", FORMATS)
def test_a_truth_is_written_in_every_format(store: Store, name: str) -> None:
    assert b"true" in write_answer(answer(store, "ASK { ?s ?p ?o }"), name)
    assert b"false" in write_answer(answer(store, "ASK { ?s ?p <x:y> }"), name)


def test_a_truth_as_json_and_xml_is_read_by_rdflib(store: Store) -> None:
    truth = answer(store, "ASK { ?s ?p ?o }")
    assert json.loads(write_answer(truth, "json")) == {"head": {}, "boolean": True}
    assert Result.parse(io.BytesIO(write_answer(truth, "xml")), format="xml").askAnswer is True


def test_any_answer_can_be_shown_as_rows(store: Store) -> None:
    assert as_rows(answer(store, "ASK {}")).variables == ("answer",)
    assert as_rows(answer(store, CONSTRUCT)).variables == ("subject", "predicate", "object")


def test_an_unknown_format_and_an_update_are_refused(store: Store) -> None:
    with pytest.raises(FormatError, match="csv, tsv, json, xml, turtle"):
        write_answer(answer(store, SELECT), "excel")
    with pytest.raises(QueryError):
        answer(store, "CLEAR ALL")
    assert list(store.dump(None))
