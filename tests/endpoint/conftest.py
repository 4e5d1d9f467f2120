"""The endpoint over the sample releases: as an app that is called, and as a server that listens."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx
import pytest
import waitress
from flask import Flask
from waitress.server import BaseWSGIServer

from kg.cli.serving import SERVER
from tests.web.conftest import build_store
from web import create_app


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_store(tmp_path_factory.mktemp("endpoint"))


def run(server: BaseWSGIServer) -> None:
    with suppress(OSError):  # closed while it was waiting
        server.run()


@contextmanager
def listening(app: Flask) -> Iterator[str]:
    """Yield the address of a server for `app`, set up as `kg serve` does."""
    server = waitress.create_server(app, host="127.0.0.1", port=0, **SERVER)
    threading.Thread(target=run, args=(server,), daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.effective_port}"
    finally:
        server.close()
        app.extensions["kg.workers"].close()


@pytest.fixture(scope="session")
def app(store_folder: Path) -> Flask:
    return create_app(str(store_folder), testing=True, query_timeout=20)


@pytest.fixture(scope="session")
def server(app: Flask) -> Iterator[str]:
    """Give the address of the endpoint, without a path."""
    with listening(app) as address:
        yield address


@pytest.fixture
def http(server: str) -> Iterator[httpx.Client]:
    """Give a client that says no more than it is told to."""
    with httpx.Client(base_url=server, timeout=60) as client:
        client.headers.clear()
        yield client
