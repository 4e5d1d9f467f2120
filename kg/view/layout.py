"""Places for the nodes of a network: the same for the same graph, and no name covers another."""

from collections.abc import Mapping
from math import sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

#: One seed for every layout, so that a link brings the same picture back.
SEED = 7

#: How much room a picture gives a node, and how much wider than high it is, in pixels.
ROOM = 128.0
WIDER = 1.45

#: Room for a name under its node, in pixels.
LETTER_WIDTH, NAME_HEIGHT, MARGIN = 7.4, 20.0, 6.0

#: How often nodes that cover each other are pushed apart.
ROUNDS = 120

Places = dict[str, tuple[float, float]]


def place_nodes(graph: nx.Graph, names: Mapping[str, str], sizes: Mapping[str, float]) -> Places:
    """Return a place for each node of `graph`, in pixels from the middle of the picture.

    `names` and `sizes` (a radius in pixels) tell how much room each needs. Nothing else counts:
    no clock, no order in which the nodes came.
    """
    nodes = sorted(graph)
    if not nodes:
        return {}
    ordered = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    drawn = nx.forceatlas2_layout(
        ordered,
        pos=nx.circular_layout(ordered),
        max_iter=160 if len(nodes) <= 150 else 80,  # noqa: PLR2004 - large pictures settle for a rougher layout
        scaling_ratio=3.0,
        gravity=1.2,
        seed=SEED,
    )
    spread = _stretch(np.array([drawn[node] for node in nodes], dtype=float))
    halves = np.array([[_half_width(names[node], sizes[node]), _half_height(sizes[node])] for node in nodes])
    apart = _push_apart(spread, halves)
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, apart, strict=True)}


def _half_width(name: str, size: float) -> float:
    return max(size, min(len(name), 24) * LETTER_WIDTH / 2) + MARGIN


def _half_height(size: float) -> float:
    return size + NAME_HEIGHT / 2 + MARGIN


def _stretch(places: NDArray[np.float64]) -> NDArray[np.float64]:
    """Spread places over a picture that has room for all of them, without one far node squeezing the rest."""
    centred = places - np.median(places, axis=0)
    reach = np.percentile(np.abs(centred), 92, axis=0)
    reach[reach == 0] = 1.0
    height = ROOM * sqrt(len(places) / WIDER) / 2
    scaled = centred / reach
    # Past the 92nd percentile distances grow only as the root, so that outliers stay near.
    scaled = np.where(np.abs(scaled) > 1, np.sign(scaled) * np.sqrt(np.abs(scaled)), scaled)
    spread: NDArray[np.float64] = scaled * np.array([height * WIDER, height])
    return spread


def _push_apart(places: NDArray[np.float64], halves: NDArray[np.float64]) -> NDArray[np.float64]:
    """Move nodes whose rooms overlap away from each other, a little at a time."""
    moved = places.copy()
    reach = halves[:, None, :] + halves[None, :, :]
    for _ in range(ROUNDS):
        gaps = moved[:, None, :] - moved[None, :, :]
        overlap = np.maximum(reach - np.abs(gaps), 0.0)
        both = (overlap[..., 0] > 0) & (overlap[..., 1] > 0)
        np.fill_diagonal(both, val=False)
        if not both.any():
            break
        # Along the way that is shorter; two nodes on one spot part by their order.
        sideways = overlap[..., 0] < overlap[..., 1]
        order = np.sign(np.arange(len(moved))[:, None] - np.arange(len(moved))[None, :])
        for axis, chosen in ((0, both & sideways), (1, both & ~sideways)):
            direction = np.where(gaps[..., axis] == 0, order, np.sign(gaps[..., axis]))
            moved[:, axis] += (np.where(chosen, overlap[..., axis], 0.0) * direction).sum(axis=1) * 0.3
    return moved
