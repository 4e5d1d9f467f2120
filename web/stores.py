"""The store behind the app, opened anew when a build has changed it."""

import threading
import time
from pathlib import Path

from flask import current_app

from kg.errors import StoreError
from kg.store.base import Store
from kg.store.opening import open_store

#: How often, in seconds, the folder is looked at.
LOOK_EVERY = 1.0

State = tuple[tuple[str, int, int], ...]


class StoreHandle:
    """A store that is opened for reading, and again when its folder has changed.

    A handle on a folder sees it as it was when it was opened; requests that run on an old one may end on it.
    """

    def __init__(self, location: str, *, look_every: float = LOOK_EVERY) -> None:
        self.location = location
        self._look_every = look_every
        self._lock = threading.Lock()
        self._state = folder_state(location)
        self._store = open_store(location, read_only=True)
        self._next_look = time.monotonic() + look_every

    def current(self) -> Store:
        """Return the store as it is now, at most `look_every` seconds late."""
        if time.monotonic() < self._next_look or not self._lock.acquire(blocking=False):
            return self._store
        try:
            state = folder_state(self.location)
            if state != self._state:
                self._store, self._state = open_store(self.location, read_only=True), state
        except StoreError:
            # In the midst of being written; the next look finds it whole.
            current_app.logger.info("%s is being written to; the pages show it as it was", self.location)
        finally:
            self._next_look = time.monotonic() + self._look_every
            self._lock.release()
        return self._store

    @property
    def state(self) -> str:
        """A word that is another whenever the store may answer otherwise."""
        self.current()
        return f"{hash(self._state) & 0xFFFFFFFFFFFF:012x}-{id(self._store):x}"


def folder_state(location: str) -> State:
    """Return what tells one state of a store's folder from another; empty for one that is no folder."""
    folder = Path(location)
    if location.endswith(":") or "://" in location or not folder.is_dir():
        return ()
    found = []
    for file in sorted(folder.iterdir()):
        if not file.name.startswith(("LOG", "LOCK")):
            try:
                status = file.stat()
            except FileNotFoundError:
                continue
            found.append((file.name, status.st_size, status.st_mtime_ns))
    return tuple(found)


def store() -> Store:
    """Return the store of the app that answers this request."""
    handle: StoreHandle = current_app.extensions["kg.store"]
    return handle.current()
