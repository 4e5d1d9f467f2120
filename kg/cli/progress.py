"""Progress bars on standard error: counts and time left; nothing where it is no terminal."""

import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from kg.errors import IngestError
from kg.ingest.files import find_files

#: Tells the bar how many are done; with a second number, of how many.
Advance = Callable[[int, int | None], None]


@contextmanager
def progress_bar(what: str, total: int | None = None) -> Iterator[Advance]:
    """Show a bar of `what` until the block ends."""
    bar = Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TimeRemainingColumn(),
        console=Console(stderr=True),
        disable=not sys.stderr.isatty(),
    )
    with bar:
        task = bar.add_task(what, total=total)
        yield lambda done, of: bar.update(task, completed=done, total=of or total)


def count_inputs(paths: Iterable[str]) -> int | None:
    """Return about how many releases `paths` hold: a file is one, a line of JSONL is one.

    None where nobody looks at the bar, or it cannot be told.
    """
    paths = tuple(paths)
    if not sys.stderr.isatty() or "-" in paths:
        return None
    count = 0
    for path in find_files(paths):
        if path is None or isinstance(path, IngestError):
            continue
        if path.suffix == ".jsonl":
            with path.open("rb") as lines:
                count += sum(1 for _ in lines)
        else:
            count += 1
    return count
