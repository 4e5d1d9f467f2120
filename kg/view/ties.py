"""Ties between states, summed over years or over partners, from the facts that both take part in."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from kg.rdf.iris import mint_tie
from kg.store.base import Store
from kg.view.fact_index import IndexedFact
from kg.view.facts import Choice, find_facts
from kg.view.kept import kept
from kg.view.link import Link, kind_of, labels, link

#: What a tie counts, in the order it is shown.
TIE_COUNTS = ("meetings", "visits", "calls", "agreements", "summits")


@dataclass(frozen=True, slots=True)
class Tie:
    """How much two states had to do with each other.

    Shape:
        `counts` has a number for each of `TIE_COUNTS`, in that order; `first` and `last` are ISO days, of the first
        report where an event has no day, or empty.
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
class TieTable:
    """Every tie, strongest first, and those of each country, which is `a` of its own."""

    ties: tuple[Tie, ...]
    of: Mapping[str, tuple[Tie, ...]]


def tie_table(store: Store, *, unsure: bool = False) -> TieTable:
    """Return the ties of this store handle; with `unsure` unsure readings count too."""
    return _every_tie(store) if unsure else _sure_ties(store)


def ties_of(store: Store, country: str, *, unsure: bool = False) -> tuple[Tie, ...]:
    """Return a country's ties over all years, strongest first; `a` is the country itself."""
    return tie_table(store, unsure=unsure).of.get(country, ())


def all_ties(store: Store) -> tuple[Tie, ...]:
    """Return every pair of states with a tie, strongest first."""
    return tie_table(store).ties


def years_of(store: Store, choice: Choice) -> tuple[YearCounts, ...]:
    """Return how much of what `choice` asks for there is in each year, each fact once, without gaps between the years.

    A fact without a day counts in the year of its first report.
    """
    counts: dict[int, Counter[str]] = defaultdict(Counter)
    for fact in find_facts(store, choice):
        if fact.day:
            counts[int(fact.day[:4])][counted_as(fact)] += 1
    span = range(min(counts), max(counts) + 1) if counts else ()
    return tuple(YearCounts(str(year), tuple(counts[year][name] for name in TIE_COUNTS)) for year in span)


def tie_iris(store: Store, country: str, other: str) -> tuple[str, ...]:
    """Return the IRIs of what two countries did together, a year each, oldest first, as the graph counts it."""
    codes = [iri.rpartition("/")[2] for iri in (country, other)]
    told = find_facts(store, Choice(who={"party": country, "other": other}, unsure=True))
    years = {
        fact.day[:4] for fact in told if fact.status != "cancelled" and {country, other} <= {*_states(fact)}
    }
    return tuple(mint_tie(codes[0], codes[1], int(year)) for year in sorted(years) if year)


@kept
def tie_years(store: Store) -> tuple[str, ...]:
    """Return the years in which any two states had to do with each other, oldest first."""
    return tuple(sorted({fact.day[:4] for fact in find_facts(store, Choice()) if fact.day and _states(fact)}))


def counted_as(fact: IndexedFact) -> str:
    """Return which of `TIE_COUNTS` an event is counted as."""
    narrow = next((name for name in ("Visit", "Call") if name in fact.classes), "")
    return f"{narrow.lower() or kind_of(fact.iri)}s"


@kept
def _sure_ties(store: Store) -> TieTable:
    return _table(store, Choice())


@kept
def _every_tie(store: Store) -> TieTable:
    return _table(store, Choice(unsure=True))


def _table(store: Store, choice: Choice) -> TieTable:
    """Return the ties that facts make; what was called off ties nobody."""
    shared: dict[tuple[str, str], list[IndexedFact]] = defaultdict(list)
    for fact in find_facts(store, choice):
        if fact.status != "cancelled":
            for pair in combinations(_states(fact), 2):
                shared[pair].append(fact)
    names = labels(store, {iri for pair in shared for iri in pair})
    of: dict[str, list[Tie]] = defaultdict(list)
    ties = []
    for (one, other), facts in shared.items():
        a, b = link(one, names.get(one, "")), link(other, names.get(other, ""))
        ties.append(_tie(a, b, facts))
        of[one].append(ties[-1])
        of[other].append(_tie(b, a, facts))
    return TieTable(_ranked(ties), {iri: _ranked(held) for iri, held in of.items()})


def _states(fact: IndexedFact) -> list[str]:
    """Return the countries that take part in an event, are bound by it or host it: none where there is but one."""
    found = {iri for role, iri in fact.who if role in {"party", "host"} and kind_of(iri) == "country"}
    return sorted(found) if len(found) > 1 else []


def _tie(a: Link, b: Link, facts: Sequence[IndexedFact]) -> Tie:
    counts = Counter(map(counted_as, facts))
    return Tie(
        a,
        b,
        tuple(counts[name] for name in TIE_COUNTS),
        min((fact.earliest for fact in facts if fact.earliest), default=""),
        max(fact.latest for fact in facts),
    )


def _ranked(ties: Iterable[Tie]) -> tuple[Tie, ...]:
    return tuple(sorted(ties, key=lambda tie: (-tie.total, tie.a.label, tie.b.label)))
