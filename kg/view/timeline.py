"""What happened, newest first, with how much of it each year."""

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.card import Card
from kg.view.fact_index import IndexedFact
from kg.view.facts import Choice, fact_page, find_facts
from kg.view.link import kind_of
from kg.view.page import Page
from kg.view.ties import YearCounts

#: What a year's bar is made of, in this order.
PARTS = ("meeting", "agreement", "summit", "statement")


@dataclass(frozen=True, slots=True)
class Timeline:
    """One page of facts, and how many there are in each year, counted as `PARTS`, without gaps."""

    facts: Page[Card]
    years: tuple[YearCounts, ...]


def timeline(store: Store, choice: Choice, number: int = 1) -> Timeline:
    """Return page `number` of the facts that `choice` asks for, and the years of all of them."""
    return Timeline(fact_page(store, choice, number), years(find_facts(store, choice)))


def years(facts: Iterable[IndexedFact]) -> tuple[YearCounts, ...]:
    """Return how many of some facts there are in each year, counted as `PARTS`, without gaps."""
    counts: dict[str, Counter[str]] = defaultdict(Counter)
    for fact in facts:
        counts[fact.day[:4]][kind_of(fact.iri)] += 1
    known = [int(year) for year in counts if year]
    span = range(min(known), max(known) + 1) if known else ()
    return tuple(YearCounts(str(y), tuple(counts[str(y)][part] for part in PARTS)) for y in span)
