"""The facts of one thing as data: what its page shows, as a table, and what is told of it as triples."""

from collections.abc import Sequence

from kg.store.base import Store
from kg.view.card import cards
from kg.view.fact_index import fact_index
from kg.view.facts import Choice, find_facts
from kg.view.link import kind_of
from kg.view.listing import Listing, facts_listing, listed_releases
from kg.view.page import cut
from kg.view.posts_held import posts_held
from kg.view.summit import editions_of

#: The role in which a thing takes part in facts.
TAKING_PART = {"country": "party", "organization": "party", "person": "person", "topic": "topic"}
#: What is a fact itself.
FACTS = ("meeting", "agreement", "summit", "statement", "tenure")


def listed_thing(store: Store, iri: str, choice: Choice, number: int, size: int) -> Listing | None:
    """Return the facts of a thing, newest first: each with its newest quote, of a fact itself and of a release all.

    A publisher has its releases; what has nothing of the kind gives None.

    Shape:
        `choice` says which facts are asked for, where the thing is of `TAKING_PART`.
    """
    kind = kind_of(iri)
    if kind == "publisher":
        return listed_releases(store, {"publisher": iri}, number, size)
    if kind == "release":
        return _of_release(store, iri, number, size)
    facts = _facts(store, iri, kind, choice)
    if facts is None:
        return None
    page = cut(facts, number, size)
    rows = [
        (card, quote)
        for card in cards(store, page.rows)
        for quote in (card.quotes if kind in FACTS else card.quotes[:1]) or (None,)
    ]
    tenures = [held.tenure for held in posts_held(store).of.get(iri, ())] if kind == "person" else []
    return facts_listing(page, rows, told=[*page.rows, *tenures])


def _facts(store: Store, iri: str, kind: str, choice: Choice) -> Sequence[str] | None:
    if kind in FACTS:
        return [iri]
    if kind == "post":
        return [held.tenure for held in posts_held(store).of.get(iri, ())]
    if kind == "summit-series":
        return [fact.iri for fact in editions_of(store, iri)]
    return [fact.iri for fact in find_facts(store, choice)] if kind in TAKING_PART else None


def _of_release(store: Store, iri: str, number: int, size: int) -> Listing:
    """Return the facts that a release tells, with its words for each; its own graph tells the rest."""
    page = cut([fact.iri for fact in fact_index(store).facts if iri in fact.releases], number, size)
    rows = [
        (card, quote)
        for card in cards(store, page.rows)
        for quote in tuple(each for each in card.quotes if each.release.iri == iri) or (None,)
    ]
    return facts_listing(page, rows)
