"""A store of the sample releases, and an app over it."""

import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient
from playwright.sync_api import Browser, sync_playwright
from waitress.server import create_server

from kg.build.run import refresh
from kg.model.release import Release
from kg.rdf.iris import mint_release
from kg.rdf.nquads import release_nquads
from kg.store.opening import open_store
from tests.web.browsing import FLAGS, NAMES, Watched, watch
from tests.web.sample import RELEASES, read
from web import create_app


def build_store(folder: Path, releases: tuple[Release, ...] = RELEASES) -> Path:
    """Make a store of `releases` in `folder`, past the intake, which would refuse what is hostile in them."""
    place = folder / "store"
    with open_store(str(place)) as store:
        store.replace_graphs(
            {mint_release(each.publisher, each.id): release_nquads(each, read(each)) for each in releases}
        )
        refresh(store)
    return place


@pytest.fixture(scope="session")
def store_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_store(tmp_path_factory.mktemp("web"))


@pytest.fixture(scope="session")
def app(store_folder: Path) -> Iterator[Flask]:
    app = create_app(str(store_folder), testing=True, query_timeout=5)
    yield app
    app.extensions["kg.workers"].close()


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with app.test_client() as client:
        yield client


@contextmanager
def serving(store: Path) -> Iterator[str]:
    """Give the address of a server over a store."""
    app = create_app(str(store), query_timeout=5)
    server = create_server(app, host="127.0.0.1", port=0, threads=4)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.effective_port}"
    server.close()
    thread.join(timeout=5)
    app.extensions["kg.workers"].close()


@pytest.fixture(scope="session")
def base(store_folder: Path) -> Iterator[str]:
    with serving(store_folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    found = next((path for name in NAMES if (path := shutil.which(name))), None)
    if found is None:
        pytest.fail("no Chromium on the PATH; `make test` installs one, or install Debian's package chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=list(FLAGS))
        yield browser
        browser.close()


@pytest.fixture
def watched(browser: Browser, base: str) -> Iterator[Watched]:
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    watched = watch(context, base)
    yield watched
    assert watched.page.evaluate("window.hacked") is None
    assert watched.faults == []
    context.close()
