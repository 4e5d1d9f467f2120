"""A worker process, as the server sees it."""

import contextlib
import multiprocessing
import os
import signal
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from importlib.machinery import ModuleSpec
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess
from tempfile import SpooledTemporaryFile

from kg.errors import KGError, QueryError
from kg.query.guarded import worker
from kg.query.guarded.job import BusyError, Head, Job, LimitError

#: How long a process may take to be ready, in seconds.
START_SECONDS = 60.0
#: Up to here an answer is held in memory, in bytes; a longer one in a file.
IN_MEMORY = 4 << 20
#: How far a long query stands back for others (nice).
STANDS_BACK = 19

#: Forking from a process that has everything loaded takes a twentieth of starting anew.
METHOD = "forkserver" if "forkserver" in multiprocessing.get_all_start_methods() else "spawn"


_starting = threading.Lock()


@dataclass(frozen=True, slots=True)
class Result:
    """A whole answer: what it is, and its bytes, read from the start."""

    head: Head
    body: SpooledTemporaryFile[bytes]


class Worker:
    """A process with the store open, from its start to its end.

    Raises:
        BusyError: on construction, where it could not be started.
    """

    def __init__(self, location: str, state: str, timeout: float, memory: int) -> None:
        self._memory = memory
        context = multiprocessing.get_context(METHOD)
        if METHOD == "forkserver":
            context.set_forkserver_preload([worker.__name__])
        self._pipe: Connection
        self._pipe, theirs = context.Pipe()
        self._process: BaseProcess = context.Process(  # type: ignore[attr-defined]
            target=worker.work, args=(location, state, timeout, memory, theirs), daemon=True, name="query"
        )
        with without_main():
            self._process.start()
        theirs.close()
        try:
            self.ready(START_SECONDS)  # starting up is not the query's time
            self._pipe.recv()
        except (EOFError, OSError):
            self.stop()
            raise BusyError("no process could be started for the query; the machine is too busy") from None

    @property
    def process(self) -> int:
        """The id of the process."""
        return self._process.pid or 0

    def ask(self, job: Job) -> None:
        """Begin a query."""
        self._pipe.send(job)

    def ready(self, seconds: float) -> bool:
        """Wait so long at most; return whether an answer is there, or the process has ended."""
        return self._pipe.poll(seconds)

    def answer(self) -> Result | KGError:
        """Return what the query gave.

        Raises:
            EOFError, OSError: where the process has ended.
        """
        head: Head | KGError = self._pipe.recv()
        if isinstance(head, KGError):
            return head
        body = SpooledTemporaryFile[bytes](max_size=IN_MEMORY)
        while body.tell() < head.size:
            body.write(self._pipe.recv_bytes())
        body.seek(0)
        return Result(head, body)

    def stand_back(self) -> None:
        """Let other processes go first from now on, where the system can do that; it cannot be undone."""
        if sys.platform != "win32" and self._process.pid:
            with contextlib.suppress(OSError):
                os.setpriority(os.PRIO_PROCESS, self._process.pid, STANDS_BACK)

    def last_words(self) -> KGError:
        """Return why the process ended of itself, as far as its exit tells."""
        self._process.join(timeout=5)
        if self._process.exitcode == -signal.SIGSEGV:
            return QueryError(
                "the query is nested deeper than it can be read; ask it in several, or with VALUES"
            )
        if self._process.exitcode == -signal.SIGABRT:
            return LimitError(f"the query was stopped: it needed more than the {self._memory} MB it may use")
        return LimitError(f"the query was stopped: its process ended with the code {self._process.exitcode}")

    def stop(self) -> None:
        """End the process, whatever it is doing."""
        self._process.kill()
        self._process.join(timeout=5)
        self._pipe.close()


@contextlib.contextmanager
def without_main() -> Iterator[None]:
    """Keep new processes from running the program that started this one, which they have no need of.

    It takes time, and not every program bears it. Programs run as a package (``python -m kg``) are left alone by
    multiprocessing, and so it is told for this moment that ours is one.
    """
    main = sys.modules["__main__"]
    with _starting:
        kept, main.__spec__ = main.__spec__, ModuleSpec("kg.__main__", None)
        try:
            yield
        finally:
            main.__spec__ = kept
