"""A country or an organization on one page: who speaks for it, whom it deals with, what it agreed and hosted."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.store.base import Store
from kg.view.cadence import Cadence, cadence
from kg.view.card import Card, cards
from kg.view.dossier import PANEL_ROWS, Counted, counted
from kg.view.fact_index import fact_index
from kg.view.facts import Choice, fact_page, find_facts
from kg.view.gaps import Gap, gaps
from kg.view.head import Head, head
from kg.view.page import Page, cut
from kg.view.release_index import release_index
from kg.view.releases import ReleaseRow, releases
from kg.view.speakers import Speaker, speakers
from kg.view.ties import Tie, YearCounts, ties_of, years_of

#: The stages of an agreement, in the order in which it goes through them.
STAGES = ("proposed", "negotiating", "agreed", "signed", "inForce", "ended")

#: How many agreements of each stage are shown.
STAGE_ROWS = 3


@dataclass(frozen=True, slots=True)
class StateDossier:
    """A country or an organization: who speaks for it, whom it deals with, what it did.

    Shape:
        `agreements` has the newest of each of `STAGES` that there is; `hosted` are summits that it hosts, or that
        were in it.
    """

    head: Head
    speakers: Page[Speaker]
    ties: Page[Tie]
    years: tuple[YearCounts, ...]
    cadence: Cadence
    agreements: Mapping[str, Page[Card]]
    hosted: Page[Card]
    topics: Page[Counted]
    facts: Page[Card]
    releases: Page[ReleaseRow]
    gaps: tuple[Gap, ...]


def state_dossier(store: Store, entity: str, choice: Choice, number: int = 1) -> StateDossier:
    """Return the dossier of a country or an organization, with page `number` of the facts chosen."""
    told = Choice(who={"party": entity}, unsure=choice.unsure)
    return StateDossier(
        head=head(store, entity),
        speakers=speakers(store, entity),
        ties=cut(ties_of(store, entity, unsure=choice.unsure), 1, PANEL_ROWS),
        years=years_of(store, told),
        cadence=cadence(store, entity, unsure=choice.unsure),
        agreements=agreements_by_stage(store, replace(told, kinds=("agreement",))),
        hosted=hosted_by(store, entity),
        topics=counted(store, release_index(store).topics_of(entity)),
        facts=fact_page(store, choice, number),
        releases=releases(store, {"mentioned": entity}, size=PANEL_ROWS),
        gaps=gaps(store, entity),
    )


def agreements_by_stage(store: Store, choice: Choice) -> dict[str, Page[Card]]:
    """Return the newest of the agreements that `choice` asks for, in each stage that there are any in."""
    found: dict[str, list[str]] = {stage: [] for stage in STAGES}
    for fact in find_facts(store, choice):
        found.setdefault(fact.status, []).append(fact.iri)
    newest = [iri for iris in found.values() for iri in iris[:STAGE_ROWS]]
    shown = {card.link.iri: card for card in cards(store, newest, quoted=False)}
    return {
        stage: Page(tuple(shown[iri] for iri in iris[:STAGE_ROWS] if iri in shown), len(iris), 1, STAGE_ROWS)
        for stage, iris in found.items()
        if iris
    }


def hosted_by(store: Store, entity: str) -> Page[Card]:
    """Return the summits that a state hosts or that were in it, newest first."""
    found = [
        fact.iri
        for fact in fact_index(store).facts
        if "Summit" in fact.classes and (fact.country == entity or ("host", entity) in fact.who)
    ]
    page = cut(found, 1, PANEL_ROWS)
    return Page(cards(store, page.rows, quoted=False), page.total, page.number, page.size)
