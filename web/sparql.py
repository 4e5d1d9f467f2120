"""The SPARQL page: a form, answers as a table, downloads. It reads, and asks nobody else."""

import json
from collections import defaultdict
from dataclasses import dataclass

from flask import Blueprint, Response, current_app, render_template, request
from flask.typing import ResponseReturnValue

from kg.errors import FormatError, KGError, QueryError
from kg.query.catalog import NamedQuery, find_query, list_queries
from kg.query.form import query_form, with_prefixes
from kg.query.results import FORMATS
from kg.view.link import Link, kind_of, labels, link
from web.errors import STATUS
from web.refusals import refuse
from web.stores import StoreHandle, store
from web.workers import Job, LimitError, WorkerPool

sparql = Blueprint("sparql", __name__)

#: How many rows the page shows; a download has them all.
ROWS_ON_PAGE = 500
TEXT_ON_PAGE = 100_000

#: The endings of downloads.
ENDINGS = {"csv": "csv", "tsv": "tsv", "json": "json", "xml": "xml", "turtle": "ttl"}

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


@dataclass(frozen=True, slots=True)
class Table:
    """An answer as the page shows it: rows, a truth, or the text of a graph."""

    variables: tuple[str, ...] = ()
    rows: tuple[tuple[Cell, ...], ...] = ()
    total: int = 0
    boolean: bool | None = None
    text: str = ""


@sparql.route("/sparql", methods=["GET", "POST"])
def endpoint() -> ResponseReturnValue:
    """Answer a query, as a page or in the format asked for; without a query, show the form."""
    query = asked_query()
    if not query.strip():
        named = request.args.get("load", "")
        return page(find_query(named).text if named else START)
    form = asked_format()
    if form != "html":
        body = run(query, form)
        response = Response(body, mimetype=media_type(query, form))
        response.headers["Vary"] = "Accept"
        if "format" in request.values:
            response.headers["Content-Disposition"] = f'attachment; filename="answer.{ENDINGS[form]}"'
        return response
    try:
        return page(query, table=table(query))
    except (QueryError, LimitError) as error:
        return page(query, fault=error)


def asked_query() -> str:
    """Return the query, from wherever SPARQL's protocol lets it stand; empty where there is none."""
    if request.mimetype == "application/sparql-query":
        return request.get_data(as_text=True)
    return request.values.get("query", "")


def asked_format() -> str:
    """Return "html" or a key of `FORMATS`: by ``format=``, else by the Accept header.

    Raises:
        FormatError: for a format that is not written here.
    """
    form = request.values.get("format", "")
    if form and form not in {"html", *FORMATS}:
        raise FormatError(f"no answer is written as {form!r}; choose from html, {', '.join(FORMATS)}")
    if form:
        return form
    offered = {each.rows: name for name, each in FORMATS.items() if name != "turtle"}
    offered |= {each.graph: name for name, each in FORMATS.items()} | {"application/json": "json"}
    if not request.accept_mimetypes or request.accept_mimetypes.best == "*/*":
        return "json"
    best = request.accept_mimetypes.best_match(["text/html", *offered], default="text/html")
    return offered.get(best, "html")


def media_type(query: str, form: str) -> str:
    """Return the media type of the answer to `query` in the format `form`."""
    graph = query_form(with_prefixes(query)) in {"construct", "describe"}
    return FORMATS[form].graph if graph else FORMATS[form].rows


def run(query: str, form: str) -> bytes:
    """Return the answer to `query` in the format `form`, from a process that can be stopped."""
    refuse(query)
    handle: StoreHandle = current_app.extensions["kg.store"]
    pool: WorkerPool = current_app.extensions["kg.workers"]
    return pool.run(Job(query, form, handle.state))


def table(query: str) -> Table:
    """Return the answer to `query` for the page."""
    if query_form(query) in {"construct", "describe"}:
        text = run(query, "turtle").decode()
        lines = text.count("\n")
        return Table(total=lines, text=text[:TEXT_ON_PAGE])
    found = json.loads(run(query, "json"))
    if "boolean" in found:
        return Table(boolean=found["boolean"])
    names, bindings = found["head"]["vars"], found["results"]["bindings"]
    shown = bindings[:ROWS_ON_PAGE]
    iris = {term["value"] for row in shown for term in row.values() if term["type"] == "uri"}
    known = labels(store(), (iri for iri in iris if kind_of(iri)))
    rows = tuple(tuple(cell(row.get(name), known) for name in names) for row in shown)
    return Table(tuple(names), rows, len(bindings))


def cell(term: dict[str, str] | None, known: dict[str, str]) -> Cell:
    """Return a term of SPARQL's JSON as a cell of the page."""
    if term is None:
        return Cell("")
    value = term["value"]
    if term["type"] == "uri" and kind_of(value):
        return Cell(value, link=link(value, known.get(value, "")))
    return Cell(value, url=value if term["type"] == "uri" else "")


def page(query: str, *, table: Table | None = None, fault: KGError | None = None) -> ResponseReturnValue:
    """Show the form with `query` in it, and below it its answer or what is wrong with it."""
    status = 200 if fault is None else next((STATUS[k] for k in type(fault).__mro__ if k in STATUS), 500)
    titles = {503: "Stopped", 400: "This cannot be asked"}
    shown = render_template(
        "sparql.html",
        query=query,
        result=table,
        fault=str(fault) if fault else "",
        fault_title=titles.get(status, ""),
        formats=tuple(FORMATS),
        timeout=f"{current_app.config['QUERY_TIMEOUT']:g}",
        questions=grouped(),
    )
    return shown, status, {"Vary": "Accept"}


def grouped() -> tuple[tuple[str, tuple[NamedQuery, ...]], ...]:
    """Return the named queries by group, in their order."""
    groups: dict[str, list[NamedQuery]] = defaultdict(list)
    for query in list_queries():
        groups[query.group].append(query)
    return tuple((group, tuple(queries)) for group, queries in groups.items())
