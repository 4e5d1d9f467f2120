"""A thing as RDF: what its page tells, as triples."""

from rdflib import Graph

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.ask import iri, query_text
from kg.view.link import kind_of

#: Kinds of which the default graph does not hold all.
OWN_QUERY = ("release", "evidence", "person")


def describe(store: Store, entity: str) -> Graph:
    """Return what the current view says of `entity`, with the words behind it; of a release, all it says.

    Raises:
        NotFoundError: where nothing is said of it.
    """
    kind = kind_of(entity)
    name = f"describe-{kind if kind in OWN_QUERY else 'entity'}"
    graph = store.construct(f"{query_text(name)}\nVALUES ?entity {{ {iri(entity).n3()} }}")
    if not len(graph):
        raise NotFoundError(f"nothing is said here of {entity}")
    return graph
