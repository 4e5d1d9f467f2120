"""One part of an answer, as a page shows it: so many rows from one on, in the order of a column of the whole."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice

from anyascii import anyascii
from rdflib import Literal, URIRef
from rdflib.term import Identifier

from kg.errors import QueryError
from kg.query.results import SPO
from kg.store.answers import Triple, Triples
from kg.store.base import Store
from kg.store.rows import Row, Rows
from kg.store.statements import term_text

NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
#: How many things are asked for their names at once.
AT_ONCE = 2000
NAMES = """\
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
PREFIX secrel: <https://w3id.org/secrel#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
SELECT ?thing ?name WHERE {
  VALUES ?thing { %s }
  ?thing rdfs:label|secrel:title|skos:prefLabel ?name .
}"""


@dataclass(frozen=True, slots=True)
class Part:
    """Which rows, or triples, of an answer are wanted.

    Shape:
        The `first` rows (None: all) after `skip` of them, in the order of the column `order`: its name, with a
        ``-`` before it for the largest first; empty is the order in which the engine gives them.
    """

    first: int | None = None
    skip: int = 0
    order: str = ""


def part_of(store: Store, found: Rows | Triples, part: Part) -> tuple[Rows | Triples, int]:
    """Return the part of an answer that is wanted, and how many rows or triples the whole has.

    Raises:
        QueryError: where it is to be in the order of a column that it has not.
    """
    end = None if part.first is None else part.skip + part.first
    if isinstance(found, Rows):
        rows: Iterable[Row] = found
        if part.order:
            rows = iter(in_order(store, found.variables, found, part.order))
        passed = sum(1 for _ in islice(rows, part.skip))
        chosen = list(islice(rows, None if end is None else end - part.skip))
        left = sum(1 for _ in rows) if part.order else found.count()
        return Rows(found.variables, chosen), passed + len(chosen) + left
    triples: Iterator[Triple] = iter(found)
    if part.order:
        triples = iter(in_order(store, SPO, found, part.order))  # type: ignore[arg-type]
    passed = sum(1 for _ in islice(triples, part.skip))
    some = list(islice(triples, None if end is None else end - part.skip))
    return Triples(some), passed + len(some) + sum(1 for _ in triples)


def in_order(store: Store, columns: tuple[str, ...], rows: Iterable[Row], order: str) -> list[Row]:
    """Return `rows` in the order of one column: numbers by value, things by name, all else as words; unbound last.

    Rows that are alike there stay as they came. The order is that of a column as a whole: where one cell is no
    number, none is read as one.
    """
    name = order.removeprefix("-")
    if name not in columns:
        raise QueryError(
            f"the answer has no column {name[:40]!r} to be sorted by; it has {', '.join(columns)}"
        )
    at = columns.index(name)
    kept = list(rows)
    there = [row for row in kept if row[at] is not None]
    terms = {row[at] for row in there}
    numbers = all(isinstance(term, Literal) and NUMBER.fullmatch(term) for term in terms)
    names = {} if numbers else names_of(store, [term for term in terms if isinstance(term, URIRef)])
    keys = {term: float(str(term)) if numbers else folded(names.get(term, str(term))) for term in terms}
    there.sort(key=lambda row: keys[row[at]], reverse=order.startswith("-"))
    return [*there, *(row for row in kept if row[at] is None)]


def names_of(store: Store, things: list[URIRef]) -> dict[Identifier | None, str]:
    """Return the names of things by which a page shows them, where they have one."""
    names: dict[Identifier | None, str] = {}
    for start in range(0, len(things), AT_ONCE):
        some = " ".join(term_text(thing) for thing in things[start : start + AT_ONCE])
        names.update((thing, str(name)) for thing, name in store.select(NAMES % some))
    return names


def folded(text: str) -> str:
    """Return `text` as it is sorted: in small letters of ASCII.

    >>> folded("Błaszczak, Élysée")
    'blaszczak, elysee'
    """
    return anyascii(text).lower()
