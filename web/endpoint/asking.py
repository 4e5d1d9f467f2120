"""What a request asks, as the SPARQL 1.1 Protocol has it: by GET, by a form, or by the query itself."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from urllib.parse import parse_qsl

from flask import request
from werkzeug.exceptions import BadRequest, Forbidden, UnsupportedMediaType

from kg.query.guarded.part import Part
from kg.store.answers import Dataset
from web.endpoint.part import page_asked, part_asked

FORM = "application/x-www-form-urlencoded"
QUERY = "application/sparql-query"
UPDATE = "application/sparql-update"

#: What only updates have; this endpoint takes none.
OF_UPDATES = ("update", "using-graph-uri", "using-named-graph-uri")
READ_ONLY = "nothing can be changed from outside: this endpoint answers queries and takes no updates"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query with what was said beside it.

    Shape:
        `query` is empty where none was given; `format` too; `name` is what `stop` will call the query;
        of a long answer only a `part` is wanted, or one page in a browser, and the number of all.
    """

    query: str = ""
    dataset: Dataset | None = None
    format: str = ""
    name: str = ""
    part: Part | None = None
    page: Part = field(default_factory=Part)


def asked() -> Asked:
    """Return what the request asks.

    Raises:
        HTTPException: 400, 403 or 415, for a request that is not as the protocol has it.
    """
    given = parameters(request.query_string)
    if request.method != "POST":
        return _asked(given)
    if request.mimetype == QUERY:
        if any(name == "query" for name, _ in given):
            raise BadRequest("the query is given twice, in the address and as the body; give it once")
        return _asked([*given, ("query", text_of(request.get_data()))])
    if request.mimetype == FORM:
        return _asked([*given, *parameters(request.get_data())], needed=True)
    if request.mimetype == UPDATE:
        raise Forbidden(READ_ONLY)
    raise UnsupportedMediaType(
        f"a query is posted as {FORM} (query=...) or by itself as {QUERY}, not as "
        f"{request.mimetype or 'something without a media type'}"
    )


def parameters(encoded: bytes) -> list[tuple[str, str]]:
    """Return the names and values of a query string or a form.

    Raises:
        BadRequest: where they are not in UTF-8.
    """
    try:
        return parse_qsl(encoded.decode("ascii"), keep_blank_values=True, errors="strict")
    except ValueError as error:
        raise BadRequest(f"what was sent is not UTF-8, percent-encoded: {error}") from error


def text_of(body: bytes) -> str:
    """Return the body of a request as text.

    Raises:
        BadRequest: where it is not in UTF-8, or says that it is in something else.
    """
    charset = request.mimetype_params.get("charset", "utf-8")
    try:
        if charset.lower() not in {"utf-8", "utf8", "us-ascii"}:
            raise BadRequest(f"a query is sent in UTF-8, not in {charset}")
        return body.decode()
    except UnicodeDecodeError as error:
        raise BadRequest(f"the query is not UTF-8: {error}") from error


def _asked(given: Iterable[tuple[str, str]], *, needed: bool = False) -> Asked:
    values: dict[str, list[str]] = {}
    for name, value in given:
        values.setdefault(name, []).append(value)
    if any(name in values for name in OF_UPDATES):
        raise Forbidden(READ_ONLY)
    queries = values.get("query", [])
    if len(queries) > 1:
        raise BadRequest(f"{len(queries)} queries were sent; send one")
    if needed and not queries:
        raise BadRequest("the form has no field named query")
    last = {name: each[-1] for name, each in values.items()}
    default, named = values.get("default-graph-uri", ()), values.get("named-graph-uri", ())
    return Asked(
        query=queries[0] if queries else "",
        dataset=Dataset(tuple(default), tuple(named)) if default or named else None,
        # The first: SPARQLWrapper gives a name and after it media types.
        format=next((values[name][0] for name in ("format", "output") if name in values), ""),
        name=last.get("stop-as", ""),
        part=part_asked(last),
        page=page_asked(last),
    )
