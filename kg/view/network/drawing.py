"""What is shown of a network: which nodes and edges, how heavy, how central; the same from run to run."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from operator import itemgetter
from weakref import WeakKeyDictionary

from kg.store.base import Store
from kg.view.link import Link, labels, link
from kg.view.network.centrality import centrality, communities
from kg.view.network.choice import NetworkChoice
from kg.view.network.part import shown_part
from kg.view.network.paths import Ways, find_ways
from kg.view.network.whole import find_tying, ordered, whole_graph
from kg.view.ties import tie_years


@dataclass(frozen=True, slots=True)
class Node:
    """A thing in the picture.

    Shape:
        `weight` is the sum of its edges' weights; `degree` counts its neighbours in the picture, `neighbours`
        all it has; `measure` is what its size tells in the picture; `group` numbers its community, the largest 0.
    """

    link: Link
    weight: int
    degree: int
    neighbours: int
    measure: float
    group: int


@dataclass(frozen=True, slots=True)
class Edge:
    """A tie between two nodes; `counts` says of what it is made, such as meetings: 3, and `years` when.

    Shape:
        `unsure` is how many of the facts that make it are unsure readings.
    """

    a: Link
    b: Link
    weight: int
    counts: Mapping[str, int]
    years: Mapping[str, int]
    unsure: int


@dataclass(frozen=True, slots=True)
class Network:
    """The nodes and edges shown, and how many there are in all.

    Shape:
        `opened` are the nodes that were opened up; `way` has the ends of each edge on the ways sought; `unsure`
        counts the unsure readings that tie, or would if they were asked for.
    """

    choice: NetworkChoice
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    all_nodes: int
    all_edges: int
    years: tuple[str, ...]
    opened: tuple[Node, ...]
    ways: Ways | None
    unsure: int

    @property
    def way(self) -> frozenset[tuple[str, str]]:
        """The ends of each tie on the ways sought."""
        ways = self.ways.ways if self.ways else ()
        return frozenset(ordered(step.a.iri, step.b.iri) for way in ways for step in way)


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


def _draw(store: Store, choice: NetworkChoice) -> Network:
    whole = whole_graph(store, choice)
    part = shown_part(whole, choice)
    names = labels(store, part.nodes)
    links = {iri: link(iri, names.get(iri, "")) for iri in part}
    weights = dict(part.degree(weight="weight"))
    measures = centrality(part, choice.size)
    groups = communities(part)
    nodes = [
        Node(
            link=links[iri],
            weight=weights[iri],
            degree=part.degree(iri),
            neighbours=whole.degree(iri),
            measure=round(measures[iri], 4),
            group=groups[iri],
        )
        for iri in part
    ]
    edges = [
        Edge(links[a], links[b], data["weight"], data["counts"], data["years"], data["unsure"])
        for (a, b), data in sorted(
            ((ordered(a, b), data) for a, b, data in part.edges(data=True)), key=itemgetter(0)
        )
    ]
    nodes.sort(key=lambda node: (-node.measure, -node.weight, node.link.label, node.link.iri))
    return Network(
        choice=choice,
        nodes=tuple(nodes),
        edges=tuple(sorted(edges, key=lambda edge: (-edge.weight, edge.a.label, edge.b.label))),
        all_nodes=whole.number_of_nodes(),
        all_edges=whole.number_of_edges(),
        years=tie_years(store),
        opened=tuple(node for node in nodes if node.link.iri in choice.expand),
        ways=find_ways(store, whole, choice),
        unsure=sum(fact.unsure for fact, _ in find_tying(store, replace(choice, unsure=True))),
    )
