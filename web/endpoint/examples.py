"""What a named query may be asked with, so that the store at hand has an answer."""

from collections.abc import Mapping

from kg.query.catalog import NamedQuery, bind
from kg.query.written import written_out
from kg.store.base import Store
from kg.view.examples import examples

#: What an IRI that a query needs may be of, by the parameter's name. The others are called as their kind is.
OF_PARAMETER: Mapping[str, str] = {"fact": "meeting", "series": "summit-series"}


def example_values(store: Store, query: NamedQuery) -> dict[str, str]:
    """Return a value for each parameter that the query needs.

    Keys, names and years are those of the file; a person or an IRI is one of the store, if it has any.
    """
    known = examples(store)
    values = {}
    for each in query.parameters:
        if each.required:
            kind = OF_PARAMETER.get(each.name, each.name) if each.kind == "iri" else each.kind
            values[each.name] = (
                known.get(kind, each.example) if each.kind in {"iri", "person"} else each.example
            )
    return values


def with_examples(store: Store, query: NamedQuery) -> str:
    """Return the text of a query to begin with: it can be run as it stands, and its values be changed."""
    return written_out(query.text, bind(query, **example_values(store, query)), title=query.title)
