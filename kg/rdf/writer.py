"""The triples of one release as they are collected: each once, each fact with its evidence."""

from kg.model.fact import Evidence, ReleaseFacts
from kg.rdf import vocabulary as v
from kg.rdf.iris import mint_country, mint_organization
from kg.rdf.provenance import evidence_triples
from kg.rdf.terms import Term, Triple, iri_term, text_term


class GraphWriter:
    """Collects the triples of one release's graph.

    Shape:
        `release` is the release's IRI; `triples` are in the order of the facts, and may repeat.
    """

    def __init__(self, release: str, facts: ReleaseFacts, countries: frozenset[str]) -> None:
        self.release = release
        self.triples: list[Triple] = []
        self._countries = countries
        # A code such as AU is Australia's, unless the release names the African Union and not Australia.
        self._organizations = {o.key for o in facts.organizations} - {c.key for c in facts.countries}
        self._opened: set[str] = set()
        self._shown: set[tuple[str, int, int]] = set()

    def add(self, subject: Term, predicate: Term, *objects: Term) -> None:
        """Add a triple for each of `objects`."""
        self.triples += [(subject, predicate, one) for one in objects]

    def opens(self, iri: str) -> bool:
        """Whether `iri` is new here: what a thing has once is written where it is first met."""
        if iri in self._opened:
            return False
        self._opened.add(iri)
        return True

    def show(self, evidence: Evidence, fact: str) -> None:
        """Add the evidence of the fact with this IRI; the same words show a fact once."""
        place = (fact, evidence.span.start, evidence.span.end)
        if place not in self._shown:
            self._shown.add(place)
            self.triples += evidence_triples(evidence, fact, self.release)

    def party(self, code: str) -> str:
        """Return the IRI of the country or organization with this code, and see that it has a class."""
        if code in self._countries and code not in self._organizations:
            return self.country(code)
        return self.organization(code)

    def country(self, code: str) -> str:
        """Return the IRI of the country with this code, and see that it has a class."""
        iri = mint_country(code)
        if self.opens(iri):
            self.add(iri_term(iri), v.A, v.COUNTRY)
        return iri

    def organization(self, key: str) -> str:
        """Return the IRI of the organization with this key, and see that it has a class and a label."""
        iri = mint_organization(key)
        if self.opens(iri):
            self.add(iri_term(iri), v.A, v.ORGANIZATION)
            self.add(iri_term(iri), v.LABEL, text_term(key))
        return iri
