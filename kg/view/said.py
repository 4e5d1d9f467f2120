"""What each release said of the status of each event and agreement, as of its own day."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rdflib import OWL

from kg.store.base import Store
from kg.view.ask import ask
from kg.view.kept import kept
from kg.view.link import ONTOLOGY_IRI
from kg.view.release_index import release_index


@dataclass(frozen=True, slots=True, order=True)
class Said:
    """What one release said of a fact.

    Shape:
        `published` is an ISO day; `status` a name of the ontology; `date` the date that the release gave, as exact as
        it was given, or empty.
    """

    published: str
    release: str
    status: str
    date: str


@kept
def said(store: Store) -> Mapping[str, tuple[Said, ...]]:
    """Return what was said of each fact of this store handle, by the name it has now, in the order it was published."""
    published = release_index(store).published
    same = {row["thing"]: row["value"] for row in ask(store, "index-property", {"property": OWL.sameAs})}
    found: dict[str, set[Said]] = defaultdict(set)
    for row in ask(store, "said-all"):
        release, thing = row["release"], row["thing"]
        status = row["status"].removeprefix(ONTOLOGY_IRI)
        found[same.get(thing, thing)].add(
            Said(published.get(release, ""), release, status, row.get("date", ""))
        )
    return {thing: tuple(sorted(steps)) for thing, steps in found.items()}
