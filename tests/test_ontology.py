"""The ontology: every term told in full, in OWL 2 DL, and in step with what is made from it."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pyshacl
import pytest
from rdflib import OWL, RDF, RDFS, SH, SKOS, VOID, XSD, Graph, Literal, URIRef
from rdflib.plugins.sparql import prepareQuery
from rdflib.term import Node

from kg.rdf.generate import BASE, CONTEXT, SCHEMA, SOURCE, TARGET, render_context, render_namespaces
from kg.rdf.namespaces import SECREL
from kg.rdf.sense import CHECKS, sense_rules
from kg.rdf.shapes import SHAPES
from kg.resources import ONTOLOGY

GRAPH = Graph().parse(SOURCE)
SHAPE_GRAPH = Graph().parse(SHAPES)
TERMS = sorted({s for s in GRAPH.subjects() if isinstance(s, URIRef) and s.startswith(BASE)})
CLASSES = [term for term in TERMS if (term, RDF.type, OWL.Class) in GRAPH]
OBJECT = [term for term in TERMS if (term, RDF.type, OWL.ObjectProperty) in GRAPH]
DATATYPE = [term for term in TERMS if (term, RDF.type, OWL.DatatypeProperty) in GRAPH]
EXAMPLES = sorted((ONTOLOGY / "examples").glob("*.ttl"))
#: The datatypes of OWL 2's map that we use; xsd:date and xsd:gYear are not in it.
OWL_DATATYPES = {RDFS.Literal, XSD.string, XSD.integer, XSD.decimal, XSD.boolean, XSD.anyURI}
SPEAK_OF_TERMS = [SHAPES, ONTOLOGY / "alignments.ttl", *sorted(CHECKS.glob("*.rq")), *EXAMPLES]


def name(path: Path | URIRef) -> str:
    return path.stem if isinstance(path, Path) else path.removeprefix(BASE)


def named(node: Node | None) -> Iterator[URIRef]:
    """Yield the classes or datatypes that a domain or a range names, by itself or in a union."""
    if isinstance(node, URIRef):
        yield node
        return
    union = GRAPH.value(node, OWL.unionOf)
    assert union is not None
    yield from (one for one in GRAPH.items(union) if isinstance(one, URIRef))


@pytest.mark.parametrize("term", TERMS, ids=name)
def test_every_term_has_an_english_label_and_a_sentence_of_comment(term: URIRef) -> None:
    (label,) = GRAPH.objects(term, RDFS.label)
    (comment,) = GRAPH.objects(term, RDFS.comment)
    for text in (label, comment):
        assert isinstance(text, Literal)
        assert text.language == "en"
    assert re.fullmatch(r"[A-Z][^.]+\.", str(comment)), "one sentence, please"
    assert GRAPH.value(term, RDFS.isDefinedBy) == URIRef(BASE.rstrip("#"))


def test_names_are_spelt_by_the_kind_of_term() -> None:
    assert all(name(term)[0].isupper() for term in CLASSES)
    assert all(name(term)[0].islower() for term in OBJECT + DATATYPE)
    assert all(name(term).isalpha() for term in TERMS)


@pytest.mark.parametrize("term", OBJECT + DATATYPE, ids=name)
def test_every_property_has_one_domain_and_one_range(term: URIRef) -> None:
    (domain,), (values,) = GRAPH.objects(term, RDFS.domain), GRAPH.objects(term, RDFS.range)
    assert set(named(domain)) <= {*CLASSES, VOID.Dataset}
    if term in OBJECT:
        assert set(named(values)) <= set(CLASSES)
    else:
        assert values in OWL_DATATYPES
        assert (values == RDFS.Literal) == bool([*GRAPH.objects(term, SCHEMA.rangeIncludes)])


def test_nothing_is_of_two_kinds_at_once() -> None:
    individuals = {term for term in TERMS if (term, RDF.type, OWL.NamedIndividual) in GRAPH}
    kinds = [set(CLASSES), set(OBJECT), set(DATATYPE), individuals]
    assert sum(map(len, kinds)) == len(TERMS) == len(set.union(*kinds))


def test_everything_used_is_declared() -> None:
    """Without this the file is OWL Full: a property or class of unknown kind."""
    built_in = tuple(str(vocabulary) for vocabulary in (RDF, RDFS, OWL, XSD))
    declared = {s for s, kind in GRAPH.subject_objects(RDF.type) if str(kind).startswith(str(OWL))}
    used = {p for p in GRAPH.predicates() if isinstance(p, URIRef)}
    used |= {kind for kind in GRAPH.objects(None, RDF.type) if isinstance(kind, URIRef)}
    used |= {parent for parent in GRAPH.objects(None, RDFS.subClassOf) if isinstance(parent, URIRef)}
    assert {one for one in used if not str(one).startswith(built_in)} <= declared


def test_the_statuses_of_agreements_stand_in_order() -> None:
    statuses = [s for s in TERMS if (s, SKOS.inScheme, SECREL.AgreementStatus) in GRAPH]
    stages = {GRAPH.value(status, SECREL.stage).value: name(status) for status in statuses}  # type: ignore[union-attr]
    assert [stages[stage] for stage in sorted(stages)] == [
        *("proposed", "negotiating", "agreed", "signed", "inForce", "ended")
    ]
    assert sorted(stages) == [1, 2, 3, 4, 5, 6]


def test_shapes_allow_just_the_statuses_of_the_scheme() -> None:
    for scheme in (SECREL.AgreementStatus, SECREL.EventStatus):
        allowed = SHAPE_GRAPH.value(URIRef(f"{BASE[:-1]}/shapes#{name(scheme)}"), SH["in"])
        assert allowed is not None
        assert set(SHAPE_GRAPH.items(allowed)) == set(GRAPH.subjects(SKOS.inScheme, scheme))


def test_namespaces_are_up_to_date() -> None:
    assert TARGET.read_text(encoding="utf-8") == render_namespaces(GRAPH), (
        "the ontology changed; run: python -m kg.rdf.generate"
    )


def test_the_context_is_up_to_date() -> None:
    assert CONTEXT.read_text(encoding="utf-8") == render_context(GRAPH), (
        "the ontology changed; run: python -m kg.rdf.generate"
    )


def test_a_misspelt_term_is_an_error() -> None:
    with pytest.raises(AttributeError, match="particpant"):
        _ = SECREL.particpant


@pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated:DeprecationWarning")  # rdflib's own use
def test_the_context_reads_plain_json() -> None:
    document = {
        **json.loads(CONTEXT.read_text(encoding="utf-8")),
        "id": "https://w3id.org/secrel/id/tie/GB-PL/2018",
        "type": "Tie",
        "year": "2018",
        "visitCount": 1,
        "between": ["https://w3id.org/secrel/id/country/GB", "https://w3id.org/secrel/id/country/PL"],
    }
    graph = Graph().parse(data=json.dumps(document), format="json-ld")
    (tie,) = graph.subjects(RDF.type, SECREL.Tie)
    assert graph.value(tie, SECREL.year) == Literal("2018", datatype=XSD.gYear)
    assert graph.value(tie, SECREL.visitCount) == Literal(1)
    assert set(graph.objects(tie, SECREL.between)) == {URIRef(iri) for iri in document["between"]}


@pytest.mark.parametrize("path", SPEAK_OF_TERMS, ids=name)
def test_whoever_speaks_of_our_terms_spells_them_right(path: Path) -> None:
    spelt = set(re.findall(r"\bsecrel:(\w+)", path.read_text(encoding="utf-8")))
    assert spelt
    assert spelt <= {name(term) for term in TERMS}


def test_every_class_has_an_example() -> None:
    shown = {kind for path in EXAMPLES for kind in Graph().parse(path).objects(None, RDF.type)}
    assert set(CLASSES) <= shown
    assert {name(term) for term in CLASSES} <= {
        "".join(word.capitalize() for word in name(path).split("-")) for path in EXAMPLES
    }


@pytest.mark.parametrize("path", EXAMPLES, ids=name)
def test_examples_keep_to_the_shapes_and_to_domains_and_ranges(path: Path) -> None:
    graph = Graph().parse(path)
    conforms, _, text = pyshacl.validate(graph, shacl_graph=SHAPE_GRAPH)
    assert conforms, text
    for subject, predicate, value in graph:
        if str(predicate).startswith(BASE):
            assert set(named(GRAPH.value(predicate, RDFS.domain))) & set(graph.objects(subject, RDF.type))
            kinds = set(graph.objects(value, RDF.type)) | set(GRAPH.objects(value, RDF.type))
            if predicate in OBJECT and kinds:
                assert set(named(GRAPH.value(predicate, RDFS.range))) & kinds


@pytest.mark.parametrize(
    ("example", "removed", "fault"),
    [
        ("meeting", SECREL.evidence, "must lead to the words"),
        ("agreement", SECREL.status, "must have one status"),
        ("summit", SECREL.series, "must be an edition"),
        ("tie", SECREL.year, "must be of one year"),
        ("statement", SECREL.speaker, "must have one speaker"),
        ("tenure", SECREL.holder, "must have one holder"),
        ("evidence", SECREL.quote, "must have one quote"),
        ("release", SECREL.text, "must have its text"),
        ("person", RDFS.label, "must have one label"),
    ],
)
def test_an_example_with_a_part_missing_breaks_the_shapes(example: str, removed: URIRef, fault: str) -> None:
    graph = Graph().parse(ONTOLOGY / "examples" / f"{example}.ttl")
    graph.remove((None, removed, None))
    conforms, _, text = pyshacl.validate(graph, shacl_graph=SHAPE_GRAPH)
    assert not conforms
    assert fault in text


@pytest.mark.parametrize(
    ("example", "wrong", "fault"),
    [
        ("meeting", ("meeting/5b6c7d8e9fa0b1c2", SECREL.status, SECREL.signed), "must have one status"),
        ("call", ("meeting/6c7d8e9fa0b1c2d3", SECREL.place, Literal("Warsaw")), "and so nowhere"),
        ("visit", ("meeting/0d1e2f3a4b5c6d7e", SECREL.date, Literal("June 2018")), "may have one date"),
        ("country", ("country/PL", SECREL.metWith, URIRef("https://w3id.org/x")), "only people meet"),
        ("minister", ("country/Poland", RDF.type, SECREL.Country), "code of two letters"),
        (
            "evidence",
            ("evidence/0314253647586970", SECREL.confidence, Literal(2)),
            "must have one confidence",
        ),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_an_example_with_a_wrong_part_breaks_the_shapes(
    example: str, wrong: tuple[str, URIRef, Node], fault: str
) -> None:
    graph = Graph().parse(ONTOLOGY / "examples" / f"{example}.ttl")
    subject, predicate, value = wrong
    graph.add((URIRef(f"https://w3id.org/secrel/id/{subject}"), predicate, value))
    conforms, _, text = pyshacl.validate(graph, shacl_graph=SHAPE_GRAPH)
    assert not conforms
    assert fault in text


@pytest.mark.parametrize("rule", sense_rules(), ids=lambda rule: rule.name)
def test_every_sense_rule_gives_its_reason_and_the_three_columns(rule: object) -> None:
    assert re.fullmatch(r"[A-Z].+[.]", rule.reason)  # type: ignore[attr-defined]
    query = prepareQuery(rule.query)  # type: ignore[attr-defined]
    assert [str(variable) for variable in query.algebra.PV] == ["focus", "message", "release"]


def test_the_page_of_decisions_names_every_file() -> None:
    page = (ONTOLOGY / "README.md").read_text(encoding="utf-8")
    for path in ONTOLOGY.iterdir():
        assert path == ONTOLOGY / "README.md" or f"`{path.name}" in page
    for rule in sense_rules():
        assert not rule.warning or f"`{rule.name}`" in page


def test_alignments_point_outwards_to_all_that_are_promised() -> None:
    others = {str(value) for value in Graph().parse(ONTOLOGY / "alignments.ttl").objects()}
    for vocabulary in (
        "http://www.w3.org/ns/prov#",
        "http://www.w3.org/ns/oa#",
        "http://www.w3.org/ns/org#",
        "https://schema.org/",
        "http://semanticweb.cs.vu.nl/2009/11/sem/",
        str(SKOS),
        "http://www.wikidata.org/entity/Q",
        "https://github.com/openeventdata/PLOVER#",
    ):
        assert any(other.startswith(vocabulary) for other in others), vocabulary
