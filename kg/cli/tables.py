"""Rows as a table for people: short names, nothing that a terminal would obey."""

import sys

import click
from rdflib import Literal
from rdflib.term import Identifier
from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from kg.export.prefixes import shorten
from kg.store.rows import Rows

#: Wide enough for any row where the table goes into a file or another program.
UNLIMITED = 100_000


def print_table(rows: Rows) -> None:
    """Print `rows` as a table, and how many there are on standard error."""
    table = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for name in rows.variables:
        table.add_column(Text(name), overflow="fold")
    count = 0
    for row in rows:
        table.add_row(*(Text(_cell(term)) for term in row))
        count += 1
    width = None if sys.stdout.isatty() else UNLIMITED
    Console(width=width, markup=False, highlight=False).print(table)
    click.echo(f"{count:,} row{'' if count == 1 else 's'}", err=True)


def _cell(term: Identifier | None) -> str:
    if term is None:
        return ""
    text = str(term) if isinstance(term, Literal) else shorten(str(term))
    return "".join(letter if letter.isprintable() else " " for letter in text)
