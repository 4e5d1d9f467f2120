"""What a query of any form gives: rows, a truth or triples; and which graphs it may read."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from rdflib import Graph
from rdflib.term import Node

from kg.errors import FormatError
from kg.store.rows import Rows

Triple = tuple[Node, Node, Node]

#: The formats of graphs, and their media types.
GRAPH_FORMATS: Final = {
    "turtle": "text/turtle",
    "jsonld": "application/ld+json",
    "ntriples": "application/n-triples",
    "rdfxml": "application/rdf+xml",
    "trig": "application/trig",
    "nquads": "application/n-quads",
}

#: What rdflib calls them; one graph alone is the same in the formats of datasets.
SERIALIZERS = {
    "turtle": "turtle",
    "jsonld": "json-ld",
    "ntriples": "nt",
    "rdfxml": "xml",
    "trig": "turtle",
    "nquads": "nt",
}


@dataclass(frozen=True, slots=True)
class Dataset:
    """The graphs that a query reads in place of the whole store, as the SPARQL 1.1 Protocol names them.

    Shape:
        IRIs: the default graph is made of `default`; ``GRAPH`` sees those of `named` and no others.
    """

    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()


class Triples:
    """The triples of a CONSTRUCT or DESCRIBE, to be read once: as terms, or serialized."""

    def __init__(self, triples: Iterable[Triple], encode: Callable[[str], bytes] | None = None) -> None:
        """Wrap `triples`; `encode` writes them in a format without passing through rdflib, if the engine can."""
        self._triples = triples
        self._encode = encode

    def __iter__(self) -> Iterator[Triple]:
        return iter(self._triples)

    def serialize(self, form: str) -> bytes:
        """Return the triples in one of `GRAPH_FORMATS`.

        Raises:
            FormatError: if `form` is another.
        """
        if form not in GRAPH_FORMATS:
            raise FormatError(f"no such format of graphs: {form!r}; give one of {', '.join(GRAPH_FORMATS)}")
        if self._encode:
            return self._encode(form)
        graph = Graph()
        for triple in self:
            graph.add(triple)
        return graph.serialize(format=SERIALIZERS[form], encoding="utf-8")


#: What a query gives: rows of a SELECT, the truth of an ASK, triples of a CONSTRUCT or DESCRIBE.
Answer = Rows | bool | Triples
