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
from kg.errors import IngestError
from kg.extract.pipeline import read_facts
from kg.ingest.sources import read_releases
from kg.model.record import record_of
from kg.model.release import Release

#: Fewer releases than this are read by this process alone: others would take longer to start.
FEW = 100
CHUNK = 16
#: Chunks under way for each process, so that none is idle and memory stays small.
AHEAD = 3


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
    faults: list[IngestError] = []

    def on_fault(fault: IngestError) -> None:
        faults.append(fault)
        tell(fault)

    releases = read_releases(
        paths, published=published, publisher=publisher, strict=strict, on_fault=on_fault
    )
    out = sys.stdout.buffer
    printed = False
    for line in _lines(releases, workers or os.cpu_count() or 1):
        out.write(line)
        printed = True
    out.flush()
    if faults and not printed:
        raise click.exceptions.Exit(1)


def _lines(releases: Iterator[Release], workers: int) -> Iterator[bytes]:
    first = list(islice(releases, FEW))
    rest = chain(first, releases)
    if workers == 1 or len(first) < FEW:
        yield from map(_line, rest)
        return
    # Spawned and not forked, so that it is the same on every system.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as executor:
        waiting: deque[Future[list[bytes]]] = deque()
        while chunk := list(islice(rest, CHUNK)):
            waiting.append(executor.submit(read_chunk, chunk))
            if len(waiting) >= AHEAD * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def read_chunk(releases: Iterable[Release]) -> list[bytes]:
    """Return the line of each release."""
    return [_line(release) for release in releases]


def _line(release: Release) -> bytes:
    text = json.dumps(record_of(read_facts(release)), ensure_ascii=False)
    # Half a surrogate pair is no text; its escape stands for it in JSON.
    return text.encode("utf-8", "backslashreplace") + b"\n"
