"""A check of a store: good graphs pass, and each rule finds the fault it is for."""

import dataclasses
from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

import pytest
from rdflib import OWL, RDF, RDFS, Dataset, Graph, URIRef
from rdflib.term import Node

from kg.model.partial_date import PartialDate
from kg.rdf.generate import SOURCE
from kg.rdf.iris import BASE, mint_release
from kg.rdf.namespaces import SECREL
from kg.rdf.nquads import release_nquads
from kg.rdf.report import Finding, render_report
from kg.rdf.sense import find_nonsense, sense_rules
from kg.rdf.shapes import check_store
from kg.store.base import Store
from kg.store.opening import open_store
from kg.view.current import current_view
from tests.rdf.uk_poland import FACTS, RELEASE

#: A second release, of the day after: the meeting was held, the plan signed.
LATER = dataclasses.replace(RELEASE, id="uk-poland-signed", published=date(2018, 6, 22))
SIGNED = dataclasses.replace(FACTS.agreements[0], status="signed", date=PartialDate("2018-06-22"))
LATER_FACTS = dataclasses.replace(
    FACTS,
    release=LATER.id,
    meetings=tuple(dataclasses.replace(meeting, status="held") for meeting in FACTS.meetings[:2]),
    agreements=(SIGNED,),
)
FIRST_GRAPH, SECOND_GRAPH = (mint_release(one.publisher, one.id) for one in (RELEASE, LATER))


class Texts(NamedTuple):
    """The N-Quads of a store: the graphs of the two releases, and the view."""

    first: str
    second: str
    view: str


@pytest.fixture(scope="module")
def good() -> Texts:
    with open_store("memory:") as store:
        first, second = release_nquads(RELEASE, FACTS), release_nquads(LATER, LATER_FACTS)
        store.replace_graphs({FIRST_GRAPH: first, SECOND_GRAPH: second})
        return Texts(first, second, current_view(store))


def filled(texts: Texts) -> Store:
    store = open_store("memory:")
    store.replace_graphs({FIRST_GRAPH: texts.first, SECOND_GRAPH: texts.second})
    store.replace_default(texts.view)
    return store


def broken_rules(texts: Texts) -> set[str]:
    with filled(texts) as store:
        return {finding.rule for rule in sense_rules() for finding in find_nonsense(store, rule)}


def without(text: str, *parts: str) -> str:
    """Return `text` without the lines that hold all of `parts`; there must be one."""
    kept = [line for line in text.splitlines(keepends=True) if not all(part in line for part in parts)]
    assert len(kept) < text.count("\n")
    return "".join(kept)


def instead(text: str, old: str, new: str, *parts: str) -> str:
    """Return `text` with `new` for `old` in the lines that hold all of `parts`; there must be one."""
    lines = text.splitlines(keepends=True)
    changed = [line.replace(old, new) if all(part in line for part in parts) else line for line in lines]
    assert changed != lines
    return "".join(changed)


def quad(subject: str, predicate: str, value: str, graph: str = "") -> str:
    return f"<{BASE}{subject}> <{predicate}> {value}{f' <{graph}>' if graph else ''} .\n"


PLAN = "agreement/uk-poland-defence-action-plan"
EDITION = "summit/western-balkans-summit/2018"
TIE = "<https://w3id.org/secrel/id/tie/GB-PL/2018>"
#: The fault that each sense rule is for.
FAULTS: dict[str, Callable[[Texts], Texts]] = {
    "quote-not-in-text": lambda t: t._replace(first=instead(t.first, "Boris", "Bonis", "#quote>")),
    "text-hash-wrong": lambda t: t._replace(first=instead(t.first, '#textHash> "', '#textHash> "0')),
    "evidence-of-missing-release": lambda t: t._replace(first=""),
    "evidence-not-joined": lambda t: t._replace(second=without(t.second, "#fact>", PLAN)),
    "mention-without-words": lambda t: t._replace(first=without(t.first, "country/PL> ", "#evidence>")),
    "dates-disagree": lambda t: t._replace(
        first=instead(t.first, "2018-07-09", "2018-07-08", EDITION, "#earliest>")
    ),
    "days-without-date": lambda t: t._replace(view=without(t.view, EDITION, "secrel#date>")),
    "end-before-start": lambda t: t._replace(first=instead(t.first, "2018-07-10", "2018-07-01", EDITION)),
    "held-in-the-future": lambda t: t._replace(first=instead(t.first, "#planned", "#held", EDITION)),
    "agreed-in-the-future": lambda t: t._replace(second=instead(t.second, "2018-06-22", "2018-06-24", PLAN)),
    "lone-meeting": lambda t: t._replace(
        second=without(without(t.second, "#party>", "/meeting/"), "#participant>", "/x/")
        .replace("gavin-williamson", "boris-johnson")
        .replace("secrel#Visit>", "secrel#Call>")
    ),
    "graph-without-release": lambda t: t._replace(first=without(t.first, "#digest>")),
    "second-release-in-graph": lambda t: t._replace(
        first=t.first + quad("release/x/y", _TYPE, f"<{SECREL.Release}>", FIRST_GRAPH)
    ),
    "release-not-held": lambda t: t._replace(view=without(t.view, SECOND_GRAPH, "#Release>")),
    "one-sided": lambda t: t._replace(view=without(t.view, "country/GB> <", "#tieWith>")),
    "met-without-meeting": lambda t: t._replace(view=instead(t.view, "#held>", "#planned>", "#status>")),
    "met-unsaid": lambda t: t._replace(view=without(t.view, "#metWith>")),
    "reports-miscounted": lambda t: t._replace(
        view=instead(t.view, "2018-06-22", "2018-06-23", PLAN, "#lastReported>")
    ),
    "tie-miscounted": lambda t: t._replace(view=instead(t.view, '"2"', '"3"', TIE, "#visitCount>")),
    "tie-missing": lambda t: t._replace(view=without(t.view, "#tieWith>")),
    "events-miscounted": lambda t: t._replace(view=without(t.view, "#party>", PLAN)),
    "proposed-after-signing": lambda t: t._replace(
        second=instead(t.second, "2018-06-22", "2018-06-20", PLAN)
    ),
    "far-apart-on-one-day": lambda t: t._replace(view=t.view + "".join(_three_countries())),
}
_TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"


def _three_countries() -> Iterator[str]:
    day = '"2018-06-25"^^<http://www.w3.org/2001/XMLSchema#date>'
    for code in ("FR", "JP", "BR"):
        yield quad(f"meeting/{code}", _TYPE, f"<{SECREL.Meeting}>")
        yield quad(f"meeting/{code}", SECREL.participant, f"<{BASE}person/GB/boris-johnson>")
        yield quad(f"meeting/{code}", SECREL.status, f"<{SECREL.held}>")
        yield quad(f"meeting/{code}", SECREL.country, f"<{BASE}country/{code}>")
        yield quad(f"meeting/{code}", SECREL.earliest, day)
        yield quad(f"meeting/{code}", SECREL.latest, day)


def test_facts_that_become_a_graph_and_a_view_pass_every_check(good: Texts) -> None:
    with filled(good) as store:
        report = check_store(store)
    assert report.conforms, render_report(report)
    assert report.warnings == ()
    assert (report.graphs, report.rules) == (2, len(sense_rules()))
    assert report.quads == sum(text.count("\n") for text in good)
    assert render_report(report).startswith("0 violations, 0 warnings: ")


def test_all_that_is_written_keeps_to_the_domains_and_ranges_of_the_ontology(good: Texts) -> None:
    ontology = Graph().parse(SOURCE)

    def allowed(term: Node, side: URIRef) -> set[Node]:
        node = ontology.value(term, side)
        union = ontology.value(node, OWL.unionOf)
        return set(ontology.items(union)) if union else {node or OWL.Thing}

    for text in good:
        graph = Dataset().parse(data=text, format="nquads")
        for subject, predicate, value, _ in graph.quads():
            if str(predicate).startswith(str(SECREL)):
                kinds = {kind for _, _, kind, _ in graph.quads((subject, RDF.type, None, None))}
                assert kinds & allowed(predicate, RDFS.domain), (subject, predicate)
                if isinstance(value, URIRef):
                    kinds = {kind for _, _, kind, _ in graph.quads((value, RDF.type, None, None))}
                    kinds |= set(ontology.objects(value, RDF.type))
                    assert kinds & allowed(predicate, RDFS.range), (subject, predicate, value)


def test_every_sense_rule_has_its_fault_here() -> None:
    assert set(FAULTS) == {rule.name for rule in sense_rules()}


@pytest.mark.parametrize("rule", FAULTS)
def test_a_fault_is_found_by_the_rule_that_is_for_it(rule: str, good: Texts) -> None:
    assert rule in broken_rules(FAULTS[rule](good))


def test_good_graphs_break_no_rule_on_the_other_engine(good: Texts) -> None:
    with open_store("rdflib:") as store:
        store.replace_graphs({FIRST_GRAPH: good.first, SECOND_GRAPH: good.second})
        store.replace_default(good.view)
        assert not [finding for rule in sense_rules() for finding in find_nonsense(store, rule)]


def test_a_misshapen_node_is_told_with_its_graph_its_shape_and_what_to_mend(good: Texts) -> None:
    texts = good._replace(second=without(good.second, PLAN, "#status>"))
    with filled(texts) as store:
        report = check_store(store)
    assert not report.conforms
    assert report.violations == (
        Finding(
            "shape:AgreementStatus",
            f"{BASE}{PLAN}",
            "must have one status, from proposed to ended",
            SECOND_GRAPH,
        ),
    )
    assert f"  {BASE}{PLAN}: must have one status" in render_report(report)


def test_what_two_releases_say_differently_is_no_fault(good: Texts) -> None:
    """The graphs are validated in one run: the plan is negotiated in one and signed in the other."""
    assert "#negotiating>" in good.first
    assert "#signed>" in good.second
    with filled(good) as store:
        assert not check_store(store).findings


def test_several_processes_find_what_one_finds(good: Texts) -> None:
    texts = good._replace(
        first=without(good.first, "#speaker>"), view=without(good.view, EDITION, "#status>")
    )
    with filled(texts) as store:
        assert check_store(store, workers=2) == check_store(store)


def test_a_warning_is_no_violation(good: Texts) -> None:
    with filled(FAULTS["proposed-after-signing"](good)) as store:
        report = check_store(store)
    assert [finding.rule for finding in report.warnings] == ["proposed-after-signing"]
    assert "proposed-after-signing: 1 warning" in render_report(report)


def test_an_empty_store_passes() -> None:
    with open_store("memory:") as store:
        report = check_store(store)
    assert report.conforms
    assert (report.graphs, report.quads) == (0, 0)


def test_a_long_report_says_how_much_it_leaves_out(good: Texts) -> None:
    with filled(good._replace(view=without(good.view, "#metWith>"))) as store:
        text = render_report(check_store(store), limit=2)
    assert "met-unsaid: 14 violations" in text
    assert "  ... and 12 more" in text
