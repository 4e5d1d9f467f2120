"""The addresses of the endpoint: queries, graphs, what it is, and how to stop what one began. All only read."""

from dataclasses import replace

from flask import Blueprint, Response, request
from rdflib import Graph
from werkzeug.exceptions import BadRequest, HTTPException, MethodNotAllowed, NotFound

from kg.errors import KGError, NotFoundError, QueryError
from kg.query.catalog import find_query
from kg.query.guarded.job import Job, LimitError
from kg.store.answers import GRAPH_FORMATS, SERIALIZERS, Dataset
from web.endpoint import description
from web.endpoint.answers import VARY, answer, options, share, unchanged, validator
from web.endpoint.asking import Asked, asked
from web.endpoint.examples import with_examples
from web.endpoint.faults import fault
from web.endpoint.formats import Choice, choose
from web.endpoint.page import START, page, table
from web.endpoint.running import job, run, stop_query
from web.stores import store

sparql = Blueprint("sparql", __name__)

READS = ["GET", "HEAD", "POST", "OPTIONS"]
ONLY_READS = ["GET", "HEAD", "OPTIONS"]
ONLY_POST = ["POST", "OPTIONS"]
WRITES = ["PUT", "DELETE", "PATCH"]
WHOLE_GRAPH = "CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }"


sparql.after_request(share)
sparql.register_error_handler(KGError, fault)
sparql.register_error_handler(HTTPException, fault)


@sparql.route("/sparql", methods=READS, provide_automatic_options=False)
def endpoint() -> Response:
    """Answer a query, as a page or in the format asked for; without one, show the form or what this is."""
    if request.method == "OPTIONS":
        return options()
    given = asked()
    choice = choose(given.format)
    if not given.query.strip():
        if request.method == "POST":
            raise BadRequest("the query is empty")
        return without_query(choice)
    return as_page(given, choice) if choice.page else as_data(given, choice)


def as_data(given: Asked, choice: Choice) -> Response:
    """Answer a query in the format that the client takes."""
    asked_for = job(given.query, choice, dataset=given.dataset, part=given.part, packed=True)
    etag = validator(asked_for, choice)
    try:
        return unchanged(etag) or answer(
            run(asked_for, given.name),
            choice,
            etag=etag,
            download="format" in request.values,
            first=given.part.first if given.part else None,
        )
    except NotFoundError as error:  # a graph that it reads from, and not what was asked for
        raise QueryError(str(error)) from error


def as_page(given: Asked, choice: Choice) -> Response:
    """Answer a query as a page; what is wrong with it stands below the form."""
    try:
        asked_for = job(given.query, choice, dataset=given.dataset, part=given.page)
        return page(given.query, table=table(run(asked_for, given.name), given.page))
    except (QueryError, NotFoundError, LimitError) as error:
        told = fault(error)
        shown = page(given.query, fault=error)
        shown.status_code = 400 if isinstance(error, NotFoundError) else told.status_code
        shown.headers.extend({name: told.headers[name] for name in ("Retry-After",) if name in told.headers})
        return shown


def without_query(choice: Choice) -> Response:
    """Show the form to a browser, with the named query that it may ask for; else tell what this is."""
    if choice.page:
        named = request.args.get("load", "")
        return page(with_examples(store(), find_query(named)) if named else request.args.get("draft", START))
    return described(description.service(), choice)


@sparql.route("/.well-known/void", methods=ONLY_READS, provide_automatic_options=False)
def void() -> Response:
    """Tell what the data is, and how much of what there is of it."""
    if request.method == "OPTIONS":
        return options("GET, HEAD, OPTIONS")
    return described(description.dataset(), choose(request.args.get("format", "")))


def described(graph: Graph, choice: Choice) -> Response:
    """Return a small graph in the format that the client takes, Turtle before others."""
    form = choice.graph[0] if choice.graph[0] in GRAPH_FORMATS else "turtle"
    text = graph.serialize(format=SERIALIZERS[form], encoding="utf-8")
    return Response(text, mimetype=GRAPH_FORMATS[form], headers={"Vary": "Accept"})


@sparql.route("/graph", methods=ONLY_READS, provide_automatic_options=False)
def graph() -> Response:
    """Give one graph whole, as the SPARQL 1.1 Graph Store Protocol has it: ``?default`` or ``?graph=IRI``."""
    if request.method == "OPTIONS":
        return options("GET, HEAD, OPTIONS")
    names = request.args.getlist("graph")
    if len(names) + ("default" in request.args) != 1:
        raise BadRequest("name one graph: /graph?default is the current view, /graph?graph=IRI another")
    choice = choose(request.args.get("format", ""))
    dataset = Dataset(default=(names[0],)) if names else None
    asked_for = job(WHOLE_GRAPH, choice, dataset=dataset, packed=True)
    etag = validator(asked_for, choice)
    if request.method == "HEAD" and choice.graph[0]:
        return exists(replace(asked_for, query="ASK {}", rows="json"), choice, etag)
    return unchanged(etag) or answer(run(asked_for), choice, etag=etag)


def exists(asked_for: Job, choice: Choice, etag: str) -> Response:
    """Answer for a graph without writing it out, and so without its length; `asked_for` fails where there is none."""
    run(asked_for).body.close()
    response = Response(mimetype=choice.graph[1], headers={"ETag": etag, "Vary": VARY})
    response.automatically_set_content_length = False
    return response


@sparql.route("/sparql/stop", methods=ONLY_POST, provide_automatic_options=False)
def stop() -> Response:
    """End the query that its client called by the name given here, with ``stop-as``."""
    if request.method == "OPTIONS":
        return options(", ".join(ONLY_POST))
    if not stop_query(request.values.get("stop-as", "")):
        raise NotFound("no query by this name is running; it may have ended")
    return Response(status=204)


@sparql.route("/sparql", methods=WRITES)
@sparql.route("/sparql/stop", methods=[*WRITES, "GET"], endpoint="only_stop")
@sparql.route("/graph", methods=[*WRITES, "POST"], endpoint="write_graph")
@sparql.route("/.well-known/void", methods=[*WRITES, "POST"], endpoint="write_void")
def write() -> Response:
    """Refuse what would change something."""
    if request.path == "/sparql/stop":
        raise MethodNotAllowed(ONLY_POST, "a query is ended by POST, with the name it was given (stop-as)")
    allowed = READS if request.path == "/sparql" else ONLY_READS
    raise MethodNotAllowed(allowed, "nothing can be changed from outside; this address is only read")
