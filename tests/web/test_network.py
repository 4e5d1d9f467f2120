import re
from xml.etree import ElementTree as ET

import pytest
from flask.testing import FlaskClient

from kg.errors import QueryError
from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.store.opening import open_store
from kg.view.network.choice import SIZES, NetworkChoice
from kg.view.network.drawing import network
from kg.view.network.standing import picture
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


def test_filters_of_status_topic_and_publisher_cut_what_ties(store: Store) -> None:
    planned = network(store, NetworkChoice(status="planned"))
    assert [edge.counts for edge in planned.edges] == [{"meetings": 1, "visits": 1}]
    assert names(store, NetworkChoice(topic=f"{BASE}topic/cyber")) == {"France", "United Kingdom"}
    assert "France" not in names(store, NetworkChoice(publisher=f"{BASE}publisher/foreign-office-of-avalon"))
    with pytest.raises(QueryError, match="no status 'soon'"):
        NetworkChoice(status="soon")


def test_opened_node_gets_more_neighbours_up_to_the_limit(store: Store) -> None:
    before = network(store, NetworkChoice(limit=2))
    after = network(store, NetworkChoice(limit=2, expand=(f"{BASE}country/GB",), more=1))
    assert len(before.nodes) == 2
    assert len(after.nodes) == 3
    (opened,) = after.opened
    assert (opened.degree, opened.neighbours) == (2, 3)
    assert after.all_nodes == before.all_nodes == 4


def test_shortest_way_names_what_happened_on_each_step(store: Store) -> None:
    ends = (f"{BASE}country/DE", f"{BASE}country/PL")
    ways = network(store, NetworkChoice(ends=ends)).ways
    assert ways is not None
    (way,) = ways.ways
    assert [(step.a.label, step.b.label) for step in way] == [
        ("Germany", "United Kingdom"),
        ("United Kingdom", "Poland"),
    ]
    assert way[0].facts.rows[0].kind == "call"
    assert way[1].facts.total > 1


def test_no_way_is_an_answer_and_not_a_fault(client: FlaskClient) -> None:
    page = client.get("/network?a=country/DE&b=country/CN")
    assert page.status_code == 200
    assert "Nothing in the network chosen leads" in page.text


@pytest.mark.parametrize("size", SIZES)
def test_size_tells_what_was_asked(store: Store, size: str) -> None:
    shown = network(store, NetworkChoice(size=size))
    assert shown.nodes[0].link.label == "United Kingdom"
    assert all(0 <= node.measure <= 1 for node in shown.nodes) or size == "weight"


def test_start_may_be_a_code_or_the_beginning_of_a_name(client: FlaskClient) -> None:
    for start in ("country/DE", "DE", "Germ"):
        assert ">Germany</a></h1>" in client.get(f"/network?around={start}").text


def test_start_that_nothing_is_tied_to_is_named_in_words(client: FlaskClient) -> None:
    page = client.get("/network?around=Mallory").text
    assert "Nothing that fits all of this ties" in page
    assert 'rel="preload"' not in page


def test_order_of_the_choice_makes_no_other_picture(client: FlaskClient) -> None:
    one = client.get("/network.json?show=person&show=country&count=meetings&count=calls")
    assert one.data == client.get("/network.json?count=calls&count=meetings&show=country&show=person").data


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
    assert picture(store, choice) == picture(again, choice)


def test_no_two_nodes_share_a_place(store: Store) -> None:
    shown = picture(store, NetworkChoice(show=("person", "country", "meeting", "agreement", "summit")))
    assert len(set(shown.places.values())) == len(shown.network.nodes) > 10


def test_picture_cannot_be_asked_for_more_than_can_be_read() -> None:
    with pytest.raises(QueryError, match="3000"):
        NetworkChoice(limit=3001)


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


def test_facts_behind_a_tie_and_a_node_are_given_as_plain_data(client: FlaskClient) -> None:
    tie = client.get("/network/behind.json?pick=country/GB&pick=country/PL&status=planned").get_json()
    assert [end["label"] for end in tie["ends"]] == ["United Kingdom", "Poland"]
    assert (tie["shown"], tie["total"]) == (2, 2)
    assert {fact["status"] for fact in tie["facts"]} == {"planned"}
    assert tie["facts"][0]["quotes"][0]["href"].endswith("#here")
    node = client.get("/network/behind.json?show=person&pick=Mallory").get_json()
    assert node["ends"][0]["label"] == f"Mallory {SCRIPT}"
    assert SCRIPT not in client.get("/network?show=person&pick=Mallory").text


def test_facts_behind_nothing_are_refused_in_words(client: FlaskClient) -> None:
    answer = client.get("/network/behind.json")
    assert answer.status_code == 400
    assert "pick=country/GB" in answer.get_json()["detail"]


def test_picked_tie_is_shown_by_the_server_too(client: FlaskClient) -> None:
    page = client.get("/network?pick=country/DE&pick=country/GB").text
    assert "1 of 1 facts shown" in page
    assert "Germany was told by telephone" in page


def test_drawing_is_sound_xml_with_every_name_as_text(client: FlaskClient) -> None:
    answer = client.get("/network.svg?show=person&show=country")
    drawing = ET.fromstring(answer.data)
    texts = {element.text for element in drawing.iter("{http://www.w3.org/2000/svg}text")}
    pointed_at = {element.text for element in drawing.iter("{http://www.w3.org/2000/svg}title")}
    assert "Poland" in texts
    for hostile in (f"Mallory {SCRIPT}", f"Trent {IMAGE}"):
        assert any(str(text).startswith(f"{hostile}, ") for text in pointed_at)
    assert {element.tag.rpartition("}")[2] for element in drawing.iter()} <= {
        *("svg", "title", "rect", "line", "circle", "polygon", "text")
    }
    assert client.get("/network.svg?show=person&show=country").data == answer.data


def test_drawing_says_what_it_shows_what_it_means_and_whence_it_is(client: FlaskClient) -> None:
    answer = client.get("/network.svg?show=person&show=country&from=2018&around=Poland")
    texts = [element.text for element in ET.fromstring(answer.data).iter("{http://www.w3.org/2000/svg}text")]
    assert "Countries and people around Poland from 2018" in texts
    assert "countries: 4" in texts
    assert any(str(text).startswith("line: number of facts, ") for text in texts)
    assert str(texts[-1]).startswith("Read by a program from press releases published up to 20")
    assert str(texts[-1]).endswith("/network?show=person&show=country&from=2018&around=Poland")


def test_colours_tell_communities_or_kinds(client: FlaskClient) -> None:
    def tints(asked: str) -> set[str]:
        return {node["tint"] for node in client.get(f"/network.json?{asked}").get_json()["nodes"]}

    assert tints("show=person&show=country") == {"k-person", "k-country"}
    assert tints("show=country") <= {f"group-{number}" for number in range(8)}
    assert "group-0" in tints("show=person&show=country&colour=community")
    assert client.get("/network.json?colour=pink").status_code == 400


def test_page_that_stands_alone_asks_nothing_of_anyone(client: FlaskClient) -> None:
    answer = client.get("/network.html?show=person&show=country")
    assert "attachment" in answer.headers["Content-Disposition"]
    assert SCRIPT not in answer.text
    assert IMAGE not in answer.text
    assert not re.search(r"<(?:script|link|img)[^>]+(?:src|href)=", answer.text)
    assert "default-src &#39;none&#39;" in answer.text
