"""`kg facts`: the facts of releases as JSON records."""

import json
import os
import sys
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from datetime import date
from itertools import chain, islice
from multiprocessing import get_context

import click

from kg.cli.options import example, intake_options, tell, workers_option
from kg.errors import GazetteerError
from kg.extract.pipeline import read_facts
from kg.ingest.sources import read_releases
from kg.model.record import record_of
from kg.model.release import Release

#: Fewer releases than this are read by this process alone: others would take longer to start.
FEW = 100
CHUNK = 16
#: Chunks under way for each process, so that none is idle and memory stays small.
AHEAD = 3

#: A release's line, or the fault that it has none.
Outcome = tuple[bytes, str]


@click.command(epilog=example("kg facts texts/dev-000.txt", "kg facts texts/ > predicted.jsonl"))
@intake_options
@workers_option
def facts(
    paths: tuple[str, ...],
    published: date | None,
    publisher: str | None,
    workers: int | None,
    *,
    strict: bool,
) -> None:
    """Print the facts of each release as one line of JSON, in the order of the inputs.

    The id is the file's name without its ending, or the id of a JSONL record. An input that gives no release
    is told on standard error and passed over.
    """
    faults = 0

    def on_fault(fault: object) -> None:
        nonlocal faults
        faults += 1
        tell(fault)

    releases = read_releases(
        paths, published=published, publisher=publisher, strict=strict, on_fault=on_fault
    )
    printed = 0
    for line, fault in _read_all(releases, workers or os.cpu_count() or 1):
        if fault:
            on_fault(fault)
        else:
            sys.stdout.buffer.write(line)
            printed += 1
    sys.stdout.buffer.flush()
    if faults and not printed:
        raise click.exceptions.Exit(1)


def _read_all(releases: Iterator[Release], workers: int) -> Iterator[Outcome]:
    first = list(islice(releases, FEW))
    rest = chain(first, releases)
    if workers == 1 or len(first) < FEW:
        yield from map(read_line, rest)
        return
    # Spawned and not forked, so that it is the same on every system.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        waiting: deque[Future[list[Outcome]]] = deque()
        while chunk := list(islice(rest, CHUNK)):
            waiting.append(executor.submit(read_chunk, chunk))
            if len(waiting) >= AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def read_chunk(releases: Iterable[Release]) -> list[Outcome]:
    """Return the outcome of each release. Runs in the worker processes."""
    return [read_line(release) for release in releases]


def read_line(release: Release) -> Outcome:
    """Return the line of a release."""
    try:
        record = record_of(read_facts(release))
    except GazetteerError:
        raise  # the fault of a table, which every release would meet
    except Exception as error:  # noqa: BLE001 - whatever one release does to the reader, the rest goes on
        return b"", f"release {release.id}: no facts could be read: {type(error).__name__}: {error}"
    # Half a surrogate pair is no text; its escape stands for it in JSON.
    return json.dumps(record, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n", ""
