"""Everything of one kind, as a list: countries, people, organizations, agreements and so on."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.ask import ask_once, iri
from kg.view.card import Card, cards
from kg.view.fact_index import fact_index
from kg.view.facts import event_counts
from kg.view.kept import kept
from kg.view.link import ONTOLOGY_IRI, Link, link
from kg.view.own_names import has_own_name
from kg.view.page import ROWS_SHOWN, Page, cut
from kg.view.release_index import release_index
from kg.view.spelling import fold

#: The lists there are: a kind of `kg.view.link.KINDS` and its class.
CLASSES: Mapping[str, str] = {
    "country": "Country",
    "organization": "Organization",
    "person": "Person",
    "agreement": "Agreement",
    "summit": "Summit",
    "summit-series": "SummitSeries",
    "topic": "Topic",
}


#: The kinds that are known from the start, so that a list names only those that some release names.
KNOWN_BEFORE = ("country", "organization")

#: The kinds whose things happened, and so have parties, a status and a date to show.
HAPPENED = ("agreement", "summit")


@dataclass(frozen=True, slots=True)
class Entry:
    """A thing in a list, and how many events and releases tell of it; `last` is an ISO day or empty."""

    link: Link
    events: int
    releases: int
    last: str


@dataclass(frozen=True, slots=True)
class Asked:
    """How a list is to be made.

    Shape:
        `order` is "most" for the most told of first, or of what happened the newest, else by name; `match` keeps those
        in whose name it stands, whatever its diacritics; `unsure` and `nameless` ask for unsure readings too, and for
        agreements without a name of their own.
    """

    order: str = ""
    match: str = ""
    unsure: bool = False
    nameless: bool = False


@dataclass(frozen=True, slots=True)
class Directory:
    """One page of a list.

    Shape:
        `nameless` is how many agreements without a name of their own fit what was asked for: they are left out of the
        page unless they were asked for too. `shared` are the names that several things of the list have.
    """

    entries: Page[Entry]
    nameless: int
    shared: frozenset[str]


def directory(
    store: Store, kind: str, asked: Asked | None = None, number: int = 1, size: int = ROWS_SHOWN
) -> Directory:
    """Return page `number` of all things of `kind`, `size` of them a page.

    Raises:
        NotFoundError: for a kind that has no list.
    """
    if kind not in CLASSES:
        raise NotFoundError(f"there is no list of {kind!r}; there is one of each of {', '.join(CLASSES)}")
    asked = asked or Asked()
    wanted, facts = fold(asked.match), fact_index(store).by_iri
    fitting = [
        entry
        for entry in _entries(store)[kind]
        if wanted in fold(entry.link.label) and (entry.releases or entry.events or kind not in KNOWN_BEFORE)
    ]
    unsure = {entry.link.iri for entry in fitting if (at := facts.get(entry.link.iri)) and at.unsure}
    nameless = {
        entry.link.iri for entry in fitting if kind == "agreement" and not has_own_name(entry.link.label)
    }
    left_out = (set() if asked.unsure else unsure) | (set() if asked.nameless else nameless)
    found = [entry for entry in fitting if entry.link.iri not in left_out]
    if asked.order == "most":
        found.sort(key=lambda entry: (-entry.events - entry.releases, *_newest(entry.last)))
    page = cut(found, number, size)
    # Each switch tells what it alone would bring: what is left out for two reasons is the other's too.
    return Directory(
        replace(page, unsure=len(unsure if asked.nameless else unsure - nameless)),
        len(nameless if asked.unsure else nameless - unsure),
        frozenset(name for name, times in Counter(entry.link.label for entry in found).items() if times > 1),
    )


def cards_of(store: Store, kind: str, entries: Page[Entry]) -> tuple[Card, ...]:
    """Return the facts in a list of what happened; nothing for another kind."""
    return cards(store, [entry.link.iri for entry in entries.rows], quoted=False) if kind in HAPPENED else ()


@kept
def _entries(store: Store) -> dict[str, tuple[Entry, ...]]:
    """Return the entries of each kind, by name."""
    return {kind: _read(store, kind) for kind in CLASSES}


def _read(store: Store, kind: str) -> tuple[Entry, ...]:
    events, index = event_counts(store), release_index(store)
    entries = {}
    for row in ask_once(store, "directory", {"class": iri(ONTOLOGY_IRI + CLASSES[kind])}):
        thing, releases, last = row["entity"], int(row.get("releases", 0)), row.get("last", "")
        if kind == "topic":
            told = index.by.get(thing, ())
            releases, last = len(told), index.published[told[0]] if told else ""
        entries[thing] = Entry(link(thing, row.get("label", "")), events[thing], releases, last)
    found = [entry for entry in entries.values() if entry.link.kind == kind]
    return tuple(sorted(found, key=lambda entry: (fold(entry.link.label), entry.link.iri)))


def _newest(day: str) -> tuple[int, ...]:
    """Return a key that sorts later days first, and no day last."""
    return tuple(-int(part) for part in day.split("-")) if day else (1,)
