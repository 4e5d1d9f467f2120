"""How often a state meets others, or two states each other, at what level, and with what silences between."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from kg.store.base import Store
from kg.view.fact_index import IndexedFact, property_rows
from kg.view.facts import Choice, find_facts
from kg.view.kept import kept
from kg.view.levels import LEVELS, level_of, levels
from kg.view.release_index import release_index
from kg.view.when import days_between

#: The kinds that are told apart, by the class that makes a meeting one of them.
CONTACTS: Mapping[str, str] = {"meetings": "Meeting", "visits": "Visit", "calls": "Call"}
MOST_TELLING = tuple(reversed(tuple(CONTACTS.items())))  # a visit and a call are meetings too

#: A date of a month or more says nothing of a day.
INEXACT = 28


@dataclass(frozen=True, slots=True)
class ContactYear:
    """What one state or two held in a year: for each of `CONTACTS` a count for each of `LEVELS`.

    Shape:
        `releases` is how many of that year's releases name the one, or both.
    """

    year: str
    counts: Mapping[str, tuple[int, ...]]
    releases: int

    @property
    def total(self) -> int:
        """All that was held, together."""
        return sum(map(sum, self.counts.values()))


@dataclass(frozen=True, slots=True)
class Cadence:
    """How often states met or spoke, as far as releases say that it was held.

    Shape:
        `years` from the first in which they did to that of the newest release, without gaps; `days` is how many days
        they did it on, `first` and `last` the first and the last of them; `gap` is the median number of days from one
        to the next, `longest` the longest of these silences as two days, both empty or 0 below two days; `newest` is
        the day of the newest release, and `since` how many days it is after `last`. What has no date of its own counts
        on the day of its first report: `undated` says how many; what has but a month or a year counts on no day.
    """

    years: tuple[ContactYear, ...]
    days: int
    first: str
    last: str
    gap: int
    longest: tuple[str, str]
    newest: str
    since: int
    undated: int

    @property
    def most(self) -> int:
        """The most of one kind in one year."""
        return max((sum(counts) for year in self.years for counts in year.counts.values()), default=0)

    @property
    def total(self) -> int:
        """All that was held, together."""
        return sum(year.total for year in self.years)


def cadence(store: Store, a: str, b: str = "", *, unsure: bool = False) -> Cadence:
    """Return how often, and at what level, two states met, visited or called each other, or one any other."""
    met = Choice(kinds=("meeting",), status="held", who={"party": a, "other": b}, unsure=unsure)
    held = tuple(find_facts(store, met))
    newest = max(release_index(store).published.values(), default="")
    length = _lengths(store)
    days = sorted({fact.day for fact in held if length.get(fact.iri, 0) < INEXACT})
    gaps = {(start, end): days_between(start, end) for start, end in pairwise(days)}
    last = days[-1] if days else ""
    return Cadence(
        years=_years(store, held, a, b, newest),
        days=len(days),
        first=days[0] if days else "",
        last=last,
        gap=round(median(gaps.values())) if gaps else 0,
        longest=max(gaps, key=lambda span: (gaps[span], span)) if gaps else ("", ""),
        newest=newest,
        since=days_between(last, newest),
        undated=sum(fact.iri not in length for fact in held),
    )


def _years(
    store: Store, held: tuple[IndexedFact, ...], a: str, b: str, newest: str
) -> tuple[ContactYear, ...]:
    states, place = frozenset({a, b}), {level: number for number, level in enumerate(LEVELS)}
    counts: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0] * len(LEVELS))
    for fact in held:
        kind = next(name for name, cls in MOST_TELLING if cls in fact.classes)
        level = level_of(store, fact, states) if b else levels(store)[fact.iri]
        counts[fact.day[:4], kind][place[level]] += 1
    if not counts:
        return ()
    index = release_index(store)
    naming = Counter(
        index.published[each][:4] for each in {*index.by.get(a, ())}.intersection(index.by.get(b or a, ()))
    )
    first, last = min(counts)[0], max(max(counts)[0], newest[:4])
    return tuple(
        ContactYear(str(year), {kind: tuple(counts[str(year), kind]) for kind in CONTACTS}, naming[str(year)])
        for year in range(int(first), int(last) + 1)
    )


@kept
def _lengths(store: Store) -> dict[str, int]:
    """Return how many days lie between the first and the last day of each fact that has a date."""
    latest = dict(property_rows(store, "latest"))
    return {
        fact: days_between(earliest, latest.get(fact, earliest))
        for fact, earliest in property_rows(store, "earliest")
    }
