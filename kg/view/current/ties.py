"""Who met whom, and what each two countries did together year by year."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from itertools import combinations

from kg.rdf import vocabulary as v
from kg.rdf.iris import mint_tie
from kg.rdf.namespaces import SECREL
from kg.rdf.terms import integer_term, iri_term, typed_term
from kg.view.current.accounts import iri_of, lexical
from kg.view.current.consolidation import Consolidation
from kg.view.current.lines import Thing, line

TIE = iri_term(SECREL.Tie)
BETWEEN = iri_term(SECREL.between)
YEAR = iri_term(SECREL.year)
FIRST_DATE = iri_term(SECREL.firstDate)
LAST_DATE = iri_term(SECREL.lastDate)
MET_WITH = iri_term(SECREL.metWith)
TIE_WITH = iri_term(SECREL.tieWith)

#: Which number of a tie an event adds to. A visit and a call are meetings too, so they come first.
COUNTS = {
    v.SUBCLASSES["visit"]: iri_term(SECREL.visitCount),
    v.SUBCLASSES["call"]: iri_term(SECREL.callCount),
    v.MEETING: iri_term(SECREL.meetingCount),
    v.AGREEMENT: iri_term(SECREL.agreementCount),
    v.SUMMIT: iri_term(SECREL.summitCount),
}


@dataclass(slots=True)
class Tie:
    """What two countries did together in one year: numbers by property, and the days it lies between."""

    counts: dict[str, int] = field(default_factory=lambda: dict.fromkeys(COUNTS.values(), 0))
    first_days: list[str] = field(default_factory=list)
    last_days: list[str] = field(default_factory=list)


def tie_lines(view: Consolidation) -> Iterator[str]:
    """Yield the flat edges of people and countries, and a tie for each pair of countries and year."""
    countries = {term for term, thing in view.things.items() if v.COUNTRY in thing[v.A]}
    ties: dict[tuple[str, str, str], Tie] = defaultdict(Tie)
    for term, thing in view.things.items():
        count = next((COUNTS[kind] for kind in COUNTS if kind in thing[v.A]), None)
        status = thing.get(v.STATUS, [""])[0]
        if count is None or status == v.STATUSES["cancelled"]:
            continue
        if status == v.STATUSES["held"]:
            yield from _both_ways(MET_WITH, thing.get(v.PARTICIPANT, ()))
        year = lexical(thing[v.EARLIEST][0] if v.EARLIEST in thing else view.first_reported(term))[:4]
        for one, other in _pairs(countries.intersection(event_parties(thing))):
            _add(ties[one, other, year], count, thing)
    for (one, other, year), tie in ties.items():
        yield from _both_ways(TIE_WITH, (one, other))
        yield from _lines(one, other, year, tie)


def event_parties(thing: Thing) -> list[str]:
    """Return the countries and organizations that take part in an event, are bound by it or host it."""
    return [*thing.get(v.PARTY, ()), *thing.get(v.HOST, ())]


def _pairs(terms: set[str]) -> Iterator[tuple[str, str]]:
    return combinations(sorted(terms), 2)


def _both_ways(predicate: str, terms: tuple[str, ...] | list[str]) -> Iterator[str]:
    for one, other in _pairs(set(terms)):
        yield line(one, predicate, other)
        yield line(other, predicate, one)


def _add(tie: Tie, count: str, event: Thing) -> None:
    tie.counts[count] += 1
    tie.first_days += event.get(v.EARLIEST, ())
    tie.last_days += event.get(v.LATEST, ())


def _lines(one: str, other: str, year: str, tie: Tie) -> Iterator[str]:
    code, other_code = (iri_of(term).rpartition("/")[2] for term in (one, other))
    term = iri_term(mint_tie(code, other_code, int(year)))
    yield line(term, v.A, TIE)
    yield line(term, BETWEEN, one)
    yield line(term, BETWEEN, other)
    yield line(term, YEAR, typed_term(year, "gYear"))
    for predicate, number in tie.counts.items():
        yield line(term, predicate, integer_term(number))
    if tie.first_days:  # of an event without a date, only the year of its first report is known
        yield line(term, FIRST_DATE, min(tie.first_days))
        yield line(term, LAST_DATE, max(tie.last_days))
