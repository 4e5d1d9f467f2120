"""A build that a test can kill: ``python -m tests.build_script INPUT STORE WORKERS``."""

import sys

from kg.build import build, pool, run
from kg.store.opening import open_store
from tests.stand_in import read_record

#: Small chunks, so that there are many moments to be killed at.
SMALL = 4


def say(done: int) -> None:
    """Tell the test how far the build is."""
    sys.stdout.write(f"{done}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    run.reader_version = lambda: "test"
    run.BATCH_CHARACTERS = 0
    pool.FEW = pool.CHUNK_RELEASES = SMALL
    with open_store(sys.argv[2]) as store:
        build([sys.argv[1]], store, workers=int(sys.argv[3]), read=read_record, progress=say)
