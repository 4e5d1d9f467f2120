"""What two states announced, and what later releases say became of it.

A promise is a meeting or a summit that some release tells of as planned, or an agreement that some release tells of as
proposed or negotiated. What became of it is, in this order:

came     a later release tells of the same thing as held, agreed, signed, in force or ended;
off      the newest word on it is that it was cancelled;
ahead    its day is after the newest release, which stands for today;
like     nothing of the kind, but something like it is told of (`kg.view.likeness`): it may be the same, as inferred;
silent   none of these. No release here says so since: that a promise was broken is never said.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from kg.errors import QueryError
from kg.store.base import Store
from kg.view.card import Card, cards, status_word
from kg.view.fact_index import IndexedFact
from kg.view.facts import Choice, find_facts
from kg.view.likeness import like_event, like_name, words_of
from kg.view.link import labels
from kg.view.names_in_use import names_of_state
from kg.view.page import Page, cut
from kg.view.quotes import Quote
from kg.view.release_index import release_index
from kg.view.said import Said, said
from kg.view.when import days_between, say_date

#: What became of promises, and what a page calls it.
BECAME = {
    "came": "came about",
    "off": "cancelled",
    "ahead": "still to come",
    "like": "something like it is told of",
    "silent": "nothing heard since",
}
PROMISED = frozenset({"planned", "proposed", "negotiating"})
KEPT = frozenset({"held", "agreed", "signed", "inForce", "ended"})

#: How many promises a page shows, and how many things like one.
PROMISES_SHOWN, LIKE_SHOWN = 6, 2


@dataclass(frozen=True, slots=True)
class Step:
    """What a release said of the promise: its status and the date it gave, as words; `quote` may be None."""

    status: str
    when: str
    published: str
    quote: Quote | None


@dataclass(frozen=True, slots=True)
class Promise:
    """Something announced, and what later releases say of it.

    Shape:
        `became` is a key of `BECAME`; `steps` are the first promise, the first word that it had come about, and the
        newest word on it; `like` may be the same by inference. `due` is the last day it was promised for, or empty.
    Units:
        `silence` is days from the newest word on it, and `past` days from `due`, to the newest release.
    """

    card: Card
    became: str
    steps: tuple[Step, ...]
    like: tuple[Card, ...]
    due: str
    silence: int
    past: int


@dataclass(frozen=True, slots=True)
class Promises:
    """One page of promises, the newest first, and how many became what."""

    page: Page[Promise]
    counts: Mapping[str, int]
    became: str


@dataclass(frozen=True, slots=True)
class _Outcome:
    fact: IndexedFact
    steps: tuple[Said, ...]
    became: str
    like: tuple[str, ...]
    due: str


def promises(store: Store, a: str, b: str, number: int = 1, became: str = "") -> Promises:
    """Return what two states promised, or those of it that became `became`.

    Raises:
        QueryError: where that is no key of `BECAME`.
    """
    if became and became not in BECAME:
        raise QueryError(f"there is no outcome {became!r}; choose from {', '.join(BECAME)}")
    both = {"party": a, "other": b}
    events = tuple(find_facts(store, Choice(kinds=("meeting", "summit"), who=both)))
    agreements = tuple(find_facts(store, Choice(kinds=("agreement",), who=both)))
    found = [*_events(store, events), *_agreements(store, agreements, (a, b))]
    found.sort(key=lambda each: (each.steps[0].published, each.fact.iri), reverse=True)
    counts = Counter(each.became for each in found)
    page = cut([each for each in found if not became or each.became == became], number, PROMISES_SHOWN)
    return Promises(
        Page(_shown(store, page.rows), page.total, page.number, page.size),
        {name: counts[name] for name in BECAME if counts[name]},
        became,
    )


def _events(store: Store, events: Sequence[IndexedFact]) -> Iterable[_Outcome]:
    newest = _today(store)
    held = [fact for fact in events if fact.status == "held"]
    for fact in events:
        steps = _since_promised(said(store).get(fact.iri, ()))
        if not steps:
            continue
        due = fact.latest if any(step.date for step in steps) else ""
        settled = _settled(fact, steps)
        like = () if settled or due > newest else like_event(fact, held)
        became = settled or ("ahead" if due > newest else "like" if like else "silent")
        yield _Outcome(fact, steps, became, tuple(each.iri for each in like), due)


def _agreements(store: Store, agreements: Sequence[IndexedFact], states: Iterable[str]) -> Iterable[_Outcome]:
    names = labels(store, [fact.iri for fact in agreements])
    own = words_of(name for state in states for name in names_of_state(state))
    for fact in agreements:
        steps = _since_promised(said(store).get(fact.iri, ()))
        if not steps:
            continue
        settled = _settled(fact, steps)
        like = [
            other.iri
            for other in agreements
            if not settled
            and other.status in KEPT
            and other.reported >= steps[0].published
            and other.iri != fact.iri
            and like_name(names.get(fact.iri, ""), names.get(other.iri, ""), own)
        ]
        yield _Outcome(fact, steps, settled or ("like" if like else "silent"), tuple(like), "")


def _since_promised(steps: Sequence[Said]) -> tuple[Said, ...]:
    """Return what was said from the first promise on; nothing where there was none."""
    first = next((place for place, step in enumerate(steps) if step.status in PROMISED), len(steps))
    return tuple(steps[first:])


def _settled(fact: IndexedFact, steps: Sequence[Said]) -> str:
    if fact.status == "cancelled":
        return "off"
    return "came" if fact.status in KEPT and any(step.status in KEPT for step in steps) else ""


def _shown(store: Store, outcomes: Sequence[_Outcome]) -> tuple[Promise, ...]:
    like = {each.fact.iri: each.like[:LIKE_SHOWN] for each in outcomes}
    wanted = [*like, *(iri for iris in like.values() for iri in iris)]
    card = {each.link.iri: each for each in cards(store, list(dict.fromkeys(wanted)))}
    newest = _today(store)
    return tuple(
        Promise(
            card=card[each.fact.iri],
            became=each.became,
            steps=_steps(each.steps, card[each.fact.iri]),
            like=tuple(card[iri] for iri in like[each.fact.iri]),
            due=each.due,
            silence=days_between(each.steps[-1].published, newest),
            past=days_between(each.due, newest),
        )
        for each in outcomes
    )


def _steps(steps: Sequence[Said], card: Card) -> tuple[Step, ...]:
    """Return the first step, the first by which it had come about, and the newest."""
    kept = next((step for step in steps if step.status in KEPT), steps[-1])
    told = [step for place, step in enumerate(steps) if place == 0 or step is kept or step is steps[-1]]
    quotes = {quote.release.iri: quote for quote in reversed(card.quotes)}
    return tuple(
        Step(status_word(step.status), say_date(step.date), step.published, quotes.get(step.release))
        for step in told
    )


def _today(store: Store) -> str:
    """Return the day of the newest release, which stands for today: of what came later the store knows nothing."""
    return max(release_index(store).published.values(), default="")
