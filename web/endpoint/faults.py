"""Faults of the endpoint: as a page, as problem+json, or as plain text, whichever the client reads."""

from flask import Response, jsonify, render_template, request
from werkzeug.exceptions import HTTPException, MethodNotAllowed

from kg.errors import KGError, NotFoundError, QueryError, StoreError
from kg.query.guarded.job import BusyError, LimitError, NotAcceptableError
from web.endpoint.formats import PAGE_TYPES, wanted

STATUS: dict[type[KGError], int] = {
    QueryError: 400,
    NotFoundError: 404,
    NotAcceptableError: 406,
    LimitError: 503,
    StoreError: 503,
}
TITLES = {
    400: "This cannot be asked",
    403: "Only for reading",
    404: "Not held here",
    405: "Not that way",
    406: "Not in that form",
    413: "Too long",
    415: "Not sent like that",
    503: "Stopped",
}
WORDS = {413: "a request may be a megabyte long; name a graph or use VALUES in fewer parts"}
#: When to ask again, in seconds, where all workers are busy.
RETRY_AFTER = 5


def fault(error: Exception) -> Response:
    """Return the response that tells `error`; one that is not ours and not HTTP's is raised again."""
    if isinstance(error, HTTPException):
        status, words = error.code or 500, WORDS.get(error.code or 0, error.description or "")
    elif isinstance(error, KGError):
        status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
        words = str(error)
    else:
        raise error
    response = told(status, words, place(error))
    response.status_code = status
    response.headers["Vary"] = "Accept"
    if isinstance(error, MethodNotAllowed) and error.valid_methods:
        response.headers["Allow"] = ", ".join(error.valid_methods)
    if isinstance(error, BusyError):
        response.headers["Retry-After"] = str(RETRY_AFTER)
    return response


def told(status: int, words: str, more: dict[str, int]) -> Response:
    """Return the words of a fault in the form that the client reads."""
    title = TITLES.get(status, "Something went wrong here")
    if reads_json():
        response = jsonify(type="about:blank", title=title, status=status, detail=words, **more)
        response.mimetype = "application/problem+json"
        return response
    if max(wanted(media, exact=True) for media in PAGE_TYPES):
        return Response(render_template("error.html", title=title, words=words, status=status))
    return Response(f"{title}: {words}\n", mimetype="text/plain")


def place(error: Exception) -> dict[str, int]:
    """Return the line and column of a fault in a query, where they are known."""
    if isinstance(error, QueryError) and error.line:
        return {"line": error.line, "column": error.column}
    return {}


def reads_json() -> bool:
    """Return whether the client named some kind of JSON as what it reads."""
    name = request.args.get("format", "")
    named = {media.partition(";")[0] for media, quality in request.accept_mimetypes if quality}
    return name.startswith("json") or any(media.endswith(("/json", "+json")) for media in named)
