"""Results of queries, read without the code that wrote them, and compared as the W3C has it."""

import csv
import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from pathlib import Path
from xml.etree import ElementTree as ET

import pyoxigraph as ox
import rdflib
from rdflib.compare import isomorphic
from rdflib.namespace import RDF, XSD

RS = rdflib.Namespace("http://www.w3.org/2001/sw/DataAccess/tests/result-set#")
SRX = "{http://www.w3.org/2005/sparql-results#}"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
GRAPH_FORMATS = {".ttl": "turtle", ".rdf": "xml", ".nt": "nt"}

#: Kind, value, language, datatype; None stands for what is not bound.
Term = tuple[str, str, str, str] | None
Row = dict[str, Term]

ZONE = re.compile(r"[+-]00:00$")
NUMBERS = {XSD.integer: int, XSD.decimal: Decimal, XSD.double: float, XSD.float: float}


@dataclass(frozen=True, slots=True)
class Table:
    """The rows of a SELECT; `ordered` where their order is part of the answer."""

    variables: frozenset[str]
    rows: list[Row]
    ordered: bool = False


Found = Table | bool


def literal(value: str, language: str = "", datatype: str = "") -> Term:
    return ("literal", value, language.lower(), datatype or ("" if language else str(XSD.string)))


def read_json(text: str) -> Found:
    found = json.loads(text)
    if "boolean" in found:
        return bool(found["boolean"])
    rows = [{name: json_term(term) for name, term in row.items()} for row in found["results"]["bindings"]]
    return Table(frozenset(found["head"]["vars"]), rows)


def json_term(term: dict[str, str]) -> Term:
    if term["type"] in {"uri", "bnode"}:
        return (term["type"], term["value"], "", "")
    return literal(term["value"], term.get("xml:lang", ""), term.get("datatype", ""))


def read_xml(text: str) -> Found:
    root = ET.fromstring(text)
    boolean = root.find(f"{SRX}boolean")
    if boolean is not None:
        return (boolean.text or "").strip() == "true"
    rows = [
        {binding.attrib["name"]: xml_term(binding[0]) for binding in result}
        for result in root.iter(f"{SRX}result")
    ]
    return Table(frozenset(each.attrib["name"] for each in root.iter(f"{SRX}variable")), rows)


def xml_term(node: ET.Element) -> Term:
    kind, text = node.tag.removeprefix(SRX), node.text or ""
    if kind in {"uri", "bnode"}:
        return (kind, text, "", "")
    return literal(text, node.attrib.get(XML_LANG, ""), node.attrib.get("datatype", ""))


def read_tsv(text: str) -> Found:
    found = ox.parse_query_results(text, format=ox.QueryResultsFormat.TSV)
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    names = [variable.value for variable in found.variables]
    rows = [
        {name: ox_term(term) for name, term in zip(names, solution, strict=True) if term is not None}
        for solution in found
    ]
    return Table(frozenset(names), rows)


def ox_term(term: object) -> Term:
    if isinstance(term, ox.NamedNode):
        return ("uri", term.value, "", "")
    if isinstance(term, ox.BlankNode):
        return ("bnode", term.value, "", "")
    assert isinstance(term, ox.Literal)
    return literal(term.value, term.language or "", "" if term.language else term.datatype.value)


def read_csv(text: str) -> Found:
    names, *lines = csv.reader(io.StringIO(text, newline=""))
    rows: list[Row] = []
    for line in lines:
        cells = zip(names, line, strict=True)
        # A table of texts: what they were is not told, but for blank nodes.
        rows.append(
            {
                name: ("bnode", cell, "", "") if cell.startswith("_:") else literal(number(cell))
                for name, cell in cells
                if cell
            }
        )
    return Table(frozenset(names), rows)


def number(cell: str) -> str:
    """Return a cell, a number in one spelling: what type it is of, and so how it is spelled, is not told."""
    return str(float(cell)) if re.fullmatch(r"[+-]?[0-9.]+(?:[eE][+-]?[0-9]+)?", cell) else cell


def read_rdf(path: Path) -> Found:
    """Return a result that is written as a graph, in the vocabulary of result sets."""
    graph = rdflib.Graph().parse(path, format=GRAPH_FORMATS[path.suffix], publicID=path.as_uri())
    (table,) = graph.subjects(RDF.type, RS.ResultSet)
    boolean = graph.value(table, RS.boolean)
    if boolean is not None:
        return str(boolean) == "true"
    solutions = list(graph.objects(table, RS.solution))
    ordered = all(graph.value(each, RS["index"]) is not None for each in solutions) and bool(solutions)
    if ordered:
        solutions.sort(key=lambda each: int(str(graph.value(each, RS["index"]))))
    rows = [
        {
            str(graph.value(binding, RS.variable)): rdf_term(graph.value(binding, RS.value))
            for binding in graph.objects(solution, RS.binding)
        }
        for solution in solutions
    ]
    return Table(frozenset(map(str, graph.objects(table, RS.resultVariable))), rows, ordered)


def rdf_term(term: object) -> Term:
    if isinstance(term, rdflib.URIRef):
        return ("uri", str(term), "", "")
    if isinstance(term, rdflib.BNode):
        return ("bnode", str(term), "", "")
    assert isinstance(term, rdflib.Literal)
    return literal(str(term), term.language or "", str(term.datatype or ""))


READERS = {"srj": read_json, "srx": read_xml, "tsv": read_tsv, "csv": read_csv}


def same(found: Found, wanted: Found, *, ordered: bool, lax: bool) -> bool:
    """Return whether two results are the same, up to the names of blank nodes and the spelling of numbers."""
    if isinstance(found, bool) or isinstance(wanted, bool):
        return found is wanted
    if found.variables != wanted.variables and wanted.rows:
        return False
    if lax:  # of REDUCED: each row at least once, and none too many times
        few, many = [plain(row) for row in found.rows], [plain(row) for row in wanted.rows]
        return all(few.count(row) <= many.count(row) for row in few) and all(row in few for row in many)
    return len(found.rows) == len(wanted.rows) and match(found.rows, wanted.rows, {}, ordered=ordered)


def plain(row: Row) -> dict[str, Term]:
    return {name: term for name, term in row.items() if term is not None}


def match(found: Sequence[Row], wanted: Sequence[Row], names: dict[str, str], *, ordered: bool) -> bool:
    """Return whether the rows can be paired, with one name for each blank node throughout."""
    if not found:
        return True
    first, rest = found[0], found[1:]
    for position, row in enumerate(wanted[:1] if ordered else wanted):
        given = pair(first, row, names)
        if given is not None and match(
            rest, [*wanted[:position], *wanted[position + 1 :]], given, ordered=ordered
        ):
            return True
    return False


def pair(one: Row, other: Row, names: dict[str, str]) -> dict[str, str] | None:
    """Return the names of blank nodes under which two rows are the same, or None."""
    one, other = plain(one), plain(other)
    if one.keys() != other.keys():
        return None
    given = dict(names)
    for name, term in one.items():
        there = other[name]
        assert term is not None
        assert there is not None
        if term[0] == there[0] == "bnode":
            known = given.setdefault(term[1], there[1])
            if known != there[1] or list(given.values()).count(there[1]) > 1:
                return None
        elif value(term) != value(there):
            return None
    return given


def value(term: Term) -> object:
    """Return what is compared of a term: of a number, a truth or a day its value and its type, of others all."""
    assert term is not None
    if term[3] == str(XSD.boolean):
        return ({"1": "true", "0": "false"}.get(term[1], term[1]), term[3])
    if term[3] in {str(XSD.date), str(XSD.dateTime)}:
        return (ZONE.sub("Z", term[1]), term[3])
    read = NUMBERS.get(rdflib.URIRef(term[3]))
    if read is None:
        return term
    try:
        return (read(term[1]), term[3])
    except (ValueError, InvalidOperation):
        return term


def same_graph(found: str, wanted: Path) -> bool:
    """Return whether a graph in Turtle is the one in a file."""
    graph = rdflib.Graph().parse(wanted, format=GRAPH_FORMATS[wanted.suffix], publicID=wanted.as_uri())
    return isomorphic(rdflib.Graph().parse(data=found, format="turtle"), graph)
