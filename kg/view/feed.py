"""What was newly reported: for those who follow a country, a pair, a person, a topic or one thing.

No graph says when a reading was made known, so that a report is as new as its release: by the day of publication.
"""

from dataclasses import dataclass
from heapq import nlargest

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.facts import Choice, find_facts
from kg.view.quotes import Quote

ENTRIES = 30


@dataclass(frozen=True, slots=True)
class Entry:
    """A fact as last reported, or one report of a fact.

    Shape:
        `iri` is the fact's, or that of the evidence where `report` is set; `quote` is None where none is kept;
        `updated` is an ISO day.
    """

    iri: str
    card: Card
    quote: Quote | None
    updated: str
    report: bool = False


@dataclass(frozen=True, slots=True)
class Feed:
    """What was reported last, newest first; `updated` is the day of the newest, or empty."""

    entries: tuple[Entry, ...]
    updated: str


def reported_of(store: Store, fact: str) -> Feed:
    """Return the newest reports of one fact, one of each release that tells of it.

    Raises:
        NotFoundError: where the current view does not hold it.
    """
    found = cards(store, [fact])
    if not found:
        raise NotFoundError(f"nothing is said here of {fact}")
    by_release = {quote.release.iri: quote for quote in reversed(found[0].quotes)}
    newest = nlargest(ENTRIES, by_release.values(), key=lambda quote: (quote.published, quote.evidence))
    return _feed([Entry(quote.evidence, found[0], quote, quote.published, report=True) for quote in newest])


def newly_reported(store: Store, choice: Choice) -> Feed:
    """Return the facts of `choice` that were reported last, be it for the first time or anew."""
    newest = nlargest(ENTRIES, find_facts(store, choice), key=lambda fact: (fact.reported, fact.iri))
    return _feed(
        [
            Entry(card.link.iri, card, next(iter(card.quotes), None), fact.reported)
            for fact, card in zip(newest, cards(store, [fact.iri for fact in newest]), strict=True)
        ]
    )


def _feed(entries: list[Entry]) -> Feed:
    return Feed(tuple(entries), entries[0].updated if entries else "")
