"""A fact as a page shows it: what it says, who took part, and the words behind it."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.ask import Row, ask
from kg.view.link import ONTOLOGY_IRI, Link, kind_of, link, link_in
from kg.view.when import say_span

STATUS_WORDS = {"inForce": "in force"}


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a release that a fact was read from.

    Shape:
        `published` is an ISO day; `source` is the original's address, perhaps empty; `start` and `end`
        count code points of the release's text.
    """

    text: str
    release: Link
    published: str
    publishers: tuple[Link, ...]
    source: str
    start: int
    end: int
    rule: str
    confidence: str
    evidence: str


@dataclass(frozen=True, slots=True)
class Card:
    """One fact.

    Shape:
        `kind` is "visit", "call" or a key of `kg.view.link.KINDS`; `when` is made for reading, `day` for
        machines; `status` is empty where the kind has none.
    """

    link: Link
    kind: str
    when: str
    day: str
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
    quotes: tuple[Quote, ...]


def cards(store: Store, facts: Sequence[str]) -> tuple[Card, ...]:
    """Return the facts named, in the order given; one the store does not hold is left out."""
    details = {row["fact"]: row for row in reversed(ask(store, "facts-details", values={"fact": facts}))}
    roles = _roles(store, facts)
    quotes = quotes_of(store, facts)
    return tuple(_card(details[fact], roles[fact], quotes.get(fact, ())) for fact in facts if fact in details)


def quotes_of(store: Store, facts: Iterable[str]) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes behind each of `facts`, newest first; a fact without any is not a key."""
    # A joint release has several publishers, and so several rows for each quote.
    rows: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in ask(store, "facts-quotes", values={"fact": sorted(set(facts))}):
        rows[row["fact"], row["evidence"]].append(row)
    found: dict[str, list[Quote]] = defaultdict(list)
    for (fact, _), alike in rows.items():
        found[fact].append(_quote(alike))
    return {fact: tuple(quotes) for fact, quotes in found.items()}


def _quote(rows: Sequence[Row]) -> Quote:
    row = rows[0]
    return Quote(
        text=row["quote"],
        release=link(row["release"], row.get("title", "")),
        published=row.get("published", ""),
        publishers=tuple(sorted({found for each in rows if (found := link_in(each, "publisher"))})),
        source=row.get("source", ""),
        start=int(row.get("start", 0)),
        end=int(row.get("end", 0)),
        rule=row.get("rule", ""),
        confidence=row.get("confidence", ""),
        evidence=row.get("evidence", ""),
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


def _card(row: Row, roles: dict[str, list[Link]], quotes: tuple[Quote, ...]) -> Card:
    kind = row.get("type", "").removeprefix(ONTOLOGY_IRI).lower() or kind_of(row["fact"])
    people = [*roles.get("participant", ()), *roles.get("speaker", ()), *roles.get("holder", ())]
    return Card(
        link=link(row["fact"], row.get("label", "")),
        kind=kind,
        when=say_span(row.get("date", ""), row.get("endDate", "")),
        day=row.get("date", ""),
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
        quotes=quotes,
    )
