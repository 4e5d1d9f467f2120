"""Where a store is, in one word: a folder, memory, or a server's address."""

from pathlib import Path
from urllib.parse import parse_qs, urldefrag

from kg.errors import StoreError
from kg.store.base import Store
from kg.store.memory import MemoryStore
from kg.store.oxigraph import OxigraphStore
from kg.store.remote import RemoteStore

OPTIONS = {"update": "update_url", "graphs": "graph_store_url"}


def open_store(location: str, *, read_only: bool = False) -> Store:
    """Return the store at `location`, to be closed by whoever asked for it.

    Shape:
        A folder's path: Oxigraph on disk. ``memory:``: Oxigraph in memory. ``rdflib:``: rdflib in memory.
        ``http://host/query#update=http://host/update&graphs=http://host/store``: a SPARQL 1.1 server; the
        part after ``#`` may be left out (then it is for reading only) and is never sent.
    Raises:
        StoreError: if there is no such store, or it cannot be opened.
    """
    if location.startswith(("http://", "https://")):
        query_url, fragment = urldefrag(location)
        options = {name: values[-1] for name, values in parse_qs(fragment).items()}
        if unknown := options.keys() - OPTIONS.keys():
            raise StoreError(f"{location}: no such option: {min(unknown)!r}; give update=URL or graphs=URL")
        if read_only:
            options.pop("update", None)
        return RemoteStore(query_url, **{OPTIONS[name]: url for name, url in options.items()})
    if location == "rdflib:":
        return MemoryStore()
    if location == "memory:":
        return OxigraphStore()
    return OxigraphStore(Path(location), read_only=read_only)
