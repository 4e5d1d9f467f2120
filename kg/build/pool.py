"""Reading in several processes: in order, a few at a time, and past the death of a process."""

import os
import signal
from collections import deque
from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from itertools import chain, islice
from multiprocessing import get_context, parent_process
from threading import Thread
from types import TracebackType
from typing import Self

from kg.build.reading import Job, Outcome, Reader, fault, read_jobs

#: Fewer than these are read by this process itself: others would take longer to start.
FEW = 200
#: A chunk is what one process reads at a time: this many releases, or this many characters.
CHUNK_RELEASES = 32
CHUNK_CHARACTERS = 100_000
#: Chunks under way or waiting for each process, so that none is idle and memory stays small.
AHEAD = 3

Chunk = list[Job]


def read_all(jobs: Iterable[Job], read: Reader, workers: int) -> Iterator[list[Outcome]]:
    """Yield the outcomes of `jobs` in their order, a chunk at a time; no more than a few chunks are held.

    `read` must be a module's function, so that other processes can find it.
    """
    jobs = iter(jobs)
    first = list(islice(jobs, FEW))
    chunks = _chunks(chain(first, jobs))
    if workers < 2 or len(first) < FEW:  # noqa: PLR2004 - one worker is this process
        for chunk in chunks:
            yield read_jobs(read, chunk)
        return
    with _Pool(read, workers) as pool:
        for chunk in chunks:
            pool.give(chunk)
            if len(pool) >= AHEAD * workers:
                yield pool.take()
        while len(pool):
            yield pool.take()


def _chunks(jobs: Iterable[Job]) -> Iterator[Chunk]:
    chunk: Chunk = []
    characters = 0
    for job in jobs:
        chunk.append(job)
        characters += len(job.release.body)
        if len(chunk) >= CHUNK_RELEASES or characters >= CHUNK_CHARACTERS:
            yield chunk
            chunk, characters = [], 0
    if chunk:
        yield chunk


class _Pool:
    """Processes that read chunks; taken back in the order they were given."""

    def __init__(self, read: Reader, workers: int) -> None:
        self._read, self._workers = read, workers
        self._executor = _executor(workers)
        self._waiting: deque[tuple[Chunk, Future[list[Outcome]]]] = deque()

    def __len__(self) -> int:
        return len(self._waiting)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._executor.shutdown(cancel_futures=True)

    def give(self, chunk: Chunk) -> None:
        """Hand a chunk to the processes."""
        self._waiting.append((chunk, self._submit(chunk)))

    def take(self) -> list[Outcome]:
        """Return the outcomes of the chunk that was given first, once they are there."""
        chunk, future = self._waiting.popleft()
        try:
            return future.result()
        except BrokenProcessPool:
            outcomes = self._read_apart(chunk)
            self._start_anew()
            return outcomes

    def _submit(self, chunk: Chunk) -> Future[list[Outcome]]:
        try:
            return self._executor.submit(read_jobs, self._read, chunk)
        except BrokenProcessPool as error:
            broken: Future[list[Outcome]] = Future()
            broken.set_exception(error)
            return broken

    def _start_anew(self) -> None:
        """Take fresh processes, after one has died, and give them what was under way."""
        self._executor.shutdown(cancel_futures=True)
        self._executor = _executor(self._workers)
        self._waiting = deque((chunk, self._submit(chunk)) for chunk, _ in self._waiting)

    def _read_apart(self, chunk: Chunk) -> list[Outcome]:
        """Read a chunk of which some release may have killed its process: each in a process that may die."""
        outcomes: list[Outcome] = []
        executor = _executor(1)
        for job in chunk:
            try:
                outcomes += executor.submit(read_jobs, self._read, [job]).result()
            except BrokenProcessPool:
                outcomes.append(fault(job, "it killed the process that read it"))
                executor = _executor(1)
        executor.shutdown()
        return outcomes


def _executor(workers: int) -> ProcessPoolExecutor:
    # Spawned and not forked: the parent holds a store with threads of its own.
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin)


def _begin() -> None:
    """Make ready a process: an interrupt is the parent's to handle, and the parent's end is its own."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()

    def end_with_parent() -> None:
        if parent:
            parent.join()
            os._exit(1)

    Thread(target=end_with_parent, daemon=True).start()
