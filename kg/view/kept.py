"""What is worked out once for a store and kept as long as its handle."""

import threading
from collections.abc import Callable
from functools import wraps
from typing import TypeVar
from weakref import WeakKeyDictionary

from kg.store.base import Store

T = TypeVar("T")


def kept(make: Callable[[Store], T]) -> Callable[[Store], T]:
    """Have `make` called once for each store handle, also where several threads ask at once.

    A handle on a folder is a snapshot, so what was once true of it stays so; a new handle begins anew.
    """
    held: WeakKeyDictionary[Store, T] = WeakKeyDictionary()
    lock = threading.Lock()

    @wraps(make)
    def once(store: Store) -> T:
        with lock:
            if store not in held:
                held[store] = make(store)
            return held[store]

    return once
