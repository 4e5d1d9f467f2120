"""Measure a build: ``python bench/build.py RELEASES [--store DIR] [--workers N]`` (Linux, for its /proc).

Builds into a new store, then again without a change, and prints time, rate, peak memory of all processes
together (proportional set size, sampled ten times a second), the store's size and the counts.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Event, Thread

from kg.build import BuildReport, build
from kg.store.opening import open_store

MB = 1e6


def proportional_set_size(process: str) -> int:
    """Return the bytes of memory that a process has, what it shares counted in part; 0 once it is gone."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return next(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))


def family(process: str) -> Iterator[str]:
    """Yield a process and all that it started."""
    yield process
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = tasks.read_text(encoding="ascii").split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        for child in children:
            yield from family(child)


@contextmanager
def peak_memory() -> Iterator[Callable[[], float]]:
    """Yield a function that gives the most memory, in MB, that was in use since."""
    peak, over = 0, Event()

    def watch() -> None:
        nonlocal peak
        while not over.wait(0.1):
            peak = max(peak, sum(map(proportional_set_size, family(str(os.getpid())))))

    watcher = Thread(target=watch, daemon=True)
    watcher.start()
    yield lambda: peak / MB
    over.set()
    watcher.join()


def show(title: str, report: BuildReport, seconds: float, peak: float) -> None:
    """Print one run."""
    print(
        f"{title}: {seconds:.1f} s, {report.read / seconds:.0f} releases/s, peak {peak:.0f} MB; "
        f"{report.read} read, {report.new} new, {report.replaced} replaced, {report.unchanged} unchanged, "
        f"{len(report.faults)} faults; {report.changed} quads of the view changed"
    )
    print("  facts:", ", ".join(f"{number} {kind}" for kind, number in report.facts.items()) or "none")
    for fault in report.faults[:10]:
        print(" ", fault)


def main() -> None:
    """Build twice and print what it took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("releases", type=Path)
    parser.add_argument("--store", type=Path, help="a new folder, to keep (default: one that is thrown away)")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.store or Path(scratch) / "store"
        for title in ("new store", "again"):
            with peak_memory() as peak, open_store(str(folder)) as store:
                started = time.monotonic()
                report = build([options.releases], store, workers=options.workers)
                show(title, report, time.monotonic() - started, peak())
        with open_store(str(folder), read_only=True) as store:
            ((quads,),) = store.select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
            ((view,),) = store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        print(f"store: {size / MB:.0f} MB, {quads} quads in release graphs, {view} in the current view")


if __name__ == "__main__":
    main()
