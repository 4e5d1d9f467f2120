"""Queries from outside, run in processes of their own that can be stopped."""

import multiprocessing
import queue
from collections.abc import Callable
from dataclasses import dataclass
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

from kg.errors import KGError, QueryError
from kg.query.results import answer, write_answer
from kg.store.base import Store
from kg.store.opening import open_store

#: How long a query waits for a free worker, in seconds.
PATIENCE = 5.0
WORKERS = 2
START_SECONDS = 60.0
MEGABYTE = 1 << 20


class LimitError(KGError, RuntimeError):
    """A query that was stopped at a limit, which the message names, or that found no free worker."""


@dataclass(frozen=True, slots=True)
class Job:
    """A query, the format its answer is wanted in, and the state of the store it is asked of."""

    query: str
    form: str
    state: str


class WorkerPool:
    """Some processes with the store open, each running one query at a time.

    Units:
        `timeout` is in seconds, `memory` in megabytes for each process.
    """

    def __init__(self, location: str, *, timeout: float, memory: int, size: int = WORKERS) -> None:
        self._location = location
        self._timeout = timeout
        self._memory = memory
        # A place in the queue is the right to run a query; it holds a worker once one was started for it.
        self._places: queue.LifoQueue[_Worker | None] = queue.LifoQueue()
        for _ in range(size):
            self._places.put(None)

    def warm(self) -> None:
        """Start the processes that are not running yet, so that no query waits for it."""
        held = [self._places.get() for _ in range(self._places.qsize())]
        for worker in held:
            try:
                worker = worker or _Worker(self._location, self._memory)  # noqa: PLW2901 - the same place in the queue
            finally:
                self._places.put(worker)

    def close(self) -> None:
        """End the processes that are not in the midst of a query."""
        for _ in range(self._places.qsize()):
            worker = self._places.get_nowait()
            if worker is not None:
                worker.stop()
            self._places.put(None)

    def run(self, job: Job) -> bytes:
        """Return the answer to a query, as bytes.

        Raises:
            LimitError: where it took too long or too much, or no worker was free.
            QueryError: where the query cannot be read.
        """
        try:
            worker = self._places.get(timeout=PATIENCE)
        except queue.Empty:
            raise LimitError("all workers are busy with other queries; try again in a few seconds") from None
        keep: _Worker | None = None
        try:
            worker = worker or _Worker(self._location, self._memory)
            result = worker.ask(job, self._timeout)
            keep = worker
        except (EOFError, OSError):
            raise LimitError(
                f"the query was stopped: it needed more than the {self._memory} MB it may use"
            ) from None
        finally:
            if keep is None and worker is not None:
                worker.stop()
            self._places.put(keep)
        if isinstance(result, KGError):
            raise result
        return result


class _Worker:
    def __init__(self, location: str, memory: int) -> None:
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(
            target=work, args=(location, memory, theirs), daemon=True, name="sparql-worker"
        )
        self._process.start()
        theirs.close()
        # Starting up is not the query's time.
        try:
            started = self._pipe.poll(START_SECONDS) and self._pipe.recv()
        except (EOFError, OSError):
            started = None
        if not started:
            self.stop()
            raise LimitError("no process could be started for the query; see the server's log")

    def ask(self, job: Job, timeout: float) -> bytes | KGError:
        self._pipe.send(job)
        if not self._pipe.poll(timeout):
            raise LimitError(f"the query was stopped: it took more than the {timeout:g} seconds it may take")
        result: bytes | KGError = self._pipe.recv()
        return result

    def stop(self) -> None:
        self._process.kill()
        self._process.join(timeout=5)
        self._pipe.close()


def work(location: str, memory: int, pipe: Connection) -> None:
    """Answer the jobs that come through `pipe`, until it is closed; this is what a worker process does."""
    limit_memory(memory)
    pipe.send("ready")
    opened: tuple[str, Store] | None = None
    while True:
        try:
            job: Job = pipe.recv()
        except EOFError:
            return
        try:
            if opened is None or opened[0] != job.state:
                opened = (job.state, open_store(location, read_only=True))
            pipe.send(write_answer(answer(opened[1], job.query), job.form))
        except KGError as error:
            pipe.send(QueryError(str(error)) if isinstance(error, QueryError) else error)
        except MemoryError:
            pipe.send(LimitError(f"the query was stopped: it needed more than the {memory} MB it may use"))


def limit_memory(memory: int) -> None:
    """Hold this process to `memory` megabytes, where the system can."""
    try:
        import resource  # noqa: PLC0415 - Unix alone has it
    except ImportError:
        return
    set_limit: Callable[[int, tuple[int, int]], None] = resource.setrlimit
    set_limit(resource.RLIMIT_DATA, (memory * MEGABYTE, memory * MEGABYTE))
