"""What the view holds whatever the releases say: the ontology, and the names of states and organizations."""

from functools import cache
from itertools import chain
from typing import cast

from rdflib import RDFS, SKOS, BNode, Graph
from rdflib.compare import to_canonical_graph
from rdflib.term import Identifier

from kg.gazetteer.tables import countries, organizations, topics
from kg.rdf import vocabulary as v
from kg.rdf.iris import BASE, mint_country, mint_organization, mint_topic
from kg.rdf.terms import iri_term, text_term
from kg.resources import ONTOLOGY
from kg.store.statements import term_text
from kg.view.current.lines import Thing

ALT_LABEL = iri_term(SKOS.altLabel)
PREF_LABEL = iri_term(SKOS.prefLabel)
NOTATION = iri_term(SKOS.notation)
BROADER = iri_term(SKOS.broader)
IN_SCHEME = iri_term(SKOS.inScheme)
CONCEPT = iri_term(SKOS.Concept)
CONCEPT_SCHEME = iri_term(SKOS.ConceptScheme)
SCHEME = iri_term(f"{BASE}topics")

#: Nodes of the ontology that have no name get one under this address, from what is said of them.
GENERATED = "https://w3id.org/secrel/.well-known/genid/"


@cache
def reference_things() -> dict[str, Thing]:
    """Return the ontology's terms, the states and organizations, and the scheme of topics."""
    return dict(chain(_ontology().items(), _states().items(), _organizations().items(), _topics().items()))


def _ontology() -> dict[str, Thing]:
    """Return the ontology without blank nodes, which would have other names at each build."""
    things: dict[str, Thing] = {}
    graph = to_canonical_graph(Graph().parse(ONTOLOGY / "secrel.ttl"))
    for triple in graph:
        subject, predicate, value = (
            iri_term(GENERATED + term) if isinstance(term, BNode) else term_text(cast(Identifier, term))
            for term in triple
        )
        things.setdefault(subject, {}).setdefault(predicate, []).append(value)
    return things


def _states() -> dict[str, Thing]:
    return {
        iri_term(mint_country(country.code)): {
            v.A: [v.COUNTRY],
            v.LABEL: [text_term(country.name)],
            NOTATION: [text_term(country.code)],
            ALT_LABEL: [text_term(alias) for alias in country.aliases],
        }
        for country in countries().values()
    }


def _organizations() -> dict[str, Thing]:
    return {
        iri_term(mint_organization(one.acronym)): {
            v.A: [v.ORGANIZATION],
            v.LABEL: [text_term(one.name)],
            NOTATION: [text_term(one.acronym)],
            ALT_LABEL: [text_term(alias) for alias in one.aliases],
        }
        for one in organizations().values()
    }


def _topics() -> dict[str, Thing]:
    scheme: Thing = {v.A: [CONCEPT_SCHEME], iri_term(RDFS.label): [text_term("Topics")]}
    things: dict[str, Thing] = {SCHEME: scheme}
    for topic in topics().values():
        things[iri_term(mint_topic(topic.key))] = {
            v.A: [v.TOPIC, CONCEPT],
            v.LABEL: [text_term(topic.label)],
            PREF_LABEL: [text_term(topic.label)],
            IN_SCHEME: [SCHEME],
            BROADER: [iri_term(mint_topic(topic.broader))] if topic.broader else [],
        }
    return things
