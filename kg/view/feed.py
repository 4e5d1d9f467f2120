"""What was newly reported: for those who follow a country, a pair, a person or an agreement."""

from dataclasses import dataclass

from kg.store.base import Store
from kg.view.ask import ask_once
from kg.view.card import Card, cards
from kg.view.facts import Choice, classes_of

ENTRIES = 30


@dataclass(frozen=True, slots=True)
class Feed:
    """The facts reported last, newest report first; `updated` is the day of the newest, or empty."""

    facts: tuple[Card, ...]
    updated: str


def newly_reported(store: Store, choice: Choice) -> Feed:
    """Return the facts of `choice` that were reported last, be it for the first time or anew."""
    rows = ask_once(store, "facts", choice.bound, values={"class": classes_of(choice)})
    reported = {row["fact"]: row.get("last") or row.get("earliest", "") for row in rows}
    newest = sorted(reported, key=lambda fact: (reported[fact], fact), reverse=True)[:ENTRIES]
    found = cards(store, newest)
    return Feed(found, reported[newest[0]] if newest else "")
