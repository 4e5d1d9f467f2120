"""A fixed number of places, first come first served."""

import threading
import time
from collections import deque
from collections.abc import Callable

from kg.query.guarded.job import BusyError, StoppedError

#: How often, in seconds, one who waits looks up.
TICK = 0.1


class Places:
    """So many may be inside at a time; of the others, some wait in line and the rest are sent away.

    Units:
        `patience`, how long one waits, is in seconds.
    """

    def __init__(self, number: int, *, line: int, patience: float) -> None:
        self._lock = threading.Lock()
        self._number = self._free = number
        self._longest = line
        self._patience = patience
        self._line: deque[threading.Event] = deque()

    @property
    def waiting(self) -> int:
        """How many wait in line."""
        return len(self._line)

    @property
    def taken(self) -> int:
        """How many are inside."""
        return self._number - self._free

    def enter(self, interrupted: Callable[[], bool]) -> None:
        """Take a place, perhaps after a while; `leave` must follow.

        Raises:
            BusyError: where the line is too long, or took too long.
            StoppedError: where `interrupted` became true before a place was free.
        """
        with self._lock:
            if self._free and not self._line:
                self._free -= 1
                return
            if len(self._line) >= self._longest:
                raise BusyError(f"all workers are busy, and {self._longest} queries wait for one already")
            turn = threading.Event()
            self._line.append(turn)
        deadline = time.monotonic() + self._patience
        while not turn.wait(TICK):
            if interrupted():
                self._give_up(turn, StoppedError("the query was stopped before it was begun"))
            elif time.monotonic() > deadline:
                words = f"all workers are busy with other queries, and none was free for {self._patience:g} s"
                self._give_up(turn, BusyError(words))

    def leave(self) -> None:
        """Give the place to the next in line."""
        with self._lock:
            if self._line:
                self._line.popleft().set()
            else:
                self._free += 1

    def _give_up(self, turn: threading.Event, error: BusyError | StoppedError) -> None:
        with self._lock:
            if turn.is_set():
                return  # the place was given in this very moment
            self._line.remove(turn)
        raise error
