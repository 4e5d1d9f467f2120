from datetime import datetime
from io import BytesIO

import feedparser
import networkx as nx
import pytest
from flask.testing import FlaskClient

from tests.web.sample import SCRIPT


@pytest.mark.parametrize(
    "path", ["/id/country/GB", "/id/person/GB/gavin-williamson", "/pair/GB/PL", "/id/topic/defence"]
)
def test_feed_has_the_newest_report_first(client: FlaskClient, path: str) -> None:
    answer = client.get(f"{path}?format=atom")
    assert answer.mimetype == "application/atom+xml"
    feed = feedparser.parse(answer.data)
    assert not feed.bozo
    assert feed.entries
    days = [datetime.fromisoformat(entry.updated) for entry in feed.entries]
    assert days == sorted(days, reverse=True)
    assert all("/id/" in entry.link for entry in feed.entries)


def test_feed_holds_hostile_text_as_text_alone(client: FlaskClient) -> None:
    answer = client.get("/id/country/FR?format=atom")
    assert SCRIPT not in answer.text
    feed = feedparser.parse(answer.data, sanitize_html=False)
    assert any(SCRIPT in entry.title for entry in feed.entries)


def test_what_has_no_facts_has_no_feed(client: FlaskClient) -> None:
    assert client.get("/id/publisher/ministry-of-defence-of-avalon?format=atom").status_code == 400


def test_network_is_saved_as_it_is_shown(client: FlaskClient) -> None:
    chosen = "show=person&show=country&limit=8&closest=2"
    shown = client.get(f"/network.json?{chosen}").get_json()
    graphml = nx.read_graphml(BytesIO(client.get(f"/network.graphml?{chosen}").data))
    gexf = nx.read_gexf(BytesIO(client.get(f"/network.gexf?{chosen}").data))
    for graph in (graphml, gexf):
        assert {node["id"] for node in shown["nodes"]} == set(graph)
        assert graph.number_of_edges() == len(shown["edges"])
    assert {(node["x"], node["y"]) for node in shown["nodes"]} == {
        (data["x"], data["y"]) for _, data in graphml.nodes(data=True)
    }


def test_network_file_is_the_same_bytes_twice(client: FlaskClient) -> None:
    assert client.get("/network.gexf").data == client.get("/network.gexf").data
