"""What was newly reported: for those who follow a country, a pair, a person or a topic."""

from dataclasses import dataclass
from heapq import nlargest

from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.facts import Choice, find_facts

ENTRIES = 30


@dataclass(frozen=True, slots=True)
class Feed:
    """The facts reported last, newest report first; `updated` is the day of the newest, or empty."""

    facts: tuple[Card, ...]
    updated: str


def reported_of(store: Store, fact: str) -> Feed:
    """Return one fact as a feed of its own, which is new whenever a release tells more of it."""
    found = cards(store, [fact])
    return Feed(found, max((card.last or card.first for card in found), default=""))


def newly_reported(store: Store, choice: Choice) -> Feed:
    """Return the facts of `choice` that were reported last, be it for the first time or anew."""
    newest = nlargest(ENTRIES, find_facts(store, choice), key=lambda fact: (fact.reported, fact.iri))
    return Feed(cards(store, [fact.iri for fact in newest]), newest[0].reported if newest else "")
