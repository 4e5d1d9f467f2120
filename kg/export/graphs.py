"""RDF formats. Triples come sorted from the store, so that two exports can be compared line by line."""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import BinaryIO

import pyoxigraph as ox

from kg.export.characters import NOT_XML, for_xml
from kg.export.prefixes import PREFIXES
from kg.store.base import ALL, Store

#: Lines that are parsed at a time: enough to be quick, few enough to be small in memory.
BATCH = 20_000


def write_ntriples(store: Store, out: BinaryIO) -> None:
    """Write the default graph as N-Triples, a line a triple."""
    out.writelines(line.encode() for line in store.dump(None))


def write_nquads(store: Store, out: BinaryIO) -> None:
    """Write the default graph, then each release's, as N-Quads."""
    out.writelines(line.encode() for line in store.dump(ALL))


def write_turtle(store: Store, out: BinaryIO) -> None:
    """Write the default graph as Turtle."""
    ox.serialize(read_triples(store), out, ox.RdfFormat.TURTLE, prefixes=PREFIXES)


def write_trig(store: Store, out: BinaryIO) -> None:
    """Write the default graph, then each release's, as TriG."""
    ox.serialize(_quads(store.dump(ALL)), out, ox.RdfFormat.TRIG, prefixes=PREFIXES)


def write_rdfxml(store: Store, out: BinaryIO) -> None:
    """Write the default graph as RDF/XML, which cannot hold every character: see `for_xml`."""
    ox.serialize(map(_xml_triple, read_triples(store)), out, ox.RdfFormat.RDF_XML, prefixes=PREFIXES)


def read_triples(store: Store) -> Iterator[ox.Triple]:
    """Yield the triples of the default graph, sorted."""
    return (quad.triple for quad in _quads(store.dump(None)))


def _quads(lines: Iterable[str]) -> Iterator[ox.Quad]:
    rest = iter(lines)
    while batch := "".join(islice(rest, BATCH)):
        yield from ox.parse(batch, ox.RdfFormat.N_QUADS)


def _xml_triple(triple: ox.Triple) -> ox.Triple:
    literal = triple.object
    if not isinstance(literal, ox.Literal) or not NOT_XML.search(literal.value):
        return triple
    text = for_xml(literal.value)
    if literal.language:
        return ox.Triple(triple.subject, triple.predicate, ox.Literal(text, language=literal.language))
    return ox.Triple(triple.subject, triple.predicate, ox.Literal(text, datatype=literal.datatype))
