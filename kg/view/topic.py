"""A topic on one page: who speaks on it, the states and ties it is about, what happened and what was said, by year."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.dossier import PANEL_ROWS, Counted, counted
from kg.view.fact_index import IndexedFact
from kg.view.facts import EVENT_KINDS, Choice, fact_page, find_facts
from kg.view.head import Head, head
from kg.view.link import Link, kind_of, labels, link
from kg.view.page import Page, cut
from kg.view.release_index import release_index
from kg.view.releases import ReleaseRow, releases
from kg.view.ties import YearCounts
from kg.view.timeline import years

#: How many statements are shown beside what happened.
SAID_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Pair:
    """Two countries, and in how many events and agreements told by releases on a topic both take part."""

    a: Link
    b: Link
    total: int


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic: who speaks on it, the states it is about, and the releases on it.

    Shape:
        `years` count what happened and what was said, as `kg.view.timeline.PARTS`; `speakers` are those quoted in
        releases on it, with the day of the last statement.
    """

    head: Head
    years: tuple[YearCounts, ...]
    speakers: Page[Counted]
    countries: Page[Counted]
    pairs: Page[Pair]
    statements: Page[Card]
    releases: Page[ReleaseRow]
    facts: Page[Card]


def topic_page(store: Store, topic: str, choice: Choice, number: int = 1) -> Topic:
    """Return a topic, with page `number` of the facts that `choice` asks for."""
    all_told = Choice(kinds=(*EVENT_KINDS, "statement"), who={"topic": topic}, unsure=choice.unsure)
    told = tuple(find_facts(store, all_told))
    said = [fact for fact in told if "Statement" in fact.classes]
    speakers = [(person, fact.day) for fact in said for _, person in fact.who]
    named = release_index(store).mentioned_with(topic)
    countries = Counter({iri: total for iri, total in named.items() if kind_of(iri) == "country"})
    shown = cut([fact.iri for fact in said], 1, SAID_SHOWN)
    return Topic(
        head=head(store, topic),
        years=years(told),
        # Statements come newest first; turned round, the newest day of each person is the one that stays.
        speakers=counted(store, Counter(person for person, _ in speakers), dict(reversed(speakers))),
        countries=counted(store, countries),
        pairs=_pairs(store, told),
        statements=Page(cards(store, shown.rows), shown.total, shown.number, shown.size),
        releases=releases(store, {"topic": topic}, size=PANEL_ROWS),
        facts=fact_page(store, choice, number),
    )


def _pairs(store: Store, told: Iterable[IndexedFact]) -> Page[Pair]:
    together: Counter[tuple[str, str]] = Counter()
    for fact in told:
        states = sorted(iri for role, iri in fact.who if role == "party" and kind_of(iri) == "country")
        together.update(combinations(states, 2))
    page = cut(sorted(together, key=lambda pair: (-together[pair], pair)), 1, PANEL_ROWS)
    names = labels(store, {iri for pair in page.rows for iri in pair})
    rows = tuple(
        Pair(link(a, names.get(a, "")), link(b, names.get(b, "")), together[a, b]) for a, b in page.rows
    )
    return Page(rows, page.total, page.number, page.size)
