"""How far a fact has come, release by release, and by which release each of its parties is one."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, groupby

from kg.store.base import Store
from kg.view.ask import ask
from kg.view.card import IN_FORCE, Card, status_word
from kg.view.in_force import tells_force
from kg.view.link import Link
from kg.view.quotes import Quote
from kg.view.when import say_span


@dataclass(frozen=True, slots=True)
class Stage:
    """What one release said of a fact's status; `when` are the days it gave for it, as words.

    Shape:
        `mentioned` where it only mentions what then counts as in force.
    """

    quote: Quote
    status: str
    when: str
    mentioned: bool


@dataclass(frozen=True, slots=True)
class Party:
    """A party of a fact, how many of the quoted releases say so, and the newest quote, naming it if `named`."""

    link: Link
    releases: int
    quote: Quote | None
    named: bool


def stages(store: Store, quotes: Sequence[Quote]) -> tuple[tuple[Stage, ...], ...]:
    """Return what each release said of a fact's status, oldest first; those that follow and say the same together."""
    ordered = sorted(quotes, key=lambda quote: (quote.published, quote.release.iri, quote.start))
    rows = ask(store, "said-status", values={"evidence": [quote.evidence for quote in ordered]})
    said = {row["evidence"]: row for row in rows}
    history = [
        Stage(
            quote,
            status_word(row["status"]),
            say_span(row.get("date", ""), row.get("endDate", "")),
            mentioned=row["status"] == IN_FORCE and not tells_force(quote.text),
        )
        for quote in ordered
        if (row := said.get(quote.evidence))
    ]
    return tuple(
        tuple(alike) for _, alike in groupby(history, key=lambda stage: (stage.status, stage.mentioned))
    )


def days_given(history: Iterable[Sequence[Stage]]) -> tuple[tuple[str, tuple[Stage, ...]], ...]:
    """Return the days that releases give where they differ, the most given first, each with who does, newest first."""
    given: dict[str, list[Stage]] = defaultdict(list)
    for stage in chain.from_iterable(history):
        if stage.when:
            given[stage.when].append(stage)
    found = [(when, tuple(reversed(alike))) for when, alike in given.items()]
    return tuple(sorted(found, key=lambda each: -len(each[1]))) if len(found) > 1 else ()


def parties(store: Store, card: Card) -> tuple[Party, ...]:
    """Return the parties of a fact, those first that most releases give it."""
    rows = ask(store, "said-parties", values={"evidence": [quote.evidence for quote in card.quotes]})
    given: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        given[row["party"]].add(row["evidence"])
    found = [
        _party(party, [quote for quote in card.quotes if quote.evidence in given[party.iri]])
        for party in card.parties
    ]
    return tuple(sorted(found, key=lambda party: (-party.releases, party.link)))


def _party(link: Link, quotes: Sequence[Quote]) -> Party:
    naming = [quote for quote in quotes if link.label.casefold() in quote.text.casefold()]
    return Party(
        link=link,
        releases=len({quote.release.iri for quote in quotes}),
        quote=next(iter(naming or quotes), None),
        named=bool(naming),
    )
