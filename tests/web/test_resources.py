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


def test_csv_has_a_row_for_each_triple_and_no_formula(client: FlaskClient) -> None:
    rows = list(csv.reader(io.StringIO(client.get("/id/country/PL?format=csv").text)))
    graph = Graph().parse(data=client.get("/id/country/PL?format=turtle").data, format="turtle")
    assert len(rows) == len(graph) + 1
    assert not any(cell.startswith(("=", "+", "-", "@")) for row in rows for cell in row)


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
