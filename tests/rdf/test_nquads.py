"""The N-Quads of a release: what both parsers read, whatever the release holds."""

import dataclasses
import hashlib
import io
import re
import time
from datetime import date

import pyoxigraph as ox
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rdflib import RDF, RDFS, XSD, Dataset, Graph, Literal, URIRef

from kg.model.document import Span
from kg.model.fact import (
    Agreement,
    Evidence,
    Meeting,
    Mentioned,
    Person,
    PostHeld,
    ReleaseFacts,
    Statement,
    Summit,
)
from kg.model.partial_date import PartialDate
from kg.model.release import Release
from kg.rdf.iris import BASE, mint_release
from kg.rdf.namespaces import SECREL
from kg.rdf.nquads import release_nquads
from kg.rdf.terms import clean_text, decimal_term, iri_term
from tests.rdf.uk_poland import FACTS, RELEASE

GRAPH = URIRef(mint_release(RELEASE.publisher, RELEASE.id))
HOSTILE = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from(
            '"\\\n\r\t<>{}|^`\x00\x0b\x1b\x7f\x85\xa0\u2028\u2029\u202e\u05d0\ufeff\ufffe\uffff\ud800\U0001f600'
        ),
    ),
    max_size=30,
)
NONEMPTY = HOSTILE.filter(bool)
DATES = st.none() | st.sampled_from(["0999", "2018-02", "2018-02-28"]).map(PartialDate)
WORDS = st.builds(
    lambda quote, start, confidence: Evidence(Span(start, start + len(quote)), quote, "by-hand", confidence),
    NONEMPTY,
    st.integers(0, 9),
    st.floats(0, 1),
)


def read(nquads: str) -> Graph:
    return Dataset().parse(data=nquads, format="nquads").graph(GRAPH)


@st.composite
def facts(draw: st.DrawFn) -> ReleaseFacts:
    names = draw(st.lists(NONEMPTY, max_size=3, unique=True))
    posts = st.lists(st.builds(PostHeld, NONEMPTY, st.none() | NONEMPTY, WORDS, st.booleans()), max_size=2)
    people = tuple(Person(name, tuple(draw(posts)), draw(WORDS)) for name in names)
    some = st.lists(st.sampled_from(names), max_size=3).map(tuple) if names else st.just(())
    parties = st.lists(st.sampled_from(["GB", "AU", "EU", "x y", "\ud800"]), max_size=3).map(tuple)
    place = st.none() | HOSTILE
    country = st.none() | st.just("PL")
    kinds, statuses = st.sampled_from(["visit", "call", "meeting"]), st.sampled_from(["planned", "held"])
    met = st.builds(Meeting, kinds, some, parties, place, country, DATES, DATES, statuses, WORDS)
    agreed = st.builds(Agreement, NONEMPTY, parties, st.sampled_from(["signed", "in_force"]), DATES, WORDS)
    gathered = st.builds(Summit, NONEMPTY, DATES, DATES, place, country, parties, statuses, WORDS)
    said = st.builds(Statement, st.sampled_from(names), HOSTILE, WORDS) if names else st.nothing()
    named = st.lists(st.builds(Mentioned, NONEMPTY, WORDS), max_size=2).map(tuple)
    return ReleaseFacts(
        "id",
        people=people,
        organizations=draw(named),
        topics=draw(named),
        meetings=tuple(draw(st.lists(met, max_size=2))),
        agreements=tuple(draw(st.lists(agreed, max_size=2))),
        summits=tuple(draw(st.lists(gathered, max_size=2))),
        statements=tuple(draw(st.lists(said, max_size=2))) if names else (),
    )


@settings(max_examples=60, deadline=None)
@given(HOSTILE, HOSTILE, HOSTILE, HOSTILE, facts())
def test_hostile_releases_are_read_alike_by_both_parsers(
    title: str, body: str, publisher: str, url: str, found: ReleaseFacts
) -> None:
    release = Release("id", publisher, date(2018, 6, 21), title, body, url, licence=body)
    text = release_nquads(release, found)
    lines = text.encode().decode().split("\n")
    assert lines == [*sorted(set(lines[:-1])), ""]
    assert text.splitlines() == lines[:-1], "no other mark may end a line"
    ours = {str(quad) for quad in ox.parse(text.encode(), format=ox.RdfFormat.N_QUADS)}
    read_by_rdflib = Dataset().parse(data=text, format="nquads").serialize(format="nquads")
    theirs = {str(quad) for quad in ox.parse(read_by_rdflib.encode(), format=ox.RdfFormat.N_QUADS)}
    assert ours == theirs
    assert len(ours) == len(lines) - 1
    graph = mint_release(release.publisher, release.id)
    texts = (
        Dataset().parse(data=text, format="nquads").graph(URIRef(graph)).objects(URIRef(graph), SECREL.text)
    )
    assert [str(one) for one in texts] == [clean_text(release.text)]


@settings(max_examples=60, deadline=None)
@given(HOSTILE)
def test_offsets_still_hold_in_the_text_of_the_graph(body: str) -> None:
    release = Release("id", "Office", date(2018, 6, 21), "Title", body + ".")
    end = len(release.text)
    quote = Evidence(Span(5, end), release.text[5:end], "by-hand", 1.0)
    found = ReleaseFacts("id", countries=(Mentioned("GB", quote),))
    graph = (
        Dataset()
        .parse(data=release_nquads(release, found), format="nquads")
        .graph(URIRef(mint_release("Office", "id")))
    )
    (text,), (words,) = graph.objects(None, SECREL.text), graph.objects(None, SECREL.quote)
    assert str(text)[5:end] == str(words)


def test_what_an_engine_gives_back_is_what_was_written() -> None:
    store = ox.Store()
    store.load(release_nquads(RELEASE, FACTS).encode(), format=ox.RdfFormat.N_QUADS)
    dumped = store.dump(format=ox.RdfFormat.N_QUADS)
    assert dumped is not None
    assert sorted(dumped.decode().splitlines(keepends=True)) == release_nquads(RELEASE, FACTS).splitlines(
        keepends=True
    )


@pytest.mark.parametrize(
    ("number", "text"), [(0, "0"), (1, "1"), (0.5, "0.5"), (0.854, "0.85"), (0.999, "1"), (-0.001, "0")]
)
def test_decimals_are_canonical(number: float, text: str) -> None:
    assert decimal_term(number) == f'"{text}"^^<{XSD.decimal}>'


def test_an_iri_is_never_broken_out_of() -> None:
    assert iri_term('https://a.org/> <b> "\n\ud800') == "<https://a.org/%3E%20%3Cb%3E%20%22%0A%3F>"


def test_the_release_tells_its_words_and_whether_they_changed() -> None:
    graph = read(release_nquads(RELEASE, FACTS))
    assert graph.value(GRAPH, SECREL.text) == Literal(RELEASE.text)
    assert graph.value(GRAPH, SECREL.textHash) == Literal(hashlib.sha256(RELEASE.text.encode()).hexdigest())
    assert graph.value(GRAPH, SECREL.digest) == Literal(RELEASE.digest)
    assert graph.value(GRAPH, SECREL.published) == Literal("2018-06-21", datatype=XSD.date)
    assert {str(graph.value(one, RDFS.label)) for one in graph.objects(GRAPH, SECREL.publisher)} == {
        "UK Foreign and Commonwealth Office",
        "UK Ministry of Defence",
    }
    assert graph.value(GRAPH, SECREL.source) is None


def test_every_fact_has_evidence_that_leads_back_to_it() -> None:
    graph = read(release_nquads(RELEASE, FACTS))
    kinds = ["Person", "Tenure", "Meeting", "Agreement", "Summit", "Statement", "Topic"]
    facts_of = {fact for kind in kinds for fact in graph.subjects(RDF.type, SECREL[kind])}
    assert len(facts_of) == 4 + 2 + 3 + 2 + 2 + 2 + 1
    for fact in facts_of:
        evidence = graph.value(fact, SECREL.evidence)
        assert graph.value(evidence, SECREL.fact) == fact
        assert graph.value(evidence, SECREL.release) == GRAPH
        start, end = (graph.value(evidence, p) for p in (SECREL.startOffset, SECREL.endOffset))
        assert isinstance(start, Literal)
        assert isinstance(end, Literal)
        assert RELEASE.text[start.value : end.value] == str(graph.value(evidence, SECREL.quote))


def test_ministers_are_people_with_a_ministerial_post() -> None:
    graph = read(release_nquads(RELEASE, FACTS))
    assert {str(one) for one in graph.subjects(RDF.type, SECREL.Minister)} == {
        f"{BASE}person/GB/boris-johnson",
        f"{BASE}person/GB/gavin-williamson",
    }
    assert len(set(graph.subjects(RDF.type, SECREL.Person))) == 4


def test_dates_are_as_exact_as_the_text_and_lie_between_two_days() -> None:
    graph = read(release_nquads(RELEASE, FACTS))
    later, sooner = (URIRef(f"{BASE}summit/western-balkans-summit/{year}") for year in (2019, 2018))
    assert graph.value(later, SECREL.date) == Literal("2019", datatype=XSD.gYear)
    assert graph.value(later, SECREL.earliest) == Literal("2019-01-01", datatype=XSD.date)
    assert graph.value(later, SECREL.latest) == Literal("2019-12-31", datatype=XSD.date)
    assert graph.value(later, SECREL.endDate) is None
    assert graph.value(sooner, SECREL.endDate) == Literal("2018-07-10", datatype=XSD.date)
    undated = graph.value(None, SECREL.place, Literal("Western Balkans"))
    assert not {SECREL.date, SECREL.endDate, SECREL.earliest, SECREL.latest} & set(graph.predicates(undated))


def test_a_code_of_two_letters_is_a_state_unless_only_an_organization_is_named() -> None:
    words = FACTS.countries[0].evidence
    talks = dataclasses.replace(FACTS.meetings[1], participants=(), parties=("AU", "EU"))
    alone = ReleaseFacts("id", meetings=(talks,))
    assert "id/country/AU>" in release_nquads(RELEASE, alone)
    assert "id/organization/EU>" in release_nquads(RELEASE, alone)
    union = dataclasses.replace(alone, organizations=(Mentioned("AU", words),))
    assert "id/country/AU>" not in release_nquads(RELEASE, union)
    both = dataclasses.replace(union, countries=(Mentioned("AU", words),))
    talk = re.findall(r"#party> <[^>]+/(\w+/\w+)>", release_nquads(RELEASE, both))
    assert talk == ["country/AU", "organization/EU"]


def test_one_event_told_twice_is_one_node_with_two_quotes() -> None:
    again = dataclasses.replace(FACTS.meetings[0], place="Warsaw", evidence=FACTS.summits[0].evidence)
    graph = read(release_nquads(RELEASE, dataclasses.replace(FACTS, meetings=(FACTS.meetings[0], again))))
    (visit,) = graph.subjects(RDF.type, SECREL.Visit)
    assert len(set(graph.objects(visit, SECREL.evidence))) == 2
    assert len(set(graph.objects(visit, SECREL.status))) == 1


def test_a_post_told_as_held_and_as_left_is_held() -> None:
    post = PostHeld("Foreign Secretary", "GB", FACTS.people[0].evidence, former=True)
    both = dataclasses.replace(FACTS.people[0], posts=(post, dataclasses.replace(post, former=False)))
    left = dataclasses.replace(FACTS.people[0], posts=(post,))
    assert "#former>" not in release_nquads(RELEASE, ReleaseFacts("id", people=(both,)))
    assert "#former>" in release_nquads(RELEASE, ReleaseFacts("id", people=(left,)))


def test_a_person_belongs_to_the_state_served_now() -> None:
    words = FACTS.people[0].evidence
    posts = (
        PostHeld("Prime Minister", "NO", words, former=True),
        PostHeld("Secretary General", "NATO", words),
    )
    found = ReleaseFacts("id", people=(Person("Jens Stoltenberg", posts, words),))
    assert f"<{BASE}person/NATO/jens-stoltenberg>" in release_nquads(RELEASE, found)
    assert f"<{BASE}person/NO/" not in release_nquads(RELEASE, found)


def test_a_speaker_who_is_nobody_stops_the_build() -> None:
    with pytest.raises(KeyError, match="Boris Johnson"):
        release_nquads(RELEASE, ReleaseFacts("id", statements=FACTS.statements))


def test_no_clock_and_no_order_gets_into_the_graph(monkeypatch: pytest.MonkeyPatch) -> None:
    first = release_nquads(RELEASE, FACTS)
    monkeypatch.setattr(time, "time", lambda: 0.0)
    turned = dataclasses.replace(
        FACTS,
        **{
            field.name: getattr(FACTS, field.name)[::-1]
            for field in dataclasses.fields(FACTS)
            if field.name != "release"
        },
    )
    assert release_nquads(RELEASE, turned) == release_nquads(RELEASE, FACTS) == first


def test_a_graph_reads_as_turtle_too() -> None:
    graph = read(release_nquads(RELEASE, FACTS))
    again = Graph().parse(io.StringIO(graph.serialize(format="turtle")), format="turtle")
    assert len(again) == len(graph) == release_nquads(RELEASE, FACTS).count("\n")
