"""Put a question from a file to a store, and give back rows of plain strings."""

import json
import re
from collections.abc import Iterable, Mapping
from functools import cache
from pathlib import Path
from weakref import WeakKeyDictionary

from rdflib import URIRef
from rdflib.term import Identifier

from kg.errors import QueryError
from kg.store.base import Store

QUERIES = Path(__file__).parent / "queries"

#: One solution: the variables that are bound, as plain text.
Row = Mapping[str, str]

#: A line that ends so is left out unless the variable it names is given a value.
ONLY_WITH = re.compile(r"#\s*only with \?(\w+)\s*$")

#: A file says `VALUES ?fact { UNDEF }`; a caller may give the IRIs that stand there.
VALUES = re.compile(r"VALUES \?(\w+) \{ UNDEF \}")

_answers: WeakKeyDictionary[Store, dict[object, tuple[Row, ...]]] = WeakKeyDictionary()

#: Answers kept for one store; past it the oldest half goes.
KEPT = 512


@cache
def query_text(name: str) -> str:
    """Return the text of ``queries/<name>.rq``."""
    return (QUERIES / f"{name}.rq").read_text(encoding="utf-8")


def compose(name: str, values: Mapping[str, tuple[str, ...]], bound: Iterable[str]) -> str:
    """Return the query `name` with its conditional lines settled and its ``VALUES`` blocks filled.

    Raises:
        QueryError: where a value cannot stand as an IRI in SPARQL.
    """
    given = set(bound) | set(values)
    kept = []
    for line in query_text(name).splitlines():
        condition = ONLY_WITH.search(line)
        if condition is None or condition[1] in given:
            kept.append(line)
    text = "\n".join(kept)
    return VALUES.sub(lambda block: _values_block(block, values), text)


def ask(
    store: Store,
    name: str,
    bound: Mapping[str, Identifier] | None = None,
    *,
    values: Mapping[str, Iterable[str]] | None = None,
) -> list[Row]:
    """Return the rows of the query file `name`, with `bound` variables fixed and `values` as lists of IRIs.

    A list in `values` that is empty asks for nothing, so the answer is empty and the store is not asked.
    """
    lists = {key: tuple(iris) for key, iris in (values or {}).items()}
    if any(not iris for iris in lists.values()):
        return []
    fixed = bound or {}
    return _read(store.select(compose(name, lists, fixed), **fixed).serialize("json"))


def ask_once(
    store: Store,
    name: str,
    bound: Mapping[str, Identifier] | None = None,
    *,
    values: Mapping[str, tuple[str, ...]] | None = None,
) -> tuple[Row, ...]:
    """Return the rows of `name` as `ask` does, remembered for as long as this store handle lives.

    A handle on a folder is a snapshot, so what it once answered stays true for it.
    """
    answers = _answers.setdefault(store, {})
    key = (name, *sorted((values or {}).items()), *sorted((bound or {}).items()))
    if key not in answers:
        if len(answers) >= KEPT:
            for old in list(answers)[: KEPT // 2]:
                answers.pop(old, None)
        answers[key] = tuple(ask(store, name, bound, values=values))
    return answers[key]


def _values_block(block: re.Match[str], values: Mapping[str, tuple[str, ...]]) -> str:
    name = block[1]
    if name not in values:
        return block[0]
    return f"VALUES ?{name} {{ {' '.join(_iri(iri) for iri in values[name])} }}"


def _iri(iri: str) -> str:
    if re.search(r"[\x00-\x20<>\"{}|\\^`]", iri):
        raise QueryError(f"{iri!r} cannot stand as an IRI in a query")
    return f"<{iri}>"


def _read(results: bytes) -> list[Row]:
    """Return the solutions of SPARQL JSON results: ten times as fast as making a term of every cell."""
    bindings = json.loads(results)["results"]["bindings"]
    return [{name: term["value"] for name, term in binding.items()} for binding in bindings]


def iri(text: str) -> URIRef:
    """Return `text` as a term, refusing what cannot be an IRI.

    Raises:
        QueryError: where it holds a character that no IRI may hold.
    """
    _iri(text)
    return URIRef(text)
