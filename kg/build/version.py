"""What a graph was made by: when the reader changes, what it read before is read again."""

import hashlib
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from kg.resources import GAZETTEER, ONTOLOGY, PACKAGE

#: Everything that decides what a release's graph holds.
READER = (
    *(PACKAGE / name for name in ("text.py", "model", "gazetteer", "extract", "rdf")),
    GAZETTEER,
)
#: Everything that decides what the current view makes of the graphs.
VIEW = (
    PACKAGE / "view" / "current",
    PACKAGE / "rdf",
    PACKAGE / "gazetteer",
    GAZETTEER,
    ONTOLOGY / "secrel.ttl",
)


@cache
def reader_version() -> str:
    """Return the SHA-256 of the reader: its code, its tables and its model."""
    return hash_of(READER)


@cache
def view_version() -> str:
    """Return the SHA-256 of what makes the current view."""
    return hash_of(VIEW)


def hash_of(places: Iterable[Path]) -> str:
    """Return the SHA-256 of files, and of all files in folders but compiled ones, by name and content."""
    digest = hashlib.sha256()
    for place in places:
        files = [place] if place.is_file() else sorted(p for p in place.rglob("*") if p.is_file())
        for file in files:
            if file.suffix != ".pyc":
                digest.update(f"{file.relative_to(place.parent).as_posix()}\x1f".encode())
                digest.update(hashlib.sha256(file.read_bytes()).digest())
    return digest.hexdigest()
