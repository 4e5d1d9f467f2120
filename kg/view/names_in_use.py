"""What states and their people are called in running text."""

import re
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from kg.gazetteer.tables import countries
from kg.store.base import Store
from kg.view.fact_index import fact_index
from kg.view.kept import kept
from kg.view.link import labels
from kg.view.posts_held import posts_held

#: A last name shorter than this is a word of some language too often.
LEAST_LETTERS = 4


@cache
def names_of_state(state: str) -> tuple[str, ...]:
    """Return the names, adjectives and demonyms of a state that mean no other thing; none for what is no state.

    >>> names_of_state("https://w3id.org/secrel/id/country/PL")[:2]
    ('Poland', 'Republic of Poland')
    """
    country = countries().get(state.rpartition("/")[2])
    if country is None:
        return ()
    forms = (country.name, *country.aliases, *country.adjectives, *country.demonyms)
    return tuple(dict.fromkeys(form for form in forms if form not in country.ambiguous))


def people_of_state(store: Store, state: str) -> Mapping[str, frozenset[str]]:
    """Return the last names of those who hold a post of `state`, with the releases that say so of each."""
    return _people(store).get(state, {})


@kept
def _people(store: Store) -> Mapping[str, Mapping[str, frozenset[str]]]:
    """Return the last names of those who hold posts, by the state of the post."""
    index, tenures = fact_index(store).by_iri, posts_held(store).all
    names = labels(store, {each.person for each in tenures} - {""})
    found: dict[str, dict[str, set[str]]] = defaultdict(lambda: defaultdict(set))
    for each in tenures:
        last = names.get(each.person, "").rpartition(" ")[2]
        if len(last) >= LEAST_LETTERS and last[0].isupper():
            found[each.state][last].update(index[each.tenure].releases)
    return {state: {last: frozenset(told) for last, told in of.items()} for state, of in found.items()}


@cache
def pattern_of(names: tuple[str, ...]) -> re.Pattern[str]:
    """Return a pattern for any of `names` as whole words, the longest first; with no names it matches nothing.

    A name before a colon is who speaks next in a transcript, and is passed over.
    """
    longest = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest))})(?![\w:])" if longest else r"(?!)")
