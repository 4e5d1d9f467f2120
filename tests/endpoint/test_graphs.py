"""Graphs whole, what the endpoint says of itself, and of its data."""

from urllib.parse import quote

import httpx
import pyoxigraph as ox
import pytest
from rdflib import RDF, Graph, Namespace, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import VOID

from kg.store.opening import open_store
from tests.endpoint.asking import BROWSER

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")


def read(answer: httpx.Response) -> Graph:
    assert answer.status_code == 200, answer.text
    form = ox.RdfFormat.from_media_type(answer.headers["Content-Type"].partition(";")[0])
    assert form is not None
    triples = ox.serialize(
        (each.triple for each in ox.parse(answer.text, format=form)), format=ox.RdfFormat.N_TRIPLES
    )
    return Graph().parse(data=triples or b"", format="nt")


def test_default_graph_is_the_current_view(http: httpx.Client, store_folder: object) -> None:
    with open_store(str(store_folder), read_only=True) as store:
        view = Graph().parse(data="".join(store.dump(None)), format="nt")
    assert isomorphic(read(http.get("/graph?default")), view)
    assert isomorphic(read(http.get("/graph?default", headers={"Accept": "application/rdf+xml"})), view)


def test_named_graph_is_a_release(http: httpx.Client, store_folder: object) -> None:
    with open_store(str(store_folder), read_only=True) as store:
        name = next(store.graphs())
        lines = list(store.dump(name))
    found = http.get(f"/graph?graph={quote(name, safe='')}", headers={"Accept": "application/n-triples"})
    assert found.headers["Content-Type"] == "application/n-triples"
    assert len(read(found)) == len(lines)
    unchanged = {"If-None-Match": found.headers["ETag"], "Accept": "application/n-triples"}
    assert http.get(f"/graph?graph={quote(name, safe='')}", headers=unchanged).status_code == 304


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("/graph", 400),
        ("/graph?default&graph=x:y", 400),
        ("/graph?graph=x:y&graph=x:z", 400),
        ("/graph?graph=no%20address", 400),
        ("/graph?graph=http://example.org/none", 404),
        ("/graph?default&format=pdf", 406),
    ],
)
def test_what_is_no_graph_of_ours_is_told(http: httpx.Client, path: str, status: int) -> None:
    assert http.get(path).status_code == status


@pytest.mark.parametrize("method", ["PUT", "POST", "DELETE", "PATCH"])
@pytest.mark.parametrize("path", ["/graph?default", "/graph?graph=x:y", "/.well-known/void"])
def test_nothing_can_be_written(http: httpx.Client, method: str, path: str) -> None:
    answer = http.request(
        method, path, content=b"<x:a> <x:b> <x:c> .", headers={"Content-Type": "text/turtle"}
    )
    assert answer.status_code == 405
    assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"
    assert "nothing can be changed" in answer.text


def test_service_says_where_it_is_and_what_it_speaks(http: httpx.Client, server: str) -> None:
    graph = read(http.get("/sparql", headers={"Accept": "text/turtle"}))
    (service,) = graph.subjects(RDF.type, SD.Service)
    assert graph.value(service, SD.endpoint) == URIRef(f"{server}/sparql")
    assert set(graph.objects(service, SD.supportedLanguage)) == {SD.SPARQL11Query}
    formats = {str(each).rpartition("/")[2] for each in graph.objects(service, SD.resultFormat)}
    assert {"SPARQL_Results_JSON", "Turtle", "TriG", "N-Triples", "JSON-LD", "RDF_XML"} <= formats
    assert (graph.value(service, SD.defaultDataset), RDF.type, SD.Dataset) in graph
    assert (None, SD.feature, SD.BasicFederatedQuery) not in graph


@pytest.mark.parametrize("accept", ["", "text/turtle", "application/ld+json", BROWSER["Accept"]])
def test_void_counts_what_there_is(
    http: httpx.Client, store_folder: object, server: str, accept: str
) -> None:
    answer = http.get("/.well-known/void", headers={"Accept": accept} if accept else {})
    graph = read(answer)
    (dataset,) = graph.subjects(RDF.type, VOID.Dataset)
    assert str(dataset).startswith(server)
    with open_store(str(store_folder), read_only=True) as store:
        ((triples,),) = store.select("SELECT (COUNT(*) AS ?n) { ?s ?p ?o }")
        ((releases,),) = store.select("SELECT (COUNT(*) AS ?n) { ?s a <https://w3id.org/secrel#Release> }")
    assert int(str(graph.value(dataset, VOID.triples))) == int(str(triples))
    assert graph.value(dataset, VOID.sparqlEndpoint) == URIRef(f"{server}/sparql")
    (part,) = graph.subjects(VOID["class"], URIRef("https://w3id.org/secrel#Release"))
    assert int(str(graph.value(part, VOID.entities))) == int(str(releases))
    assert len(list(graph.objects(dataset, VOID.propertyPartition))) > 10
    dump = graph.value(dataset, VOID.dataDump)
    assert httpx.get(str(dump)).status_code == 200
