"""Every name of every thing, ranked by how well a thing is told of."""

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from math import log2

from rdflib import RDFS, SKOS

from kg.store.base import Store
from kg.view.ask import Row, ask
from kg.view.beside import beside
from kg.view.fact_index import SURE_FROM, fact_index
from kg.view.kept import kept
from kg.view.link import Link, kind_of, labels, link
from kg.view.release_index import release_index
from kg.view.spelling import Spelling, plain
from kg.view.text_table import ANYWHERE, IN_TEXT, TextTable

#: The kinds that are searched by name, in the order in which they are shown.
NAMED = (
    *("country", "organization", "person", "summit-series", "summit", "agreement"),
    *("topic", "release"),
)

#: What it adds to the binary logarithm of how often a thing is told of, that a name of it is just this, begins so, or
#: has the words whole.
CALLED_SO, BEGINS_SO, WHOLE_WORDS = 3.0, 1.0, 1.0
#: One that fewer than this tell of may be a misreading, whose being called just so says little.
WELL_TOLD = 2
#: A state and an organization are known before any release names them.
KNOWN_BEFORE = ("country", "organization")


@dataclass(frozen=True, slots=True)
class Named:
    """A thing that is searched by name.

    Shape:
        `beside` tells it from its namesakes; `told` is how many events and releases tell of it; `day` is an ISO day
        by which equals are sorted, or empty; `sure` is how sure the surest reading of a fact is, and 1 of all else.
    """

    link: Link
    beside: str
    told: int
    day: str
    sure: float

    @property
    def unsure(self) -> bool:
        """Whether it is a fact to which the reader gives less than even odds."""
        return self.sure < SURE_FROM


@dataclass(frozen=True, slots=True)
class Match:
    """A thing found by a name; `alias` is that name where the thing is shown by another, else empty."""

    named: Named
    alias: str
    exact: bool


@dataclass(frozen=True, slots=True)
class _Name:
    named: Named
    text: str
    words: str
    weight: float


class NameIndex:
    """The names of one store handle, titles of releases among them, numbered from those best told of."""

    def __init__(self, store: Store) -> None:
        self._names = tuple(sorted(_names(store), key=_order))
        self._table = TextTable((name.words, plain(name.named.beside)) for name in self._names)
        #: The words of names other than titles.
        self.spelling = Spelling(name.words for name in self._names if name.named.link.kind != "release")

    @property
    def texts(self) -> Iterator[str]:
        """All names, as `plain` gives them, with what stands beside them."""
        for name in self._names:
            yield f"{name.words} {plain(name.named.beside)}"

    def find(
        self,
        asked: str,
        words: Sequence[Sequence[str]],
        where: str = IN_TEXT,
        kinds: Collection[str] = NAMED,
    ) -> list[int]:
        """Return the names that have all of `words`, one of each thing, the best first.

        Shape:
            Each of `words` is a tuple of forms, one of which must begin a word of the name; `asked` is what was
            typed, as `plain` gives it; `where` is one of `kg.view.text_table`'s.
        """
        whole = self._table.having(words, where, whole=True)
        return self.ranked(asked, self._table.having(words, where), kinds, frozenset(whole))

    def numbers(self, forms: Sequence[str]) -> list[int]:
        """Return the names that have a word beginning as one of `forms`, in them or beside them."""
        return self._table.having([forms], ANYWHERE)

    def ranked(
        self,
        asked: str,
        numbers: Iterable[int],
        kinds: Collection[str] = NAMED,
        whole: Collection[int] = frozenset(),
    ) -> list[int]:
        """Return the best of these names for each thing of `kinds`, the best first; `whole` have the words whole."""
        best: dict[str, tuple[float, int]] = {}
        for number in numbers:
            name = self._names[number]
            if name.named.link.kind not in kinds:
                continue
            score = name.weight + WHOLE_WORDS * (number in whole)
            if name.words.startswith(asked):
                score += BEGINS_SO
                score += CALLED_SO * (name.words == asked and _well_told(name.named))
            other = best.get(name.named.link.iri)
            if other is None or score > other[0]:
                best[name.named.link.iri] = score, number
        return [number for _, number in sorted(best.values(), key=lambda each: (-each[0], each[1]))]

    def named(self, number: int) -> Named:
        """Return what the name of this number is a name of."""
        return self._names[number].named

    def match(self, asked: str, number: int) -> Match:
        """Return a thing as found by the name of this number."""
        name = self._names[number]
        shown = name.text in (name.named.link.label, name.named.beside)
        return Match(name.named, "" if shown else name.text, name.words == asked)


@kept
def name_index(store: Store) -> NameIndex:
    """Return the names of this store handle, read when they are first asked for."""
    return NameIndex(store)


def _well_told(thing: Named) -> bool:
    return thing.told >= WELL_TOLD or thing.link.kind in KNOWN_BEFORE


def _order(name: _Name) -> tuple[object, ...]:
    """Return a key that sorts what is told of most first, then the newest, then by name, that shown first."""
    newest = tuple(-int(part) for part in name.named.day.split("-")) if name.named.day else (0,)
    label = name.named.link.label
    return -name.named.told, newest, label, name.named.link.iri, name.text != label, name.text


def _names(store: Store) -> Iterator[_Name]:
    rows = [row for row in ask(store, "search-names") if kind_of(row["entity"]) in NAMED]
    rows.sort(key=lambda row: row["entity"])
    states = {row["entity"] for row in rows if kind_of(row["entity"]) in KNOWN_BEFORE}
    publishers = {each for of in release_index(store).publishers.values() for each in of}
    names = labels(store, states | publishers)
    codes = {row["entity"]: row["name"] for row in rows if row["property"] == str(SKOS.notation)}
    for iri, alike in groupby(rows, key=lambda row: row["entity"]):
        group = list(alike)
        shown = link(iri, _label(group))
        fact = fact_index(store).by_iri.get(iri)
        thing = Named(
            link=shown,
            beside=beside(store, shown, names, codes),
            told=_told(store, group[0]),
            day=fact.day if fact else release_index(store).published.get(iri, ""),
            sure=fact.sure if fact else 1.0,
        )
        # The name by which it is shown stands for others that are the same in plain letters.
        called = {
            plain(text): text
            for text in (
                *sorted({row["name"] for row in group}),
                thing.beside * (iri in codes),
                thing.link.label,
            )
        }
        weight = log2(1 + thing.told)
        yield from (_Name(thing, text, words, weight) for words, text in called.items() if words)


def _label(rows: Sequence[Row]) -> str:
    others = (str(SKOS.altLabel), str(SKOS.notation))
    own = [row for row in rows if row["property"] not in others] or rows
    return min(own, key=lambda row: (row["property"] != str(RDFS.label), row["name"]))["name"]


def _told(store: Store, row: Row) -> int:
    iri = row["entity"]
    counted = int(row.get("releases", 0)) + int(row.get("events", 0))
    facts = fact_index(store)
    if iri in facts.by_iri:
        return len(facts.by_iri[iri].releases)
    if kind_of(iri) == "topic":
        return len(release_index(store).by.get(iri, ()))
    return counted or len(facts.of(iri))
