"""The SPARQL page: a form, an answer as a table, downloads. It works without scripts."""

import json
import re
from collections import defaultdict
from dataclasses import dataclass

from flask import Response, current_app, render_template

from kg.errors import KGError
from kg.query.catalog import NamedQuery, list_queries
from kg.query.guarded.part import Part
from kg.query.results import FORMATS
from kg.view.link import ONTOLOGY_IRI, Link, kind_of, labels, link
from web.endpoint.part import ROWS_ON_PAGE
from web.endpoint.process import Result
from web.stores import store

START = """\
PREFIX secrel: <https://w3id.org/secrel#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>

# The meetings of two countries, newest first.
SELECT ?meeting ?label ?date ?status WHERE {
  ?meeting a secrel:Meeting ;
           secrel:party <https://w3id.org/secrel/id/country/GB> , <https://w3id.org/secrel/id/country/PL> ;
           rdfs:label ?label ;
           secrel:status ?status .
  OPTIONAL { ?meeting secrel:date ?date }
}
ORDER BY DESC(?date)
LIMIT 50
"""


@dataclass(frozen=True, slots=True)
class Cell:
    """A term in the answer: a link for a thing of ours, an address for another IRI, else text."""

    text: str
    link: Link | None = None
    url: str = ""

    @property
    def term(self) -> str:
        """The name of a term of the ontology, as its IRI has it; empty for all else."""
        return self.url.removeprefix(ONTOLOGY_IRI) if self.url.startswith(ONTOLOGY_IRI) else ""

    @property
    def called(self) -> str:
        """What the thing or the term is called; empty for all else."""
        return self.link.label if self.link else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", self.term).lower()


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as the page shows it: rows, a truth, or the text of a graph.

    Shape:
        `shown` rows, or triples, after `skip`, of `total`, in the order of the column `order` (as in `Part`).
    Units:
        `seconds` is what the query took in its worker.
    """

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    shown: int = 0
    skip: int = 0
    total: int = 0
    order: str = ""
    boolean: bool | None = None
    text: str = ""
    seconds: float = 0.0

    @property
    def number(self) -> int:
        """Which page this is, from 1 up."""
        return self.skip // ROWS_ON_PAGE + 1

    @property
    def last(self) -> int:
        """The number of the last page."""
        return max(1, -(-self.total // ROWS_ON_PAGE))

    def order_after(self, name: str) -> str:
        """Return what the head of a column asks for: its order, or the other way round where it has that already."""
        return f"-{name}" if self.order == name else name


def table(result: Result, part: Part) -> Table:
    """Return an answer, whose rows are written as JSON and whose triples as Turtle, for the page."""
    with result.body as body:
        text = body.read().decode()
    total, seconds = result.head.total or 0, result.head.seconds
    if result.head.kind == "graph":
        shown = max(0, min(total - part.skip, ROWS_ON_PAGE))
        return Table(shown=shown, skip=part.skip, total=total, text=text, seconds=seconds)
    found = json.loads(text)
    if result.head.kind == "truth":
        return Table(boolean=found["boolean"], seconds=seconds)
    names, bindings = found["head"]["vars"], found["results"]["bindings"]
    iris = {term["value"] for row in bindings for term in row.values() if term["type"] == "uri"}
    known = labels(store(), (iri for iri in iris if kind_of(iri)))
    rows = tuple(tuple(cell(row.get(name), known) for name in names) for row in bindings)
    return Table(tuple(names), rows, len(rows), part.skip, total, part.order, seconds=seconds)


def cell(term: dict[str, str] | None, known: dict[str, str]) -> Cell:
    """Return a term of SPARQL's JSON as a cell of the page."""
    if term is None:
        return Cell("")
    value = term["value"]
    if term["type"] == "uri" and kind_of(value):
        return Cell(value, link=link(value, known.get(value, "")))
    return Cell(value, url=value if term["type"] == "uri" else "")


def page(
    query: str, *, table: Table | None = None, fault: KGError | None = None, title: str = ""
) -> Response:
    """Show the form with `query` in it, and below it its answer or what is wrong with it."""
    shown = render_template(
        "sparql.html",
        query=query,
        result=table,
        fault=str(fault) if fault else "",
        fault_title=title,
        formats=tuple(FORMATS),
        timeout=f"{current_app.config['QUERY_TIMEOUT']:g}",
        questions=grouped(),
    )
    headers = {"Vary": "Accept"}
    if table is not None and table.boolean is None:
        headers |= {"X-Row-Limit": str(ROWS_ON_PAGE), "X-Total-Count": str(table.total)}
    return Response(shown, headers=headers)


def grouped() -> tuple[tuple[str, tuple[NamedQuery, ...]], ...]:
    """Return the named queries by group, in their order."""
    groups: dict[str, list[NamedQuery]] = defaultdict(list)
    for query in list_queries():
        groups[query.group].append(query)
    return tuple((group, tuple(queries)) for group, queries in groups.items())
