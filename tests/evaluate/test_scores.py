"""The scores are those of the annotators' own scorer, and say what is missed, invented and wrong."""

import importlib.util
import json
from pathlib import Path
from typing import Any

import pytest

from kg.evaluate.report import error_lines, render_classes, render_rows
from kg.evaluate.scores import compare

SCORER = Path(__file__).parents[3] / "shared/gold/score_facts.py"
GOLD = SCORER.parent / "dev/gold.jsonl"

MEETING = {
    "kind": "visit",
    "participants": ["Anna Kowal"],
    "parties": ["PL", "NO"],
    "place": "Oslo",
    "country": "NO",
    "start": "2020-05-01",
    "end": "2020-05-01",
    "status": "held",
    "quote": "visited Oslo",
}
RECORD: dict[str, Any] = {
    "id": "a",
    "people": [{"name": "Anna Kowal", "posts": [{"title": "Foreign Minister", "of": "PL"}]}],
    "countries": ["PL", "NO"],
    "organisations": ["NATO"],
    "meetings": [MEETING],
    "agreements": [
        {"name": "Oslo Treaty", "parties": [], "status": "signed", "date": None, "quote": "Oslo Treaty"}
    ],
    "summits": [],
    "statements": [{"speaker": "Anna Kowal", "quote": "We came to Oslo as friends"}],
}


def changed(**values: object) -> dict[str, Any]:
    return {**json.loads(json.dumps(RECORD)), **values}


def test_a_record_beside_itself_is_all_right() -> None:
    scores = compare({"a": RECORD}, {"a": RECORD})
    assert scores.faults == []
    assert all(row.f1 == 1 for row in scores.rows().values())


def test_a_release_that_was_not_read_counts_as_empty() -> None:
    scores = compare({"a": RECORD}, {})
    assert scores.row("people").recall == 0
    assert {fault.kind for fault in scores.faults} == {"missed"}


def test_the_surname_alone_is_the_person_and_another_state_is_another_post() -> None:
    found = changed(people=[{"name": "Kowal", "posts": [{"title": "Foreign Minister", "of": "NO"}]}])
    scores = compare({"a": RECORD}, {"a": found})
    assert scores.row("people").f1 == 1
    assert scores.row("posts").right == 0


def test_a_wrong_day_is_one_wrong_value_of_a_found_meeting() -> None:
    found = changed(meetings=[{**MEETING, "start": "2020-05-02"}])
    scores = compare({"a": RECORD}, {"a": found})
    assert scores.row("meetings.found").f1 == 1
    assert [(f.row, f.kind, f.value) for f in scores.faults] == [
        ("meetings.start", "missed", "2020-05-01"),
        ("meetings.start", "wrong", "2020-05-02"),
    ]


def test_an_invented_meeting_costs_all_its_values() -> None:
    other = {**MEETING, "kind": "call", "participants": [], "parties": ["US"], "place": None, "country": None}
    scores = compare({"a": changed(meetings=[])}, {"a": changed(meetings=[other])})
    assert scores.row("meetings").found == 5
    assert "a meetings invented" in next(iter(error_lines(scores)))


def test_reports_name_the_rows_and_the_classes() -> None:
    scores = compare({"a": RECORD}, {"a": changed(organisations=[])})
    assert "HEADLINE" in render_rows(scores, releases=1)
    assert render_classes(scores).split() == ["1", "organisations", "missed"]


@pytest.mark.skipif(not SCORER.is_file(), reason="needs ../shared: the annotators' scorer")
def test_the_numbers_are_those_of_the_annotators_scorer() -> None:
    spec = importlib.util.spec_from_file_location("score_facts", SCORER)
    assert spec
    assert spec.loader
    theirs = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(theirs)
    gold = theirs.load(str(GOLD))
    records = list(gold.values())
    # Each release is given the events of the next one: enough that is right and wrong in every row.
    found = {
        one["id"]: {
            **one,
            "meetings": other["meetings"] + one["meetings"][:1],
            "people": one["people"][1:] + other["people"],
        }
        for one, other in zip(records, records[1:] + records[:1], strict=True)
    }
    ours = compare(gold, found)
    for name, row in theirs.evaluate(gold, found).items():
        if name == "HEADLINE":
            assert ours.headline() == pytest.approx((row["precision"], row["recall"], row["f1"]))
        else:
            mine = ours.row(name)
            assert (mine.gold, mine.found) == (row["gold"], row["found"])
            assert mine.f1 == pytest.approx(row["f1"])
