"""Lines of N-Quads: check them, take them apart, and write rdflib's terms as every store writes them."""

import re
from collections.abc import Iterable, Iterator
from typing import cast

from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Identifier, Node

from kg.errors import StoreError

IRI = r"<[^\x00-\x20<>\"{}|^`\\]*>"
TEXT = r'"(?:[^"\\\n\r]|\\.)*"'
#: One statement without blank nodes. Whatever matches can stand inside SPARQL's INSERT DATA as it is.
STATEMENT = re.compile(rf"({IRI} {IRI} (?:{IRI}|{TEXT}(?:@[A-Za-z0-9-]+|\^\^{IRI})?)) (?:({IRI}) )?\.")
#: The escapes of canonical N-Quads; every other control character is written as \\uXXXX.
ESCAPES = {
    ord(raw): escape
    for raw, escape in (
        *((chr(code), f"\\u{code:04X}") for code in (*range(0x20), 0x7F)),
        *zip('\b\t\n\f\r"\\', ("\\b", "\\t", "\\n", "\\f", "\\r", '\\"', "\\\\"), strict=True),
    )
}


def check_name(graph: str) -> None:
    """Raise StoreError if `graph` is no IRI, and so can name no graph."""
    if re.fullmatch(IRI, f"<{graph}>") is None:
        raise StoreError(f"{graph[:200]!r} is no IRI and cannot name a graph")


def each_line(text: str) -> Iterator[str]:
    """Yield the lines of `text` without their newlines, and without a list of them all."""
    start = 0
    while (end := text.find("\n", start)) != -1:
        yield text[start:end]
        start = end + 1
    yield text[start:]


def lines_of(nquads: str | list[str]) -> Iterator[str]:
    """Yield the lines of a text or a list, each with its newline; blank ones are left out."""
    lines = each_line(nquads) if isinstance(nquads, str) else nquads
    return (line if line.endswith("\n") else f"{line}\n" for line in lines if line and not line.isspace())


def read_triples(nquads: str | list[str], graph: str | None) -> Iterator[str]:
    """Yield the triple of each line of `nquads`, as text without its graph and full stop.

    Raises:
        StoreError: if a line is no statement, has a blank node, or is of another graph than `graph`.
    """
    wanted = None if graph is None else f"<{graph}>"
    for line in lines_of(nquads):
        match = STATEMENT.fullmatch(line, 0, len(line) - 1)
        if match is None:
            raise StoreError(f"not a line of N-Quads without blank nodes: {line[:200]!r}")
        if match[2] != wanted:
            raise StoreError(f"a quad of graph {match[2]} among those of {wanted}: {line[:200]!r}")
        yield match[1]


def write_lines(triples: Iterable[str], graph: str | None) -> list[str]:
    """Return the sorted N-Quads lines of `triples` (as `read_triples` gives them) in `graph`."""
    end = " .\n" if graph is None else f" <{graph}> .\n"
    return sorted(f"{triple}{end}" for triple in triples)


def term_text(term: Identifier) -> str:
    """Return `term` in canonical N-Quads.

    >>> term_text(Literal("2018", datatype=XSD.gYear))
    '"2018"^^<http://www.w3.org/2001/XMLSchema#gYear>'
    """
    if isinstance(term, URIRef):
        return f"<{term}>"
    if isinstance(term, Literal):
        text = f'"{term.translate(ESCAPES)}"'
        if term.language:
            return f"{text}@{term.language}"
        return text if term.datatype in (None, XSD.string) else f"{text}^^<{term.datatype}>"
    if isinstance(term, BNode):
        return f"_:{term}"
    raise StoreError(f"{term!r} is no RDF term")


def triple_text(triple: Iterable[Node]) -> str:
    """Return the terms of `triple` in canonical N-Triples, without the full stop."""
    return " ".join(term_text(cast(Identifier, term)) for term in triple)
