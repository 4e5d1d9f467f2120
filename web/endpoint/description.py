"""What this endpoint is, for programs: the SPARQL 1.1 service description, and VoID."""

import json
import threading
from functools import lru_cache

from flask import current_app, url_for
from rdflib import RDF, RDFS, XSD, BNode, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, VOID

from kg.query.form import PREFIXES
from kg.rdf.iris import BASE
from web.endpoint.formats import Choice
from web.endpoint.running import job, run
from web.stores import folder_state

SD = Namespace("http://www.w3.org/ns/sparql-service-description#")
FORMAT = Namespace("http://www.w3.org/ns/formats/")
FORMATS = (
    *("SPARQL_Results_JSON", "SPARQL_Results_XML", "SPARQL_Results_CSV", "SPARQL_Results_TSV"),
    *("Turtle", "TriG", "N-Triples", "N-Quads", "JSON-LD", "RDF_XML"),
)

TRIPLES = "SELECT (COUNT(*) AS ?count) WHERE { ?s ?p ?o }"
CLASSES = "SELECT ?name (COUNT(*) AS ?count) WHERE { ?s a ?name } GROUP BY ?name ORDER BY ?name"
PROPERTIES = "SELECT ?name (COUNT(*) AS ?count) WHERE { ?s ?name ?o } GROUP BY ?name ORDER BY ?name"

JSON = Choice(("json", ""), ("", ""))

#: Triples in all, and of each class and of each property, by its IRI.
Counts = tuple[int, tuple[tuple[str, int], ...], tuple[tuple[str, int], ...]]
_one_at_a_time = threading.Lock()


def service() -> Graph:
    """Return the description of the endpoint in the terms of SPARQL 1.1."""
    graph = _graph()
    endpoint = URIRef(url_for("sparql.endpoint", _external=True))
    node, dataset, default = (
        BNode("service"),
        URIRef(url_for("sparql.void", _external=True) + "#dataset"),
        BNode("default"),
    )
    graph.add((node, RDF.type, SD.Service))
    graph.add((node, SD.endpoint, endpoint))
    graph.add((node, SD.supportedLanguage, SD.SPARQL11Query))
    for name in FORMATS:
        graph.add((node, SD.resultFormat, FORMAT[name]))
    graph.add((node, SD.defaultDataset, dataset))
    graph.add((dataset, RDF.type, SD.Dataset))
    graph.add((dataset, SD.defaultGraph, default))
    graph.add((default, RDF.type, SD.Graph))
    graph.add(
        (default, RDFS.comment, Literal("The current view; each release has a named graph.", lang="en"))
    )
    return graph


def dataset() -> Graph:
    """Return the description of the data in the terms of VoID, with its counts."""
    graph = _graph()
    node = URIRef(url_for("sparql.void", _external=True) + "#dataset")
    graph.add((node, RDF.type, VOID.Dataset))
    graph.add((node, DCTERMS.title, Literal("Security relationships", lang="en")))
    about = "What governments say about each other, every fact with its quote."
    graph.add((node, DCTERMS.description, Literal(about, lang="en")))
    graph.add((node, VOID.sparqlEndpoint, URIRef(url_for("sparql.endpoint", _external=True))))
    graph.add((node, VOID.uriSpace, Literal(BASE)))
    graph.add((node, VOID.exampleResource, URIRef(f"{BASE}country/GB")))
    graph.add((node, VOID.dataDump, URIRef(url_for("sparql.graph", default="", _external=True))))
    for namespace in PREFIXES.values():
        graph.add((node, VOID.vocabulary, URIRef(namespace)))
    triples, classes, properties = counts(folder_state(current_app.extensions["kg.store"].location))
    graph.add((node, VOID.triples, Literal(triples, datatype=XSD.integer)))
    for kind, each, link, number in (
        (VOID.classPartition, classes, VOID["class"], VOID.entities),
        (VOID.propertyPartition, properties, VOID.property, VOID.triples),
    ):
        for name, count in each:
            part = BNode()
            graph.add((node, kind, part))
            graph.add((part, link, URIRef(name)))
            graph.add((part, number, Literal(count, datatype=XSD.integer)))
    return graph


def counts(state: str) -> Counts:
    """Return how many triples there are, of each class and of each property; they are kept for one `state`."""
    with _one_at_a_time:  # who comes second finds what the first one counted
        return _counts(state) if state else _counts.__wrapped__(state)


@lru_cache(maxsize=2)
def _counts(state: str) -> Counts:
    del state  # it tells one answer from another
    ((_, triples),) = _rows(TRIPLES)
    return triples, _rows(CLASSES), _rows(PROPERTIES)


def _rows(query: str) -> tuple[tuple[str, int], ...]:
    with run(job(query, JSON)).body as body:
        found = json.load(body)["results"]["bindings"]
    return tuple((row.get("name", {}).get("value", ""), int(row["count"]["value"])) for row in found)


def _graph() -> Graph:
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in {**PREFIXES, "void": VOID, "sd": SD, "dcterms": DCTERMS}.items():
        graph.bind(prefix, Namespace(str(namespace)))
    return graph
