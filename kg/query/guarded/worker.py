"""What a worker process does: it answers one query at a time, within its limits, and asks nobody else."""

import contextlib
import ctypes
import gzip
import signal
import sys
import time
from collections.abc import Mapping
from multiprocessing.connection import Connection
from pathlib import Path

from kg.errors import KGError, QueryError, StoreError
from kg.query.guarded.deep_stack import with_deep_stack
from kg.query.guarded.job import Head, Job, LimitError, NotAcceptableError
from kg.query.guarded.part import part_of
from kg.query.guarded.refusals import dataset_of, refuse_service
from kg.query.results import write_answer
from kg.query.syntax import explain
from kg.store.answers import Answer, Triples
from kg.store.base import Store
from kg.store.opening import open_store
from kg.store.rows import Rows

if sys.platform == "linux":
    import resource

MEGABYTE = 1 << 20
#: How much of an answer goes through the pipe at once.
PIECE = MEGABYTE
#: Below this, compressing costs more than it saves.
WORTH_COMPRESSING = 1400
#: How much longer than its limit a query can live, in seconds, if nobody is left to stop it.
GRACE = 2.0
KINDS: Mapping[type, str] = {Rows: "rows", bool: "truth", Triples: "graph"}
NAMES = {"rows": "a table", "truth": "a truth", "graph": "a graph"}
#: The flags of Linux's unshare(2) for a network of one's own; where it takes a user of one's own, for that too.
NEW_NETWORK, NEW_USER = 0x40000000, 0x10000000


def work(location: str, state: str, timeout: float, memory: int, pipe: Connection) -> None:
    """Answer the jobs that come through `pipe` until it is closed; the store is opened beforehand.

    Units:
        `timeout` is in seconds, `memory` in megabytes beyond what the process starts with.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # who started us ends us
    if "://" not in location:
        cut_off()  # before there is a second thread, which the system would not let go
    with_deep_stack(lambda: answer_jobs(location, state, timeout, memory, pipe))


def answer_jobs(location: str, state: str, timeout: float, memory: int, pipe: Connection) -> None:
    """Answer the jobs that come through `pipe` until it is closed, as `work` says."""
    opened = Opened()
    with contextlib.suppress(StoreError):  # the first job tells it
        opened.store(location, state)
    limit_memory(memory)
    with contextlib.suppress(EOFError, BrokenPipeError):  # whoever started us is gone
        pipe.send("ready")
        while True:
            job: Job = pipe.recv()
            last_resort(timeout + GRACE)
            try:
                head, body = run(opened, job)
            except KGError as error:
                pipe.send(error)
            except MemoryError:
                pipe.send(
                    LimitError(f"the query was stopped: it needed more than the {memory} MB it may use")
                )
            else:
                pipe.send(head)
                for start in range(0, len(body), PIECE):
                    pipe.send_bytes(body[start : start + PIECE])
                del body
            last_resort(0)


class Opened:
    """The store that this process last opened, in the state that it had then."""

    def __init__(self) -> None:
        self._of: tuple[str, str] = ("", "")
        self._store: Store | None = None

    def store(self, location: str, state: str) -> Store:
        """Return the store at `location` as it is in `state` or later; as it was, where it cannot be opened."""
        if self._store is None or self._of != (location, state):
            try:
                self._store, self._of = open_store(location, read_only=True), (location, state)
            except StoreError:
                if self._store is None or self._of[0] != location:
                    raise  # else it is in the midst of being written
        return self._store


def run(opened: Opened, job: Job) -> tuple[Head, bytes]:
    """Return what a job gives.

    Raises:
        QueryError: where the query cannot be read, or would reach out of the store.
        NotAcceptableError: where its answer cannot be written as the job says.
    """
    started = time.perf_counter()
    refuse_service(job.query, job.base)
    store = opened.store(job.location, job.state)
    try:
        found = ask(store, job)
    except QueryError as error:
        raise explain(job.query, error) from error
    kind = KINDS[type(found)]
    form = job.graph if kind == "graph" else job.rows
    if not form:
        raise NotAcceptableError(f"the answer is {NAMES[kind]}, and no form was asked for that can hold one")
    total = None
    if job.part is not None and not isinstance(found, bool):
        found, total = part_of(store, found, job.part)
    body = write_answer(found, form)
    packed = job.gzip and len(body) > WORTH_COMPRESSING
    if packed:
        body = gzip.compress(body, compresslevel=5, mtime=0)
    return Head(kind, form, len(body), packed, time.perf_counter() - started, total), body


def ask(store: Store, job: Job) -> Answer:
    """Return what the store answers to the query of a job."""
    if job.bound:
        return store.select(job.query, **job.bound)
    dataset = job.dataset or dataset_of(job.query, job.base)
    return store.answer(job.query, dataset=dataset, base=job.base)


def limit_memory(memory: int) -> None:
    """Hold this process to `memory` megabytes more than it has, where the system can (Linux)."""
    if sys.platform != "linux":
        return
    status = Path("/proc/self/status").read_text(encoding="ascii")
    has = next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmData:"))
    _, most = resource.getrlimit(resource.RLIMIT_DATA)
    resource.setrlimit(resource.RLIMIT_DATA, (has * 1024 + memory * MEGABYTE, most))


def last_resort(seconds: float) -> None:
    """Have the system end this process in so many seconds (0: not at all), where it can."""
    if hasattr(signal, "setitimer"):
        signal.setitimer(signal.ITIMER_REAL, seconds)


def cut_off() -> bool:
    """Take the network from this process, where the system can (Linux) and lets us; say whether it did.

    Queries that reach out are refused before they run; this is the second wall.
    """
    if sys.platform != "linux":
        return False
    unshare = ctypes.CDLL(None).unshare
    return any(unshare(flags) == 0 for flags in (NEW_NETWORK, NEW_USER | NEW_NETWORK))
