"""Paths -> releases: every input that the package reads comes through `read_releases`."""

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

from kg.errors import DateError, IngestError
from kg.ingest.archive import Row, check_intact, find_row
from kg.ingest.dates import parse_day
from kg.ingest.draft import Defaults, finish
from kg.ingest.files import find_files
from kg.ingest.input import open_input
from kg.ingest.kinds import reader_for
from kg.model.release import Release

#: The digest of each release given so far, by publisher and id.
Seen = dict[tuple[str, str], bytes]


def read_releases(
    paths: Iterable[str | Path],
    *,
    published: date | None = None,
    publisher: str | None = None,
    strict: bool = False,
    on_fault: Callable[[IngestError], None],
) -> Iterator[Release]:
    """Yield the releases in files, folders, globs and standard input (``-``), one at a time.

    `published` and `publisher` are for inputs that do not state their own. What gives no release goes to
    `on_fault`, one error for each, and the rest goes on. A release that comes twice is given once; where the
    second of the same publisher and id says something else, it is a fault: which of the two is meant, only a
    person can tell.

    Raises:
        IngestError: with `strict`, at the first fault.
    """
    defaults = Defaults(published, publisher or "")
    seen: Seen = {}
    for path in find_files(paths):
        outcomes = iter([path]) if isinstance(path, IngestError) else _read_file(path, defaults, seen)
        for outcome in outcomes:
            if isinstance(outcome, Release):
                yield outcome
            elif strict:
                raise outcome
            else:
                on_fault(outcome)


def _read_file(path: Path | None, defaults: Defaults, seen: Seen) -> Iterator[Release | IngestError]:
    """Yield the releases and faults of one file (None: standard input)."""
    try:
        row = find_row(path) if path else None
        if path and row:
            check_intact(path, row)
            if row.listing:
                return
            defaults = _with_row(defaults, row)
        yield from _read_input(path, defaults, seen)
    except IngestError as fault:
        yield fault


def _read_input(path: Path | None, defaults: Defaults, seen: Seen) -> Iterator[Release | IngestError]:
    with open_input(path) as source:
        for draft in reader_for(source)(source):
            if isinstance(draft, IngestError):
                yield draft
                continue
            try:
                release = finish(draft, source, defaults)
            except IngestError as fault:
                yield fault
                continue
            key, digest = (release.publisher, release.id), bytes.fromhex(release.digest)
            if key not in seen:
                seen[key] = digest
                yield release
            elif seen[key] != digest:
                what = f"another release of its publisher has the id {release.id!r:.80}; give it its own"
                yield source.fault(draft.line, what)


def _with_row(defaults: Defaults, row: Row) -> Defaults:
    """Return `defaults`, filled in with what was known of a file when it was fetched."""
    try:
        day = parse_day(row.published)
    except DateError:
        day = None
    return Defaults(defaults.published or day, defaults.publisher or row.publisher, row.url)
