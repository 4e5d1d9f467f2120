"""The named queries: all of them on one page, and each by its address with its parameters, in every format."""

import shlex
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from flask import Response, render_template, request
from rdflib.term import Identifier
from werkzeug.exceptions import HTTPException

from kg.errors import KGError, QueryError
from kg.gazetteer.tables import countries, organizations, topics
from kg.query.catalog import NamedQuery, Parameter, bind, find_query
from kg.query.guarded.job import LimitError
from kg.query.written import written_out
from kg.view.link import kind_of, labels
from web.endpoint.answers import answer, options, share, unchanged, validator
from web.endpoint.examples import example_values
from web.endpoint.faults import fault
from web.endpoint.formats import PAGE, choose, named
from web.endpoint.page import Table, grouped, table
from web.endpoint.part import ARGUMENTS, ROWS_ON_PAGE, page_asked, part_asked
from web.endpoint.running import job, run
from web.stores import store
from web.workbench.blueprint import workbench
from web.workbench.entities import with_iris

#: Words of an address that are no parameters of the query.
RESERVED = ("format", "output", "view", "stop-as", *ARGUMENTS)

#: How an answer can be had, and what the link says.
DOWNLOADS: Mapping[str, str] = {
    "csv": "CSV",
    "tsv": "TSV",
    "json": "JSON",
    "xml": "XML",
    "turtle": "Turtle",
}


@dataclass(frozen=True, slots=True)
class Shown:
    """A named query as its page shows it: what was given, and what came of it.

    Shape:
        `sparql` is the query with its values written out; `hidden` are columns that say nothing that another
        does not say; `fault` is empty where all is well.
    """

    query: NamedQuery
    values: Mapping[str, str]
    sparql: str
    command: str
    table: Table | None = None
    hidden: tuple[str, ...] = ()
    fault: str = ""


@workbench.get("/queries")
def queries_page() -> str:
    """Show every named query, by question, each with its parameters as a form."""
    return render_template("queries.html", groups=grouped(), choices=choices())


@workbench.route("/query/<name>", methods=["GET", "OPTIONS"], provide_automatic_options=False)
def named_page(name: str) -> Response:
    """Answer a named query, as a page or in the format asked for."""
    query = find_query(name)
    if request.method == "OPTIONS":
        return options("GET, HEAD, OPTIONS")
    values = {key: value for key, value in request.args.items() if key not in RESERVED and value.strip()}
    choice = choose(request.args.get("format", request.args.get("output", "")))
    stop_as = request.args.get("stop-as", "")
    if choice.page:
        return named_as_page(query, values, stop_as)
    bound = bind(query, **with_iris(store(), query, values))
    asked = replace(job(query.text, choice, part=part_asked(request.args), packed=True), bound=bound)
    etag = validator(asked, choice)
    download = "format" in request.args
    response = unchanged(etag) or answer(run(asked, stop_as), choice, etag=etag, download=download)
    if download and "Content-Disposition" in response.headers:
        ending = response.headers["Content-Disposition"].rpartition(".")[2]
        response.headers["Content-Disposition"] = f'attachment; filename="{name}.{ending}'
    return response


def named_as_page(query: NamedQuery, values: Mapping[str, str], stop_as: str) -> Response:
    """Answer a named query as a page: with what it needs and was not given, the form alone."""
    command = command_line(query, values)
    if any(parameter.required and parameter.name not in values for parameter in query.parameters):
        return page(Shown(query, values, written_out(query.text, {}, title=query.title), command))
    try:
        bound = bind(query, **with_iris(store(), query, values))
        sparql = written_out(query.text, bound, title=query.title)
        found = first_rows(query.text, bound, stop_as)
    except (QueryError, LimitError) as error:
        return told(Shown(query, values, query.text, command, fault=str(error)), error)
    unused = {parameter.name for parameter in query.parameters} - set(bound)
    hidden = needless(found, set(bound), unused=unused, linked=2 if query.result == "network" else 0)
    return page(Shown(query, values, sparql, command, table=found, hidden=hidden))


def first_rows(text: str, bound: Mapping[str, Identifier], stop_as: str = "") -> Table:
    """Return what a query gives with its variables `bound`: the page of it that is asked for."""
    part = page_asked(request.args)
    return table(run(replace(job(text, named(PAGE), part=part), bound=bound), stop_as), part)


def page(shown: Shown) -> Response:
    """Return the page of a named query."""
    values = example_values(store(), shown.query)
    names = labels(store(), (value for value in values.values() if kind_of(value)))
    examples = {name: (value, names.get(value, value)) for name, value in values.items()}
    text = render_template(
        "query.html",
        shown=shown,
        choices=choices(),
        downloads=DOWNLOADS,
        examples=examples,
        example_values=values,
    )
    headers = {"Vary": "Accept"}
    if shown.table is not None:
        headers |= {"X-Row-Limit": str(ROWS_ON_PAGE), "X-Total-Count": str(shown.table.total)}
    return Response(text, headers=headers)


def told(shown: Shown, error: KGError) -> Response:
    """Return the page of a named query that could not be answered, with the status that says so."""
    response = page(shown)
    as_fault = fault(error)
    response.status_code = as_fault.status_code
    if "Retry-After" in as_fault.headers:
        response.headers["Retry-After"] = as_fault.headers["Retry-After"]
    return response


def command_line(query: NamedQuery, values: Mapping[str, str]) -> str:
    """Return the command that asks the same on the command line."""
    examples = example_values(store(), query)
    given = [
        f"{p.name}={values.get(p.name) or examples[p.name]}" for p in query.parameters if _said(p, values)
    ]
    return shlex.join(["kg", "query", query.name, *given])


def _said(parameter: Parameter, values: Mapping[str, str]) -> bool:
    return parameter.required or parameter.name in values


def needless(
    found: Table, bound: set[str], *, unused: Collection[str] = (), linked: int = 0
) -> tuple[str, ...]:
    """Return the columns that a page need not show: those given, those empty, and labels of the thing beside.

    Of a part of an answer nobody knows which columns are empty, but for parameters that are `unused`.

    What was given stays where else fewer than `linked` columns would name things.
    """
    columns = dict(zip(found.variables, zip(*found.rows, strict=True), strict=False)) if found.rows else {}
    things = {name for name, cells in columns.items() if any(cell.link or cell.term for cell in cells)}
    blank = {name for name, cells in columns.items() if not any(cell.text for cell in cells)}
    empty = blank if found.shown == found.total else blank & set(unused)
    given = bound - things if len(things - bound) < linked else bound
    labels = [[cell.called for cell in columns[name]] for name in things]
    repeated = {name for name in columns.keys() - things if [cell.text for cell in columns[name]] in labels}
    hidden = [name for name in columns if name in given | empty | repeated]
    return tuple(hidden) if len(hidden) < len(columns) else ()


def choices() -> dict[str, tuple[tuple[str, str], ...]]:
    """Return what can be picked for each kind of parameter that has few enough: a value and what it means."""
    return {
        "country": tuple(
            (country.name, country.code) for country in sorted(countries().values(), key=lambda c: c.name)
        ),
        "organization": tuple((o.acronym, o.name) for o in organizations().values()),
        "topic": tuple((topic.key, topic.label) for topic in topics().values()),
    }


workbench.after_request(share)
workbench.register_error_handler(KGError, fault)
workbench.register_error_handler(HTTPException, fault)
