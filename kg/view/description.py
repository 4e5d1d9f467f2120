"""A thing as RDF: what its page tells, as triples."""

from collections.abc import Iterator

from rdflib import SDO, Graph, URIRef

from kg.errors import NotFoundError
from kg.rdf.namespaces import SECREL
from kg.store.base import Store
from kg.view.ask import iri, query_text
from kg.view.attendance import attendance
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
    for triple in _company(store, entity, kind):
        graph.add(triple)
    return graph


def _company(store: Store, entity: str, kind: str) -> Iterator[tuple[URIRef, URIRef, URIRef]]:
    """Yield who came to a summit and what was beside it, as its page has it, without what rests on the days alone."""
    known = attendance(store) if kind in {"summit", "meeting", "person"} else None
    if known is None:
        return
    for one in (*known.named.get(entity, ()), *known.of_person.get(entity, ())):
        yield iri(one.summit), SDO.attendee, iri(one.person)
    for tie in (*known.tied.get(entity, ()), *known.of_meeting.get(entity, ())):
        if tie.how in {"at", "margins"}:
            yield iri(tie.meeting), SECREL.partOf, iri(tie.summit)
