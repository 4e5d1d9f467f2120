"""A thing as RDF: what its page tells, as triples."""

from collections.abc import Iterator, Sequence

from rdflib import SDO, Graph, URIRef

from kg.errors import NotFoundError
from kg.rdf.namespaces import SECREL
from kg.store.base import Store
from kg.view.ask import compose, iri, query_text
from kg.view.attendance import attendance
from kg.view.link import kind_of
from kg.view.listing import Listing

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


def describe_listing(store: Store, listing: Listing) -> Graph:
    """Return what the current view says of the things that a list tells of, and the names of those it only names."""
    graph = Graph(bind_namespaces="none")
    for query, things in (("describe-things", listing.told), ("name-things", listing.named)):
        if things:
            for triple in _construct(store, query, things):
                graph.add(triple)
    if listing.joined and listing.named:
        shown = {iri(each) for each in listing.named}
        for triple in _construct(store, "join-things", listing.named):
            if triple[2] in shown:
                graph.add(triple)
    return graph


def _construct(store: Store, query: str, things: Sequence[str]) -> Graph:
    return store.construct(compose(query, {"entity": tuple(dict.fromkeys(things))}, ()))


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
