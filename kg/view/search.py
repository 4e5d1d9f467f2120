"""One box over names, titles and quotes, forgiving of diacritics and of typing errors."""

import sqlite3
import threading
import unicodedata
import weakref
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from weakref import WeakKeyDictionary

from anyascii import anyascii
from rapidfuzz import fuzz, process

from kg.store.base import Store
from kg.view.ask import ask
from kg.view.link import Link, kind_of, link

#: How many hits of one kind a page of results shows.
HITS_SHOWN = 10
SUGGESTIONS = 8

#: How alike a word and a name must be to be offered as a guess, from 0 to 100.
ALIKE = 78

#: The order in which kinds of hits are shown.
ORDER = (
    *("country", "organization", "person", "summit-series", "summit", "agreement"),
    *("topic", "release", "quote"),
)


@dataclass(frozen=True, slots=True)
class Hit:
    """Something found: where it leads, and for a quote its words and where they stand.

    Shape:
        `release`, `start` and `end` are those of the quote, empty and 0 for a name.
    """

    link: Link
    words: str = ""
    release: str = ""
    start: int = 0
    end: int = 0


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The hits of one kind, with how many there are in all."""

    kind: str
    hits: tuple[Hit, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found for `words`; where nothing was, `guesses` are names spelled much alike."""

    words: str
    groups: tuple[HitGroup, ...]
    guesses: tuple[Link, ...]

    @property
    def total(self) -> int:
        """How many hits there are, shown or not."""
        return sum(group.total for group in self.groups)


def search(store: Store, words: str, *, kind: str = "", shown: int = HITS_SHOWN) -> SearchResult:
    """Return what `words` are found in, by kind; all hits of one `kind`, up to `shown`, where it is given."""
    index = index_of(store)
    kinds = [kind] if kind else ORDER
    groups = [group for each in kinds if (group := index.find(words, each, shown)).total]
    return SearchResult(words, tuple(groups), () if groups else index.guess(words))


def suggest(store: Store, words: str) -> tuple[Link, ...]:
    """Return names that begin as `words` do, or are spelled much like them, for a box being typed in."""
    index = index_of(store)
    found = [hit.link for kind in ORDER[:-2] for hit in index.find(words, kind, SUGGESTIONS).hits]
    return tuple(found[:SUGGESTIONS]) or index.guess(words)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return `text` in lower-case ASCII, so that names can be compared however they are written.

    >>> fold("B\u0142aszczak")
    'blaszczak'
    """
    return anyascii(unicodedata.normalize("NFKC", text)).lower()


class SearchIndex:
    """The names, titles and quotes of one store handle, in an SQLite full-text table in memory."""

    def __init__(self, store: Store) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        self._database.execute(
            "CREATE VIRTUAL TABLE hits USING fts5("
            "folded, kind UNINDEXED, iri UNINDEXED, label UNINDEXED, fact UNINDEXED, place UNINDEXED, "
            "weight UNINDEXED, prefix='2 3', tokenize='unicode61')"
        )
        self._database.executemany("INSERT INTO hits VALUES (?, ?, ?, ?, ?, ?, ?)", _rows(store))
        weakref.finalize(self, self._database.close)
        names = self._database.execute(
            "SELECT folded, iri, label FROM hits WHERE kind NOT IN ('release', 'quote')"
        )
        self._names = {iri: (folded, label) for folded, iri, label in names}

    def find(self, words: str, kind: str, shown: int) -> HitGroup:
        """Return the hits of `kind` in which every one of `words` begins a word."""
        query = " ".join(f'"{word}"*' for word in _tokens(words))
        if not query:
            return HitGroup(kind, (), 0)
        with self._lock:
            rows = self._database.execute(
                "SELECT iri, label, fact, place FROM hits WHERE hits MATCH ? AND kind = ? "
                "ORDER BY folded <> ?, weight DESC, rank, label",
                (query, kind, fold(words).strip()),
            ).fetchall()
        found: dict[tuple[str, str], Hit] = {}
        for iri, label, fact, place in rows:
            found.setdefault((iri, place), _hit(iri, label, fact, place))
        return HitGroup(kind, tuple(found.values())[:shown], len(found))

    def guess(self, words: str) -> tuple[Link, ...]:
        """Return names spelled much like `words`."""
        choices = {iri: folded for iri, (folded, _) in self._names.items()}
        near = process.extract(
            fold(words), choices, scorer=fuzz.token_set_ratio, limit=SUGGESTIONS, score_cutoff=ALIKE
        ) or process.extract(
            fold(words), choices, scorer=fuzz.partial_ratio, limit=SUGGESTIONS, score_cutoff=ALIKE
        )
        return tuple(link(iri, self._names[iri][1]) for _, _, iri in near)


_indexes: WeakKeyDictionary[Store, SearchIndex] = WeakKeyDictionary()
_indexing = threading.Lock()


def index_of(store: Store) -> SearchIndex:
    """Return the index of this store handle, made when it is first asked for."""
    with _indexing:
        if store not in _indexes:
            _indexes[store] = SearchIndex(store)
        return _indexes[store]


def _hit(iri: str, label: str, fact: str, place: str) -> Hit:
    if not place:
        return Hit(link(iri, label))
    release, start, end = place.split(" ")
    return Hit(link(iri, fact), label, release, int(start), int(end))


def _tokens(words: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in fold(words)).split()


def _rows(store: Store) -> Iterator[tuple[str, str, str, str, str, str, int]]:
    for row in ask(store, "search-names"):
        kind = kind_of(row["entity"])
        if kind in ORDER:
            label = row["label"]
            yield fold(label), kind, row["entity"], label, "", "", int(row.get("releases", 0))
    for row in _distinct(ask(store, "search-quotes")):
        words = row.get("text") or row["quote"]
        place = f"{row['release']} {row.get('start', '0')} {row.get('end', '0')}"
        yield fold(words), "quote", row["fact"], words, row.get("label", ""), place, 0


def _distinct(rows: Iterable[Mapping[str, str]]) -> Iterator[Mapping[str, str]]:
    seen: set[tuple[str, str]] = set()
    for row in rows:
        key = (row["release"], row["quote"])
        if key not in seen:
            seen.add(key)
            yield row
