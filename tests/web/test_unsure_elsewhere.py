"""What the reader is unsure of is marked where facts are found, kept and taken away: hits, basket, network files."""

import csv
import io
from collections.abc import Iterator

import networkx as nx
import pytest
from flask.testing import FlaskClient

from tests.stand_in import meeting, release
from tests.view.stores import store_of
from web import create_app


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    place = str(tmp_path_factory.mktemp("unsure") / "store")
    talks = meeting("meeting", "", "GB PL", "2020-03-01", place="Warsaw", country="PL")
    doubtful = meeting("visit", "", "GB PL", "2021-04-01", place="Harrogate", country="GB")
    told = [
        release(
            "sure",
            "2020-03-02",
            countries="GB PL",
            agreements=[("Treaty of Kew", "GB PL", "signed", None)],
            meetings=[talks],
        ),
        release(
            "doubtful",
            "2021-05-02",
            countries="GB PL FR",
            agreements=[("Pact of Kew", "FR GB", "signed", None)],
            meetings=[doubtful],
            confidence=0.31,
        ),
    ]
    store_of(told, place).close()
    app = create_app(place, testing=True)
    with app.test_client() as client:
        yield client
    app.extensions["kg.workers"].close()


def table(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def evidence_of(client: FlaskClient, fact: str) -> str:
    return client.get(fact).text.partition('data-evidence="')[2].partition('"')[0]


def test_hit_that_is_an_unsure_reading_is_marked_and_no_other_is(client: FlaskClient) -> None:
    page = client.get("/search?q=Kew").text
    marked = {
        name: "unsure-tag" in page[page.index(f"{name}</a>") :].partition("</li>")[0]
        for name in ("Treaty of Kew", "Pact of Kew")
    }
    assert marked == {"Treaty of Kew": False, "Pact of Kew": True}
    rows = {row["label"]: row["unsure"] for row in table(client.get("/search?q=Kew&format=csv").text)}
    assert (rows["Treaty of Kew"], rows["Pact of Kew"]) == ("", "unsure")


def test_basket_marks_the_words_of_an_unsure_reading_and_gives_the_confidence_of_all(
    client: FlaskClient,
) -> None:
    keys = [evidence_of(client, f"/id/agreement/{name}-of-kew") for name in ("treaty", "pact")]
    address = "/basket?" + "&".join(f"evidence={key}" for key in keys)
    assert client.get(address).text.count('class="unsure-tag"') == 1
    assert [row["confidence"] for row in table(client.get(f"{address}&format=csv").text)] == ["0.9", "0.31"]


def test_files_of_the_network_count_the_unsure_facts_of_a_tie(client: FlaskClient) -> None:
    def ties(address: str) -> dict[frozenset[str], int]:
        graph = nx.read_graphml(io.BytesIO(client.get(address).data))
        return {frozenset((a[-2:], b[-2:])): data["unsure"] for a, b, data in graph.edges(data=True)}

    assert ties("/network.graphml") == {frozenset({"GB", "PL"}): 0}
    assert ties("/network.graphml?unsure=1") == {frozenset({"GB", "PL"}): 1, frozenset({"FR", "GB"}): 1}
    for form in ("gexf", "html"):
        assert "1 unsure" in client.get(f"/network.{form}?unsure=1").text
        assert "unsure" not in client.get(f"/network.{form}").text.replace('title="unsure"', "")
    assert [row["unsure"] for row in table(client.get("/network?unsure=1&format=csv").text)] == ["1", "1"]
