"""A fact as a page shows it: what it says, who took part, and the words behind it."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.ask import Row, ask
from kg.view.event_name import encounter_name
from kg.view.fact_index import SURE_FROM, IndexedFact, fact_index
from kg.view.in_force import told_in_force
from kg.view.link import ONTOLOGY_IRI, Link, kind_of, link, link_in
from kg.view.quotes import Quote, quotes_of
from kg.view.when import say_date, say_span

#: What has no name of its own: people met.
ENCOUNTERS = frozenset({"meeting", "visit", "call"})
STATUS_WORDS = {"inForce": "in force"}
IN_FORCE = f"{ONTOLOGY_IRI}inForce"


@dataclass(frozen=True, slots=True)
class Card:
    """One fact.

    Shape:
        `kind` is "visit", "call" or a key of `kg.view.link.KINDS`; `when` is made for reading, `day` and `until`,
        its end where it has one, for machines; `status` is empty where the kind has none; `releases` is how many
        tell of it, of the newest of which `quotes` are; `sure` is how sure the surest of its readings is, from 0 to 1;
        `mentioned` where it counts as in force for no more than being mentioned as something that exists.
    """

    link: Link
    kind: str
    when: str
    day: str
    until: str
    status: str
    place: str
    country: Link | None
    series: Link | None
    parties: tuple[Link, ...]
    hosts: tuple[Link, ...]
    people: tuple[Link, ...]
    post: Link | None
    state: Link | None
    former: bool
    text: str
    first: str
    last: str
    releases: int
    sure: float
    mentioned: bool
    quotes: tuple[Quote, ...]

    @property
    def unsure(self) -> bool:
        """Whether the reader gives it less than even odds."""
        return self.sure < SURE_FROM

    @property
    def name(self) -> str:
        """What it is called in a heading or a link: its own name, or who took part, and where."""
        who = self.people[0].label if self.people else ""
        if self.kind in ENCOUNTERS:
            return encounter_name(self.kind, self.people, self.parties, self.place, self.country)
        if self.kind == "statement":
            return f"{who or 'Statement'}, {say_date(self.day)}"
        if self.kind == "tenure":
            return f"{who or 'Tenure'}{f', {self.post.label}' if self.post else ''}"
        return self.link.label

    @property
    def status_words(self) -> str:
        """Its status as a line of text says it."""
        return f"{self.status} (only mentioned)" if self.mentioned else self.status


def cards(store: Store, facts: Sequence[str], *, quoted: bool = True) -> tuple[Card, ...]:
    """Return the facts named, in the order given; one the store does not hold is left out.

    The quotes take most of the time; where they are not shown they need not be read.
    """
    details = {row["fact"]: row for row in reversed(ask(store, "facts-details", values={"fact": facts}))}
    roles = _roles(store, facts)
    quotes = quotes_of(store, facts) if quoted else {}
    index = fact_index(store).by_iri
    return tuple(
        _card(
            details[fact],
            roles[fact],
            quotes.get(fact, ()),
            index.get(fact),
            mentioned=details[fact].get("status") == IN_FORCE and fact not in told_in_force(store),
        )
        for fact in facts
        if fact in details
    )


def status_word(iri: str) -> str:
    """Return a status as a page says it.

    >>> status_word("https://w3id.org/secrel#inForce")
    'in force'
    """
    name = iri.removeprefix(ONTOLOGY_IRI)
    return STATUS_WORDS.get(name, name)


def _roles(store: Store, facts: Sequence[str]) -> dict[str, dict[str, list[Link]]]:
    roles: dict[str, dict[str, list[Link]]] = {fact: defaultdict(list) for fact in facts}
    for row in ask(store, "facts-roles", values={"fact": facts}):
        roles[row["fact"]][row["role"].removeprefix(ONTOLOGY_IRI)].append(
            link(row["who"], row.get("whoLabel", ""))
        )
    return roles


def _card(
    row: Row,
    roles: dict[str, list[Link]],
    quotes: tuple[Quote, ...],
    indexed: IndexedFact | None,
    *,
    mentioned: bool,
) -> Card:
    kind = row.get("type", "").removeprefix(ONTOLOGY_IRI).lower() or kind_of(row["fact"])
    people = [*roles.get("participant", ()), *roles.get("speaker", ()), *roles.get("holder", ())]
    return Card(
        link=link(row["fact"], row.get("label", "")),
        kind=kind,
        when=say_span(row.get("date", ""), row.get("endDate", "")),
        day=row.get("date", ""),
        until=row.get("endDate", ""),
        status=status_word(row.get("status", "")),
        place=row.get("place", ""),
        country=link_in(row, "country"),
        series=link_in(row, "series"),
        parties=tuple(roles.get("party", ())),
        hosts=tuple(roles.get("host", ())),
        people=tuple(people),
        post=link_in(row, "post"),
        state=link_in(row, "state"),
        former=row.get("former") == "true",
        text=row.get("text", ""),
        first=row.get("first", ""),
        last=row.get("last", ""),
        releases=len(indexed.releases) if indexed else 0,
        sure=indexed.sure if indexed else 1.0,
        mentioned=mentioned,
        quotes=quotes,
    )
