"""Things by their names: what a person types in a form or in the editor, as things of the graph."""

from rdflib import URIRef

from kg.errors import QueryError
from kg.query.values import KINDS
from kg.store.base import Store
from kg.view.link import KINDS as NAMES
from kg.view.link import Link, kind_of, labels, link
from kg.view.search import fold, index_of

#: How many names are offered.
OFFERED = 12
#: The kinds that can take part in something.
ACTORS = ("country", "organization", "person")
#: The kinds whose names are looked through, in this order.
LOOKED_THROUGH = (*ACTORS, "summit-series", "summit", "agreement", "topic", "release")


def find_entity(store: Store, text: str) -> URIRef:
    """Return the country, organization or person that `text` names: by its name, its code or its IRI.

    Raises:
        QueryError: where it names none, or several; the message has the names that are near.
    """
    if "://" in text:
        iri = KINDS["iri"](text)
        if iri is None:
            raise QueryError(f"{text[:200]!r} is no IRI")
        return URIRef(str(iri))
    country = KINDS["country"](text)
    if country is not None:
        return URIRef(str(country))
    near = complete(store, text, ACTORS)
    words = fold(text).strip()
    same = [each for each in near if fold(each.label) == words] or [
        each for each in near if words in fold(each.label)
    ]
    if len(same) == 1 or (same and fold(same[0].label) == words):
        return URIRef(same[0].iri)
    names = f"; did you mean {', '.join(each.label for each in near[:5])}?" if near else ""
    raise QueryError(f"nobody and no state or organization is found by the name {text[:80]!r}{names}")


def complete(store: Store, words: str, kinds: tuple[str, ...] = LOOKED_THROUGH) -> tuple[Link, ...]:
    """Return things of `kinds` whose names have the `words`, those named just so first."""
    index = index_of(store)
    found = {hit.link.iri: hit.link for kind in kinds for hit in index.find(words, kind, OFFERED).hits}
    if not found:
        found = {each.iri: each for each in index.guess(words) if kind_of(each.iri) in kinds}
    known = labels(store, found)  # it may have been found by another of its names
    named = [link(iri, known.get(iri, each.label)) for iri, each in found.items()]
    exact = fold(words).strip()
    return tuple(sorted(named, key=lambda each: not fold(each.label).startswith(exact))[:OFFERED])


def kind_word(kind: str) -> str:
    """Return what a kind is called in a list of suggestions."""
    return NAMES[kind][0].lower() if kind in NAMES else kind
