"""Dossiers: all that matters of a country, an organization, a person or a pair of states, on one page."""

from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.ask import ask_once, iri
from kg.view.card import Card, cards
from kg.view.facts import Choice, fact_page
from kg.view.head import Head, head
from kg.view.link import Link, link, link_in
from kg.view.page import Page, cut
from kg.view.releases import ReleaseRow, releases
from kg.view.ties import Tie, YearCounts, ties_of, years_of

#: How many rows a panel shows before it leads on to the whole list.
PANEL_ROWS = 12


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person in a post, with the days between which releases say so."""

    person: Link
    post: Link
    tenure: Link
    former: bool
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class Counted:
    """A thing and how often it came up; `last` is an ISO day or empty."""

    link: Link
    total: int
    last: str = ""


@dataclass(frozen=True, slots=True)
class StateDossier:
    """A country or an organization: who speaks for it, whom it deals with, what it did."""

    head: Head
    speakers: Page[Speaker]
    ties: Page[Tie]
    years: tuple[YearCounts, ...]
    topics: tuple[Counted, ...]
    facts: Page[Card]
    releases: Page[ReleaseRow]


@dataclass(frozen=True, slots=True)
class PersonDossier:
    """A person: posts, counterparts, countries, events, words."""

    head: Head
    tenures: tuple[Card, ...]
    counterparts: Page[Counted]
    places: tuple[Counted, ...]
    facts: Page[Card]
    statements: Page[Card]


@dataclass(frozen=True, slots=True)
class PairDossier:
    """Two states: what ties them, by year, with promises and what each said."""

    a: Head
    b: Head
    tie: Tie | None
    years: tuple[YearCounts, ...]
    facts: Page[Card]
    agreements: Page[Card]


def state_dossier(store: Store, entity: str, choice: Choice, number: int = 1) -> StateDossier:
    """Return the dossier of a country or an organization, with page `number` of the facts chosen."""
    return StateDossier(
        head=head(store, entity),
        speakers=cut(_speakers(store, entity), 1, PANEL_ROWS),
        ties=cut(ties_of(store, entity), 1, PANEL_ROWS),
        years=years_of(store, entity),
        topics=_counted(store, "entity-topics", "topic", entity=entity)[:PANEL_ROWS],
        facts=fact_page(store, choice, number),
        releases=releases(store, {"mentioned": entity}, size=PANEL_ROWS),
    )


def person_dossier(store: Store, entity: str, choice: Choice, number: int = 1) -> PersonDossier:
    """Return the dossier of a person, with page `number` of the facts that `choice` asks for."""
    held = ask_once(store, "person-tenures", {"person": iri(entity)})
    said = Choice(kinds=("statement",), who={"person": entity})
    return PersonDossier(
        head=head(store, entity),
        tenures=cards(store, [row["tenure"] for row in held]),
        counterparts=cut(_counted(store, "person-counterparts", "other", person=entity), 1, PANEL_ROWS),
        places=_counted(store, "person-places", "country", person=entity)[:PANEL_ROWS],
        facts=fact_page(store, choice, number),
        statements=fact_page(store, said, 1, PANEL_ROWS),
    )


def pair_dossier(store: Store, a: str, b: str, choice: Choice, number: int = 1) -> PairDossier:
    """Return the dossier of two states, with page `number` of the facts that `choice` asks for.

    Raises:
        NotFoundError: where one of the two is not known, or both are the same.
    """
    if a == b:
        raise NotFoundError("a pair is of two different countries; choose another for one of them")
    pledged = Choice(kinds=("agreement",), who={"party": a, "other": b})
    return PairDossier(
        a=head(store, a),
        b=head(store, b),
        tie=next((tie for tie in ties_of(store, a) if tie.b.iri == b), None),
        years=years_of(store, a, b),
        facts=fact_page(store, choice, number),
        agreements=fact_page(store, pledged, 1, PANEL_ROWS),
    )


def speakers_of(store: Store, entity: str, number: int) -> Page[Speaker]:
    """Return one page of all who are said to speak, or to have spoken, for a state or an organization."""
    return cut(_speakers(store, entity), number)


def _speakers(store: Store, entity: str) -> tuple[Speaker, ...]:
    return tuple(
        Speaker(
            link(row["person"], row.get("personLabel", "")),
            link(row["post"], row.get("postLabel", "")),
            link(row["tenure"]),
            row.get("former") == "true",
            row.get("first", ""),
            row.get("last", ""),
        )
        for row in ask_once(store, "country-people", {"state": iri(entity)})
    )


def _counted(store: Store, query: str, name: str, **bound: str) -> tuple[Counted, ...]:
    rows = ask_once(store, query, {key: iri(value) for key, value in bound.items()})
    links = [(link_in(row, name), row) for row in rows]
    return tuple(Counted(found, int(row["total"]), row.get("last", "")) for found, row in links if found)
