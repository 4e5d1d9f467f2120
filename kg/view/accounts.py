"""What two states did together, in the words of each publisher that tells of it."""

from dataclasses import dataclass

from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.facts import Choice, find_facts
from kg.view.page import Page, cut
from kg.view.quotes import Quote
from kg.view.release_index import release_index

#: How many events told by several publishers are shown.
ACCOUNTS_SHOWN = 5


@dataclass(frozen=True, slots=True)
class Accounts:
    """One event as more than one publisher tells it: the newest quote of each."""

    card: Card
    quotes: tuple[Quote, ...]


def accounts_of(store: Store, a: str, b: str) -> Page[Accounts]:
    """Return what two states did together that more than one publisher tells of, newest first."""
    published_by = release_index(store).publishers
    told = [
        fact.iri
        for fact in find_facts(store, Choice(who={"party": a, "other": b}))
        # A joint release is one account, however many publish it.
        if len({published_by.get(release, ()) for release in fact.releases}) > 1
    ]
    page = cut(told, 1, ACCOUNTS_SHOWN)
    rows = tuple(Accounts(card, _one_each(card.quotes)) for card in cards(store, page.rows))
    return Page(rows, page.total, page.number, page.size)


def _one_each(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Return the newest quote of each publisher."""
    by_publisher = {quote.publishers: quote for quote in reversed(quotes)}
    return tuple(sorted(by_publisher.values(), key=lambda quote: quote.published, reverse=True))
