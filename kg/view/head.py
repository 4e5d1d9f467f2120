"""What every entity page begins with: what a thing is called, what it is, and how much is said of it."""

from dataclasses import dataclass

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.ask import ask, iri
from kg.view.facts import event_counts
from kg.view.link import ONTOLOGY_IRI, Link, kind_of, link

#: A class that says more than the one it is a kind of, and so is shown in its place.
NARROWER = ("Minister", "Visit", "Call")


@dataclass(frozen=True, slots=True)
class Head:
    """A thing's name and kind, with counts; `words` is its class as words, such as "minister".

    Shape:
        `events` are those that the thing's own list shows: sure readings, those of what was called off with them.
    """

    link: Link
    words: str
    releases: int
    events: int
    first: str
    last: str


def head(store: Store, entity: str) -> Head:
    """Return the head of `entity`.

    Raises:
        NotFoundError: where the current view says nothing of it.
    """
    rows = [row for row in ask(store, "entity-head", {"entity": iri(entity)}) if "type" in row]
    if not rows:
        raise NotFoundError(
            f"nothing here is called {entity}. It may have been in a release that was removed, or its name "
            "may have been settled differently since; search for it by name."
        )
    types = {row["type"].removeprefix(ONTOLOGY_IRI) for row in rows}
    narrow = [name for name in NARROWER if name in types]
    row = rows[0]
    return Head(
        link=link(entity, min((r["label"] for r in rows if "label" in r), default="")),
        words=(narrow[0].lower() if narrow else kind_of(entity).replace("-", " ")),
        releases=int(row.get("releaseCount", 0)),
        events=event_counts(store)[entity],
        first=row.get("first", ""),
        last=row.get("last", ""),
    )


def same_as(store: Store, entity: str) -> str:
    """Return the IRI that `entity` is now known by, or an empty string where that is its own or none."""
    rows = ask(store, "entity-head", {"entity": iri(entity)})
    return next((row["same"] for row in rows if "same" in row and row["same"] != entity), "")
