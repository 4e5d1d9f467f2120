from itertools import combinations

import networkx as nx
import numpy as np
import pytest

from kg.view.link import link
from kg.view.network.drawing import Node
from kg.view.network.layout import MARGIN, UNSEEN, place_nodes
from kg.view.network.naming import LETTER_WIDTH, LINE_HEIGHT, LONGEST, Name, name_nodes, shortened
from kg.view.network.standing import scaled

NUMBER = 120


def crowd() -> tuple[list[Node], dict[str, tuple[float, float]], dict[str, float]]:
    """Nodes that stand as they fall, some of them on one spot."""
    chance = np.random.default_rng(3)
    nodes = [
        Node(
            link(f"https://example.org/{number}", "x" * int(chance.integers(2, 40))),
            1,
            1,
            1,
            NUMBER - number,
            0,
        )
        for number in range(NUMBER)
    ]
    places = {
        node.link.iri: (float(x), float(y))
        for node, (x, y) in zip(nodes, chance.integers(0, 300, (NUMBER, 2)), strict=True)
    }
    return nodes, places, {node.link.iri: scaled(node.measure, NUMBER, 8, 30) for node in nodes}


def box(
    name: Name, place: tuple[float, float], size: float, zoom: float
) -> tuple[float, float, float, float]:
    half, top = len(name.text) * name.letters * LETTER_WIDTH / 2, (place[1] + size) * zoom
    return place[0] * zoom - half, place[0] * zoom + half, top, top + name.letters * LINE_HEIGHT


@pytest.mark.parametrize("zoom", [0.1, 0.5, 1.0, 3.0, 10.0])
def test_written_names_never_touch_however_near_one_is(zoom: float) -> None:
    nodes, places, sizes = crowd()
    names = name_nodes(nodes, places, sizes)
    boxes = [box(names[iri], places[iri], sizes[iri], zoom) for iri in places if names[iri].start <= zoom]
    touching = [
        (a, b)
        for a, b in combinations(boxes, 2)
        if a[0] < b[1] and b[0] < a[1] and a[2] < b[3] and b[2] < a[3]
    ]
    assert boxes
    assert touching == []


def test_more_is_named_the_nearer_one_is_and_the_first_always() -> None:
    nodes, places, sizes = crowd()
    starts = [name.start for name in name_nodes(nodes, places, sizes).values()]
    named = [sum(start <= zoom for start in starts) for zoom in (0.1, 0.5, 2.0, 10.0)]
    assert named == sorted(named)
    assert named[0] < named[-1]
    assert starts[0] < 0.01


def test_names_too_long_for_a_picture_are_cut_between_words() -> None:
    assert shortened("Poland") == "Poland"
    assert len(shortened("word " * 20)) <= LONGEST
    assert shortened("word " * 20).endswith("word…")


def test_no_node_covers_another() -> None:
    graph = nx.barabasi_albert_graph(400, 2, seed=1)
    graph = nx.relabel_nodes(graph, {number: f"n{number:03}" for number in graph})
    graph.add_nodes_from(["alone", "lonely"])
    sizes = {node: 8.0 + graph.degree(node) ** 0.5 for node in graph}
    places = place_nodes(graph, sizes, {})
    covering = [
        (a, b)
        for a, b in combinations(graph, 2)
        if max(abs(places[a][axis] - places[b][axis]) for axis in (0, 1))
        < sizes[a] + sizes[b] + MARGIN - UNSEEN
    ]
    assert covering == []
    lowest = max(y for node, (_, y) in places.items() if node not in {"alone", "lonely"})
    assert places["alone"][1] == places["lonely"][1] > lowest
