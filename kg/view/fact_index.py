"""Every fact in the current view by who, what and when, held in memory: lists and pictures are cut from it.

An engine on disk takes 100 ms to sort the 3,000 events of one large country, and seconds to tell who met whom. Read
once for each store handle, the same tables answer in a millisecond. They cost about 1 kB a fact.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from rdflib import URIRef

from kg.store.base import Store
from kg.view.ask import ask
from kg.view.kept import kept
from kg.view.link import ONTOLOGY_IRI

CLASSES = ("Meeting", "Visit", "Call", "Agreement", "Summit", "Statement", "Tenure")
#: The ways in which someone takes part in a fact.
ROLES = ("party", "host", "participant", "speaker", "holder")
#: A fact is unsure where no reading of it is at least so sure: pages show it only where asked.
SURE_FROM = 0.5


@dataclass(frozen=True, slots=True)
class IndexedFact:
    """A fact, as far as lists are cut by it.

    Shape:
        `classes` and `status` are names of the ontology; `day`, `earliest` and `latest` are ISO days or empty, `day`
        being that by which it is sorted; `first` and `reported` are the days of its first and last report; `who` has
        roles and IRIs; `sure` is how sure its surest reading is, from 0 to 1, and 1 where the graph does not say.
    """

    iri: str
    classes: frozenset[str]
    day: str
    earliest: str
    latest: str
    status: str
    series: str
    country: str
    first: str
    reported: str
    who: tuple[tuple[str, str], ...]
    releases: tuple[str, ...]
    sure: float

    @property
    def unsure(self) -> bool:
        """Whether the reader gives it less than even odds."""
        return self.sure < SURE_FROM


@dataclass(frozen=True, slots=True)
class FactIndex:
    """All facts, newest first, and which of them each person, state, organization and series takes part in."""

    facts: tuple[IndexedFact, ...]
    by_iri: Mapping[str, IndexedFact]
    by_who: Mapping[str, tuple[IndexedFact, ...]]

    def of(self, iri: str) -> tuple[IndexedFact, ...]:
        """Return the facts that `iri` takes part in, newest first."""
        return self.by_who.get(iri, ())


@kept
def fact_index(store: Store) -> FactIndex:
    """Return the index of this store handle."""
    classes: dict[str, set[str]] = defaultdict(set)
    iris = tuple(ONTOLOGY_IRI + name for name in CLASSES)
    for row in ask(store, "index-class", values={"class": iris}):
        classes[row["thing"]].add(row["class"].removeprefix(ONTOLOGY_IRI))
    who: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for role in ROLES:
        for thing, value in property_rows(store, role):
            who[thing].append((role, value))
    releases: dict[str, list[str]] = defaultdict(list)
    for thing, value in property_rows(store, "reportedIn"):
        if thing in classes:
            releases[thing].append(value)
    for row in ask(store, "index-statements"):
        releases[row["thing"]].append(row["release"])
    sure: dict[str, float] = {}
    for row in ask(store, "index-confidence"):
        sure[row["thing"]] = max(sure.get(row["thing"], 0.0), float(row["confidence"]))
    names = ("earliest", "latest", "date", "status", "series", "country", "firstReported", "lastReported")
    table = {name: dict(property_rows(store, name)) for name in names}
    facts = [
        _fact(iri, kinds, table, who.get(iri, ()), releases.get(iri, ()), sure.get(iri, 1.0))
        for iri, kinds in classes.items()
    ]
    facts.sort(key=lambda fact: fact.iri)
    facts.sort(key=lambda fact: fact.day, reverse=True)
    return FactIndex(tuple(facts), {fact.iri: fact for fact in facts}, _by_who(facts))


def property_rows(store: Store, name: str) -> Iterator[tuple[str, str]]:
    """Yield each thing that has the property `name` in the current view, with its value."""
    for row in ask(store, "index-property", {"property": URIRef(ONTOLOGY_IRI + name)}):
        yield row["thing"], row["value"]


def _fact(
    iri: str,
    classes: set[str],
    table: Mapping[str, Mapping[str, str]],
    who: Iterable[tuple[str, str]],
    releases: Iterable[str],
    sure: float,
) -> IndexedFact:
    def value(name: str) -> str:
        return table[name].get(iri, "")

    day = value("earliest") or value("firstReported") or value("date")
    return IndexedFact(
        iri=iri,
        classes=frozenset(classes),
        day=day,
        earliest=value("earliest") or day,
        latest=value("latest") or day,
        status=value("status").removeprefix(ONTOLOGY_IRI),
        series=value("series"),
        country=value("country"),
        first=value("firstReported"),
        reported=value("lastReported") or day,
        who=tuple(sorted(set(who))),
        releases=tuple(sorted(set(releases))),
        sure=sure,
    )


def _by_who(facts: Iterable[IndexedFact]) -> dict[str, tuple[IndexedFact, ...]]:
    found: dict[str, list[IndexedFact]] = defaultdict(list)
    for fact in facts:
        for iri in {iri for _, iri in fact.who} | ({fact.series} if fact.series else set()):
            found[iri].append(fact)
    return {iri: tuple(held) for iri, held in found.items()}
