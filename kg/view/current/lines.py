"""Things as N-Quads lines of the default graph."""

from collections.abc import Iterator, Mapping
from typing import Final

from rdflib import OWL

from kg.rdf.terms import iri_term

#: The values of a thing's properties, each term as N-Triples text.
Thing = dict[str, list[str]]

SAME_AS: Final = iri_term(OWL.sameAs)


def line(subject: str, predicate: str, value: str) -> str:
    """Return one quad of the default graph as a line."""
    return f"{subject} {predicate} {value} .\n"


def thing_lines(subject: str, thing: Mapping[str, list[str]]) -> Iterator[str]:
    """Yield a line for each value of a thing's properties."""
    for predicate, values in thing.items():
        for value in values:
            yield line(subject, predicate, value)
