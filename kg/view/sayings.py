"""What the people of one state are quoted as saying of another, and to it.

Who speaks for a state is who holds a post of it, and of no other state more often. A statement is of the other state
where its words name that state (its name, its people, as adjective or noun) in a release that is read as naming it,
or name somebody whom the same release gives a post of it. It is to the other state where the same release tells of
a meeting of just these two in which the speaker took part; it need not be about it.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.fact_index import IndexedFact, fact_index, property_rows
from kg.view.kept import kept
from kg.view.levels import post_titles
from kg.view.link import Link, link
from kg.view.names_in_use import names_of_state, pattern_of, people_of_state
from kg.view.page import Page, cut
from kg.view.posts_held import posts_held
from kg.view.release_index import release_index

#: The ways in which a saying is found, the surest first, and what a page calls them.
WAYS = {
    "named": "found by a name of the state",
    "person": "found by the name of somebody who holds a post of it",
    "beside": "said at a meeting of the two",
}

#: How many sayings a page shows.
SAYINGS_SHOWN = 6

#: How many characters of a statement are shown, and how many of them before the name that was found.
PASSAGE, BEFORE = 420, 160


@dataclass(frozen=True, slots=True)
class Saying:
    """A statement of one state's people and how it was found to concern another: `way` is a key of `WAYS`.

    Shape:
        `passage` is what stands before the name that was found, the name, and what stands after it; the first is empty
        where the statement begins so, the second where no name was found. `post` is one of the speaker, or None.
    """

    card: Card
    way: str
    passage: tuple[str, str, str]
    post: Link | None


@dataclass(frozen=True, slots=True)
class Sayings:
    """What one state's people said of another, newest first, and how many were found in each way."""

    page: Page[Saying]
    ways: Counter[str]


@dataclass(frozen=True, slots=True)
class _Found:
    fact: IndexedFact
    way: str
    match: re.Match[str] | None


def sayings_on(store: Store, speaking: str, other: str, number: int = 1) -> Sayings:
    """Return what those who speak for one state are quoted as saying of `other`, or to it, newest first."""
    found = {each.fact.iri: each for each in _found(store, speaking, other)}
    order = sorted(found, key=lambda iri: (found[iri].fact.day, iri), reverse=True)
    page = cut(order, number, SAYINGS_SHOWN)
    posts = _speakers(store).get(speaking, {})
    rows = tuple(
        Saying(
            card,
            found[card.link.iri].way,
            _passage(card.text, found[card.link.iri].match),
            next((posts[who.iri] for who in card.people if who.iri in posts), None),
        )
        for card in cards(store, page.rows)
    )
    ways = Counter(each.way for each in found.values())
    return Sayings(Page(rows, page.total, page.number, page.size), ways)


@kept
def statement_texts(store: Store) -> dict[str, str]:
    """Return the words of each statement of this store handle."""
    return dict(property_rows(store, "text"))


def _found(store: Store, speaking: str, other: str) -> Iterator[_Found]:
    texts, named, people = statement_texts(store), names_of_state(other), people_of_state(store, other)
    naming = frozenset(release_index(store).by.get(other, ()))
    beside = _talks(store, speaking, other)
    for speaker in _speakers(store).get(speaking, ()):
        for fact in fact_index(store).of(speaker):
            if "Statement" not in fact.classes:
                continue
            text, release = texts.get(fact.iri, ""), next(iter(fact.releases), "")
            match = pattern_of(named).search(text) if release in naming else None
            if match:
                yield _Found(fact, "named", match)
                continue
            here = tuple(sorted(last for last, releases in people.items() if release in releases))
            match = pattern_of(here).search(text) if here else None
            if match:
                yield _Found(fact, "person", match)
            elif (release, speaker) in beside:
                yield _Found(fact, "beside", None)


def _passage(text: str, match: re.Match[str] | None) -> tuple[str, str, str]:
    """Return the part of a statement around the name found, cut between words and marked with an ellipsis."""
    start, end = match.span() if match else (0, 0)
    first, last = max(0, start - BEFORE), start + PASSAGE - BEFORE if start > BEFORE else PASSAGE
    before, after = text[first:start], text[end:last]
    if first:
        before = f"\u2026{before.partition(' ')[2]}"
    if last < len(text):
        after = f"{after.rpartition(' ')[0]}\u2026"
    return before, text[start:end], after


def _talks(store: Store, one: str, other: str) -> frozenset[tuple[str, str]]:
    """Return each release that tells of a held meeting of just these two states, with each who took part in it."""
    index = fact_index(store)
    return frozenset(
        (release, person)
        for fact in index.of(one)
        if "Meeting" in fact.classes
        and fact.status == "held"
        and not fact.unsure
        and {iri for role, iri in fact.who if role == "party"} == {one, other}
        for person in (iri for role, iri in fact.who if role == "participant")
        for release in fact.releases
    )


@kept
def _speakers(store: Store) -> Mapping[str, Mapping[str, Link]]:
    """Return who is quoted and speaks for each state, with the post of it that most releases give them.

    They hold a post of it, and of no other state in more releases.
    """
    held, index, titles = posts_held(store).of, fact_index(store).by_iri, post_titles(store)
    quoted = {iri for fact in index.values() if "Statement" in fact.classes for _, iri in fact.who}
    found: dict[str, dict[str, Link]] = defaultdict(dict)
    for person in sorted(quoted):
        told: dict[str, Counter[str]] = defaultdict(Counter)
        for each in held.get(person, ()):
            told[each.state][each.post] += len(index[each.tenure].releases)
        most = max((posts.total() for posts in told.values()), default=0)
        for state, posts in told.items():
            if posts.total() == most:
                post = max(sorted(posts), key=posts.__getitem__)
                found[state][person] = link(post, titles.get(post, ""))
    return found
