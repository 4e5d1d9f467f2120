"""Ties between states, summed over years or over partners, from the counted Tie nodes of the current view."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.ask import Row, ask_once, iri
from kg.view.link import Link, link

#: What a tie counts, in the order it is shown; each is a column of ``country-ties.rq``.
TIE_COUNTS = ("meetings", "visits", "calls", "agreements", "summits")


@dataclass(frozen=True, slots=True)
class Tie:
    """How much two states had to do with each other.

    Shape:
        `counts` has a number for each of `TIE_COUNTS`, in that order; `first` and `last` are ISO days
        or empty.
    """

    a: Link
    b: Link
    counts: tuple[int, ...]
    first: str
    last: str

    @property
    def total(self) -> int:
        """All that is counted, together."""
        return sum(self.counts)


@dataclass(frozen=True, slots=True)
class YearCounts:
    """What happened in a year, counted as `TIE_COUNTS` or as the caller says."""

    year: str
    counts: tuple[int, ...]

    @property
    def total(self) -> int:
        """All that is counted, together."""
        return sum(self.counts)


def ties_of(store: Store, country: str) -> tuple[Tie, ...]:
    """Return a country's ties over all years, strongest first; `a` is the country itself."""
    rows = ask_once(store, "country-ties", {"country": iri(country)})
    return _ranked((country, "", row["other"], row.get("otherLabel", ""), row) for row in rows)


def all_ties(store: Store, first_year: str = "", last_year: str = "") -> tuple[Tie, ...]:
    """Return every pair of states with a tie in the years given, strongest first."""
    rows = ask_once(store, "overview-ties")
    return _ranked(
        (row["a"], row.get("aLabel", ""), row["b"], row.get("bLabel", ""), row)
        for row in rows
        if (first_year or "0") <= row["year"][:4] <= (last_year or "9999")
    )


def years_of(store: Store, country: str, other: str = "") -> tuple[YearCounts, ...]:
    """Return a country's ties by year, all partners together or with one, without gaps between the years."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * len(TIE_COUNTS))
    for row in ask_once(store, "country-ties", {"country": iri(country)}):
        if not other or row["other"] == other:
            for place, number in enumerate(counts_in(row)):
                sums[row["year"][:4]][place] += number
    if not sums:
        return ()
    span = range(int(min(sums)), int(max(sums)) + 1)
    return tuple(YearCounts(str(year), tuple(sums[str(year)])) for year in span)


def counts_in(row: Row) -> tuple[int, ...]:
    """Return the numbers of a tie's row, in the order of `TIE_COUNTS`."""
    return tuple(int(row.get(name, 0)) for name in TIE_COUNTS)


def _ranked(rows: Iterable[tuple[str, str, str, str, Row]]) -> tuple[Tie, ...]:
    found: dict[tuple[str, str], Tie] = {}
    for a, a_label, b, b_label, row in rows:
        tie = Tie(
            link(a, a_label), link(b, b_label), counts_in(row), row.get("first", ""), row.get("last", "")
        )
        known = found.get((a, b))
        found[(a, b)] = _joined(known, tie) if known else tie
    return tuple(sorted(found.values(), key=lambda tie: (-tie.total, tie.a.label, tie.b.label)))


def _joined(one: Tie, two: Tie) -> Tie:
    return Tie(
        one.a,
        one.b,
        tuple(x + y for x, y in zip(one.counts, two.counts, strict=True)),
        min(filter(None, (one.first, two.first)), default=""),
        max(one.last, two.last),
    )
