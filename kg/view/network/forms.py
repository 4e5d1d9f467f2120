"""A network in other forms: the nodes and edges that vis-network draws, and a graph for files."""

from collections.abc import Mapping
from math import sqrt
from typing import Any

import networkx as nx

from kg.view.network.drawing import Network
from kg.view.network.standing import Picture, scaled
from kg.view.network.whole import ordered

#: Widths of edges, in pixels.
LEAST_WIDTH, MOST_WIDTH = 0.6, 6.0
#: Sizes of letters, in pixels, the largest in a picture of so many nodes.
LEAST_LETTERS, MOST_LETTERS, NODES_AT_MOST_LETTERS = 13.0, 22.0, 60

VisItems = list[dict[str, Any]]


def vis_data(picture: Picture) -> tuple[VisItems, VisItems]:
    """Return the nodes and the edges of `picture`, as plain data.

    Labels and titles are plain text, whatever they hold: the page must show them as text and never as HTML.
    """
    from pyvis.network import Network as Drawn  # noqa: PLC0415 - it brings IPython along; most pages need neither

    # Directed, for pyvis drops the second of two parallel edges in a picture that is not.
    network, drawn = picture.network, Drawn(directed=True)
    letters = letter_sizes(network)
    for node in network.nodes:
        drawn.add_node(
            node.link.iri,
            label=node.link.label or node.link.iri,
            title=f"{node.link.label}: {node.degree} of {node.neighbours} neighbours shown, weight {node.weight}",
            group=node.link.kind,
            community=node.group,
            size=picture.sizes[node.link.iri],
            letters=letters[node.link.iri],
            x=picture.places[node.link.iri][0],
            y=picture.places[node.link.iri][1],
        )
    way = network.way
    thickest = max((edge.weight for edge in network.edges), default=1)
    for edge in network.edges:
        drawn.add_edge(
            edge.a.iri,
            edge.b.iri,
            title=f"{edge.a.label} \u2013 {edge.b.label}: {say_counts(edge.counts)}",
            width=scaled(edge.weight, thickest, LEAST_WIDTH, MOST_WIDTH),
            years=dict(edge.years),
            way=ordered(edge.a.iri, edge.b.iri) in way,
            arrows="",
        )
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
        graph.add_edge(edge.a.iri, edge.b.iri, weight=edge.weight, label=say_counts(edge.counts))
    return graph


def letter_sizes(network: Network) -> dict[str, int]:
    """Return the size of each name's letters: those of the heaviest can be read when all nodes are in sight."""
    heaviest = max((node.weight for node in network.nodes), default=1)
    most = MOST_LETTERS * max(1.0, sqrt(len(network.nodes) / NODES_AT_MOST_LETTERS))
    # Whole sizes, for a browser measures letters anew for each size it meets.
    return {
        node.link.iri: round(scaled(node.weight, heaviest, LEAST_LETTERS, most)) for node in network.nodes
    }


def say_counts(counts: Mapping[str, int]) -> str:
    """Return counts as words.

    >>> say_counts({"meetings": 1, "agreements": 2})
    '1 meeting, 2 agreements'
    """
    return ", ".join(
        f"{number} {name.removesuffix('s') if number == 1 else name}" for name, number in counts.items()
    )
