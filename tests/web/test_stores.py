from pathlib import Path

import pytest

from kg.build.run import refresh
from kg.errors import StoreError
from kg.rdf.iris import BASE, mint_release
from kg.rdf.namespaces import SECREL
from kg.rdf.nquads import release_nquads
from kg.store.opening import open_store
from tests.web.conftest import build_store
from tests.web.sample import SIGNED, VISIT, read
from web import create_app
from web.stores import StoreHandle


def test_pages_show_what_a_build_added_while_the_server_runs(tmp_path: Path) -> None:
    place = build_store(tmp_path, (VISIT,))
    app = create_app(str(place), testing=True)
    app.extensions["kg.store"] = StoreHandle(str(place), look_every=0)
    client = app.test_client()
    assert "Defence Action Plan signed" not in client.get("/").text
    ask = {"query": f"ASK {{ <{BASE}country/DE> <{SECREL.tieWith}> ?x }}"}
    assert client.get("/sparql", query_string={**ask, "format": "csv"}).text == "false\n"
    with open_store(str(place)) as store:
        store.replace_graph(mint_release(SIGNED.publisher, SIGNED.id), release_nquads(SIGNED, read(SIGNED)))
        refresh(store)
    assert "Defence Action Plan signed" in client.get("/").text
    assert client.get("/sparql", query_string={**ask, "format": "csv"}).text == "true\n"


def test_state_is_another_after_a_change_and_the_same_without(tmp_path: Path) -> None:
    place = build_store(tmp_path, (VISIT,))
    handle = StoreHandle(str(place), look_every=0)
    before = handle.state
    assert handle.state == before
    with open_store(str(place)) as store:
        store.replace_default("")
    assert handle.state != before


def test_folder_without_a_store_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        create_app(str(tmp_path / "none"))


def test_empty_store_is_shown_and_no_fault(tmp_path: Path) -> None:
    place = build_store(tmp_path, ())
    client = create_app(str(place), testing=True).test_client()
    for path in (
        "/",
        "/network",
        "/timeline",
        "/search?q=x",
        "/about-the-data",
        "/releases",
        "/browse/country",
    ):
        assert client.get(path).status_code == 200, path
