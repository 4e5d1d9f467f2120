"""The dossier of two states: what they did together, how often, what they promised, and what each says."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.accounts import Accounts, accounts_of
from kg.view.cadence import Cadence, cadence
from kg.view.card import Card
from kg.view.dossier import PANEL_ROWS
from kg.view.facts import Choice, fact_page
from kg.view.head import Head, head
from kg.view.page import Page
from kg.view.promises import Promises, promises
from kg.view.sayings import Sayings, sayings_on
from kg.view.ties import Tie, YearCounts, ties_of, years_of


@dataclass(frozen=True, slots=True)
class PairDossier:
    """Two states: what ties them, by year; how often they meet; their agreements and promises; their words.

    Shape:
        `accounts` are events that several publishers tell of; `a_on_b` and `b_on_a` what their people said.
    """

    a: Head
    b: Head
    tie: Tie | None
    years: tuple[YearCounts, ...]
    cadence: Cadence
    facts: Page[Card]
    agreements: Page[Card]
    promises: Promises
    accounts: Page[Accounts]
    a_on_b: Sayings
    b_on_a: Sayings


def pair_dossier(
    store: Store, a: str, b: str, choice: Choice, pages: Mapping[str, int], became: str = ""
) -> PairDossier:
    """Return the dossier of two states.

    Shape:
        `choice` says which of what they did together is shown; `pages` which page of "facts", "promises", "a_on_b" and
        "b_on_a", each the first where it is left out; `became` keeps the promises that became so.
    Raises:
        NotFoundError: where one of the two is not known, or both are the same.
        QueryError: where promises cannot become `became`.
    """
    if a == b:
        raise NotFoundError("a pair is of two different countries; choose another for one of them")
    one, another = head(store, a), head(store, b)
    told = Choice(who={"party": a, "other": b}, unsure=choice.unsure)
    pledged = replace(told, kinds=("agreement",))
    return PairDossier(
        a=one,
        b=another,
        tie=next((tie for tie in ties_of(store, a, unsure=choice.unsure) if tie.b.iri == b), None),
        years=years_of(store, told),
        cadence=cadence(store, a, b, unsure=choice.unsure),
        facts=fact_page(store, choice, pages.get("facts", 1)),
        agreements=fact_page(store, pledged, 1, PANEL_ROWS, quoted=False),
        promises=promises(store, a, b, pages.get("promises", 1), became),
        accounts=accounts_of(store, a, b),
        a_on_b=sayings_on(store, a, b, pages.get("a_on_b", 1)),
        b_on_a=sayings_on(store, b, a, pages.get("b_on_a", 1)),
    )
