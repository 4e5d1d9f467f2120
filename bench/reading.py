"""How fast one process reads releases, on one core: releases a minute and words a second, and its peak memory.

    python bench/reading.py ../shared/corpus/releases.jsonl

Processor time is counted, not the clock: the cores are seldom alone.
"""

import resource
import sys
import time

from kg.extract.pipeline import read_facts
from kg.ingest.sources import read_releases


def main(corpus: str) -> None:
    """Read every release of `corpus`, and print the figures."""
    releases = list(read_releases([corpus], on_fault=lambda fault: print(fault, file=sys.stderr)))
    read_facts(releases[0])  # the tables and models are read once
    began = time.process_time()
    for release in releases:
        read_facts(release)
    seconds = time.process_time() - began
    words = sum(len(release.text.split()) for release in releases)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(
        f"{len(releases)} releases in {seconds:.1f} s of processor time: {len(releases) / seconds * 60:,.0f} a minute,"
    )
    print(f"{words / seconds:,.0f} words a second; peak memory {peak:.0f} MB, the texts included")


if __name__ == "__main__":
    main(sys.argv[1])
