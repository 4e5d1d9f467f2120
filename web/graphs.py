"""Graphs as text, in the formats that a page offers."""

import csv
import io
from collections.abc import Callable, Mapping

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter
from rdflib import Graph, Literal, Namespace
from rdflib.term import Node

from kg.export.characters import for_xml
from kg.export.tables import HEADER, safe_cell
from kg.query.form import PREFIXES

Writer = Callable[[Graph], str]


def write_turtle(graph: Graph) -> str:
    """Return `graph` as Turtle."""
    return _prefixed(graph).serialize(format="turtle")


def write_jsonld(graph: Graph) -> str:
    """Return `graph` as JSON-LD."""
    return _prefixed(graph).serialize(
        format="json-ld", context={**PREFIXES}, auto_compact=False, sort_keys=True
    )


def write_ntriples(graph: Graph) -> str:
    """Return `graph` as N-Triples, its lines sorted."""
    return "".join(sorted(graph.serialize(format="nt11").splitlines(keepends=True)))


def write_rdfxml(graph: Graph) -> str:
    """Return `graph` as RDF/XML, without the characters that XML cannot hold."""
    return _prefixed(graph, for_xml).serialize(format="xml")


def write_csv(graph: Graph) -> str:
    """Return `graph` as a table, a triple a row, in which no cell is a formula."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(HEADER)
    writer.writerows(sorted(_cells(triple) for triple in graph))
    return out.getvalue()


#: The formats: media type and writer, in the order we prefer them.
GRAPH_FORMATS: Mapping[str, tuple[str, Writer]] = {
    "turtle": ("text/turtle", write_turtle),
    "jsonld": ("application/ld+json", write_jsonld),
    "ntriples": ("application/n-triples", write_ntriples),
    "rdfxml": ("application/rdf+xml", write_rdfxml),
    "csv": ("text/csv", write_csv),
}


def write_graphml(graph: nx.Graph) -> bytes:
    """Return a network as GraphML."""
    out = io.BytesIO()
    nx.write_graphml_xml(_clean_network(graph), out)
    return out.getvalue()


def write_gexf(graph: nx.Graph) -> bytes:
    """Return a network as GEXF 1.2, its places where Gephi looks for them."""
    cleaned = _clean_network(graph)
    for _, node in cleaned.nodes(data=True):
        node["viz"] = {
            "position": {"x": node.pop("x"), "y": -node.pop("y"), "z": 0.0},
            "size": node.pop("size"),
        }
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(cleaned)
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # networkx writes today; the same picture is the same file
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


#: The formats for network programs: media type and writer.
NETWORK_FORMATS: Mapping[str, tuple[str, Callable[[nx.Graph], bytes]]] = {
    "gexf": ("application/gexf+xml", write_gexf),
    "graphml": ("application/graphml+xml", write_graphml),
}


def _clean_network(graph: nx.Graph) -> nx.Graph:
    cleaned = graph.copy()
    for _, node in cleaned.nodes(data=True):
        node["label"] = for_xml(node["label"])
    return cleaned


def _prefixed(graph: Graph, clean: Callable[[str], str] | None = None) -> Graph:
    written = Graph(bind_namespaces="none")
    for prefix, namespace in PREFIXES.items():
        written.bind(prefix, Namespace(namespace))
    for subject, predicate, value in graph:
        written.add((subject, predicate, _cleaned(value, clean) if clean else value))
    return written


def _cleaned(term: Node, clean: Callable[[str], str]) -> Node:
    if isinstance(term, Literal):
        return Literal(clean(str(term)), lang=term.language, datatype=term.datatype, normalize=False)
    return term


def _cells(triple: tuple[Node, Node, Node]) -> tuple[str, ...]:
    value = triple[2]
    datatype, language = (value.datatype, value.language) if isinstance(value, Literal) else (None, None)
    return tuple(safe_cell(str(cell or "")) for cell in (*triple, datatype, language))
