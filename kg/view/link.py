"""Names of things as a page shows them: an IRI, its label and its kind."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.view.ask import Row, ask

ONTOLOGY_IRI = "https://w3id.org/secrel#"

#: What a kind is called: one, many. The key is the first part of the IRI's path.
KINDS: Mapping[str, tuple[str, str]] = {
    "country": ("Country", "Countries"),
    "person": ("Person", "People"),
    "organization": ("Organization", "Organizations"),
    "meeting": ("Meeting", "Meetings"),
    "agreement": ("Agreement", "Agreements"),
    "summit": ("Summit", "Summits"),
    "summit-series": ("Summit series", "Summit series"),
    "statement": ("Statement", "Statements"),
    "topic": ("Topic", "Topics"),
    "post": ("Post", "Posts"),
    "tenure": ("Tenure", "Tenures"),
    "publisher": ("Publisher", "Publishers"),
    "release": ("Release", "Releases"),
    "tie": ("Tie", "Ties"),
    "evidence": ("Evidence", "Evidence"),
}


@dataclass(frozen=True, slots=True, order=True)
class Link:
    """A thing that a page names and leads to.

    Shape:
        `kind` is a key of `KINDS`, or empty for an IRI that is not ours.
    """

    label: str
    iri: str
    kind: str


def kind_of(iri: str) -> str:
    """Return the kind an IRI of ours tells by its path, or an empty string.

    >>> kind_of("https://w3id.org/secrel/id/country/GB")
    'country'
    """
    kind = iri.removeprefix(BASE).split("/", 1)[0] if iri.startswith(BASE) else ""
    return kind if kind in KINDS else ""


def name_from(iri: str) -> str:
    """Return what an IRI says by itself, for a thing without a label.

    >>> name_from("https://w3id.org/secrel/id/person/GB/boris-johnson")
    'boris johnson'
    """
    tail = iri.rstrip("/#").replace("#", "/").rpartition("/")[2]
    return unquote(tail).replace("-", " ") or iri


def link(iri: str, label: str = "") -> Link:
    """Return the link to `iri`, named by its label where it has one."""
    return Link(label or name_from(iri), iri, kind_of(iri))


def link_in(row: Row, name: str, label: str = "label") -> Link | None:
    """Return the link in the columns `name` and `name` + "Label" of a row, or None where it is unbound."""
    found = row.get(name)
    return link(found, row.get(f"{name}{label.capitalize()}", "")) if found else None


def named(store: Store, iris: Iterable[str]) -> dict[str, Link]:
    """Return the link to each of `iris`, by the name it has."""
    wanted = [iri for iri in iris if iri]
    names = labels(store, wanted)
    return {iri: link(iri, names.get(iri, "")) for iri in wanted}


def labels(store: Store, iris: Iterable[str]) -> dict[str, str]:
    """Return the label of each of `iris` that has one."""
    rows = ask(store, "entity-labels", values={"entity": sorted(set(iris))})
    return {row["entity"]: row["label"] for row in rows}
