"""A release and its facts as N-Quads, ready for a store."""

from kg.model.fact import ReleaseFacts
from kg.model.release import Release
from kg.rdf.iris import mint_release
from kg.rdf.terms import iri_term
from kg.rdf.triples import release_triples


def release_nquads(release: Release, facts: ReleaseFacts) -> str:
    """Return the release's named graph as N-Quads: sorted lines, each once; same facts, same bytes."""
    graph = iri_term(mint_release(release.publisher, release.id))
    lines = {f"{s} {p} {o} {graph} .\n" for s, p, o in release_triples(release, facts)}
    return "".join(sorted(lines))
