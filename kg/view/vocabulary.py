"""The ontology as a page shows it: every term with its label, its comment and what it joins."""

from dataclasses import dataclass
from functools import cache

from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef
from rdflib.term import Node

from kg.resources import ONTOLOGY
from kg.view.link import ONTOLOGY_IRI

#: The sections of the page: what a term is an instance of, and the heading.
SECTIONS = (
    (OWL.Class, "Classes"),
    (OWL.ObjectProperty, "Properties between things"),
    (OWL.DatatypeProperty, "Properties with values"),
    (OWL.AnnotationProperty, "Annotation properties"),
    (SKOS.ConceptScheme, "Schemes"),
    (SKOS.Concept, "Concepts"),
)


@dataclass(frozen=True, slots=True)
class Term:
    """A class, a property or a concept of ours; `about` has its other statements: words and terms."""

    iri: str
    name: str
    label: str
    comment: str
    about: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """The terms of one sort, by name."""

    title: str
    terms: tuple[Term, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole ontology: its own label and comment, and its terms."""

    label: str
    comment: str
    version: str
    sections: tuple[Section, ...]


#: What is told of a term besides its label and comment, in words that read on from its name.
TOLD = (
    (RDFS.subClassOf, "is a kind of"),
    (RDFS.subPropertyOf, "is a kind of"),
    (RDFS.domain, "from"),
    (RDFS.range, "to"),
    (OWL.inverseOf, "is the inverse of"),
    (SKOS.inScheme, "in the scheme"),
    (SKOS.broader, "is narrower than"),
)


@cache
def ontology_graph() -> Graph:
    """Return the ontology, read once."""
    return Graph().parse(ONTOLOGY / "secrel.ttl")


@cache
def vocabulary() -> Vocabulary:
    """Return every term of the ontology, each in the first section that it fits."""
    graph = ontology_graph()
    itself = next(graph.subjects(RDF.type, OWL.Ontology), URIRef(ONTOLOGY_IRI))
    seen: set[Node] = set()
    sections = []
    for kind, title in SECTIONS:
        found = {term for term in graph.subjects(RDF.type, kind) if str(term).startswith(ONTOLOGY_IRI)} - seen
        seen |= found
        if found:
            sections.append(Section(title, tuple(_term(graph, term) for term in sorted(found, key=str))))
    return Vocabulary(
        label=_text(graph, itself, RDFS.label),
        comment=_text(graph, itself, RDFS.comment),
        version=_text(graph, itself, OWL.versionInfo),
        sections=tuple(sections),
    )


def _term(graph: Graph, term: Node) -> Term:
    about = []
    for predicate, words in TOLD:
        values = tuple(_name(graph, value) for value in sorted(graph.objects(term, predicate), key=str))
        if values := tuple(name for name in values if name):
            about.append((words, values))
    return Term(
        iri=str(term),
        name=str(term).removeprefix(ONTOLOGY_IRI),
        label=_text(graph, term, RDFS.label) or _text(graph, term, SKOS.prefLabel),
        comment=_text(graph, term, RDFS.comment) or _text(graph, term, SKOS.definition),
        about=tuple(about),
    )


def _name(graph: Graph, value: Node) -> str:
    """Return a term in short form; a union as its members' names, which the page parts again."""
    if isinstance(value, URIRef):
        return (
            value.removeprefix(ONTOLOGY_IRI)
            if value.startswith(ONTOLOGY_IRI)
            else value.n3(graph.namespace_manager)
        )
    union = graph.value(value, OWL.unionOf)
    members = graph.items(union) if union else ()
    return " or ".join(sorted(_name(graph, member) for member in members))


def _text(graph: Graph, subject: Node, predicate: URIRef) -> str:
    return str(graph.value(subject, predicate) or "")
