"""Which HTTP status each of our errors becomes: the one place that says so."""

from flask import Flask, jsonify, render_template, request
from flask.typing import ResponseReturnValue
from werkzeug.exceptions import HTTPException

from kg.errors import FormatError, KGError, NotFoundError, QueryError, StoreError
from kg.query.guarded.job import LimitError

STATUS: dict[type[KGError], int] = {
    NotFoundError: 404,
    QueryError: 400,
    FormatError: 400,
    StoreError: 503,
    LimitError: 503,
}

TITLES = {
    400: "That cannot be asked",
    404: "Not found",
    405: "Not that way",
    406: "Not in that form",
    413: "Too long",
    503: "Not now",
}

#: What Flask's own errors say here, in our words.
WORDS = {
    404: "There is no page at this address. Search for what you are looking for, or begin at the start page.",
    405: "This address does not take that kind of request.",
}


def add_errors(app: Flask) -> None:
    """Have `app` answer our errors and Flask's with a page, or with problem+json where JSON is asked for."""
    app.register_error_handler(KGError, known_error)
    app.register_error_handler(HTTPException, http_error)


def known_error(error: KGError) -> ResponseReturnValue:
    """Show the error's own words; an error with no status of its own is a 500."""
    status = next((STATUS[kind] for kind in type(error).__mro__ if kind in STATUS), 500)
    return answer(status, str(error))


def http_error(error: HTTPException) -> ResponseReturnValue:
    """Show an error of Flask's; one that carries a whole answer, such as a redirect, is that answer."""
    if error.response is not None:
        return error.response
    status = error.code or 500
    return answer(status, WORDS.get(status, error.description or ""))


def answer(status: int, words: str) -> ResponseReturnValue:
    """Return `words` with `status`, as a page or as problem+json."""
    title = TITLES.get(status, "Something went wrong here")
    if wants_json():
        response = jsonify(title=title, status=status, detail=words)
        response.mimetype = "application/problem+json"
        response.status_code = status
        response.headers["Vary"] = "Accept"
        return response
    headers = {"Vary": "Accept"} | ({"Retry-After": "5"} if status == 503 else {})  # noqa: PLR2004
    return render_template("error.html", title=title, words=words, status=status), status, headers


def wants_json() -> bool:
    """Whether this request is a program's that reads JSON, rather than a person's."""
    if request.path.endswith(".json"):
        return True
    best = request.accept_mimetypes.best_match(["text/html", "application/json", "application/problem+json"])
    return best in {"application/json", "application/problem+json"}
