"""GraphML and GEXF for network programs such as Gephi, yEd and Cytoscape, through networkx."""

import io
from pathlib import Path
from typing import BinaryIO

import networkx as nx
from networkx.readwrite.gexf import GEXFWriter

from kg.export.characters import for_xml
from kg.store.base import Store

QUERIES = Path(__file__).parent / "queries"


def network(store: Store) -> nx.Graph:
    """Return countries, organizations and people as nodes, and what joins them as edges with counts.

    Shape:
        A node's name is its IRI; it has `label`, `kind` (country, organization, person), `events` and
        `releases`. An edge has `kind` and `weight`: how many events two countries share (tie), how many held
        meetings two people or an organization and another party (met), or how many posts a person held for a
        country or organization (served). What a release names is there even where no edge reaches it; what only
        the reference tables know is not.
    """
    graph = nx.Graph()
    for iri, label, kind, events, releases in store.select(_query("nodes")):
        graph.add_node(
            str(iri),
            label=for_xml(str(label)),
            kind=str(kind),
            events=int(str(events or 0)),
            releases=int(str(releases or 0)),
        )
    for name in ("ties", "meetings", "posts"):
        for one, other, kind, weight in store.select(_query(f"edges-{name}")):
            if str(one) in graph and str(other) in graph:
                graph.add_edge(str(one), str(other), kind=str(kind), weight=int(str(weight)))
    unheard = [
        n for n, has in graph.nodes(data=True) if not (graph.degree(n) or has["events"] or has["releases"])
    ]
    graph.remove_nodes_from(unheard)
    return graph


def write_graphml(store: Store, out: BinaryIO) -> None:
    """Write the network as GraphML."""
    nx.write_graphml_xml(network(store), out)
    out.write(b"\n")


def write_gexf(store: Store, out: BinaryIO) -> None:
    """Write the network as GEXF 1.2."""
    writer = GEXFWriter(version="1.2draft")
    writer.add_graph(network(store))
    for meta in writer.xml.iter("meta"):
        meta.attrib.pop("lastmodifieddate", None)  # networkx writes today; an export has no clock
    text = io.BytesIO()
    writer.write(text)
    out.write(text.getvalue() + b"\n")


def _query(name: str) -> str:
    return (QUERIES / f"{name}.rq").read_text(encoding="utf-8")
