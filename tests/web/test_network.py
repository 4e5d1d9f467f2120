import pytest
from flask.testing import FlaskClient

from kg.errors import QueryError
from kg.store.base import Store
from kg.store.opening import open_store
from kg.view.network import NetworkChoice, network
from tests.web.sample import IMAGE, SCRIPT


@pytest.fixture
def store(store_folder: object) -> Store:
    return open_store(str(store_folder), read_only=True)


def names(store: Store, choice: NetworkChoice) -> set[str]:
    return {node.link.label for node in network(store, choice).nodes}


def test_ties_are_those_of_the_years_chosen(store: Store) -> None:
    assert names(store, NetworkChoice(first="2018", last="2018")) == {"United Kingdom", "Poland"}
    assert "Germany" in names(store, NetworkChoice(first="2019", last="2019"))


def test_only_what_is_counted_ties(store: Store) -> None:
    assert names(store, NetworkChoice(count=("calls",))) == {"United Kingdom", "Germany"}


def test_start_from_one_node_shows_those_nearest(store: Store) -> None:
    shown = network(store, NetworkChoice(around="https://w3id.org/secrel/id/country/DE", limit=2))
    assert {node.link.label for node in shown.nodes} == {"Germany", "United Kingdom"}
    assert shown.all_nodes == 4


def test_people_are_tied_by_meetings_and_to_states_by_posts(store: Store) -> None:
    shown = network(store, NetworkChoice(show=("person", "country")))
    ties = {frozenset((edge.a.label, edge.b.label)): edge.counts for edge in shown.edges}
    assert ties[frozenset(("Boris Johnson", "Mariusz Błaszczak"))] == {"meetings": 1}
    assert ties[frozenset(("Boris Johnson", "United Kingdom"))] == {"posts": 1}


def test_each_node_keeps_its_strongest_ties(store: Store) -> None:
    everything = network(store, NetworkChoice(show=("person", "country"), closest=0))
    shown = network(store, NetworkChoice(show=("person", "country"), closest=1))
    assert len(everything.edges) == everything.all_edges > len(shown.edges)
    assert {node.link for node in shown.nodes} == {node.link for node in everything.nodes}
    assert all(node.degree for node in shown.nodes)


def test_same_choice_gives_the_same_places_from_another_handle(store: Store, store_folder: object) -> None:
    again = open_store(str(store_folder), read_only=True)
    choice = NetworkChoice(show=("person", "country", "organization"))
    assert network(store, choice) == network(again, choice)


def test_no_two_nodes_share_a_place(store: Store) -> None:
    shown = network(store, NetworkChoice(show=("person", "country", "meeting", "agreement", "summit")))
    places = {(node.x, node.y) for node in shown.nodes}
    assert len(places) == len(shown.nodes) > 10


def test_picture_cannot_be_asked_for_more_than_can_be_read() -> None:
    with pytest.raises(QueryError, match="300"):
        NetworkChoice(limit=301)


def test_data_are_plain_text_whatever_the_labels_hold(client: FlaskClient) -> None:
    answer = client.get("/network.json?show=person&show=country")
    assert answer.mimetype == "application/json"
    data = answer.get_json()
    assert f"Mallory {SCRIPT}" in {node["label"] for node in data["nodes"]}
    assert f"Trent {IMAGE}" in {node["label"] for node in data["nodes"]}
    assert all(node["href"].startswith("/id/") for node in data["nodes"])


def test_pyvis_keeps_every_edge(client: FlaskClient) -> None:
    data = client.get("/network.json?show=person&show=country&closest=all").get_json()
    assert len(data["edges"]) == data["all_edges"]


def test_vis_network_is_served_from_the_package(client: FlaskClient) -> None:
    with client.get("/vis/vis-network.min.js") as script, client.get("/vis/vis-network.css") as style:
        assert b"vis-network" in script.data[:200]
        assert style.mimetype == "text/css"
