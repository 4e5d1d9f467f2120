"""The whole reading: the release that the project began with, and what holds for every release."""

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.pipeline import read_facts
from kg.ingest.sources import read_releases
from kg.model.fact import Evidence, ReleaseFacts
from kg.model.record import record_of
from kg.model.release import Release

SHARED = Path(__file__).parents[3] / "shared"
needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="needs ../shared: the annotated releases and the corpus"
)


def fail(fault: object) -> None:
    raise AssertionError(fault)


def evidence(facts: ReleaseFacts) -> list[Evidence]:
    found = [post.evidence for person in facts.people for post in person.posts]
    for group in (facts.people, facts.countries, facts.organizations, facts.meetings, facts.agreements):
        found += [fact.evidence for fact in group]  # type: ignore[attr-defined]  # each fact has evidence
    return found + [
        fact.evidence for group in (facts.summits, facts.statements, facts.topics) for fact in group
    ]  # type: ignore[attr-defined]


def check_evidence(release: Release) -> None:
    facts = read_facts(release)
    for item in evidence(facts):
        assert release.text[item.span.start : item.span.end] == item.quote
        assert "\n" not in item.quote
        assert item.rule == item.rule.lower()
        assert 0 < item.confidence <= 1
    names = {person.name for person in facts.people}
    assert {name for meeting in facts.meetings for name in meeting.participants} <= names
    assert {statement.speaker for statement in facts.statements} <= names
    assert facts == read_facts(release), "the same release gives the same facts"


@needs_shared
def test_the_release_that_the_project_began_with_is_read_completely_and_exactly() -> None:
    (release,) = read_releases([SHARED / "gold/dev/texts/dev-000.txt"], on_fault=fail)
    with (SHARED / "gold/dev/gold.jsonl").open(encoding="utf-8") as lines:
        gold = next(record for record in map(json.loads, lines) if record["id"] == "dev-000")

    def bare(record: dict[str, object]) -> dict[str, object]:
        """Return the record without the quotes, of which others show the fact as well."""
        out = json.loads(json.dumps(record))
        for kind in ("meetings", "agreements", "summits"):
            for event in out[kind]:
                del event["quote"]
                for role in ("participants", "parties", "hosts"):
                    if role in event:
                        event[role] = sorted(event[role])
        for statement in out["statements"]:  # "its first eight to ten words"
            statement["quote"] = statement["quote"].split()[:8]
        for kind in ("countries", "organisations"):
            out[kind] = sorted(out[kind])
        return out

    found = bare(record_of(read_facts(release)))
    for kind, wanted in bare(gold).items():
        assert found[kind] == wanted, kind


@needs_shared
def test_every_quote_of_the_corpus_is_the_slice_it_says() -> None:
    for number, release in enumerate(read_releases([SHARED / "corpus/releases.jsonl"], on_fault=fail)):
        if number % 12 == 0:
            check_evidence(release)


WORDS = st.sampled_from(
    'President Minister of the and , . " “ ” : \n – said met will visit Warsaw Poland on 5 June NATO Summit Agreement'
    " Treaty signed with between Anna Kowal Mr. X’s today call's in to U.S. \u202e \x00 <b> é".split(" ")
)


@settings(max_examples=150, deadline=None)
@given(st.lists(WORDS, max_size=60).map(" ".join), st.lists(WORDS, max_size=8).map(" ".join))
def test_any_text_is_read_without_a_fault_and_quoted_exactly(body: str, title: str) -> None:
    check_evidence(Release("x", "Ministry", date(2020, 2, 29), title.replace("\n", " "), body))


def test_an_empty_release_has_no_facts() -> None:
    assert read_facts(Release("x", "", date(2020, 1, 1), "", "")) == ReleaseFacts("x")


def test_travel_that_is_agreed_on_is_planned() -> None:
    body = "The Foreign Secretary Jane Smith and Mr Nowak are expected to agree on travelling to the Horn of Africa."
    (visit,) = read_facts(Release("x", "UK Foreign Office", date(2018, 6, 21), "", body)).meetings
    assert (visit.kind, visit.place, visit.status) == ("visit", "Horn of Africa", "planned")


def test_reading_ends_though_titles_in_capitals_hardly_do() -> None:
    titles = "UNITED STATES SECRETARY OF STATE AND MINISTER OF FOREIGN AFFAIRS OF THE REPUBLIC " * 20
    body = f"President Anna Nowak of Poland discussed trade with {titles}(a) Jan Kos. They met today."
    facts = read_facts(Release("a", "Office of Poland", date(2020, 1, 2), "Talks", body))
    assert "Anna Nowak" in {person.name for person in facts.people}
