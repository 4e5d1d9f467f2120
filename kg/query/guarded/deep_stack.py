"""Room for queries that are nested deeply: engines read them by recursion, and end the process where it runs out."""

import threading
from collections.abc import Callable
from concurrent.futures import Future
from typing import TypeVar

Given = TypeVar("Given")

#: What a thread that asks queries may use for its calls, in bytes; only what is used takes memory. A query of
#: 150,000 opening braces fits in.
STACK = 512 << 20


def with_deep_stack(work: Callable[[], Given]) -> Given:
    """Return what `work` gives, done in a thread with room for deep recursion; what it raises is raised here."""
    done: Future[Given] = Future()

    def run() -> None:
        try:
            done.set_result(work())
        except BaseException as error:  # noqa: BLE001 - it is raised where the work was asked for
            done.set_exception(error)

    before = threading.stack_size(STACK)
    try:
        thread = threading.Thread(target=run, name="query", daemon=True)
        thread.start()
    finally:
        threading.stack_size(before)
    return done.result()
