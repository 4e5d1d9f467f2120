from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.store.base import Store
from kg.store.opening import open_store
from tests.store.server import serve_oxigraph


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    with serve_oxigraph() as url:
        yield url


@pytest.fixture(params=["disk", "memory", "rdflib", "server", "server without graph store"])
def store(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Store]:
    """One empty store of each kind."""
    locations = {"disk": str(tmp_path / "store"), "memory": "memory:", "rdflib": "rdflib:"}
    if request.param in locations:
        location = locations[request.param]
    else:
        url = request.getfixturevalue("server")
        graphs = "" if "without" in request.param else f"&graphs={url}/store"
        location = f"{url}/query#update={url}/update{graphs}"
    with open_store(location) as opened:
        opened.replace_graphs(dict.fromkeys(opened.graphs(), ""))
        opened.replace_default("")
        yield opened
