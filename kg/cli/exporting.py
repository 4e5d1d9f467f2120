"""`kg export`: the whole of a store as one file."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import BinaryIO, cast

import click

from kg.cli.options import example, store_option
from kg.errors import StoreError
from kg.export import WRITERS
from kg.export import export as export_store
from kg.store.opening import open_store

HOLDS = "\b\n" + "\n".join(f"{name:<9} {writer.holds}" for name, writer in WRITERS.items())
NOTES = """In rdfxml, graphml and gexf, characters that XML cannot hold become U+FFFD. In csv, a cell that a
spreadsheet would run as a formula gets an apostrophe before it."""


@click.command(
    epilog="\n\n".join((HOLDS, NOTES, example("kg export --store kg-store --format turtle -o graph.ttl")))
)
@store_option
@click.option("--format", "name", type=click.Choice(list(WRITERS)), required=True, help="See below.")
@click.option("-o", "--output", default="-", metavar="FILE", help="Where to. [default: standard output]")
def export(store: str, name: str, output: str) -> None:
    """Write a store to one file: sorted, with prefixes, and the same bytes each time.

    The current view has as many triples as `kg stats` prints as triples, and the quads are those it prints as
    quads.
    """
    with open_store(store, read_only=True) as opened:
        if output == "-":
            export_store(opened, name, sys.stdout.buffer)
            return
        try:
            with whole_file(Path(output)) as out:
                export_store(opened, name, out)
        except OSError as error:
            raise StoreError(f"{output}: cannot be written ({error.strerror}); give another file") from error


@contextmanager
def whole_file(target: Path) -> Iterator[BinaryIO]:
    """Give a file to write that takes `target`'s place at the end: no half file is ever there by its name."""
    with NamedTemporaryFile(dir=target.parent, prefix=f".{target.name}.", delete=False) as out:
        written = Path(out.name)
        try:
            yield cast(BinaryIO, out)
            out.close()
            written.chmod(0o666 & ~_umask())
            written.replace(target)
        except BaseException:
            written.unlink(missing_ok=True)
            raise


def _umask() -> int:
    """Return the process's mask for new files, which can only be read by setting it."""
    mask = os.umask(0)
    os.umask(mask)
    return mask
