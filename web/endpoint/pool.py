"""Queries from outside, run in warm worker processes that can be stopped.

Most of the places are kept for short queries. One that is not done after a moment takes one of the places for
long ones, of which there are as many as processors, and makes way for the others wherever the system can tell them
apart. Where those places are taken too, it goes on while nobody waits, and else it is stopped, with the advice to
ask again.
"""

import os
import sys
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

from kg.errors import KGError
from kg.query.guarded.job import BusyError, Job, LimitError, StoppedError
from web.endpoint.places import TICK, Places
from web.endpoint.process import Result, Worker


def cores() -> int:
    """Return how many processors this process may use."""
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1


@dataclass(frozen=True, slots=True)
class Limits:
    """What queries may take.

    Shape:
        `workers` run at a time, of which at most `long` run long queries; `line` queries wait for one of them.
    Units:
        `timeout`, `patience` (how long one waits) and `short` (how long a query is a short one) are in seconds,
        `memory` is in megabytes for each.
    """

    timeout: float = 30.0
    memory: int = 2048
    workers: int = 4 * cores()
    long: int = cores()
    line: int = 64
    patience: float = 5.0
    short: float = 0.5


class WorkerPool:
    """Some processes with the store open, each running one query at a time."""

    def __init__(self, location: str, limits: Limits, *, state: Callable[[], str] = str) -> None:
        self._location, self._state = location, state
        self._limits = limits
        self._places = Places(limits.workers, line=limits.line, patience=limits.patience)
        self._long = threading.Semaphore(limits.long)
        self._idle: deque[Worker] = deque()
        self._running: dict[str, threading.Event] = {}
        self._closed = False

    def warm(self) -> None:
        """Start the processes that are not running yet, so that no query waits for it."""
        for _ in range(self._limits.workers):
            self._places.enter(lambda: False)
            self._fill()

    @property
    def busy(self) -> int:
        """How many places are taken: by queries, and by processes that are being started."""
        return self._places.taken

    def processes(self) -> list[int]:
        """Return the ids of the processes that wait for a query."""
        return [worker.process for worker in self._idle]

    def close(self) -> None:
        """End the processes that are not in the midst of a query."""
        self._closed = True
        while self._idle:
            self._idle.pop().stop()

    def run(self, job: Job, *, gone: Callable[[], bool] = lambda: False, name: str = "") -> Result:
        """Return the answer to a query, once all of it is there.

        It ends early where `gone` becomes true, or where `stop` is called with the `name` given here.

        Raises:
            LimitError: where it took too long or too much, was stopped, or (`BusyError`) no worker was free.
            QueryError: where the query cannot be read or is refused.
        """
        stopped = threading.Event()
        if name:
            self._running[name] = stopped
        try:
            return self._run(job, lambda: stopped.is_set() or gone())
        finally:
            if name:
                self._running.pop(name, None)

    def stop(self, name: str) -> bool:
        """End the query that was given this name; return whether there is one."""
        stopped = self._running.get(name)
        if stopped is not None:
            stopped.set()
        return stopped is not None

    def _run(self, job: Job, interrupted: Callable[[], bool]) -> Result:
        self._places.enter(interrupted)
        worker: Worker | None = None
        long = kept = False
        try:
            worker = self._idle.pop() if self._idle else self._start()
            worker.ask(job)
            started = time.monotonic()
            while not worker.ready(TICK):
                taken = time.monotonic() - started
                if interrupted():
                    raise StoppedError("the query was stopped, as was asked for")
                if taken > self._limits.timeout:
                    most = f"{self._limits.timeout:g} seconds"
                    raise LimitError(f"the query was stopped: it took more than the {most} it may take")
                if taken > self._limits.short and not long:
                    long = self._make_long(worker)
            found = worker.answer()
            kept = not long  # one that stands back would do so for the next query too
        except (EOFError, OSError):
            assert worker is not None  # noqa: S101 - one is asked by now
            raise worker.last_words() from None
        finally:
            if long:
                self._long.release()
            self._put_back(worker, kept=kept)
        if isinstance(found, KGError):
            raise found
        return found

    def _make_long(self, worker: Worker) -> bool:
        """Give the query one of the places for long ones; return whether there was one.

        Raises:
            BusyError: where there was none, and others wait.
        """
        if self._long.acquire(blocking=False):
            worker.stand_back()
            return True
        if self._places.waiting:
            raise BusyError("too many long queries are running, and others wait; try again a little later")
        return False

    def _put_back(self, worker: Worker | None, *, kept: bool) -> None:
        if worker is not None and kept and not self._closed:
            self._idle.append(worker)
            self._places.leave()
        else:
            # The next query need not wait for the end of this process and the start of another.
            threading.Thread(target=self._replace, args=(worker,), daemon=True, name="replace").start()

    def _replace(self, worker: Worker | None) -> None:
        if worker is not None:
            worker.stop()
        self._fill()

    def _fill(self) -> None:
        """Have a process ready for the place that is held, and leave that."""
        try:
            if not self._closed and len(self._idle) < self._limits.workers:
                self._idle.append(self._start())
        except BusyError:
            pass  # the next query tries again, and tells it
        finally:
            self._places.leave()

    def _start(self) -> Worker:
        return Worker(self._location, self._state(), self._limits.timeout, self._limits.memory)
