"""The headers that every answer carries: nothing from elsewhere may run, load or frame these pages.

What is asked for by its format is saved as a file: a reader who follows a link to data wants to keep it.
"""

import re

from flask import Flask, Response, request

from web.endpoint.formats import ENDINGS, PAGE

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)

STATIC_SECONDS = 31_536_000


def add_headers(app: Flask) -> None:
    """Have `app` send the security headers with every answer, and let static files be kept."""

    @app.after_request
    def secure(response: Response) -> Response:
        response.headers.setdefault("Content-Security-Policy", POLICY)
        response.headers.setdefault("X-Content-Type-Options", "nosniff")
        response.headers.setdefault("Referrer-Policy", "no-referrer")
        response.headers.setdefault("Cross-Origin-Opener-Policy", "same-origin")
        # A file that is asked for by its version never changes.
        if request.endpoint == "static" and "v" in request.args:
            response.cache_control.max_age = STATIC_SECONDS
            response.cache_control.immutable = True
        name = request.args.get("format", "")
        if name not in {"", PAGE, "atom"} and response.status_code == 200:  # noqa: PLR2004 - OK
            response.headers.setdefault("Content-Disposition", f'attachment; filename="{file_name(name)}"')
        return response


def file_name(name: str) -> str:
    """Return what a file of this page in the format `name` is called: by the page's address."""
    words = re.findall(r"[\w-]+", request.path, re.ASCII)
    ending = re.sub(r"\W", "", ENDINGS.get(name, name), flags=re.ASCII)
    return f"{'-'.join(('secrel', *words))[:80]}.{ending}"
