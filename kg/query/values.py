"""Values that people type, as RDF terms: "PL" or "Poland" as a country, "GB/Boris Johnson" as a person."""

import re
from collections.abc import Callable, Mapping

from rdflib import Literal, URIRef
from rdflib.term import Identifier

from kg.errors import QueryError
from kg.gazetteer.tables import countries
from kg.rdf.iris import UNKNOWN, mint_country, mint_organization, mint_person, mint_topic

#: A whole IRI, of characters that an IRI may hold (RFC 3987): none of them can end a term in a query's text.
IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|\\^`\x7f]+")
YEAR = re.compile(r"[0-9]{4}")


def parse_value(kind: str, name: str, value: str) -> Identifier:
    """Return `value` as a term of `kind`; the parameter's `name` is for the message.

    Raises:
        QueryError: where it is none; the message shows the form it must have.
    """
    term = KINDS[kind](value)
    if term is None:
        raise QueryError(f"{name}={value[:200]!r} is no {kind}; give {FORMS[kind]}")
    return term


def _iri(value: str) -> URIRef | None:
    return URIRef(value) if IRI.fullmatch(value) else None


def _or_iri(read_key: Callable[[str], str | None]) -> Callable[[str], URIRef | None]:
    """Return a reader that takes a whole IRI as it is, and anything else through `read_key`."""

    def read(value: str) -> URIRef | None:
        if "://" in value:
            return _iri(value)
        minted = read_key(value)
        return URIRef(minted) if minted else None

    return read


def _country(value: str) -> str | None:
    known = countries()
    if value.upper() in known:
        return mint_country(value.upper())
    word = value.casefold()
    for country in known.values():
        if word in (name.casefold() for name in (country.name, *country.aliases)):
            return mint_country(country.code)
    return None


def _person(value: str) -> str | None:
    of, slash, name = value.partition("/")
    if not (of and slash and name):
        return None
    return mint_person(name, None if of == UNKNOWN else of)


def _year(value: str) -> Literal | None:
    return Literal(value) if YEAR.fullmatch(value) else None


#: The kinds of value a named query may ask for, each with its reader.
KINDS: Mapping[str, Callable[[str], Identifier | None]] = {
    "country": _or_iri(_country),
    "person": _or_iri(_person),
    "organization": _or_iri(mint_organization),
    "year": _year,
    "topic": _or_iri(mint_topic),
    "text": Literal,
    "iri": _iri,
}

#: How a value of each kind is written.
FORMS: Mapping[str, str] = {
    "country": "a name such as Poland, two letters such as PL, or an IRI",
    "person": "state and name such as GB/boris-johnson, or an IRI",
    "organization": "an acronym such as NATO, or an IRI",
    "year": "four digits such as 2018",
    "topic": "a key such as defence, or an IRI",
    "text": "some words",
    "iri": "a whole IRI such as https://w3id.org/secrel/id/country/PL",
}
