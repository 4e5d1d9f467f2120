"""Which part of a network is shown: nobody can read all of it."""

from heapq import nsmallest
from itertools import pairwise

import networkx as nx

from kg.view.network.choice import NODES_AT_MOST, NetworkChoice
from kg.view.network.paths import shortest
from kg.view.network.whole import ordered


def shown_nodes(graph: nx.Graph, choice: NetworkChoice) -> list[str]:
    """Return the nodes to show: the base, what was opened up, and what lies on the ways sought; sorted."""
    shown = set(_base(graph, choice))
    for opened in choice.expand:
        if opened in graph:
            shown.add(opened)
            others = [node for node in _nearest(graph, opened) if node not in shown]
            shown.update(others[: choice.more])
    for way in shortest(graph, *choice.ends)[0]:
        shown.update(way)
    return sorted(shown)[:NODES_AT_MOST]


def shown_part(graph: nx.Graph, choice: NetworkChoice) -> nx.Graph:
    """Return what is shown of `graph`, its nodes and edges in an order that does not depend on how it was made."""
    nodes = shown_nodes(graph, choice)
    part = nx.Graph()
    part.add_nodes_from(nodes)
    edges = graph.edges
    part.add_edges_from((a, b, edges[a, b]) for a, b in sorted(_closest(graph, set(nodes), choice)))
    return part


def _closest(graph: nx.Graph, shown: set[str], choice: NetworkChoice) -> set[tuple[str, str]]:
    """Return the edges to show: each node's strongest, whom people serve, and all of those that were opened up."""
    whole = {choice.around, *choice.expand} if choice.closest else shown
    kept: set[tuple[str, str]] = set()
    for node, others in graph.adjacency():
        if node not in shown:
            continue
        ties = [(-tie["weight"], other) for other, tie in others.items() if other in shown]
        strongest = ties if node in whole else nsmallest(choice.closest, ties)
        kept.update(ordered(node, other) for _, other in strongest)
        kept.update(ordered(node, other) for _, other in ties if "posts" in others[other]["counts"])
    for way in shortest(graph, *choice.ends)[0]:
        kept.update(ordered(a, b) for a, b in pairwise(way))
    return kept


def _base(graph: nx.Graph, choice: NetworkChoice) -> list[str]:
    """Return the nodes nearest to where the picture starts, or those with the strongest ties."""
    weights = graph.nodes(data="weight")
    around = choice.around
    if not around:
        return sorted(graph, key=lambda node: (-weights[node], node))[: choice.limit]
    if around not in graph:
        return []
    steps = nx.single_source_shortest_path_length(graph, around, cutoff=2)
    ties = graph[around]
    order = sorted(
        steps,
        key=lambda node: (steps[node], -ties.get(node, {}).get("weight", 0), -weights[node], node),
    )
    return order[: choice.limit]


def _nearest(graph: nx.Graph, node: str) -> list[str]:
    ties = graph[node]
    return sorted(ties, key=lambda other: (-ties[other]["weight"], other))
