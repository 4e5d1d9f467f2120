"""Lists of facts by who, what and when: what entity pages, the timeline and dossiers show."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace

from kg.errors import DateError, QueryError
from kg.model.partial_date import PartialDate
from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.fact_index import IndexedFact, fact_index
from kg.view.kept import kept
from kg.view.link import kind_of
from kg.view.page import CARDS_SHOWN, Page, cut
from kg.view.release_index import release_index

#: What a reader may choose, and the classes it stands for.
FACT_KINDS: Mapping[str, str] = {
    "meeting": "Meeting",
    "visit": "Visit",
    "call": "Call",
    "agreement": "Agreement",
    "summit": "Summit",
    "statement": "Statement",
}
EVENT_KINDS = ("meeting", "agreement", "summit")
STATUSES = ("planned", "held", "cancelled", "proposed", "negotiating", "agreed", "signed", "inForce", "ended")

#: What a fact's releases must have, as against who takes part in it.
OF_RELEASES = ("publisher", "topic")


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader wants to see of the facts; what is empty is not asked for.

    Shape:
        `kinds` are keys of `FACT_KINDS`; `start` and `end` are YYYY, YYYY-MM or YYYY-MM-DD; `who` are IRIs that all
        take part, by any name for each but "publisher" and "topic", which are those of the releases; `unsure`
        asks for unsure readings too (`IndexedFact.unsure`).
    Raises:
        QueryError: on construction, for a kind, a status or a date that is none.
    """

    kinds: tuple[str, ...] = EVENT_KINDS
    start: str = ""
    end: str = ""
    status: str = ""
    who: Mapping[str, str] = field(default_factory=dict)
    unsure: bool = False

    def __post_init__(self) -> None:
        for kind in self.kinds:
            if kind not in FACT_KINDS:
                raise QueryError(f"there is no kind {kind!r}; choose from {', '.join(FACT_KINDS)}")
        if self.status and self.status not in STATUSES:
            raise QueryError(f"there is no status {self.status!r}; choose from {', '.join(STATUSES)}")
        try:
            first, last = self.days
        except DateError as error:
            raise QueryError(str(error)) from None
        if first and last and first > last:
            raise QueryError(f"the span {self.start} to {self.end} ends before it starts")

    @property
    def days(self) -> tuple[str, str]:
        """The first and the last day of the span as ISO days; an open end is empty."""
        first = PartialDate(self.start).earliest.isoformat() if self.start else ""
        return first, PartialDate(self.end).latest.isoformat() if self.end else ""


def find_facts(store: Store, choice: Choice) -> Iterator[IndexedFact]:
    """Yield all facts that `choice` asks for, newest first."""
    index = fact_index(store)
    taking_part = [iri for role, iri in choice.who.items() if iri and role not in OF_RELEASES]
    # The one who takes part in fewest facts leaves fewest to be looked at.
    lists = sorted((index.of(iri) for iri in taking_part), key=len)
    others = [{fact.iri for fact in facts} for facts in lists[1:]]
    of_releases = [_releases(store, choice.who[role]) for role in OF_RELEASES if choice.who.get(role)]
    classes = {FACT_KINDS[kind] for kind in choice.kinds}
    first, last = choice.days
    for fact in lists[0] if lists else index.facts:
        if (
            not classes.isdisjoint(fact.classes)
            and (choice.unsure or not fact.unsure)
            and (not choice.status or fact.status == choice.status)
            and (not first or fact.latest >= first)
            and (not last or "" < fact.earliest <= last)
            and all(fact.iri in facts for facts in others)
            and all(not releases.isdisjoint(fact.releases) for releases in of_releases)
        ):
            yield fact


def fact_page(
    store: Store, choice: Choice, number: int = 1, size: int = CARDS_SHOWN, *, quoted: bool = True
) -> Page[Card]:
    """Return one page of the facts that `choice` asks for, each with its quotes unless these are not shown."""
    fitting = tuple(find_facts(store, replace(choice, unsure=True)))
    sure = tuple(fact for fact in fitting if not fact.unsure)
    found = cut(fitting if choice.unsure else sure, number, size)
    shown = cards(store, [fact.iri for fact in found.rows], quoted=quoted)
    return Page(shown, found.total, found.number, found.size, len(fitting) - len(sure))


@kept
def event_counts(store: Store) -> Counter[str]:
    """Return in how many events each person, state, organization and series takes part, unsure readings left out."""
    return Counter(
        {
            iri: sum(kind_of(fact.iri) in EVENT_KINDS and not fact.unsure for fact in facts)
            for iri, facts in fact_index(store).by_who.items()
        }
    )


def _releases(store: Store, iri: str) -> frozenset[str]:
    return frozenset(release_index(store).by.get(iri, ()))
