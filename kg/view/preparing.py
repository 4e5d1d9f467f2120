"""Work that is done once for a store handle, before the first reader would have to wait for it."""

import gc

from kg.store.base import Store
from kg.view.attendance import attendance
from kg.view.directory import CLASSES, directory
from kg.view.levels import levels
from kg.view.network.choice import ACTORS, NODE_KINDS, NetworkChoice
from kg.view.network.standing import picture
from kg.view.network.whole import whole_graph
from kg.view.overview import coverage, overview
from kg.view.said import said
from kg.view.sayings import statement_texts
from kg.view.search import words_known


def prepare(store: Store) -> None:
    """Make the indexes and the pages that are about everything."""
    overview(store)
    words_known(store)
    statement_texts(store)
    said(store)
    attendance(store)
    levels(store)
    coverage(store)
    picture(store, NetworkChoice())
    for show in (ACTORS, NODE_KINDS):
        whole_graph(store, NetworkChoice(show=show))
    for kind in CLASSES:
        directory(store, kind)
    # The indexes are some hundred thousand objects that stay: looking through them for garbage, again and again,
    # makes single answers 0.1 s slower.
    gc.unfreeze()
    gc.collect()
    gc.freeze()
