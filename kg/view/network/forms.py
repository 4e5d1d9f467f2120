"""A network in other forms: the nodes and edges that vis-network draws, and a graph for files."""

from collections.abc import Mapping
from typing import Any

import networkx as nx

from kg.view.network.drawing import Edge
from kg.view.network.legend import tint_of
from kg.view.network.standing import Picture, scaled
from kg.view.network.whole import ordered

#: Widths of edges, in pixels; the weight from which on the heaviest is as wide as that: many single ties are thin.
LEAST_WIDTH, MOST_WIDTH, WIDEST_FROM = 0.6, 6.0, 40

#: How vis-network draws each kind of node, for those who cannot tell the colours.
SHAPES: Mapping[str, str] = {
    "country": "dot",
    "person": "triangle",
    "organization": "square",
    "meeting": "diamond",
    "agreement": "hexagon",
    "summit": "star",
}

VisItems = list[dict[str, Any]]


def vis_data(picture: Picture) -> tuple[VisItems, VisItems]:
    """Return the nodes and the edges of `picture`, as plain data.

    Labels and titles are plain text, whatever they hold: the page must show them as text and never as HTML.
    """
    from pyvis.edge import Edge as DrawnEdge  # noqa: PLC0415 - it brings IPython along; most pages need neither
    from pyvis.network import Network as Drawn  # noqa: PLC0415

    # Directed, for pyvis drops the second of two parallel edges in a picture that is not.
    network, drawn = picture.network, Drawn(directed=True)
    for node in network.nodes:
        drawn.add_node(
            node.link.iri,
            label=node.link.label or node.link.iri,
            title=f"{node.link.label}: {node.degree} of {node.neighbours} neighbours shown, weight {node.weight}",
            shape=SHAPES[node.link.kind],
            tint=tint_of(network.choice, node.link.kind, node.group),
            size=picture.sizes[node.link.iri],
            name=picture.names[node.link.iri].text,
            letters=picture.names[node.link.iri].letters,
            start=picture.names[node.link.iri].start,
            x=picture.places[node.link.iri][0],
            y=picture.places[node.link.iri][1],
        )
    way = network.way
    thickest = max((edge.weight for edge in network.edges), default=1)
    for edge in network.edges:
        # As `add_edge` does, which looks through all nodes for the two of each edge: half a second for 10,000.
        tie = DrawnEdge(
            edge.a.iri,
            edge.b.iri,
            directed=True,
            title=f"{edge.a.label} \u2013 {edge.b.label}: {say_made(edge)}",
            width=width_of(edge, thickest),
            years=dict(edge.years),
            way=ordered(edge.a.iri, edge.b.iri) in way,
            arrows="",
        )
        drawn.edges.append(tie.options)
    nodes, edges, *_ = drawn.get_network_data()
    return nodes, edges


def as_graph(picture: Picture) -> nx.Graph:
    """Return `picture` as networkx has it, for files: what each node is, where it stands, what ties it."""
    graph = nx.Graph()
    for node in picture.network.nodes:
        graph.add_node(
            node.link.iri,
            label=node.link.label,
            kind=node.link.kind,
            weight=node.weight,
            community=node.group,
            x=picture.places[node.link.iri][0],
            y=picture.places[node.link.iri][1],
            size=picture.sizes[node.link.iri],
        )
    for edge in picture.network.edges:
        graph.add_edge(edge.a.iri, edge.b.iri, weight=edge.weight, label=say_made(edge), unsure=edge.unsure)
    return graph


def width_of(edge: Edge, heaviest: int) -> float:
    """Return the width of an edge, in pixels, in a picture whose heaviest edge weighs `heaviest`."""
    return scaled(edge.weight, max(heaviest, WIDEST_FROM), LEAST_WIDTH, MOST_WIDTH)


def say_made(edge: Edge) -> str:
    """Return of what an edge is made as words, and how much of it the reader is unsure of."""
    return say_counts(edge.counts) + (f", {edge.unsure} unsure" if edge.unsure else "")


def say_counts(counts: Mapping[str, int]) -> str:
    """Return counts as words.

    >>> say_counts({"meetings": 1, "agreements": 2})
    '1 meeting, 2 agreements'
    """
    return ", ".join(
        f"{number} {name.removesuffix('s') if number == 1 else name}" for name, number in counts.items()
    )
