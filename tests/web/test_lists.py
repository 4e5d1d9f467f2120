"""Every page about many things as data: the same by link and by Accept header, with N of M, and as a table."""

import csv
import io
import json

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, RDFS, Graph, URIRef

from kg.rdf.iris import BASE
from kg.rdf.namespaces import SECREL

LISTS = (
    *(
        "/",
        "/timeline",
        "/timeline?kind=statement",
        "/pair/GB/PL",
        "/releases",
        "/network",
        "/search?q=defence",
    ),
    *(
        "/browse/country",
        "/browse/person",
        "/browse/agreement",
        "/browse/summit",
        "/browse/topic",
        "/about-the-data",
    ),
)
MEDIA = {"turtle": "text/turtle", "jsonld": "application/ld+json", "ntriples": "application/n-triples"}
PARSERS = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt"}


def formed(path: str, form: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}format={form}"


def table(client: FlaskClient, path: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(client.get(formed(path, "csv")).text)))


def graph(client: FlaskClient, path: str) -> Graph:
    return Graph().parse(data=client.get(formed(path, "turtle")).data, format="turtle")


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")
@pytest.mark.parametrize("path", LISTS)
def test_list_is_the_same_triples_in_every_format_and_by_either_way_of_asking(
    client: FlaskClient, path: str
) -> None:
    graphs = []
    for form, media in MEDIA.items():
        linked, asked = client.get(formed(path, form)), client.get(path, headers={"Accept": media})
        assert linked.status_code == asked.status_code == 200
        assert linked.mimetype == asked.mimetype == media
        assert "Accept" in asked.headers["Vary"]
        graphs.append(len(Graph().parse(data=linked.data, format=PARSERS[form])))
        assert len(Graph().parse(data=asked.data, format=PARSERS[form])) == graphs[-1]
    assert graphs[0] > 0
    assert len(set(graphs)) == 1


@pytest.mark.parametrize("path", LISTS)
def test_list_is_a_table_with_a_header_and_no_formula_and_its_page_links_to_it(
    client: FlaskClient, path: str
) -> None:
    answer = client.get(formed(path, "csv"))
    header, *rows = csv.reader(io.StringIO(answer.text))
    assert client.get(path, headers={"Accept": "text/csv"}).data == answer.data
    assert rows
    assert all(len(row) == len(header) for row in rows)
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)
    assert int(answer.headers["X-Total-Count"]) >= len(rows)
    page = client.get(path).text
    assert "This list as data" in page
    assert "format=csv" in page


@pytest.mark.parametrize("path", LISTS)
def test_browser_gets_the_page(client: FlaskClient, path: str) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    answer = client.get(path, headers={"Accept": accept})
    assert answer.mimetype == "text/html"
    assert "Accept" in answer.headers["Vary"]


def test_facts_of_a_pair_come_with_their_words_and_their_ties(client: FlaskClient) -> None:
    found = graph(client, "/pair/GB/PL")
    assert (URIRef(f"{BASE}tie/GB-PL/2019"), RDF.type, SECREL.Tie) in found
    quotes = {str(quote) for quote in found.objects(None, SECREL.quote)}
    assert "signed the Defence Action Plan" in quotes
    rows = table(client, "/pair/GB/PL")
    assert {row["kind"] for row in rows} == {"meeting", "visit", "agreement"}
    assert {row["parties"] for row in rows} == {"Poland; United Kingdom"}
    assert all(row["quote"] and row["evidence"].startswith(BASE) for row in rows)


def test_pair_with_nothing_between_them_gives_the_two_and_no_row(client: FlaskClient) -> None:
    found = graph(client, "/pair/DE/PL")
    assert set(found.subjects(RDFS.label)) == {URIRef(f"{BASE}country/DE"), URIRef(f"{BASE}country/PL")}
    assert table(client, "/pair/DE/PL") == []


def test_filters_hold_for_data_too(client: FlaskClient) -> None:
    assert {row["kind"] for row in table(client, "/timeline?kind=statement&kind=call")} == {
        "statement",
        "call",
    }
    assert [row["label"] for row in table(client, "/timeline?status=signed&to=2019")] == [
        "Defence Action Plan"
    ]
    assert table(client, "/releases?topic=topic/cyber")[0]["release"].endswith("/hostile")


def test_long_list_says_how_long_it_is_and_leads_on(
    client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("web.data.TABLE_ROWS", 2)
    first = client.get("/timeline?format=csv&kind=meeting")
    total = int(first.headers["X-Total-Count"])
    assert total > 2
    assert first.headers["Link"].endswith('page=2>; rel="next"')
    seen, address = [], "/timeline?format=csv&kind=meeting"
    while address:
        answer = client.get(address)
        seen += [row["fact"] for row in csv.DictReader(io.StringIO(answer.text))]
        links = {link[-5:-1]: link for link in answer.headers.getlist("Link")}
        address = links["next"].partition("<")[2].partition(">")[0] if "next" in links else ""
    assert len(seen) == len(set(seen)) == total


def test_network_is_told_by_what_joins_the_nodes_shown(client: FlaskClient) -> None:
    found = graph(client, "/network")
    ends = set(found.subject_objects(SECREL.tieWith))
    assert (URIRef(f"{BASE}country/GB"), URIRef(f"{BASE}country/PL")) in ends
    shown = set(found.subjects(RDFS.label))
    assert {end for pair in ends for end in pair} <= shown
    assert {"a", "b", "weight", "madeOf"} <= set(table(client, "/network")[0])


def test_search_gives_names_and_the_facts_behind_quotes(client: FlaskClient) -> None:
    rows = table(client, "/search?q=defence")
    quoted = [row for row in rows if row["kind"] == "quote"]
    assert quoted
    assert all(row["quote"] and row["evidence"] for row in quoted)
    assert URIRef(quoted[0]["thing"]) in set(graph(client, "/search?q=defence").subjects(SECREL.evidence))


def test_basket_is_data_too(client: FlaskClient) -> None:
    key = table(client, "/pair/GB/PL")[0]["evidence"].rpartition("/")[2]
    (row,) = table(client, f"/basket?evidence={key}")
    found = graph(client, f"/basket?evidence={key}")
    assert str(found.value(URIRef(row["evidence"]), SECREL.quote)) == row["quote"]
    assert json.loads(client.get(f"/basket?evidence={key}&format=jsonld").data)


def test_timeline_has_a_feed_and_a_list_of_names_has_none(client: FlaskClient) -> None:
    feed = client.get("/timeline?with=country/PL&format=atom")
    assert feed.mimetype == "application/atom+xml"
    assert feed.text.count("<entry>") == 4
    refused = client.get("/browse/person?format=atom")
    assert refused.status_code == 400
    assert "there is no feed of this" in refused.text
    assert client.get("/timeline?format=xlsx").status_code == 400


def test_data_of_what_is_unknown_is_404(client: FlaskClient) -> None:
    assert client.get("/pair/GB/XX?format=turtle").status_code == 404
    assert client.get("/browse/cheese?format=csv").status_code == 404


def test_timeline_says_what_was_chosen_and_how_much_of_it_is_shown(client: FlaskClient) -> None:
    page = client.get("/timeline?with=country/PL&topic=topic/defence").text
    assert "<b>4</b> facts" in page
    assert '<option value="topic/defence" selected>' in page
    assert ">Poland</a>" in page
    assert "everything instead" in page
    assert "Nothing in the releases fits" in client.get("/timeline?from=1900&to=1901").text
