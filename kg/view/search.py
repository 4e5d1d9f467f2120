"""One box over names, titles and quotes, forgiving of diacritics and of typing errors."""

import sqlite3
import threading
import unicodedata
import weakref
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import fuzz, process

from kg.store.base import Store
from kg.view.ask import ask
from kg.view.kept import kept
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
        `release`, `start`, `end` and `evidence` are those of the quote, empty and 0 for a name.
    """

    link: Link
    words: str = ""
    release: str = ""
    start: int = 0
    end: int = 0
    evidence: str = ""


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


@dataclass(frozen=True, slots=True)
class _Name:
    folded: str
    kind: str
    iri: str
    label: str
    weight: int


#: The tables, with the columns that are held and not searched.
TABLES = {"names": ("kind", "iri", "label", "weight"), "quotes": ("fact", "label", "words", "place")}


def search(store: Store, words: str, *, kind: str = "", shown: int = HITS_SHOWN) -> SearchResult:
    """Return what `words` are found in, by kind; all hits of one `kind`, up to `shown`, where it is given."""
    index = index_of(store)
    kinds = [kind] if kind else ORDER
    groups = [group for each in kinds if (group := index.find(words, each, shown)).total]
    return SearchResult(words, tuple(groups), () if groups else index.guess(words))


def suggest(store: Store, words: str) -> tuple[Link, ...]:
    """Return names that begin as `words` do, or are spelled much like them, for a box being typed in."""
    index = index_of(store)
    return index.beginning(words) or index.guess(words)


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return `text` in lower-case ASCII, so that names can be compared however they are written.

    >>> fold("B\u0142aszczak")
    'blaszczak'
    """
    return anyascii(unicodedata.normalize("NFKC", text)).lower()


class SearchIndex:
    """The names, titles and quotes of one store handle, in SQLite full-text tables in memory."""

    def __init__(self, store: Store) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._database.close)
        for table, columns in TABLES.items():
            held = ", ".join(f"{column} UNINDEXED" for column in columns)
            self._database.execute(
                f"CREATE VIRTUAL TABLE {table} USING fts5(folded, {held}, prefix='2 3', tokenize='unicode61')"
            )
        self._names = dict(_names(store))
        self._database.executemany(
            "INSERT INTO names VALUES (?, ?, ?, ?, ?)",
            ((name.folded, name.kind, name.iri, name.label, name.weight) for name in self._names.values()),
        )
        self._database.executemany("INSERT INTO quotes VALUES (?, ?, ?, ?, ?)", _quotes(store))

    def find(self, words: str, kind: str, shown: int) -> HitGroup:
        """Return the hits of `kind` in which every one of `words` begins a word."""
        query = _query(words)
        if not query:
            return HitGroup(kind, (), 0)
        with self._lock:
            if kind == "quote":
                rows = self._database.execute(
                    "SELECT fact, label, words, place FROM quotes WHERE quotes MATCH ? ORDER BY rank",
                    (query,),
                ).fetchall()
                hits = list(dict.fromkeys(_quote_hit(*row) for row in rows))
            else:
                rows = self._database.execute(
                    "SELECT iri, label FROM names WHERE names MATCH ? AND kind = ? "
                    "ORDER BY folded <> ?, weight DESC, rank, label",
                    (query, kind, fold(words).strip()),
                ).fetchall()
                hits = list(dict.fromkeys(Hit(link(iri, label)) for iri, label in rows))
        return HitGroup(kind, tuple(hits[:shown]), len(hits))

    def beginning(self, words: str) -> tuple[Link, ...]:
        """Return the names in which `words` begin words, those most told of first; no titles of releases."""
        query = _query(words)
        if not query:
            return ()
        with self._lock:
            rows = self._database.execute(
                "SELECT iri, label FROM names WHERE names MATCH ? AND kind <> 'release' "
                "ORDER BY folded <> ?, weight DESC, rank, label LIMIT ?",
                (query, fold(words).strip(), SUGGESTIONS),
            ).fetchall()
        return tuple(dict.fromkeys(link(iri, label) for iri, label in rows))

    def guess(self, words: str) -> tuple[Link, ...]:
        """Return names spelled much like `words`."""
        choices = {iri: name.folded for iri, name in self._names.items() if name.kind != "release"}
        for scorer in (fuzz.token_set_ratio, fuzz.partial_ratio):
            near = process.extract(
                fold(words).strip(), choices, scorer=scorer, limit=SUGGESTIONS, score_cutoff=ALIKE
            )
            if near:
                return tuple(link(iri, self._names[iri].label) for _, _, iri in near)
        return ()


@kept
def index_of(store: Store) -> SearchIndex:
    """Return the index of this store handle, made when it is first asked for."""
    return SearchIndex(store)


def _query(words: str) -> str:
    """Return `words` as a query for SQLite's full text, in which each stands for all words it begins."""
    plain = "".join(letter if letter.isalnum() else " " for letter in fold(words))
    return " ".join(f'"{word}"*' for word in plain.split())


def _quote_hit(fact: str, label: str, words: str, place: str) -> Hit:
    release, start, end, evidence = place.split(" ")
    return Hit(link(fact, label), words, release, int(start), int(end), evidence)


def _names(store: Store) -> Iterator[tuple[str, _Name]]:
    for row in ask(store, "search-names"):
        iri, label = row["entity"], row["label"]
        if kind_of(iri) in ORDER:
            yield iri, _Name(fold(label), kind_of(iri), iri, label, int(row.get("releases", 0)))


def _quotes(store: Store) -> Iterator[tuple[str, str, str, str, str]]:
    seen: set[tuple[str, str]] = set()
    for row in ask(store, "search-quotes"):
        if (row["release"], row["quote"]) not in seen:
            seen.add((row["release"], row["quote"]))
            words = row.get("text") or row["quote"]
            place = f"{row['release']} {row.get('start', '0')} {row.get('end', '0')} {row['evidence']}"
            yield fold(words), row["fact"], row.get("label", ""), words, place
