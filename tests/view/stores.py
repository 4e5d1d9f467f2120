"""Stores of a few releases of our own, in memory, with the current view made."""

from collections.abc import Iterable
from datetime import date

from kg.model.release import Release
from kg.rdf.iris import mint_release
from kg.rdf.nquads import release_nquads
from kg.store.base import Store
from kg.store.opening import open_store
from kg.view.current import current_view
from tests.stand_in import Record, read_record


def graph_of(record: Record) -> tuple[str, str]:
    """Return the IRI of a release's graph, and the graph."""
    made = Release(
        record["id"], record["publisher"], date.fromisoformat(record["date"]), record["title"], record["text"]
    )
    return mint_release(made.publisher, made.id), release_nquads(made, read_record(made))


def store_of(records: Iterable[Record], location: str = "memory:") -> Store:
    """Return a store of these releases and the view of them."""
    store = open_store(location)
    for record in records:
        store.replace_graph(*graph_of(record))
    store.replace_default(current_view(store))
    return store
