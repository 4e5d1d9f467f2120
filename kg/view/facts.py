"""Lists of facts by who, what and when: what entity pages, the timeline and dossiers show."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rdflib import XSD, Literal
from rdflib.term import Identifier

from kg.errors import DateError, QueryError
from kg.model.partial_date import PartialDate
from kg.store.base import Store
from kg.view.ask import ask_once, iri
from kg.view.card import Card, cards
from kg.view.link import ONTOLOGY_IRI
from kg.view.page import CARDS_SHOWN, Page, cut

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


@dataclass(frozen=True, slots=True)
class Choice:
    """What a reader wants to see of the facts; what is empty is not asked for.

    Shape:
        `kinds` are keys of `FACT_KINDS`; `start` and `end` are YYYY, YYYY-MM or YYYY-MM-DD; `who` maps a role
        of ``facts.rq`` (party, other, person, second, series, publisher, topic) to an IRI.
    Raises:
        QueryError: on construction, for a kind, a status or a date that is none.
    """

    kinds: tuple[str, ...] = EVENT_KINDS
    start: str = ""
    end: str = ""
    status: str = ""
    who: Mapping[str, str] = field(default_factory=dict)

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

    @property
    def bound(self) -> dict[str, Identifier]:
        """What the choice fixes in a query."""
        first, last = self.days
        bound: dict[str, Identifier] = {role: iri(who) for role, who in self.who.items() if who}
        if self.status:
            bound["status"] = iri(ONTOLOGY_IRI + self.status)
        if first:
            bound["from"] = Literal(first, datatype=XSD.date)
        if last:
            bound["to"] = Literal(last, datatype=XSD.date)
        return bound


def classes_of(choice: Choice) -> tuple[str, ...]:
    """Return the IRIs of the classes that `choice` asks for."""
    return tuple(ONTOLOGY_IRI + FACT_KINDS[kind] for kind in choice.kinds)


def find_facts(store: Store, choice: Choice) -> tuple[str, ...]:
    """Return the IRIs of all facts that `choice` asks for, newest first."""
    rows = ask_once(store, "facts", choice.bound, values={"class": classes_of(choice)})
    return tuple(dict.fromkeys(row["fact"] for row in rows))


def fact_page(store: Store, choice: Choice, number: int = 1, size: int = CARDS_SHOWN) -> Page[Card]:
    """Return one page of the facts that `choice` asks for, each with its quotes."""
    found = cut(find_facts(store, choice), number, size)
    return Page(cards(store, found.rows), found.total, found.number, found.size)
