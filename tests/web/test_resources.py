import csv
import io

import pytest
from flask.testing import FlaskClient
from rdflib import RDF, RDFS, Graph, Literal, URIRef

from kg.rdf.iris import BASE
from kg.rdf.namespaces import SECREL

THINGS = (
    "country/PL",
    "organization/NATO",
    "person/GB/boris-johnson",
    "topic/defence",
    "post/GB/defence-secretary",
    "summit/western-balkans-summit/2018",
    "summit-series/western-balkans-summit",
    "publisher/ministry-of-defence-of-avalon",
    "release/foreign-office-of-avalon/warsaw-visit",
    "tie/GB-PL/2019",
)
FORMATS = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
}
PARSERS = {"turtle": "turtle", "jsonld": "json-ld", "ntriples": "nt", "rdfxml": "xml"}


@pytest.mark.filterwarnings(
    "ignore:ConjunctiveGraph is deprecated:DeprecationWarning"
)  # rdflib's JSON-LD reader
@pytest.mark.parametrize("key", THINGS)
def test_thing_is_the_same_in_every_format_and_by_either_way_of_asking(client: FlaskClient, key: str) -> None:
    graphs = []
    for form, media in FORMATS.items():
        linked = client.get(f"/id/{key}?format={form}")
        asked = client.get(f"/id/{key}", headers={"Accept": media})
        assert linked.status_code == asked.status_code == 200
        assert linked.mimetype == asked.mimetype == media
        assert linked.data == asked.data
        assert "Accept" in asked.headers["Vary"]
        graphs.append(Graph().parse(data=linked.data, format=PARSERS[form]))
    first = graphs[0]
    assert (URIRef(BASE + key), RDF.type, None) in first
    for other in graphs[1:]:
        assert set(other) == set(first)


def test_browser_gets_a_page(client: FlaskClient) -> None:
    accept = "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"
    assert client.get("/id/country/PL", headers={"Accept": accept}).mimetype == "text/html"


def test_description_of_a_fact_carries_its_quotes(client: FlaskClient) -> None:
    listed = Graph().parse(data=client.get("/id/country/PL?format=turtle").data, format="turtle")
    visit = next(s for s in listed.subjects(SECREL.party) if "/meeting/" in str(s))
    path = str(visit).replace("https://w3id.org/secrel", "")
    graph = Graph().parse(data=client.get(f"{path}?format=turtle").data, format="turtle")
    evidence = next(graph.objects(visit, SECREL.evidence))
    assert graph.value(evidence, SECREL.quote)
    assert graph.value(evidence, SECREL.release)


def test_release_is_given_whole(client: FlaskClient) -> None:
    key = "release/foreign-office-of-avalon/warsaw-visit"
    graph = Graph().parse(data=client.get(f"/id/{key}?format=turtle").data, format="turtle")
    text = str(graph.value(URIRef(BASE + key), SECREL.text))
    for evidence in graph.subjects(RDF.type, SECREL.Evidence):
        start, end = (int(str(graph.value(evidence, p))) for p in (SECREL.startOffset, SECREL.endOffset))
        assert Literal(text[start:end]) == graph.value(evidence, SECREL.quote)


FACTS_TOLD = (
    "country/PL",
    "person/GB/boris-johnson",
    "topic/defence",
    "post/GB/defence-secretary",
    "summit/western-balkans-summit/2018",
    "summit-series/western-balkans-summit",
    "release/foreign-office-of-avalon/warsaw-visit",
)


@pytest.mark.parametrize("key", FACTS_TOLD)
def test_thing_is_a_table_of_its_facts_with_their_words_and_no_formula(client: FlaskClient, key: str) -> None:
    answer = client.get(f"/id/{key}?format=csv")
    name = key.replace("/", "-")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="secrel-{name}.csv"'
    rows = list(csv.DictReader(io.StringIO(answer.text)))
    assert rows
    assert len({row["fact"] for row in rows}) == int(answer.headers["X-Total-Count"])
    for row in rows:
        assert row["kind"]
        assert row["quote"]
        assert row["confidence"]
        assert row["release"].startswith(BASE)
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row.values())


@pytest.mark.parametrize("key", FACTS_TOLD)
def test_thing_is_triples_with_its_facts_their_words_and_how_sure_they_are(
    client: FlaskClient, key: str
) -> None:
    table = csv.DictReader(io.StringIO(client.get(f"/id/{key}?format=csv").text))
    graph = Graph().parse(data=client.get(f"/id/{key}?format=turtle").data, format="turtle")
    for row in table:
        evidence = URIRef(row["evidence"])
        assert (URIRef(row["fact"]), SECREL.evidence, evidence) in graph
        assert str(graph.value(evidence, SECREL.quote)) == row["quote"]
        assert graph.value(evidence, SECREL.release) == URIRef(row["release"])
        assert graph.value(evidence, SECREL.confidence) is not None


def test_table_of_a_release_has_its_own_words_and_of_a_fact_those_of_each_release(
    client: FlaskClient,
) -> None:
    key = "release/foreign-office-of-avalon/warsaw-visit"
    table = csv.DictReader(io.StringIO(client.get(f"/id/{key}?format=csv").text))
    assert {row["release"] for row in table} == {BASE + key}


def test_facts_of_a_thing_are_those_that_are_chosen(client: FlaskClient) -> None:
    text = client.get("/id/country/PL?format=csv&kind=visit").text
    assert {row["kind"] for row in csv.DictReader(io.StringIO(text))} == {"visit"}


def test_what_has_no_facts_is_a_table_of_triples(client: FlaskClient) -> None:
    address = client.get("/id/country/PL?format=csv").text
    evidence = next(csv.DictReader(io.StringIO(address)))["evidence"].removeprefix(BASE)
    answer = client.get(f"/id/{evidence}?format=csv")
    assert answer.text.startswith("subject,")
    assert client.get("/id/country/XX?format=csv").status_code == 404


def test_turtle_is_the_same_bytes_twice(client: FlaskClient) -> None:
    assert client.get("/id/country/GB?format=turtle").data == client.get("/id/country/GB?format=turtle").data


def test_ontology_parses_back_and_its_page_has_every_term(client: FlaskClient) -> None:
    graph = Graph().parse(data=client.get("/ontology?format=turtle").data, format="turtle")
    page = client.get("/ontology").text
    terms = {str(s).rpartition("#")[2] for s in graph.subjects(RDFS.label) if str(s).startswith(str(SECREL))}
    assert len(terms) > 40
    for term in terms:
        assert f'id="{term}"' in page, term


def test_unknown_thing_is_404_in_every_format(client: FlaskClient) -> None:
    for form in FORMATS:
        assert client.get(f"/id/country/XX?format={form}").status_code == 404


def test_tie_leads_to_its_pair(client: FlaskClient) -> None:
    assert client.get("/id/tie/GB-PL/2019").headers["Location"] == "/pair/GB/PL?from=2019&to=2019"
