"""Things by their names: what a person types in a form or in the editor, as things of the graph."""

from collections.abc import Callable, Mapping

from rdflib import URIRef

from kg.errors import QueryError
from kg.gazetteer.tables import organizations, topics
from kg.query.catalog import NamedQuery
from kg.query.values import KINDS
from kg.store.base import Store
from kg.view.called import called, thing_called
from kg.view.link import KINDS as NAMES
from kg.view.name_index import NAMED, Match
from kg.view.suggestions import suggest

#: How many names are offered.
OFFERED = 12
#: The kinds that can take part in something.
ACTORS = ("country", "organization", "person")
#: What an IRI that a named query asks for is of, by the parameter's name; others may be of anything.
OF_PARAMETER: Mapping[str, tuple[str, ...]] = {
    "agreement": ("agreement",),
    "summit": ("summit",),
    "series": ("summit-series",),
    "release": ("release",),
}

#: The kinds of value that may be given by name too, and what tells that the query itself can read one.
BY_NAME: Mapping[str, Callable[[str], object]] = {
    "country": KINDS["country"],
    "organization": organizations().get,
    "person": lambda value: "/" in value,
    "topic": topics().get,
    "iri": KINDS["iri"],
}


def find_entity(store: Store, text: str) -> URIRef:
    """Return the country, organization or person that `text` names: by its name, an alias, its code or its IRI.

    Raises:
        QueryError: where it names none, or several; the message has the names that are near.
    """
    if "://" in text:
        iri = KINDS["iri"](text)
        if iri is None:
            raise QueryError(f"{text[:200]!r} is no IRI")
        return URIRef(str(iri))
    return URIRef(thing_called(store, text[:80], ACTORS).iri)


def with_iris(store: Store, query: NamedQuery, values: Mapping[str, str]) -> dict[str, str]:
    """Return the values given for a named query, with IRIs for the names that the query itself cannot read.

    Raises:
        QueryError: for a name that nothing has, where others are near.
    """
    kinds = {parameter.name: parameter.kind for parameter in query.parameters}
    read = dict(values)
    for name, value in values.items():
        kind = kinds.get(name, "")
        if "://" in value or kind not in BY_NAME or BY_NAME[kind](value):
            continue
        wanted = OF_PARAMETER.get(name, NAMED) if kind == "iri" else (kind,)
        meant = called(store, value[:80], wanted)
        if meant.found:
            read[name] = meant.found.iri
        elif meant.near:
            raise QueryError(meant.fault)
    return read


def complete(store: Store, words: str, kinds: tuple[str, ...] = NAMED) -> tuple[Match, ...]:
    """Return things of `kinds` whose names have the `words`, or are spelt much like them, the best first."""
    return suggest(store, words, kinds, OFFERED)


def kind_word(kind: str) -> str:
    """Return what a kind is called in a list of suggestions."""
    return NAMES[kind][0].lower() if kind in NAMES else kind
