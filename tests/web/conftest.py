"""A store of the sample releases, and an app over it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from flask.testing import FlaskClient

from kg.build.run import refresh
from kg.model.release import Release
from kg.rdf.iris import mint_release
from kg.rdf.nquads import release_nquads
from kg.store.opening import open_store
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
