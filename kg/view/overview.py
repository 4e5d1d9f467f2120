"""What is in the graph: counts, span, publishers, newest releases, strongest ties; and coverage by month."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.ask import ask_once
from kg.view.card import Card
from kg.view.fact_index import fact_index
from kg.view.facts import FACT_KINDS, Choice, fact_page, find_facts
from kg.view.kept import kept
from kg.view.link import ONTOLOGY_IRI, Link, kind_of, link
from kg.view.page import Page, cut
from kg.view.release_index import release_index
from kg.view.releases import ReleaseRow, releases
from kg.view.samples import is_sample
from kg.view.ties import Tie, all_ties

NEWEST = 8
STRONGEST = 10
NEWEST_FACTS = 6


@dataclass(frozen=True, slots=True)
class PublisherRow:
    """A publisher with the number of its releases and the days of the first and the last."""

    link: Link
    total: int
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Overview:
    """What the start page shows; `counts` is by class name, such as "Meeting"."""

    counts: Mapping[str, int]
    publishers: tuple[PublisherRow, ...]
    newest: Page[ReleaseRow]
    ties: Page[Tie]
    facts: Page[Card]

    @property
    def first(self) -> str:
        """The day of the oldest release, or an empty string."""
        return min((row.first for row in self.publishers), default="")

    @property
    def last(self) -> str:
        """The day of the newest release, or an empty string."""
        return max((row.last for row in self.publishers), default="")


@dataclass(frozen=True, slots=True)
class MonthCount:
    """How many releases a month has."""

    month: str
    total: int


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence that releases of a publisher stand under, in the data's own words."""

    publisher: Link
    words: str
    total: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the releases cover, for the page about the data.

    Shape:
        `counts` are of all that was read, `unsure` of the readings among it that lists leave out, by kind;
        `samples` is how many of the releases come with the program.
        `months` has no gaps; `by_publisher` has one count for each of them.
    """

    counts: Mapping[str, int]
    unsure: Mapping[str, int]
    samples: int
    publishers: tuple[PublisherRow, ...]
    months: tuple[MonthCount, ...]
    by_publisher: Mapping[str, tuple[MonthCount, ...]]
    licences: tuple[Licence, ...]


@kept
def overview(store: Store) -> Overview:
    """Return what the start page shows."""
    return Overview(
        counts=defaultdict(int, class_counts(store) | sure_counts(store)),
        publishers=publishers(store),
        newest=releases(store, {}, size=NEWEST),
        ties=cut(all_ties(store), 1, STRONGEST),
        facts=fact_page(store, Choice(status="held"), 1, NEWEST_FACTS),
    )


@kept
def coverage(store: Store) -> Coverage:
    """Return what the page about the data shows."""
    sums: dict[str, dict[str, int]] = defaultdict(dict)
    for row in ask_once(store, "overview-months"):
        sums[row["publisher"]][row["month"]] = int(row["total"])
    held = sorted({month for months in sums.values() for month in months})
    span = months_between(held[0], held[-1]) if held else ()
    return Coverage(
        counts=class_counts(store),
        unsure=Counter(kind_of(fact.iri) for fact in fact_index(store).facts if fact.unsure),
        samples=sum(map(is_sample, release_index(store).releases)),
        publishers=publishers(store),
        months=tuple(MonthCount(m, sum(by.get(m, 0) for by in sums.values())) for m in span),
        by_publisher={who: tuple(MonthCount(m, by.get(m, 0)) for m in span) for who, by in sums.items()},
        licences=tuple(
            Licence(link(row["publisher"], row.get("publisherLabel", "")), row["licence"], int(row["total"]))
            for row in ask_once(store, "overview-licences")
        ),
    )


def class_counts(store: Store) -> dict[str, int]:
    """Return how many things there are of each class; one without any counts 0."""
    counts: dict[str, int] = defaultdict(int)
    for row in ask_once(store, "overview-counts"):
        counts[row["class"].removeprefix(ONTOLOGY_IRI)] = int(row["total"])
    return counts


def sure_counts(store: Store) -> dict[str, int]:
    """Return how many facts of each class lists show: the sure readings."""
    counts = dict.fromkeys(FACT_KINDS.values(), 0)
    for fact in find_facts(store, Choice(kinds=tuple(FACT_KINDS))):
        for name in fact.classes:
            counts[name] += 1
    return counts


def publishers(store: Store) -> tuple[PublisherRow, ...]:
    """Return the publishers, the one with most releases first."""
    return tuple(
        PublisherRow(
            link(row["publisher"], row.get("publisherLabel", "")),
            int(row["total"]),
            row["first"],
            row["last"],
        )
        for row in ask_once(store, "overview-publishers")
    )


def months_between(first: str, last: str) -> tuple[str, ...]:
    """Return every month from `first` to `last`, both with them.

    >>> months_between("2018-11", "2019-02")
    ('2018-11', '2018-12', '2019-01', '2019-02')
    """
    start, end = (int(month[:4]) * 12 + int(month[5:7]) - 1 for month in (first, last))
    return tuple(f"{month // 12:04}-{month % 12 + 1:02}" for month in range(start, end + 1))
