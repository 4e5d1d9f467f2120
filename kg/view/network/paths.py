"""The shortest ways between two nodes of a network, with what happened on each step."""

from dataclasses import dataclass
from itertools import islice, pairwise

import networkx as nx

from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.link import Link, kind_of, labels, link
from kg.view.network.choice import EVENTS, NetworkChoice
from kg.view.network.whole import find_tying
from kg.view.page import Page, cut
from kg.view.posts_held import posts_held

#: How many ways are shown, and up to how many are counted.
WAYS_SHOWN, WAYS_COUNTED = 3, 100
#: How many facts of a step are shown.
FACTS_SHOWN = 3


@dataclass(frozen=True, slots=True)
class Step:
    """One tie on a way, with the newest facts it is made of."""

    a: Link
    b: Link
    facts: Page[Card]


@dataclass(frozen=True, slots=True)
class Ways:
    """The shortest ways between `a` and `b`, strongest ties first; `total` counts to `WAYS_COUNTED` at most."""

    a: Link
    b: Link
    ways: tuple[tuple[Step, ...], ...]
    total: int


def shortest(graph: nx.Graph, a: str, b: str) -> tuple[list[list[str]], int]:
    """Return the strongest of the shortest ways from `a` to `b`, and how many there are; none is an answer too."""
    if a not in graph or b not in graph or a == b or not nx.has_path(graph, a, b):
        return [], 0
    found = list(islice(nx.all_shortest_paths(graph, a, b), WAYS_COUNTED))
    found.sort(key=lambda way: (-sum(graph.edges[step]["weight"] for step in pairwise(way)), way))
    return found[:WAYS_SHOWN], len(found)


def find_ways(store: Store, graph: nx.Graph, choice: NetworkChoice) -> Ways | None:
    """Return the ways between the two ends that `choice` names, or None where it names no two."""
    a, b = choice.ends
    if not a or not b:
        return None
    found, total = shortest(graph, a, b)
    names = labels(store, {a, b, *(node for way in found for node in way)})
    links = {iri: link(iri, name) for iri, name in names.items()}
    ways = tuple(
        tuple(
            Step(
                links.get(one, link(one)), links.get(other, link(other)), facts_on(store, choice, one, other)
            )
            for one, other in pairwise(way)
        )
        for way in found
    )
    return Ways(links.get(a, link(a)), links.get(b, link(b)), ways, total)


def facts_on(
    store: Store, choice: NetworkChoice, one: str, other: str = "", size: int = FACTS_SHOWN
) -> Page[Card]:
    """Return the newest facts behind a tie, or behind a node where `other` is empty."""
    ends = [iri for iri in (one, other) if iri]
    events = [iri for iri in ends if kind_of(iri) in EVENTS]
    if events:
        found = events[:1]
    else:
        found = [fact.iri for fact, _ in find_tying(store, choice, *ends)]
        if {kind_of(iri) for iri in ends} & {"person"} and len(ends) > 1:
            held = posts_held(store)
            found += [each.tenure for each in held.of.get(one, ()) if {each.person, each.state} == set(ends)]
    page = cut(found, 1, size)
    return Page(cards(store, page.rows), page.total, page.number, page.size)
