"""Where the nodes of a picture stand, how large they are and when they are named: worked out where it is drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from math import sqrt
from weakref import WeakKeyDictionary

import networkx as nx

from kg.store.base import Store
from kg.view.network.choice import NetworkChoice
from kg.view.network.drawing import PICTURES_KEPT, Network, network
from kg.view.network.layout import Places, place_nodes
from kg.view.network.naming import Name, name_nodes

#: Sizes of nodes, as radius in pixels.
LEAST_SIZE, MOST_SIZE = 8.0, 30.0


@dataclass(frozen=True, slots=True)
class Picture:
    """A network with the place, the size and the written name of each node, by IRI.

    Units:
        `sizes` are radii in pixels, `places` are pixels from the middle of the picture.
    """

    network: Network
    places: Mapping[str, tuple[float, float]]
    sizes: Mapping[str, float]
    names: Mapping[str, Name]


_made: WeakKeyDictionary[Store, dict[NetworkChoice, Picture]] = WeakKeyDictionary()


def picture(store: Store, choice: NetworkChoice) -> Picture:
    """Return the picture that `choice` asks for; the same store and choice give the same picture."""
    made = _made.setdefault(store, {})
    if choice not in made:
        if len(made) >= PICTURES_KEPT:
            made.clear()
        made[choice] = _stand(store, choice)
    return made[choice]


def scaled(value: float, most: float, least_size: float, most_size: float) -> float:
    """Return a size between the two given whose area grows with the value."""
    return round(least_size + (most_size - least_size) * sqrt(max(value, 0) / (most or 1)), 1)


def _stand(store: Store, choice: NetworkChoice) -> Picture:
    shown = network(store, choice)
    most = max((node.measure for node in shown.nodes), default=0.0)
    sizes = {node.link.iri: scaled(node.measure, most, LEAST_SIZE, MOST_SIZE) for node in shown.nodes}
    graph = nx.Graph()
    graph.add_nodes_from(sizes)
    graph.add_edges_from((edge.a.iri, edge.b.iri) for edge in shown.edges)
    places = place_nodes(graph, sizes, _known(store, choice))
    asked_for = {choice.around, *choice.expand, *choice.ends}
    return Picture(shown, places, sizes, name_nodes(shown.nodes, places, sizes, asked_for))


def _known(store: Store, choice: NetworkChoice) -> Places:
    """Return where nodes stood before one was opened up or ways were sought: there they stay."""
    before = replace(choice, expand=(), ends=("", ""))
    return {} if before == choice else dict(picture(store, before).places)
