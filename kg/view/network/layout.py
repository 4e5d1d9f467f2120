"""Places for the nodes of a network: the same for the same graph, and no node covers another."""

from collections.abc import Mapping, Sequence
from math import sqrt

import networkx as nx
import numpy as np
from numpy.typing import NDArray

#: One seed for every layout, so that a link brings the same picture back.
SEED = 7

#: How much room a picture gives a node, and how much wider than high it is, in pixels.
ROOM = 84.0
WIDER = 1.45

#: Room around a node, in pixels.
MARGIN = 5.0

#: How far out a node may stand, as a share of where the 92nd of a hundred stands.
FARTHEST = 1.15

#: How often nodes that cover each other are pushed apart; after how many pushes their neighbours are sought anew,
#: and how far apart, in pixels, two may lie to be neighbours until then.
ROUNDS, LOOK_AGAIN, REACH = 120, 12, 24.0
#: An overlap that nobody sees, in pixels.
UNSEEN = 0.5

#: Up to how many nodes forces are worked out between all of them, which takes time by the square of their number; of
#: a larger network those with most neighbours are placed so, and each other node beside the ones it is tied to.
FORCED = 200
#: At how many nodes each has just `ROOM`: more stand closer, else they would be specks when all are in sight, and fewer
#: farther apart, up to so many times as far.
CROWDED, MOST_ROOM = 300, 1.5
#: Fewer nodes than these that are tied to nothing else stand in rows below all others.
ALONE = 6
#: The angle by which the seeds of a sunflower turn: however many there are, no two stand in one line.
GOLDEN_ANGLE = 2.399963

Places = dict[str, tuple[float, float]]
Floats = NDArray[np.float64]


def place_nodes(
    graph: nx.Graph, sizes: Mapping[str, float], known: Mapping[str, tuple[float, float]]
) -> Places:
    """Return a place for each node of `graph`, in pixels from the middle of the picture.

    `sizes` (a radius in pixels) tell how much room each needs, `known` where some stand already and stay, but for a
    push. Nothing else counts: no clock, no order in which the nodes came.
    """
    nodes = sorted(graph)
    if not nodes:
        return {}
    ordered = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in graph.edges))
    alone = [sorted(group) for group in nx.connected_components(ordered) if len(group) < ALONE]
    tied = ordered.subgraph(set(nodes).difference(*alone)) if alone else ordered
    places = {node: known[node] for node in nodes if node in known} or _by_force(tied)
    _below(sorted(alone, key=lambda group: (-len(group), group)), places)
    _beside(ordered, places)
    halves = np.array([sizes[node] + MARGIN for node in nodes])
    apart = _push_apart(np.array([places[node] for node in nodes], dtype=float), halves)
    return {node: (round(float(x), 1), round(float(y), 1)) for node, (x, y) in zip(nodes, apart, strict=True)}


def _by_force(graph: nx.Graph) -> Places:
    """Return places for the nodes with most neighbours, drawn together by ties and apart by all else."""
    if not graph:
        return {}
    core = graph.subgraph(sorted(graph, key=lambda node: (-graph.degree(node), node))[:FORCED])
    ordered = nx.Graph()
    ordered.add_nodes_from(sorted(core))
    ordered.add_edges_from(sorted(tuple(sorted(edge)) for edge in core.edges))
    drawn = nx.forceatlas2_layout(
        ordered,
        pos=nx.circular_layout(ordered),
        max_iter=160 if len(ordered) <= 150 else 80,  # noqa: PLR2004 - large pictures settle for a rougher layout
        scaling_ratio=3.0,
        gravity=1.2,
        seed=SEED,
    )
    spread = _stretch(np.array([drawn[node] for node in ordered], dtype=float), len(graph))
    return {node: (float(x), float(y)) for node, (x, y) in zip(ordered, spread, strict=True)}


def _below(groups: Sequence[Sequence[str]], places: Places) -> None:
    """Place small groups of nodes in rows below those that have a place, each group together."""
    xs = [x for x, _ in places.values()]
    number = sum(len(group) + 1 for group in groups)
    left, right = min(xs, default=0.0), max(xs, default=0.0)
    right = max(right, left + ROOM * sqrt(number) * WIDER)
    x, y = left, max((y for _, y in places.values()), default=0.0) + 1.5 * ROOM
    for group in groups:
        waiting = [node for node in group if node not in places]
        if x > left and x + ROOM * len(waiting) > right:
            x, y = left, y + ROOM
        for node in waiting:
            places[node] = (x, y)
            x += ROOM
        x += ROOM / 2


def _beside(graph: nx.Graph, places: Places) -> None:
    """Place the nodes that have none beside those they are tied to, from the placed ones outwards."""
    waiting = [node for node in graph if node not in places]
    while waiting:
        near = {node: [places[other] for other in graph[node] if other in places] for node in waiting}
        placed = [node for node in waiting if near[node]] or waiting
        for turn, node in enumerate(placed):
            x, y = _middle(near[node])
            angle, reach = turn * GOLDEN_ANGLE, ROOM * (0.5 + 0.1 * sqrt(turn))
            places[node] = (x + reach * float(np.cos(angle)), y + reach * float(np.sin(angle)))
        waiting = [node for node in waiting if node not in places]


def _middle(places: Sequence[tuple[float, float]]) -> tuple[float, float]:
    if not places:
        return 0.0, 0.0
    return sum(x for x, _ in places) / len(places), sum(y for _, y in places) / len(places)


def _stretch(places: Floats, number: int) -> Floats:
    """Spread places over a picture that has room for `number`, without one far node squeezing the rest."""
    centred = places - np.median(places, axis=0)
    reach = np.percentile(np.abs(centred), 92, axis=0)
    reach[reach == 0] = 1.0
    room = ROOM * min(MOST_ROOM, (CROWDED / number) ** 0.25)
    height = room * sqrt(number / WIDER) / 2
    scaled = centred / reach
    # Past the 92nd percentile distances grow only as the root, and to a bound, so that outliers stay near.
    far = np.sign(scaled) * np.minimum(np.sqrt(np.abs(scaled)), FARTHEST)
    scaled = np.where(np.abs(scaled) > 1, far, scaled)
    spread: Floats = scaled * np.array([height * WIDER, height])
    return spread


def _push_apart(places: Floats, halves: Floats) -> Floats:
    """Move nodes whose rooms overlap away from each other, a little at a time."""
    moved = places.copy()
    for turn in range(ROUNDS):
        if turn % LOOK_AGAIN == 0:
            near, far = _near_pairs(moved, halves)
        gaps = moved[near] - moved[far]
        overlap = (halves[near] + halves[far])[:, np.newaxis] - np.abs(gaps)
        both = overlap.min(axis=1) > UNSEEN
        if not both.any():
            if turn % LOOK_AGAIN == 0:
                break
            continue
        one, other, gaps, overlap = near[both], far[both], gaps[both], overlap[both]
        # Along the way that is shorter; two nodes on one spot part by their order.
        axis = np.where(overlap[:, 0] < overlap[:, 1], 0, 1)
        rows = np.arange(len(one))
        gap = gaps[rows, axis]
        push = overlap[rows, axis] * 0.3 * np.where(gap == 0, np.sign(one - other), np.sign(gap))
        np.add.at(moved, (one, axis), push)
        np.add.at(moved, (other, axis), -push)
    return moved


def _near_pairs(places: Floats, halves: Floats) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Return each two nodes whose rooms lie less than `REACH` apart, found by sweeping along the wider axis."""
    order = np.argsort(places[:, 0], kind="stable")
    across, high, half = places[order, 0], places[order, 1], halves[order]
    widest = 2 * half.max() + REACH
    ends = np.searchsorted(across, across + widest)
    ahead = ends - np.arange(len(order)) - 1
    first = np.repeat(np.arange(len(order)), ahead)
    second = first + 1 + np.arange(len(first)) - np.repeat(np.cumsum(ahead) - ahead, ahead)
    room = half[first] + half[second] + REACH
    near = (np.abs(high[first] - high[second]) < room) & (across[second] - across[first] < room)
    return order[first[near]], order[second[near]]
