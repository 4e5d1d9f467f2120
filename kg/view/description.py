"""A thing as RDF: what its page tells, as triples."""

from collections.abc import Mapping

from rdflib import Graph, Namespace
from rdflib.namespace import OWL, RDF, RDFS, SKOS, XSD

from kg.errors import NotFoundError
from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.view.ask import iri, query_text
from kg.view.link import ONTOLOGY_IRI, kind_of

#: The formats a thing is given in: rdflib's name of the writer, and the media type.
GRAPH_FORMATS: Mapping[str, tuple[str, str]] = {
    "turtle": ("turtle", "text/turtle"),
    "jsonld": ("json-ld", "application/ld+json"),
    "ntriples": ("nt11", "application/n-triples"),
    "rdfxml": ("pretty-xml", "application/rdf+xml"),
}

#: Kinds of which the default graph does not hold all.
OWN_QUERY = ("release", "evidence")

PREFIXES = {
    "secrel": ONTOLOGY_IRI,
    "id": BASE,
    "rdf": str(RDF),
    "rdfs": str(RDFS),
    "owl": str(OWL),
    "skos": str(SKOS),
    "xsd": str(XSD),
}


def describe(store: Store, entity: str) -> Graph:
    """Return what the current view says of `entity`, with the words behind it; of a release, all it says.

    Raises:
        NotFoundError: where nothing is said of it.
    """
    kind = kind_of(entity)
    name = f"describe-{kind if kind in OWN_QUERY else 'entity'}"
    graph = store.construct(f"{query_text(name)}\nVALUES ?entity {{ {iri(entity).n3()} }}")
    if not len(graph):
        raise NotFoundError(f"nothing is said here of {entity}")
    return graph


def write_graph(graph: Graph, form: str) -> str:
    """Return `graph` in one of `GRAPH_FORMATS`, with our prefixes, the same text for the same triples."""
    written = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        written.bind(prefix, Namespace(namespace))
    for triple in graph:
        written.add(triple)
    writer = GRAPH_FORMATS[form][0]
    if writer == "nt11":
        return "".join(sorted(written.serialize(format=writer).splitlines(keepends=True)))
    if writer == "json-ld":
        return written.serialize(format=writer, context={**PREFIXES}, auto_compact=False, sort_keys=True)
    return written.serialize(format=writer)
