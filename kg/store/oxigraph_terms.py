"""What Oxigraph gives, as ours: terms, rows and triples; `kg.store.oxigraph` alone uses it."""

import re
from collections.abc import Iterator

import pyoxigraph as ox
from rdflib import BNode, Literal, URIRef
from rdflib.namespace import XSD
from rdflib.term import Identifier

from kg.errors import QueryError, StoreError
from kg.store.answers import Triples
from kg.store.rows import Row, Rows

Term = ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple

ROWS = {
    "json": ox.QueryResultsFormat.JSON,
    "xml": ox.QueryResultsFormat.XML,
    "csv": ox.QueryResultsFormat.CSV,
    "tsv": ox.QueryResultsFormat.TSV,
}
GRAPHS = {
    "turtle": ox.RdfFormat.TURTLE,
    "jsonld": ox.RdfFormat.JSON_LD,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "rdfxml": ox.RdfFormat.RDF_XML,
    "trig": ox.RdfFormat.TRIG,
    "nquads": ox.RdfFormat.N_QUADS,
}
XML = (ox.QueryResultsFormat.XML, ox.RdfFormat.RDF_XML)
#: Bytes that are characters in Oxigraph's XML and may be in none: most controls, and the last two of the plane.
NOT_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")


def rows(found: ox.QuerySolutions) -> Rows:
    """Return the solutions of a SELECT query."""
    return Rows(
        (variable.value for variable in found.variables),
        _terms(found),
        lambda name: _encoded(found, ROWS[name]),
        lambda: sum(1 for _ in found),
    )


def triples(found: ox.QueryTriples) -> Triples:
    """Return the triples of a CONSTRUCT or DESCRIBE query."""
    return Triples(
        ((node(each.subject), node(each.predicate), node(each.object)) for each in found),
        lambda form: _encoded(found, GRAPHS[form]),
    )


def node(term: Term) -> Identifier:
    """Return Oxigraph's `term` as rdflib's, in the same spelling.

    Raises:
        StoreError: for a triple, which RDF 1.1 has not among its terms.
    """
    if isinstance(term, ox.NamedNode):
        return URIRef(term.value)
    if isinstance(term, ox.Literal):
        if term.language:
            return Literal(term.value, lang=term.language)
        datatype = None if term.datatype.value == str(XSD.string) else URIRef(term.datatype.value)
        return Literal(term.value, datatype=datatype, normalize=False)
    if isinstance(term, ox.BlankNode):
        return BNode(term.value)
    raise StoreError("RDF 1.2's triple terms are not read here; leave them out of the query")


def engine_term(term: Identifier) -> ox.NamedNode | ox.Literal:
    """Return rdflib's `term` as Oxigraph's.

    Raises:
        QueryError: where it is no IRI and no literal.
    """
    if isinstance(term, Literal):
        if term.language:
            return ox.Literal(str(term), language=term.language)
        return ox.Literal(str(term), datatype=ox.NamedNode(str(term.datatype or XSD.string)))
    return engine_iri(str(term))


def engine_iri(iri: str) -> ox.NamedNode:
    """Return `iri` as Oxigraph's.

    Raises:
        QueryError: where it is none.
    """
    try:
        return ox.NamedNode(iri)
    except ValueError as error:
        raise QueryError(f"{iri!r} is no IRI: {error}") from error


def _terms(found: ox.QuerySolutions) -> Iterator[Row]:
    try:
        for solution in found:
            yield tuple(None if term is None else node(term) for term in solution)
    except (OSError, RuntimeError) as error:
        raise StoreError(f"the query stopped half way: {error}") from error


def _encoded(found: ox.QuerySolutions | ox.QueryTriples, form: ox.QueryResultsFormat | ox.RdfFormat) -> bytes:
    try:
        text: bytes = found.serialize(format=form) or b""  # type: ignore[arg-type]
    except (OSError, RuntimeError) as error:
        raise StoreError(f"the query stopped half way: {error}") from error
    return NOT_XML.sub(b"", text) if form in XML else text
