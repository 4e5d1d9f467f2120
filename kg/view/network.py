"""Who is tied to whom, as a graph with places for its nodes that stay the same from run to run."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from itertools import combinations
from math import sqrt
from operator import itemgetter
from typing import Any
from weakref import WeakKeyDictionary

import networkx as nx

from kg.errors import QueryError
from kg.store.base import Store
from kg.view.fact_index import fact_index
from kg.view.layout import SEED, place_nodes
from kg.view.link import Link, kind_of, labels, link
from kg.view.posts_held import posts_held
from kg.view.ties import TIE_COUNTS, all_ties, tie_years

#: What can be shown as a node, in the order offered.
ACTORS = ("country", "person", "organization")
EVENTS: Mapping[str, str] = {"meeting": "Meeting", "agreement": "Agreement", "summit": "Summit"}
NODE_KINDS = (*ACTORS, *EVENTS)

NODES_SHOWN = 60
NODES_AT_MOST = 300

#: How many ties of a node are shown unless asked otherwise: a statement of sixty states ties each with all, and a
#: picture of that says nothing.
CLOSEST = 4

#: Sizes of nodes, as radius in pixels.
LEAST_SIZE, MOST_SIZE = 8.0, 30.0


@dataclass(frozen=True, slots=True)
class NetworkChoice:
    """What a reader wants to see of the network.

    Shape:
        `show` are of `NODE_KINDS`; `count` of `TIE_COUNTS`, and empty counts all; `first` and `last` are
        years or empty; `around` is the IRI of one node to start from, or empty; of each node the `closest` ties are
        shown, all of them where it is 0.
    Raises:
        QueryError: on construction, where the shape does not hold.
    """

    show: tuple[str, ...] = ("country",)
    count: tuple[str, ...] = ()
    first: str = ""
    last: str = ""
    around: str = ""
    limit: int = NODES_SHOWN
    least: int = 1
    closest: int = CLOSEST

    def __post_init__(self) -> None:
        _require(self.show, NODE_KINDS, "kind of node")
        _require(self.count, TIE_COUNTS, "kind of tie")
        for year in (self.first, self.last):
            if year and not (year.isdecimal() and len(year) == len("2018")):
                raise QueryError(f"{year!r} is no year; give four digits, such as 2018")
        if not 1 <= self.limit <= NODES_AT_MOST:
            raise QueryError(f"a picture shows from 1 to {NODES_AT_MOST} nodes, not {self.limit}")


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the picture.

    Units:
        `size` is a radius in pixels, `x` and `y` are pixels from the middle of the picture.
    Shape:
        `weight` is the sum of its edges' weights; `group` numbers its community, the largest 0.
    """

    link: Link
    weight: int
    degree: int
    group: int
    size: float
    x: float
    y: float


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes; `counts` says of what it is made, such as meetings: 3."""

    a: Link
    b: Link
    weight: int
    counts: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes and edges shown, and how many there are in all."""

    choice: NetworkChoice
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    all_nodes: int
    all_edges: int
    years: tuple[str, ...] = field(default=())


_made: WeakKeyDictionary[Store, dict[NetworkChoice, Network]] = WeakKeyDictionary()
PICTURES_KEPT = 64


def network(store: Store, choice: NetworkChoice) -> Network:
    """Return the network that `choice` asks for; the same store and choice give the same picture."""
    made = _made.setdefault(store, {})
    if choice not in made:
        if len(made) >= PICTURES_KEPT:
            made.clear()
        made[choice] = _draw(store, choice)
    return made[choice]


def build_graph(store: Store, choice: NetworkChoice) -> nx.Graph:
    """Return every tie that `choice` asks for as a graph whose edges have `counts` and `weight`."""
    counts: dict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    actors = [kind for kind in ACTORS if kind in choice.show]
    events = [kind for kind in EVENTS if kind in choice.show]
    if "country" in actors and not events:
        _add_ties(counts, store, choice)
    if events or actors != ["country"]:
        _add_events(counts, store, choice, events)
    if "person" in actors and ({"country", "organization"} & set(actors)):
        _add_posts(counts, store, actors, {name for pair in counts for name in pair})
    graph = nx.Graph()
    for (a, b), made_of in sorted(counts.items()):
        weight = sum(made_of.values())
        if a != b and weight >= choice.least:
            graph.add_edge(a, b, weight=weight, counts=made_of)
    return graph


def strongest(graph: nx.Graph, around: str, limit: int) -> nx.Graph:
    """Return the part of `graph` to show: the nodes nearest to `around`, or those with the strongest ties."""
    weights = dict(graph.degree(weight="weight"))
    if around and around in graph:
        steps = nx.single_source_shortest_path_length(graph, around, cutoff=2)
        order = sorted(
            steps,
            key=lambda node: (
                steps[node],
                -graph.get_edge_data(around, node, {}).get("weight", 0),
                -weights[node],
                node,
            ),
        )
    elif around:
        order = []
    else:
        order = sorted(graph, key=lambda node: (-weights[node], node))
    return graph.subgraph(sorted(order[:limit]))


def closest_ties(graph: nx.Graph, choice: NetworkChoice) -> list[tuple[str, str, dict[str, Any]]]:
    """Return the edges to show: each node's strongest, whom people serve, and all of where the picture starts."""
    edges = list(graph.edges(data=True))
    if not choice.closest:
        return edges
    kept: set[tuple[str, str]] = set()
    for node in graph:
        ties = sorted(graph.edges(node, data="weight"), key=lambda tie: (-tie[2], tie[1]))
        most = len(ties) if node == choice.around else choice.closest
        kept.update(_pair(a, b) for a, b, _ in ties[:most])
    return [(a, b, data) for a, b, data in edges if _pair(a, b) in kept or "posts" in data["counts"]]


def _draw(store: Store, choice: NetworkChoice) -> Network:
    whole = build_graph(store, choice)
    part = nx.Graph()
    shown = strongest(whole, choice.around, choice.limit)
    part.add_nodes_from(sorted(shown))
    part.add_edges_from(sorted(closest_ties(shown, choice), key=lambda edge: tuple(sorted(edge[:2]))))
    names = labels(store, part.nodes)
    links = {iri: link(iri, names.get(iri, "")) for iri in part}
    weights = dict(part.degree(weight="weight"))
    sizes = {iri: scaled(weights[iri], max(weights.values()), LEAST_SIZE, MOST_SIZE) for iri in part}
    places = place_nodes(part, {iri: each.label for iri, each in links.items()}, sizes)
    groups = _groups(part)
    nodes = [
        Node(links[iri], weights[iri], part.degree(iri), groups[iri], sizes[iri], *places[iri])
        for iri in part
    ]
    edges = [
        Edge(links[a], links[b], data["weight"], dict(data["counts"]))
        for (a, b), data in sorted(
            ((_pair(a, b), data) for a, b, data in part.edges(data=True)), key=itemgetter(0)
        )
    ]
    return Network(
        choice=choice,
        nodes=tuple(sorted(nodes, key=lambda node: (-node.weight, node.link.label, node.link.iri))),
        edges=tuple(sorted(edges, key=lambda edge: (-edge.weight, edge.a.label, edge.b.label))),
        all_nodes=whole.number_of_nodes(),
        all_edges=whole.number_of_edges(),
        years=tie_years(store),
    )


def _add_ties(counts: dict[tuple[str, str], Counter[str]], store: Store, choice: NetworkChoice) -> None:
    for tie in all_ties(store, choice.first, choice.last):
        for name, number in zip(TIE_COUNTS, tie.counts, strict=True):
            if number and name in (choice.count or TIE_COUNTS):
                counts[_pair(tie.a.iri, tie.b.iri)][name] += number


def _add_events(
    counts: dict[tuple[str, str], Counter[str]], store: Store, choice: NetworkChoice, events: list[str]
) -> None:
    classes = {EVENTS[kind] for kind in events or EVENTS}
    for fact in fact_index(store).facts:
        year = fact.day[:4]
        if classes.isdisjoint(fact.classes) or fact.status == "cancelled":
            continue
        if not (choice.first or "0") <= (year or "0") <= (choice.last or "9999"):
            continue
        name = kind_of(fact.iri) + "s"
        who = sorted({iri for _, iri in fact.who if kind_of(iri) in choice.show})
        if events:
            for each in who:
                counts[_pair(fact.iri, each)][name] += 1
            continue
        for a, b in combinations(who, 2):
            if {kind_of(a), kind_of(b)} in ({"person"}, {"organization"}, {"country", "organization"}):
                counts[a, b][name] += 1


def _add_posts(
    counts: dict[tuple[str, str], Counter[str]], store: Store, actors: Iterable[str], known: set[str]
) -> None:
    """Tie each person to the one state or organization that most releases say is served: others may be misread."""
    index = fact_index(store).by_iri
    served: dict[str, Counter[str]] = defaultdict(Counter)
    for held in posts_held(store).all:
        if held.person in known and kind_of(held.state) in actors:
            served[held.person][held.state] += len(index[held.tenure].releases)
    for person, states in served.items():
        state = max(states, key=lambda iri: (states[iri], iri))
        counts[_pair(person, state)]["posts"] += 1


def _pair(a: str, b: str) -> tuple[str, str]:
    return (a, b) if a < b else (b, a)


def _groups(graph: nx.Graph) -> dict[str, int]:
    if not graph:
        return {}
    found = nx.community.louvain_communities(graph, weight="weight", seed=SEED)
    ranked = sorted(found, key=lambda group: (-len(group), min(group)))
    return {iri: number for number, group in enumerate(ranked) for iri in group}


def scaled(weight: int, heaviest: int, least: float, most: float) -> float:
    """Return a size between `least` and `most` whose area grows with the weight."""
    return round(least + (most - least) * sqrt(weight / max(heaviest, 1)), 1)


def _require(given: Iterable[str], known: Iterable[str], what: str) -> None:
    for name in given:
        if name not in known:
            raise QueryError(f"there is no {what} {name!r}; choose from {', '.join(known)}")
