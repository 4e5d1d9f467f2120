"""A person's travels: meetings and visits outside the state they speak for, put together as stays, and by country."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from kg.rdf.iris import BASE, UNKNOWN, mint_country, mint_organization
from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.fact_index import IndexedFact, fact_index
from kg.view.link import Link, labels, link
from kg.view.page import Page, cut
from kg.view.posts_held import posts_held
from kg.view.when import say_span

#: How many stays one page shows, and how many countries the picture has a row for.
STAYS_SHOWN, ROWS_DRAWN = 12, 10
#: What is told of a longer time than this, such as "in August", belongs to no one stay.
STAY_DAYS = 16


@dataclass(frozen=True, slots=True)
class Stop:
    """One meeting or visit abroad; `named` is whether the words shown name its place or country."""

    card: Card
    named: bool


@dataclass(frozen=True, slots=True)
class Stay:
    """What a person did in one country on days that touch; `when` is empty where no release gives a day."""

    country: Link
    year: str
    when: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Visited:
    """A country and how often a person was there, or was announced; `years` has each year's number, oldest first."""

    link: Link
    held: int
    planned: int
    last: str
    years: Mapping[str, int]

    @property
    def total(self) -> int:
        """What was held and what was announced, together."""
        return self.held + self.planned


@dataclass(frozen=True, slots=True)
class Travels:
    """Where a person went.

    Shape:
        `home` is the state or organization they speak for, None where no release tells; then nothing is abroad.
        Of `met` meetings and visits (a call is none), `unplaced` do not say in which country, `abroad` were outside
        `home`, called off ones left out; `years` are those of all of these, without gaps.
    """

    home: Link | None
    met: int
    unplaced: int
    abroad: int
    countries: tuple[Visited, ...]
    years: tuple[str, ...]

    @property
    def drawn(self) -> tuple[Visited, ...]:
        """The countries that the picture has a row for."""
        return self.countries[:ROWS_DRAWN]


def travels(store: Store, person: str, *, unsure: bool = False) -> Travels:
    """Return where `person` went, counted by country and year, also by `unsure` readings if asked."""
    home = home_of(store, person)
    met = encounters(store, person, unsure=unsure)
    found = abroad(store, person, home, unsure=unsure)
    by_country: dict[str, list[IndexedFact]] = defaultdict(list)
    for fact in found:
        by_country[fact.country].append(fact)
    names = labels(store, by_country)
    visited = [_visited(link(iri, names.get(iri, "")), facts) for iri, facts in by_country.items()]
    visited.sort(key=lambda each: (-each.total, each.link))
    years = [int(year) for each in visited for year in each.years]
    span = range(min(years), max(years) + 1) if years else ()
    return Travels(
        home=home,
        met=len(met),
        unplaced=sum(not fact.country for fact in met),
        abroad=len(found),
        countries=tuple(visited),
        years=tuple(map(str, span)),
    )


def stays(
    store: Store, person: str, country: str = "", number: int = 1, *, unsure: bool = False
) -> Page[Stay]:
    """Return one page of the stays of `person` abroad, newest first, in one country or in all."""
    went = abroad(store, person, home_of(store, person), unsure=unsure)
    found = [fact for fact in went if country in {"", fact.country}]
    page = cut(_together(found), number, STAYS_SHOWN)
    shown = {card.link.iri: card for card in cards(store, [fact.iri for stay in page.rows for fact in stay])}
    rows = tuple(_stay([shown[fact.iri] for fact in stay if fact.iri in shown]) for stay in page.rows)
    return Page(rows, page.total, page.number, page.size)


def home_of(store: Store, person: str) -> Link | None:
    """Return the state or organization that a person speaks for: by which they are known, or that of all posts."""
    key = person.removeprefix(f"{BASE}person/").partition("/")[0]
    if key != UNKNOWN:
        either = [mint_country(key), mint_organization(key)]
    else:
        either = sorted({held.state for held in posts_held(store).of.get(person, ())} - {""})
        either = either if len(either) == 1 else []
    names = labels(store, either)
    return next((link(iri, names[iri]) for iri in either if iri in names), None)


def encounters(store: Store, person: str, *, unsure: bool = False) -> list[IndexedFact]:
    """Return the meetings and visits that a person takes part in, newest first, without those called off."""
    return [
        fact
        for fact in fact_index(store).of(person)
        if "Meeting" in fact.classes
        and "Call" not in fact.classes
        and fact.status != "cancelled"
        and (unsure or not fact.unsure)
        and ("participant", person) in fact.who
    ]


def abroad(store: Store, person: str, home: Link | None, *, unsure: bool = False) -> list[IndexedFact]:
    """Return those of a person's encounters that were in another country than their own."""
    if home is None:
        return []
    met = encounters(store, person, unsure=unsure)
    return [fact for fact in met if fact.country and fact.country != home.iri]


def _visited(country: Link, facts: Sequence[IndexedFact]) -> Visited:
    years = Counter(fact.day[:4] for fact in facts if fact.day)
    planned = sum(fact.status == "planned" for fact in facts)
    last = max((fact.day for fact in facts if fact.status != "planned"), default="")
    return Visited(country, len(facts) - planned, planned, last, dict(sorted(years.items())))


def _together(facts: Iterable[IndexedFact]) -> list[list[IndexedFact]]:
    """Return facts that come newest first as stays: in one country, on days that touch or follow each other."""
    found: list[list[IndexedFact]] = []
    open_stays: dict[str, tuple[list[IndexedFact], str]] = {}
    for fact in facts:
        short = bool(fact.earliest) and _later(fact.earliest, STAY_DAYS) >= fact.latest
        stay, begins = open_stays.get(fact.country, ([], ""))
        if short and stay and _later(fact.latest, 1) >= begins:
            stay.append(fact)
            open_stays[fact.country] = (stay, min(begins, fact.earliest))
            continue
        found.append([fact])
        if short:
            open_stays[fact.country] = (found[-1], fact.earliest)
    return found


def _later(day: str, days: int) -> str:
    return (date.fromisoformat(day) + timedelta(days)).isoformat()


def _stay(told: Sequence[Card]) -> Stay:
    country = told[0].country
    assert country is not None  # noqa: S101 - a fact without one is no travel
    dated = [card for card in told if card.day]
    first = min((card.day for card in dated), default="")
    last = max((card.until or card.day for card in dated), default="")
    return Stay(
        country=country,
        year=(first or told[0].first)[:4],
        when=say_span(first, last),
        stops=tuple(Stop(card, _named(card, country)) for card in told),
    )


def _named(card: Card, country: Link) -> bool:
    words = " ".join(quote.text for quote in card.quotes).casefold()
    return any(name and name.casefold() in words for name in (card.place, country.label))
