"""Which events and agreements may be the ones that were promised: by inference, never by what a release says."""

import re
from collections.abc import Iterable

from rapidfuzz import fuzz

from kg.view.fact_index import IndexedFact
from kg.view.spelling import fold
from kg.view.when import days_between

#: How many days before or after the day named an event may lie, and how long a span still names one.
NEAR_DAYS, LONGEST_SPAN = 7, 31

#: What a thing of a kind may have become: a planned visit is often told of as a meeting, a call never is.
KINDS = ({"Visit", "Meeting"}, {"Call"}, {"Summit"})
MOST_TELLING = ("Call", "Visit", "Meeting", "Summit")

#: How alike the telling words of two names must be, from 0 to 100, and how many there must be.
ALIKE, TELLING_WORDS = 85, 2

#: Words of agreements' names that tell none from another.
GENERIC = frozenset(
    "a an and agreement agreements arrangement between by convention cooperation deal declaration for "
    "framework in joint memorandum of on pact plan protocol statement the to treaty understanding with".split()
)


def like_event(promised: IndexedFact, held: Iterable[IndexedFact]) -> tuple[IndexedFact, ...]:
    """Return which of the events `held`, by the same two states, may be the one `promised`, the likeliest first.

    They are of its kind (a summit of the same series), at most `NEAR_DAYS` from its days, not over before it was
    promised, and told of no earlier. They share a person with it where both name any, else the country. What was
    promised for no day counts as promised for the day of its release; what was for a year tells too little.
    """
    if days_between(promised.earliest, promised.latest) > LONGEST_SPAN:
        return ()
    found = [
        (-len(_people(promised) & _people(each)), _apart(promised, each), each.iri, each)
        for each in held
        if each.iri != promised.iri
        and min(each.latest, each.reported) >= promised.first
        and _same_kind(promised, each)
        and _apart(promised, each) <= NEAR_DAYS
        and _same_company(promised, each)
    ]
    return tuple(each for *_, each in sorted(found, key=lambda one: one[:3]))


def like_name(promised: str, other: str, states: frozenset[str] = frozenset()) -> bool:
    """Whether two names of agreements share the words that tell them from others; `states` are words that do not.

    >>> like_name("treaty on security guarantees", "Treaty on Security Guarantees between A and B")
    True
    >>> like_name("joint statement on trade", "joint statement on Syria")
    False
    """
    words, others = _telling(promised) - states, _telling(other) - states
    if len(words & others) < TELLING_WORDS:
        return False
    return fuzz.token_set_ratio(" ".join(sorted(words)), " ".join(sorted(others))) >= ALIKE


def words_of(names: Iterable[str]) -> frozenset[str]:
    """Return the words of some names, as `like_name` compares them."""
    return frozenset(word for name in names for word in _words(name))


def _telling(name: str) -> set[str]:
    return _words(name) - GENERIC


def _words(name: str) -> set[str]:
    return set(re.findall(r"\w{2,}", fold(name).replace(".", "")))


def _same_kind(one: IndexedFact, other: IndexedFact) -> bool:
    if "Summit" in one.classes:
        return bool(one.series) and one.series == other.series
    a, b = (next(kind for kind in MOST_TELLING if kind in each.classes) for each in (one, other))
    return any({a, b} <= kinds for kinds in KINDS)


def _apart(one: IndexedFact, other: IndexedFact) -> int:
    """Return how many days lie between two spans, 0 where they overlap."""
    return max(0, days_between(one.latest, other.earliest), days_between(other.latest, one.earliest))


def _people(fact: IndexedFact) -> set[tuple[str, str]]:
    """Return the state and the last name of each who took part: one release says Joe Biden, one President Biden."""
    paths = [iri.rpartition("/") for role, iri in fact.who if role == "participant"]
    return {(state, name.rpartition("-")[2]) for state, _, name in paths}


def _same_company(one: IndexedFact, other: IndexedFact) -> bool:
    if one.country and other.country and one.country != other.country:
        return False
    if _people(one) and _people(other):
        return not _people(one).isdisjoint(_people(other))
    return bool(one.country and one.country == other.country) or "Summit" in one.classes
