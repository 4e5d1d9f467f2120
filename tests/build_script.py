"""A build that a test can kill: ``python -m tests.build_script INPUT STORE WORKERS MANY``."""

import sys

from kg.build import build, pool, run
from kg.store import oxigraph
from kg.store.opening import open_store
from tests.stand_in import read_record


def say(done: int) -> None:
    """Tell the test how far the build is."""
    sys.stdout.write(f"{done}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    # Small chunks, each written at once, so that there are many moments to be killed at.
    pool.FEW = pool.CHUNK_RELEASES = 4
    run.BATCH_CHARACTERS = 0
    run.reader_version = lambda: "test"
    oxigraph.MANY = oxigraph.STEP = int(sys.argv[4])
    with open_store(sys.argv[2]) as store:
        build([sys.argv[1]], store, workers=int(sys.argv[3]), read=read_record, progress=say)
