"""Who holds or held which post of which state, and between which days releases say so."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.fact_index import fact_index, property_rows
from kg.view.kept import kept


@dataclass(frozen=True, slots=True)
class Held:
    """A tenure, by IRIs; `state` may be empty, `first` and `last` are ISO days."""

    tenure: str
    person: str
    post: str
    state: str
    former: bool
    first: str
    last: str


@dataclass(frozen=True, slots=True)
class PostsHeld:
    """All tenures, those reported last first, and those of each person, post and state."""

    all: tuple[Held, ...]
    of: Mapping[str, tuple[Held, ...]]


@kept
def posts_held(store: Store) -> PostsHeld:
    """Return the tenures of this store handle."""
    posts, former, states = (dict(property_rows(store, name)) for name in ("post", "former", "servesState"))
    held = [
        Held(
            tenure=fact.iri,
            person=person,
            post=posts.get(fact.iri, ""),
            state=states.get(posts.get(fact.iri, ""), ""),
            former=former.get(fact.iri) == "true",
            first=fact.first,
            last=fact.reported,
        )
        for fact in fact_index(store).facts
        for role, person in fact.who
        if role == "holder"
    ]
    held.sort(key=lambda each: each.tenure)
    held.sort(key=lambda each: (not each.former, each.last), reverse=True)
    return PostsHeld(tuple(held), _table(held))


def _table(held: Iterable[Held]) -> dict[str, tuple[Held, ...]]:
    table: dict[str, list[Held]] = defaultdict(list)
    for each in held:
        for iri in {each.person, each.post, each.state} - {""}:
            table[iri].append(each)
    return {iri: tuple(found) for iri, found in table.items()}
