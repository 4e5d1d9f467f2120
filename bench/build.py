"""Measure `kg build`: ``python bench/build.py RELEASES [--store DIR] [--workers N]`` (Linux, for its /proc).

Builds into a new store, and then again without a change. Prints what the command prints, and beside it the
time, the processors' time, the peak memory of all processes together and the size of the store.
"""

import argparse
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

from kg.store.opening import open_store

KG = Path(sys.executable).with_name("kg")
MB = 1e6


def family(process: int) -> Iterator[int]:
    """Yield the ids of a process and of all that it started."""
    yield process
    for tasks in Path(f"/proc/{process}/task").glob("*/children"):
        try:
            children = tasks.read_text(encoding="ascii").split()
        except (FileNotFoundError, ProcessLookupError):
            continue
        for child in children:
            yield from family(int(child))


def proportional_set_size(process: int) -> int:
    """Return the bytes of memory that a process has, what it shares counted in part; 0 once it is gone."""
    try:
        rollup = Path(f"/proc/{process}/smaps_rollup").read_text(encoding="ascii")
    except (FileNotFoundError, ProcessLookupError, PermissionError):
        return 0
    return sum(int(line.split()[1]) * 1024 for line in rollup.splitlines() if line.startswith("Pss:"))


def measure(title: str, command: list[str]) -> None:
    """Run `command`, sampling its memory ten times a second, and print what it took."""
    before, started, peak = resource.getrusage(resource.RUSAGE_CHILDREN), time.monotonic(), 0
    with subprocess.Popen(command) as process:
        while process.poll() is None:
            peak = max(peak, sum(map(proportional_set_size, family(process.pid))))
            time.sleep(0.1)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processors = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    print(
        f"{title}: {time.monotonic() - started:.1f} s, {processors:.1f} s of processors, "
        f"peak {peak / MB:.0f} MB",
        flush=True,
    )
    assert process.returncode == 0, "the build failed"


def main() -> None:
    """Build twice and print what it took, and what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("releases", type=Path)
    parser.add_argument("--store", type=Path, help="a new folder, to keep (default: one that is thrown away)")
    parser.add_argument("--workers", type=int, default=os.cpu_count())
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as scratch:
        folder = options.store or Path(scratch) / "store"
        command = [KG, "build", options.releases, "--store", folder, "--workers", options.workers]
        for title in ("new store", "again"):
            measure(title, [str(word) for word in command])
        with open_store(str(folder), read_only=True) as store:
            ((quads,),) = store.select("SELECT (COUNT(*) AS ?n) WHERE { GRAPH ?g { ?s ?p ?o } }")
            ((view,),) = store.select("SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }")
        size = sum(file.stat().st_size for file in folder.rglob("*") if file.is_file())
        print(f"store: {size / MB:.0f} MB; {quads} quads in release graphs, {view} in the current view")


if __name__ == "__main__":
    main()
