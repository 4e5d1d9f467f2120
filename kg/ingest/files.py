"""Which files are meant by a path: a file, a folder and all below it, a glob, or ``-`` for standard input."""

import glob
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from kg.errors import IngestError
from kg.ingest.archive import MANIFEST
from kg.ingest.input import STANDARD_INPUT, printable
from kg.ingest.kinds import REFUSED, SUFFIXES


def find_files(paths: Iterable[str | Path]) -> Iterator[Path | IngestError | None]:
    """Yield the files that `paths` mean, in their order, folders and globs sorted; None is standard input.

    A path that means no file gives a fault in its place. In folders, files of suffixes that are neither read
    nor refused, hidden ones and links to folders are passed over.
    """
    for path in paths:
        if str(path) == STANDARD_INPUT:
            yield None
        elif os.path.lexists(path):
            yield from _below(Path(path))
        elif found := sorted(glob.glob(str(path), recursive=True)):  # noqa: PTH207 - may be absolute
            for match in found:
                yield from _below(Path(match))
        else:
            yield IngestError(f"{printable(path)}:1: no such file or folder; check the path")


def _below(path: Path) -> Iterator[Path | IngestError]:
    if not path.is_dir():
        yield path
        return
    faults: list[OSError] = []
    empty = True
    for folder, below, names in os.walk(path, onerror=faults.append):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(names):
            file = Path(folder, name)
            if name.startswith(".") or name == MANIFEST or file.suffix.lower() not in SUFFIXES | REFUSED:
                continue
            if file.is_file():  # no pipe, no device: they may never end
                empty = False
                yield file
    for fault in faults:
        reason = str(fault.strerror).lower()
        yield IngestError(f"{printable(fault.filename)}:1: {reason}; check its permissions")
    if empty and not faults:
        known = " ".join(sorted(SUFFIXES))
        yield IngestError(f"{printable(path)}:1: no file to read in this folder; known suffixes are {known}")
