"""Answers as HTTP: media types, validators, compression, and what scripts of other sites may read."""

import hashlib
import re
from collections.abc import Iterator
from tempfile import SpooledTemporaryFile

from flask import Response, request

from kg.query.guarded.job import Head, Job
from web.endpoint.formats import ENDINGS, Choice
from web.endpoint.process import IN_MEMORY, Result

VARY = "Accept, Accept-Encoding"
#: Queries with one of these give something else each time they are asked.
FLEETING = re.compile(r"\b(?:NOW|RAND|UUID|STRUUID|BNODE)\b", re.IGNORECASE)
PIECE = 1 << 16

#: Media types with more to say than their name.
PARAMETERS = {"text/csv": "text/csv; charset=utf-8; header=present"}

ALLOWED = "GET, HEAD, POST, OPTIONS"
SHARED = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": (
        "Content-Disposition, ETag, Retry-After, Server-Timing, X-Row-Limit, X-Total-Count"
    ),
}
PREFLIGHT = {
    "Access-Control-Allow-Headers": "Accept, Accept-Language, Authorization, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def share(response: Response) -> Response:
    """Let scripts of other sites read an answer, for there is nothing here that is not public."""
    response.headers.update(SHARED)
    return response


def options(allowed: str = ALLOWED) -> Response:
    """Answer an OPTIONS request: which methods there are, for scripts of other sites too."""
    headers = {"Allow": allowed, **PREFLIGHT, "Access-Control-Allow-Methods": allowed}
    return Response(status=204, headers=headers)


def answer(
    result: Result, choice: Choice, *, etag: str = "", download: bool = False, first: int | None = None
) -> Response:
    """Return the response that carries `result`, of which no more than the `first` rows were asked for."""
    if etag and request.if_none_match.star_tag:
        result.body.close()
        return not_modified(etag)
    head = result.head
    media = (choice.graph if head.kind == "graph" else choice.rows)[1]
    response = Response(whole(result), mimetype=media)
    response.call_on_close(result.body.close)
    response.headers["Content-Type"] = PARAMETERS.get(media, response.headers["Content-Type"])
    response.content_length = head.size
    if head.gzip:
        response.headers["Content-Encoding"] = "gzip"
    if download:
        ending = ENDINGS.get(head.form, head.form)
        response.headers["Content-Disposition"] = f'attachment; filename="answer.{ending}"'
    response.headers.update(common(head, etag))
    if first is not None and head.total is not None:
        response.headers["X-Row-Limit"] = str(first)
    return response


def common(head: Head, etag: str) -> dict[str, str]:
    """Return the headers of every whole answer."""
    headers = {"Server-Timing": f"query;dur={head.seconds * 1000:.1f}", "Vary": VARY}
    if head.total is not None:
        headers["X-Total-Count"] = str(head.total)
    if etag:
        headers |= {"ETag": etag, "Cache-Control": "no-cache"}  # to be kept, and asked about each time
    return headers


def validator(job: Job, choice: Choice) -> str:
    """Return the ETag of the answer to `job`, which is another once the store is; empty where it cannot be told."""
    if not job.state or FLEETING.search(job.query) or request.method not in {"GET", "HEAD"}:
        return ""
    asked = (job.query, sorted(job.bound.items()), job.dataset, job.part)
    parts = (job.state, repr(asked), job.base or "", repr(choice), str(job.gzip))
    digest = hashlib.sha256("\n".join(parts).encode()).hexdigest()[:32]
    return f'W/"{digest}"'  # weak: rows may come in another order


def unchanged(etag: str) -> Response | None:
    """Return 304 where the client holds the answer of this validator, else None.

    ``If-None-Match: *`` means any answer, and whether there is one is known when the query was run: see `answer`.
    """
    held = request.if_none_match
    if not etag or held.star_tag or not held.contains_weak(etag.removeprefix("W/").strip('"')):
        return None
    return not_modified(etag)


def not_modified(etag: str) -> Response:
    """Return 304, with the validator of what the client holds."""
    return Response(status=304, headers={"ETag": etag, "Vary": VARY, "Cache-Control": "no-cache"})


def takes_gzip() -> bool:
    """Return whether the client takes compressed answers."""
    return request.accept_encodings.quality("gzip") > 0 and "gzip" in request.headers.get(
        "Accept-Encoding", ""
    )


def whole(result: Result) -> bytes | Iterator[bytes]:
    """Return the bytes of an answer: at once, or piece by piece where they are many."""
    if result.head.size <= IN_MEMORY:
        with result.body as body:
            return body.read()
    return pieces(result.body)


def pieces(body: SpooledTemporaryFile[bytes]) -> Iterator[bytes]:
    """Yield a body piece by piece."""
    while piece := body.read(PIECE):
        yield piece
