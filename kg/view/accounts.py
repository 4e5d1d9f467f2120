"""What each side says: of the same event in several publishers' words, and of each other in its people's."""

import re
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.fact_index import fact_index, property_rows
from kg.view.facts import Choice, find_facts
from kg.view.kept import kept
from kg.view.link import Link
from kg.view.page import Page, cut
from kg.view.posts_held import posts_held
from kg.view.quotes import Quote
from kg.view.release_index import release_index

#: How many events told by several publishers, and how many statements of each side, are shown.
ACCOUNTS_SHOWN, WORDS_SHOWN = 5, 4


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


def words_on(store: Store, speaking: str, of: Link) -> Page[Card]:
    """Return what those who hold or held a post of one state are quoted as saying that names another, newest first."""
    texts, named = statement_texts(store), re.compile(rf"\b{re.escape(of.label)}\b")
    index = fact_index(store)
    people = {held.person for held in posts_held(store).of.get(speaking, ())} - {""}
    said = {
        fact.iri: fact.day
        for person in people
        for fact in index.of(person)
        if "Statement" in fact.classes
        and of.label in (text := texts.get(fact.iri, ""))  # ten times as fast as the pattern, and mostly no
        and named.search(text)
    }
    page = cut(sorted(said, key=lambda iri: (said[iri], iri), reverse=True), 1, WORDS_SHOWN)
    return Page(cards(store, page.rows), page.total, page.number, page.size)


@kept
def statement_texts(store: Store) -> dict[str, str]:
    """Return the words of each statement of this store handle."""
    return dict(property_rows(store, "text"))


def _one_each(quotes: tuple[Quote, ...]) -> tuple[Quote, ...]:
    """Return the newest quote of each publisher."""
    by_publisher = {quote.publishers: quote for quote in reversed(quotes)}
    return tuple(sorted(by_publisher.values(), key=lambda quote: quote.published, reverse=True))
