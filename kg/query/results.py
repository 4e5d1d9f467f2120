"""Answers of any query form, and the table of formats they are written in."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import cast

from rdflib import RDF, BNode, Graph, Literal, Namespace
from rdflib.term import Identifier

from kg.errors import FormatError
from kg.query.form import query_form
from kg.store.answers import Triples
from kg.store.base import Store
from kg.store.rows import RESULT_FORMATS, Row, Rows

#: The vocabulary in which the W3C's test suites write a SELECT's answer as RDF.
RS = Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")

SPO = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Format:
    """A format for answers: its media type for rows and truths, and its media type for graphs."""

    rows: str
    graph: str


#: Every format an answer of any form can be written in. A graph as CSV or TSV is a table of triples; rows as
#: Turtle are in the vocabulary `RS`.
FORMATS: Mapping[str, Format] = {
    "csv": Format(RESULT_FORMATS["csv"], "text/csv"),
    "tsv": Format(RESULT_FORMATS["tsv"], "text/tab-separated-values"),
    "json": Format(RESULT_FORMATS["json"], "application/ld+json"),
    "xml": Format(RESULT_FORMATS["xml"], "application/rdf+xml"),
    "turtle": Format("text/turtle", "text/turtle"),
}

#: The formats of tables, and what the other names mean for a graph.
TABLES = ("csv", "tsv")
AS_GRAPH = {"json": "jsonld", "xml": "rdfxml"}

#: What rdflib calls the formats of graphs.
GRAPH_SERIALIZERS = {"json": "json-ld", "xml": "xml", "turtle": "turtle"}

#: What a query gives: rows of a SELECT, the truth of an ASK, triples of a CONSTRUCT or DESCRIBE.
Answer = Rows | bool | Graph | Triples


def answer(store: Store, text: str, bound: Mapping[str, Identifier] | None = None) -> Answer:
    """Return what `store` answers to the query `text`, whatever its form, with variables `bound` fixed.

    Raises:
        QueryError: where the text is no query, or is an update.
    """
    form = query_form(text)
    fixed = dict(bound or {})
    if form == "select":
        return store.select(text, **fixed)
    if form == "ask":
        return store.ask(text, **fixed)
    return store.construct(text, **fixed)


def as_rows(given: Answer) -> Rows:
    """Return any answer as rows: triples have three columns, a truth has one."""
    if isinstance(given, Rows):
        return given
    if isinstance(given, bool):
        return Rows(("answer",), [(Literal(given),)])
    triples = sorted(cast(Iterable[Row], given))
    return Rows(SPO, triples)


def write_answer(given: Answer, name: str) -> bytes:
    """Return `given` in the format `name`, a key of `FORMATS`, or for a graph one of `GRAPH_FORMATS`.

    Raises:
        FormatError: where there is no such format.
    """
    if isinstance(given, Triples) and name not in TABLES:
        return given.serialize(AS_GRAPH.get(name, name))
    if name not in FORMATS:
        raise FormatError(f"no answer can be written as {name!r}; give one of {', '.join(FORMATS)}")
    if isinstance(given, bool):
        return _write_truth(given, name)
    if isinstance(given, Graph) and name in GRAPH_SERIALIZERS:
        return given.serialize(format=GRAPH_SERIALIZERS[name], encoding="utf-8")
    if name == "turtle":
        return _result_set(as_rows(given)).serialize(format="turtle", encoding="utf-8")
    return as_rows(given).serialize(name)


def _write_truth(truth: bool, name: str) -> bytes:  # noqa: FBT001 - the answer itself
    word = "true" if truth else "false"
    if name == "json":
        return json.dumps({"head": {}, "boolean": truth}).encode()
    if name == "xml":
        head = '<?xml version="1.0"?>\n<sparql xmlns="http://www.w3.org/2005/sparql-results#">'
        return f"{head}<head/><boolean>{word}</boolean></sparql>\n".encode()
    if name == "turtle":
        graph = Graph()
        graph.bind("rs", RS)
        node = BNode("answer")
        graph.add((node, RDF.type, RS.ResultSet))
        graph.add((node, RS.boolean, Literal(truth)))
        return graph.serialize(format="turtle", encoding="utf-8")
    return f"{word}\n".encode()


def _result_set(rows: Rows) -> Graph:
    graph = Graph()
    graph.bind("rs", RS)
    table = BNode("answer")
    graph.add((table, RDF.type, RS.ResultSet))
    for name in rows.variables:
        graph.add((table, RS.resultVariable, Literal(name)))
    for number, row in enumerate(rows, start=1):
        solution = BNode(f"row{number}")
        graph.add((table, RS.solution, solution))
        graph.add((solution, RS["index"], Literal(number)))
        for name, term in zip(rows.variables, row, strict=True):
            if term is not None:
                binding = BNode(f"row{number}{name}")
                graph.add((solution, RS.binding, binding))
                graph.add((binding, RS.variable, Literal(name)))
                graph.add((binding, RS.value, term))
    return graph
