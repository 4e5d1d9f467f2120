"""Which part of a network is shown: nobody can read all of it."""

from itertools import pairwise
from typing import Any

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


def closest_ties(graph: nx.Graph, choice: NetworkChoice) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the edges to show: each node's strongest, whom people serve, and all of those that were opened up."""
    edges = list(graph.edges(data=True))
    if not choice.closest:
        return edges
    opened = {choice.around, *choice.expand}
    kept: set[tuple[str, str]] = set()
    for node in graph:
        ties = sorted(graph.edges(node, data="weight"), key=lambda tie: (-tie[2], tie[1]))
        most = len(ties) if node in opened else choice.closest
        kept.update(ordered(a, b) for a, b, _ in ties[:most])
    for way in shortest(graph, *choice.ends)[0]:
        kept.update(ordered(a, b) for a, b in pairwise(way))
    return [(a, b, data) for a, b, data in edges if ordered(a, b) in kept or "posts" in data["counts"]]


def _base(graph: nx.Graph, choice: NetworkChoice) -> list[str]:
    """Return the nodes nearest to where the picture starts, or those with the strongest ties."""
    weights = dict(graph.degree(weight="weight"))
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
