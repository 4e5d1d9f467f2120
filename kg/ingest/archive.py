"""A folder of what was fetched: files as received, and a manifest with their addresses, times and SHA-256."""

import hashlib
import json
import os
import re
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from functools import lru_cache
from pathlib import Path
from urllib.parse import unquote, urlsplit

from kg.errors import IngestError
from kg.ingest.input import printable

#: The manifest's name: a row a line, the last row of a file counts. No release is read from it.
MANIFEST = "fetch-manifest.jsonl"
#: A file's name is the last part of its address, cut to this, and eight digits that no other address has.
NAME_LENGTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One answer of a server, as it was stored.

    Shape:
        `fetched` is a UTC time stamp; `version` is what the listing said of the page's last change,
        `published` and `publisher` what it said of the release; a `listing` (a feed whose pages are kept) is
        no release.
    """

    file: str
    url: str
    sha256: str
    fetched: str
    etag: str = ""
    last_modified: str = ""
    version: str = ""
    published: str = ""
    publisher: str = ""
    listing: bool = False


class Archive:
    """A folder of fetched files that is safe to kill at any point and to go on with."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self._manifest = folder / MANIFEST
        self._rows = dict(read_manifest(self._manifest)) if self._manifest.exists() else {}

    def row(self, url: str, suffix: str) -> Row | None:
        """Return what is known of a page's file; None where there is none, or its bytes were changed."""
        row = self._rows.get(file_name(url, suffix))
        return row if row and is_intact(self.folder / row.file, row) else None

    def path(self, url: str, suffix: str) -> Path:
        """Return where the answer of an address is stored."""
        return self.folder / file_name(url, suffix)

    def store(self, row: Row, data: bytes) -> bool:
        """Write `data` as the file of `row`, whole or not at all, then its row; return whether it is new."""
        digest = hashlib.sha256(data).hexdigest()
        new = digest != row.sha256
        if new:
            partial = self.folder / f".{row.file}.partial"
            partial.write_bytes(data)
            partial.replace(self.folder / row.file)
        self.note(replace(row, sha256=digest))
        return new

    def note(self, row: Row) -> None:
        """Add a row to the manifest if it says something new; a row that a kill cut short stays apart."""
        known = self._rows.get(row.file)
        if known and replace(row, fetched=known.fetched) == known:
            return
        with self._manifest.open("a+b") as manifest:
            end = manifest.seek(0, os.SEEK_END)
            manifest.seek(max(0, end - 1))
            if manifest.read(1) not in {b"", b"\n"}:
                manifest.write(b"\n")
            manifest.write(json.dumps(asdict(row), sort_keys=True).encode() + b"\n")
        self._rows[row.file] = row


def read_manifest(path: Path) -> Mapping[str, Row]:
    """Return the last row of each file in a manifest, without rows that a kill cut short."""
    rows = {}
    with path.open(encoding="utf-8", errors="replace") as manifest:
        for line in manifest:
            if row := _row(line):
                rows[row.file] = row
    return rows


def _row(line: str) -> Row | None:
    try:
        row = Row(**json.loads(line))
    except (ValueError, TypeError, RecursionError):
        return None
    texts = [value for name, value in asdict(row).items() if name != "listing"]
    return row if all(isinstance(text, str) for text in texts) and Path(row.file).name == row.file else None


def find_row(path: Path) -> Row | None:
    """Return what the manifest beside a file says of it; None for a file that was not fetched."""
    manifest = path.parent / MANIFEST
    try:
        written = manifest.stat().st_mtime_ns
    except OSError:
        return None
    return _manifest(manifest, written).get(path.name)


@lru_cache(maxsize=8)
def _manifest(path: Path, written: int) -> Mapping[str, Row]:  # noqa: ARG001 - `written` makes a new one be read
    return read_manifest(path)


def is_intact(path: Path, row: Row) -> bool:
    """Whether a file is there with the bytes that were fetched."""
    return path.is_file() and hashlib.sha256(path.read_bytes()).hexdigest() == row.sha256


def check_intact(path: Path, row: Row) -> None:
    """Do nothing if a file is as it was fetched.

    Raises:
        IngestError: where it is not.
    """
    if not is_intact(path, row):
        raise IngestError(f"{printable(path)}:1: not the bytes that were fetched; remove it and fetch again")


def file_name(url: str, suffix: str) -> str:
    """Return the name of the file for the answer of `url`: the same each time, fit for any system.

    >>> file_name("https://example.org/news/joint-statement", ".html")
    'joint-statement-b7b62215.html'
    """
    last = unquote(urlsplit(url).path).rstrip("/").rpartition("/")[2]
    name = re.sub(r"[^a-z0-9]+", "-", last.lower()).strip("-")[:NAME_LENGTH] or "page"
    return f"{name}-{hashlib.sha256(url.encode()).hexdigest()[:8]}{suffix}"
