"""The formats a store can be exported in: one table of writers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import BinaryIO

from kg.errors import FormatError
from kg.export.graphs import write_nquads, write_ntriples, write_rdfxml, write_trig, write_turtle
from kg.export.jsonld import write_jsonld
from kg.export.networks import write_gexf, write_graphml
from kg.export.tables import write_csv
from kg.store.base import Store

#: What a format holds.
VIEW = "the current view, as triples"
EVERYTHING = "the current view and every release's graph, as quads"
NETWORK = "countries, organizations and people of the current view, and what joins them"


@dataclass(frozen=True, slots=True)
class Writer:
    """How a store is written in one format.

    Shape:
        `holds` says what part of the store the format carries; `suffix` is the file's usual ending.
    """

    write: Callable[[Store, BinaryIO], None]
    holds: str
    media_type: str
    suffix: str


#: Every format, by the name that `kg export --format` takes. Each writes the same bytes for the same store.
WRITERS: Mapping[str, Writer] = {
    "turtle": Writer(write_turtle, VIEW, "text/turtle", "ttl"),
    "trig": Writer(write_trig, EVERYTHING, "application/trig", "trig"),
    "nquads": Writer(write_nquads, EVERYTHING, "application/n-quads", "nq"),
    "ntriples": Writer(write_ntriples, VIEW, "application/n-triples", "nt"),
    "jsonld": Writer(write_jsonld, VIEW, "application/ld+json", "jsonld"),
    "rdfxml": Writer(write_rdfxml, VIEW, "application/rdf+xml", "rdf"),
    "csv": Writer(write_csv, VIEW, "text/csv", "csv"),
    "graphml": Writer(write_graphml, NETWORK, "application/graphml+xml", "graphml"),
    "gexf": Writer(write_gexf, NETWORK, "application/gexf+xml", "gexf"),
}


def export(store: Store, name: str, out: BinaryIO) -> None:
    """Write `store` to `out` in the format `name`, a key of `WRITERS`.

    The same store gives the same bytes: everything is sorted, and no clock is written.

    Raises:
        FormatError: where there is no such format.
    """
    if name not in WRITERS:
        raise FormatError(f"no export is called {name!r}; give one of {', '.join(WRITERS)}")
    WRITERS[name].write(store, out)
