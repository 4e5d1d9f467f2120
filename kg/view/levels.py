"""At what level states deal with each other: by the posts of those who took part."""

from kg.rdf.people import is_ministerial, post_head
from kg.store.base import Store
from kg.view.fact_index import IndexedFact, fact_index
from kg.view.kept import kept
from kg.view.link import labels
from kg.view.posts_held import Held, posts_held
from kg.view.when import days_between

#: The levels, highest first, and what a page calls them.
LEVELS = {
    "heads": "head of state or government",
    "ministers": "minister",
    "others": "other officials",
    "untold": "nobody's post told",
}

#: The kinds of post of those who lead a state or its government, where they are of the first level.
LEADING = frozenset({"head-of-state", "head-of-government", "royal"})

#: How many days before and after the reports of a tenure its holder is taken to hold the post.
REACH = 366


def level_of_title(title: str) -> str:
    """Return the level of a post.

    >>> level_of_title("Prime Minister"), level_of_title("Vice President"), level_of_title("Ambassador")
    ('heads', 'ministers', 'others')
    """
    head = post_head(title)
    if head is not None and head.level == 1 and head.kind in LEADING:
        return "heads"
    return "ministers" if is_ministerial(title) else "others"


def level_of(store: Store, fact: IndexedFact, states: frozenset[str]) -> str:
    """Return the level of a meeting: the highest of those who took part for one of `states`.

    A post counts that the same release gives the person, else one that releases gave within `REACH` days.
    """
    titles, held = post_titles(store), posts_held(store).of
    found = {
        level_of_title(titles.get(post, ""))
        for role, person in fact.who
        if role == "participant"
        for post in _posts(store, held.get(person, ()), fact, states)
    }
    return next((level for level in LEVELS if level in found), "untold")


@kept
def levels(store: Store) -> dict[str, str]:
    """Return the level of each meeting, whoever of its parties gave it."""
    return {
        fact.iri: level_of(store, fact, frozenset(iri for role, iri in fact.who if role == "party"))
        for fact in fact_index(store).facts
        if "Meeting" in fact.classes
    }


def _posts(
    store: Store, tenures: tuple[Held, ...], fact: IndexedFact, states: frozenset[str]
) -> frozenset[str]:
    index, releases = fact_index(store).by_iri, frozenset(fact.releases)
    own = [each for each in tenures if each.state in states and not each.former]
    beside = [each for each in own if not releases.isdisjoint(index[each.tenure].releases)]
    near = beside or [
        each
        for each in own
        if days_between(fact.day, each.first) <= REACH and days_between(each.last, fact.day) <= REACH
    ]
    return frozenset(each.post for each in near)


@kept
def post_titles(store: Store) -> dict[str, str]:
    """Return what each post that someone holds is called."""
    return labels(store, {held.post for held in posts_held(store).all} - {""})
