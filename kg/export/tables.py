"""CSV for spreadsheets: one triple a row."""

import csv
import io
from typing import BinaryIO

import pyoxigraph as ox

from kg.export.graphs import read_triples
from kg.export.prefixes import shorten
from kg.store.base import Store

HEADER = ("subject", "predicate", "object", "datatype", "language")

#: First characters that make a spreadsheet read a cell as a formula.
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")  # the last four are full-width = + - @


def safe_cell(text: str) -> str:
    """Return `text` so that no spreadsheet runs it: with an apostrophe before it where it might.

    >>> safe_cell("=1+1")
    "'=1+1"
    """
    return f"'{text}" if text.startswith(FORMULA) else text


def write_csv(store: Store, out: BinaryIO) -> None:
    """Write the default graph as CSV, with whole IRIs, and datatypes shortened by the usual prefixes."""
    text = io.TextIOWrapper(out, encoding="utf-8", newline="", write_through=True)
    writer = csv.writer(text)
    writer.writerow(HEADER)
    for triple in read_triples(store):
        writer.writerow(
            map(safe_cell, (str_of(triple.subject), triple.predicate.value, *_object(triple.object)))
        )
    text.detach()


def str_of(term: object) -> str:
    """Return the IRI of a named node; a blank node has none and keeps its label."""
    return term.value if isinstance(term, ox.NamedNode) else str(term)


def _object(term: object) -> tuple[str, str, str]:
    if not isinstance(term, ox.Literal):
        return str_of(term), "", ""
    if term.language:
        return term.value, "", term.language
    return term.value, shorten(term.datatype.value), ""
