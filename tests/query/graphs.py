"""The small current view that the query and export tests share."""

from pathlib import Path

import pyoxigraph as ox

from kg.store.base import Store

VIEW = Path(__file__).parent / "view.trig"


def fill(store: Store) -> Store:
    """Put the view and its two releases into `store`."""
    graphs: dict[str, list[str]] = {}
    for quad in ox.parse(path=VIEW, format=ox.RdfFormat.TRIG):
        name = "" if isinstance(quad.graph_name, ox.DefaultGraph) else str(quad.graph_name)
        graphs.setdefault(name, []).append(
            " ".join(
                part
                for part in (str(quad.subject), str(quad.predicate), str(quad.object), name, ".\n")
                if part
            )
        )
    store.replace_default("".join(graphs.pop("")))
    store.replace_graphs({name[1:-1]: "".join(lines) for name, lines in graphs.items()})
    return store
