"""How much each node of a network stands in the middle of it, in the measures of `SIZES`."""

import networkx as nx

from kg.view.network.layout import SEED

#: Up to how many nodes every way counts for betweenness; of a larger network that many are drawn, always the same.
ALL_WAYS = 200


def centrality(graph: nx.Graph, measure: str) -> dict[str, float]:
    """Return the measure of each node; all but the weight of its ties lie between 0 and 1."""
    if measure == "neighbours":
        return dict(nx.degree_centrality(graph))
    if measure == "betweenness":
        drawn = ALL_WAYS if len(graph) > ALL_WAYS else None
        return dict(nx.betweenness_centrality(graph, k=drawn, seed=SEED))
    if measure == "closeness":
        return dict(nx.closeness_centrality(graph))
    return {node: float(weight) for node, weight in graph.degree(weight="weight")}


def communities(graph: nx.Graph) -> dict[str, int]:
    """Return the number of each node's community, the largest 0, found by Louvain's method with a fixed seed."""
    if not graph:
        return {}
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    ranked = sorted(found, key=lambda group: (-len(group), min(group)))
    return {iri: number for number, group in enumerate(ranked) for iri in group}
