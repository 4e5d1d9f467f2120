"""All that matters of a person, on one page."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.fact_index import fact_index
from kg.view.facts import Choice, fact_page
from kg.view.head import Head, head
from kg.view.link import Link, labels, link
from kg.view.page import Page, cut
from kg.view.posts_held import posts_held
from kg.view.summit import summits_of
from kg.view.travels import Travels, travels

#: How many rows a panel shows before it leads on to the whole list.
PANEL_ROWS = 12
STATEMENTS_SHOWN = 4


@dataclass(frozen=True, slots=True)
class Counted:
    """A thing and how often it came up; `last` is an ISO day or empty."""

    link: Link
    total: int
    last: str = ""


@dataclass(frozen=True, slots=True)
class PersonDossier:
    """A person: posts, counterparts, travels, events, words."""

    head: Head
    tenures: Page[Card]
    counterparts: Page[Counted]
    travels: Travels
    summits: Page[Card]
    facts: Page[Card]
    statements: Page[Card]


def person_dossier(store: Store, entity: str, choice: Choice, number: int = 1) -> PersonDossier:
    """Return the dossier of a person, with page `number` of the facts that `choice` asks for."""
    said = Choice(kinds=("statement",), who={"person": entity})
    met: Counter[str] = Counter()
    last: dict[str, str] = {}
    for fact in fact_index(store).of(entity):
        if (
            "Meeting" in fact.classes
            and fact.status == "held"  # as for `metWith`: a plan is no meeting
            and (choice.unsure or not fact.unsure)
        ):
            others = {iri for role, iri in fact.who if role == "participant" and iri != entity}
            met.update(others)
            for iri in others:
                last.setdefault(iri, fact.day)  # facts come newest first
    return PersonDossier(
        head=head(store, entity),
        tenures=_tenures(store, entity),
        counterparts=counted(store, met, last),
        travels=travels(store, entity, unsure=choice.unsure),
        summits=summits_of(store, entity),
        facts=fact_page(store, choice, number),
        statements=fact_page(store, said, 1, STATEMENTS_SHOWN),
    )


def counted(store: Store, counts: Counter[str], last: Mapping[str, str] | None = None) -> Page[Counted]:
    """Return what came up most, by name where it came up as often; `last` has the day of the last time."""
    ranked = sorted(counts, key=lambda iri: (-counts[iri], iri))
    page = cut(ranked, 1, PANEL_ROWS)
    names = labels(store, page.rows)
    rows = (
        Counted(link(iri, names.get(iri, "")), counts[iri], (last or {}).get(iri, "")) for iri in page.rows
    )
    return Page(tuple(rows), page.total, page.number, page.size)


def _tenures(store: Store, person: str) -> Page[Card]:
    """Return the posts of a person, those first that most releases tell of: what one alone says may be misread."""
    index = fact_index(store).by_iri
    held = sorted(posts_held(store).of.get(person, ()), key=lambda each: -len(index[each.tenure].releases))
    page = cut([each.tenure for each in held], 1, PANEL_ROWS)
    return Page(cards(store, page.rows), page.total, page.number, page.size)
