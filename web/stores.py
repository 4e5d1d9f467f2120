"""The store behind the app, opened anew when a build has changed it."""

import hashlib
import threading
import time
from collections.abc import Callable
from pathlib import Path

from flask import current_app

from kg.errors import StoreError
from kg.store.base import Store
from kg.store.opening import open_store

#: How often, in seconds, the folder is looked at.
LOOK_EVERY = 1.0


class StoreHandle:
    """A store that is opened for reading, and again when its folder has changed.

    A handle on a folder sees it as it was when it was opened; requests that run on an old one end on it. With
    `prepare`, a new one is made ready in the background before it takes the old one's place.
    """

    def __init__(
        self, location: str, *, prepare: Callable[[Store], None] | None = None, look_every: float = LOOK_EVERY
    ) -> None:
        self.location = location
        self._prepare = prepare
        self._look_every = look_every
        self._lock = threading.Lock()
        self._state = folder_state(location)
        self._store = open_store(location, read_only=True)
        self._next_look = time.monotonic() + look_every

    def current(self) -> Store:
        """Return the store as it was when last looked at; look again where that is long enough ago."""
        if time.monotonic() >= self._next_look and self._lock.acquire(blocking=False):
            state = folder_state(self.location)
            if state == self._state:
                self._looked()
            elif self._prepare is None:
                self._renew(state)
            else:
                threading.Thread(target=self._renew, args=(state,), daemon=True, name="renew").start()
        return self._store

    @property
    def state(self) -> str:
        """A word that is another whenever the store may answer otherwise."""
        self.current()
        return self._state

    def _renew(self, state: str) -> None:
        try:
            store = open_store(self.location, read_only=True)
            if self._prepare:
                self._prepare(store)
            self._store, self._state = store, state
        except StoreError:
            pass  # it is in the midst of being written; the next look finds it whole
        finally:
            self._looked()

    def _looked(self) -> None:
        self._next_look = time.monotonic() + self._look_every
        self._lock.release()


def folder_state(location: str) -> str:
    """Return what tells one state of a store's folder from another; empty for one that is no folder."""
    folder = Path(location)
    if location.endswith(":") or "://" in location or not folder.is_dir():
        return ""
    state = hashlib.sha256()
    for file in sorted(folder.iterdir()):
        if not file.name.startswith(("LOG", "LOCK")):
            try:
                status = file.stat()
            except FileNotFoundError:
                continue
            state.update(f"{file.name} {status.st_size} {status.st_mtime_ns}\n".encode())
    return state.hexdigest()


def store() -> Store:
    """Return the store of the app that answers this request."""
    handle: StoreHandle = current_app.extensions["kg.store"]
    return handle.current()
