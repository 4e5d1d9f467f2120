"""Evidence as triples: the only module that knows how a fact leads to the words it was read from."""

from collections.abc import Iterator

from kg.model.fact import Evidence
from kg.rdf import vocabulary as v
from kg.rdf.iris import mint_evidence
from kg.rdf.terms import Triple, decimal_term, integer_term, iri_term, text_term


def evidence_triples(evidence: Evidence, fact: str, release: str) -> Iterator[Triple]:
    """Yield the evidence node of `fact`, joined to it both ways; `fact` and `release` are IRIs."""
    span = evidence.span
    node = iri_term(mint_evidence(release, fact, span.start, span.end))
    yield iri_term(fact), v.HAS_EVIDENCE, node
    yield node, v.A, v.EVIDENCE
    yield node, v.FACT, iri_term(fact)
    yield node, v.FROM_RELEASE, iri_term(release)
    yield node, v.QUOTE, text_term(evidence.quote)
    yield node, v.START_OFFSET, integer_term(span.start)
    yield node, v.END_OFFSET, integer_term(span.end)
    yield node, v.RULE, text_term(evidence.rule)
    yield node, v.CONFIDENCE, decimal_term(evidence.confidence)
