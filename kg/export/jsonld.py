"""JSON-LD with a context, and one node a line, so that exports can be compared."""

import json
from collections.abc import Iterable
from itertools import groupby
from typing import BinaryIO

import pyoxigraph as ox

from kg.export.graphs import read_triples
from kg.export.prefixes import PREFIXES, shorten
from kg.store.base import Store

TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
STRING = "http://www.w3.org/2001/XMLSchema#string"


def write_jsonld(store: Store, out: BinaryIO) -> None:
    """Write the default graph as JSON-LD."""
    out.write(b'{"@context": ' + _json(dict(sorted(PREFIXES.items()))) + b',\n"@graph": [')
    separator = b"\n"
    for subject, triples in groupby(read_triples(store), key=lambda triple: triple.subject):
        out.write(separator + _json(_node(subject, triples)))
        separator = b",\n"
    out.write(b"\n]}\n")


def _node(subject: object, triples: Iterable[ox.Triple]) -> dict[str, object]:
    node: dict[str, object] = {"@id": _identifier(subject)}
    for predicate, group in groupby(triples, key=lambda triple: triple.predicate.value):
        objects = [triple.object for triple in group]
        if predicate == TYPE and all(isinstance(each, ox.NamedNode) for each in objects):
            node["@type"] = [_identifier(each) for each in objects]
        else:
            node[shorten(predicate)] = [_value(each) for each in objects]
    return node


def _value(term: object) -> object:
    if not isinstance(term, ox.Literal):
        return {"@id": _identifier(term)}
    if term.language:
        return {"@value": term.value, "@language": term.language}
    if term.datatype.value == STRING:
        return {"@value": term.value}
    return {"@value": term.value, "@type": shorten(term.datatype.value)}


def _identifier(term: object) -> str:
    return shorten(term.value) if isinstance(term, ox.NamedNode) else str(term)


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode()
