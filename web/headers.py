"""The headers that every answer carries: nothing from elsewhere may run, load or frame these pages."""

from flask import Flask, Response, request

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
        return response
