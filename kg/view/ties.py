"""Ties between states, summed over years or over partners, from the counted Tie nodes of the current view."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.rdf.iris import mint_tie
from kg.store.base import Store
from kg.view.ask import ask
from kg.view.kept import kept
from kg.view.link import Link, labels, link

#: What a tie counts, in the order it is shown; each is a column of ``overview-ties.rq``.
TIE_COUNTS = ("meetings", "visits", "calls", "agreements", "summits")


@dataclass(frozen=True, slots=True)
class Tie:
    """How much two states had to do with each other.

    Shape:
        `counts` has a number for each of `TIE_COUNTS`, in that order; `first` and `last` are ISO days or empty.
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


@dataclass(frozen=True, slots=True)
class TieYear:
    """What two states, by IRI, did together in one year."""

    a: str
    b: str
    year: str
    counts: tuple[int, ...]
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class TieTable:
    """Every tie of every year, those of each country, and what the countries are called."""

    rows: tuple[TieYear, ...]
    of: Mapping[str, tuple[TieYear, ...]]
    names: Mapping[str, str]


@kept
def tie_table(store: Store) -> TieTable:
    """Return the ties of this store handle."""
    rows = tuple(
        TieYear(
            row["a"],
            row["b"],
            row["year"][:4],
            tuple(int(row[name]) for name in TIE_COUNTS),
            row.get("first", ""),
            row.get("last", ""),
        )
        for row in ask(store, "overview-ties")
    )
    of: dict[str, list[TieYear]] = defaultdict(list)
    for row in rows:
        of[row.a].append(row)
        of[row.b].append(row)
    return TieTable(rows, {iri: tuple(held) for iri, held in of.items()}, labels(store, of))


def ties_of(store: Store, country: str) -> tuple[Tie, ...]:
    """Return a country's ties over all years, strongest first; `a` is the country itself."""
    table = tie_table(store)
    return _ranked(table, table.of.get(country, ()), country)


def all_ties(store: Store, first_year: str = "", last_year: str = "") -> tuple[Tie, ...]:
    """Return every pair of states with a tie in the years given, strongest first."""
    table = tie_table(store)
    return _ranked(
        table, (row for row in table.rows if (first_year or "0") <= row.year <= (last_year or "9999"))
    )


def years_of(store: Store, country: str, other: str = "") -> tuple[YearCounts, ...]:
    """Return a country's ties by year, all partners together or with one, without gaps between the years."""
    sums: dict[str, list[int]] = defaultdict(lambda: [0] * len(TIE_COUNTS))
    for row in tie_table(store).of.get(country, ()):
        if not other or other in {row.a, row.b}:
            for place, number in enumerate(row.counts):
                sums[row.year][place] += number
    if not sums:
        return ()
    span = range(int(min(sums)), int(max(sums)) + 1)
    return tuple(YearCounts(str(year), tuple(sums[str(year)])) for year in span)


def tie_iris(store: Store, country: str, other: str) -> tuple[str, ...]:
    """Return the IRIs of what two countries did together, a year each, oldest first."""
    codes = [iri.rpartition("/")[2] for iri in (country, other)]
    years = {row.year for row in tie_table(store).of.get(country, ()) if other in {row.a, row.b}}
    return tuple(mint_tie(codes[0], codes[1], int(year)) for year in sorted(years))


def tie_years(store: Store) -> tuple[str, ...]:
    """Return the years in which any two states had to do with each other, oldest first."""
    return tuple(sorted({row.year for row in tie_table(store).rows}))


def _ranked(table: TieTable, rows: Iterable[TieYear], country: str = "") -> tuple[Tie, ...]:
    pairs: dict[tuple[str, str], list[TieYear]] = defaultdict(list)
    for row in rows:
        pairs[(row.b, row.a) if row.b == country else (row.a, row.b)].append(row)
    ties = [
        Tie(
            link(a, table.names.get(a, "")),
            link(b, table.names.get(b, "")),
            tuple(map(sum, zip(*(year.counts for year in years), strict=True))),
            min((year.first for year in years if year.first), default=""),
            max(year.last for year in years),
        )
        for (a, b), years in pairs.items()
    ]
    return tuple(sorted(ties, key=lambda tie: (-tie.total, tie.a.label, tie.b.label)))
