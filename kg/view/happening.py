"""One thing that happened or was agreed, and the other things that have a page of their own."""

from collections import Counter
from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.ask import ask
from kg.view.card import Card, cards, status_word
from kg.view.dossier import Counted, counted
from kg.view.fact_index import fact_index
from kg.view.facts import Choice, fact_page, find_facts
from kg.view.head import Head, head
from kg.view.link import kind_of
from kg.view.page import CARDS_SHOWN, Page, cut
from kg.view.posts_held import posts_held
from kg.view.quotes import Quote, quotes_of
from kg.view.release_index import release_index
from kg.view.releases import ReleaseRow, releases
from kg.view.when import say_date


@dataclass(frozen=True, slots=True)
class Stage:
    """What one release said of a fact's status; `when` is the day it gave for it, as words."""

    quote: Quote
    status: str
    when: str


@dataclass(frozen=True, slots=True)
class Happening:
    """A meeting, an agreement, a summit, a statement or a tenure, with what each release said of it.

    Shape:
        `beside` are the meetings on a summit's days in its country; of any other fact none.
    """

    card: Card
    history: tuple[Stage, ...]
    beside: Page[Card]


@dataclass(frozen=True, slots=True)
class FactList:
    """A thing with a list of facts: a post and who held it, a series and its editions."""

    head: Head
    quotes: tuple[Quote, ...]
    facts: Page[Card]


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: the states it is about, and the releases on it."""

    head: Head
    countries: tuple[Counted, ...]
    releases: Page[ReleaseRow]
    facts: Page[Card]


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher and its releases."""

    head: Head
    releases: Page[ReleaseRow]


def happening(store: Store, fact: str) -> Happening:
    """Return one fact with its history.

    Raises:
        NotFoundError: where the current view does not hold it.
    """
    found = cards(store, [fact])
    if not found:
        raise NotFoundError(
            f"there is no fact {fact}. The release it was read from may have changed or been removed; "
            "search for the people or states that took part."
        )
    quotes = sorted(found[0].quotes, key=lambda quote: (quote.published, quote.release.iri, quote.start))
    rows = ask(store, "said-status", values={"evidence": [quote.evidence for quote in quotes]})
    said = {row["evidence"]: row for row in rows}
    history = tuple(
        Stage(quote, status_word(row["status"]), say_date(row.get("date", "")))
        for quote in quotes
        if (row := said.get(quote.evidence))
    )
    return Happening(found[0], history, _beside(store, fact))


def _beside(store: Store, summit: str) -> Page[Card]:
    """Return the meetings that were held or planned on the days of a summit in its country, newest first."""
    held = fact_index(store).by_iri.get(summit)
    if (
        held is None
        or "Summit" not in held.classes
        or not held.country
        or len(held.earliest) < len("2018-07-09")
    ):
        return Page((), 0, 1, CARDS_SHOWN)
    days = Choice(kinds=("meeting",), start=held.earliest, end=held.latest)
    near = [
        each.iri
        for each in find_facts(store, days)
        if each.country == held.country and each.earliest >= held.earliest and each.latest <= held.latest
    ]
    shown = cut(near, 1, CARDS_SHOWN)
    return Page(cards(store, shown.rows), shown.total, shown.number, shown.size)


def post_page(store: Store, post: str, number: int = 1) -> FactList:
    """Return a post with those who are said to hold it or to have held it."""
    return _listed(store, post, [held.tenure for held in posts_held(store).of.get(post, ())], number)


def series_page(store: Store, series: str, number: int = 1) -> FactList:
    """Return a summit series with its editions, newest first."""
    return _listed(store, series, [fact.iri for fact in fact_index(store).of(series)], number)


def topic_page(store: Store, topic: str, number: int = 1) -> Topic:
    """Return a topic with the countries its releases mention, its releases and their facts."""
    named = release_index(store).mentioned_with(topic)
    countries = Counter({iri: total for iri, total in named.items() if kind_of(iri) == "country"})
    return Topic(
        head=head(store, topic),
        countries=counted(store, countries).rows,
        releases=releases(store, {"topic": topic}, size=CARDS_SHOWN),
        facts=fact_page(store, Choice(who={"topic": topic}), number),
    )


def publisher_page(store: Store, publisher: str, number: int = 1) -> Publisher:
    """Return a publisher with one page of its releases."""
    return Publisher(head(store, publisher), releases(store, {"publisher": publisher}, number))


def _listed(store: Store, entity: str, facts: list[str], number: int) -> FactList:
    shown = cut(facts, number, CARDS_SHOWN)
    return FactList(
        head=head(store, entity),
        quotes=quotes_of(store, [entity]).get(entity, ()),
        facts=Page(cards(store, shown.rows), shown.total, shown.number, shown.size),
    )
