"""All that is tied to each other by the facts a reader chose, as a graph."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations
from weakref import WeakKeyDictionary

import networkx as nx

from kg.store.base import Store
from kg.view.fact_index import IndexedFact, fact_index
from kg.view.facts import find_facts
from kg.view.link import kind_of
from kg.view.network.choice import ACTORS, NetworkChoice
from kg.view.posts_held import posts_held
from kg.view.ties import counted_as

#: Which kinds of actors a fact ties to each other; a person is tied to the state served by the post held.
TIED = ({"country"}, {"person"}, {"organization"}, {"country", "organization"})


@dataclass(slots=True)
class Made:
    """What a tie is made of: facts of each kind, those in each year that is known, and how many are unsure readings."""

    counts: dict[str, int] = field(default_factory=dict)
    years: dict[str, int] = field(default_factory=dict)
    unsure: int = 0

    def add(self, name: str, year: str = "", *, unsure: bool = False) -> None:
        """Count one fact more."""
        self.unsure += unsure
        self.counts[name] = self.counts.get(name, 0) + 1
        if year:
            self.years[year] = self.years.get(year, 0) + 1


Ties = dict[tuple[str, str], Made]


_made: WeakKeyDictionary[Store, dict[NetworkChoice, nx.Graph]] = WeakKeyDictionary()
#: How many whole graphs are kept for one store, each a few megabytes.
GRAPHS_KEPT = 12


def whole_graph(store: Store, choice: NetworkChoice) -> nx.Graph:
    """Return the graph of `build_graph`, kept for all choices that differ only in what is shown of it."""
    made = _made.setdefault(store, {})
    whole = choice.whole
    if whole not in made:
        if len(made) >= GRAPHS_KEPT:
            made.clear()
        made[whole] = build_graph(store, whole)
    return made[whole]


def build_graph(store: Store, choice: NetworkChoice) -> nx.Graph:
    """Return every tie that `choice` asks for, as a graph whose edges have `weight`, `counts`, `years` and `unsure`.

    Each node has `weight`, the sum of its ties'.
    """
    ties: Ties = defaultdict(Made)
    _add_facts(ties, store, choice)
    if "person" in choice.show and not {"country", "organization"}.isdisjoint(choice.show):
        _add_posts(ties, store, choice.show, {name for pair in ties for name in pair})
    graph = nx.Graph()
    for (a, b), made in sorted(ties.items(), key=lambda tie: tie[0]):
        weight = sum(made.counts.values())
        if a != b and weight >= choice.least:
            graph.add_edge(a, b, weight=weight, counts=made.counts, years=made.years, unsure=made.unsure)
    nx.set_node_attributes(graph, dict(graph.degree(weight="weight")), "weight")
    return graph


def find_tying(store: Store, choice: NetworkChoice, *who: str) -> Iterator[tuple[IndexedFact, str]]:
    """Yield the facts that may tie `who`, newest first, each with what it is counted as.

    What was called off ties nobody, unless just that is asked for.
    """
    for fact in find_facts(store, choice.facts_of(*who)):
        name = counted_as(fact)
        if (fact.status != "cancelled" or choice.status) and name in (choice.count or (name,)):
            yield fact, name


def ordered(a: str, b: str) -> tuple[str, str]:
    """Return the two ends of a tie in the one order in which they are kept."""
    return (a, b) if a < b else (b, a)


def _add_facts(ties: Ties, store: Store, choice: NetworkChoice) -> None:
    shown = {kind for kind in ACTORS if kind in choice.show}
    for fact, name in find_tying(store, choice):
        who = sorted({iri for _, iri in fact.who if kind_of(iri) in shown})
        pairs: Iterable[tuple[str, str]]
        if choice.events:
            pairs = (ordered(fact.iri, each) for each in who)
        else:
            pairs = ((a, b) for a, b in combinations(who, 2) if {kind_of(a), kind_of(b)} in TIED)
        for pair in pairs:
            ties[pair].add(name, fact.day[:4], unsure=fact.unsure)


def _add_posts(ties: Ties, store: Store, shown: Iterable[str], known: set[str]) -> None:
    """Tie each person to the one state or organization that most releases say is served: others may be misread."""
    index = fact_index(store).by_iri
    served: dict[str, Counter[str]] = defaultdict(Counter)
    for held in posts_held(store).all:
        if held.person in known and kind_of(held.state) in shown:
            served[held.person][held.state] += len(index[held.tenure].releases)
    for person, states in served.items():
        state = max(states, key=lambda iri: (states[iri], iri))
        ties[ordered(person, state)].add("posts")
