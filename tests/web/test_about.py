"""The page about the data: what was not readable, and how right the reading is."""

import json
import sys
from pathlib import Path

import pytest

from kg.store.last_build import LastBuild, write_last_build
from kg.view import accuracy
from tests.web.conftest import build_store
from tests.web.sample import IMAGE
from web import create_app


def test_faults_of_the_last_build_are_told_as_text(tmp_path: Path) -> None:
    store = build_store(tmp_path)
    write_last_build(str(store), LastBuild("2026-11-24", 4, 3, 0, 0, 1, [f"a.txt: no date in {IMAGE}"]))
    page = create_app(str(store), testing=True).test_client().get("/about-the-data").text
    assert "1 of its inputs could not be read" in page
    assert "a.txt: no date in" in page
    assert IMAGE not in page


def test_scores_are_shown_with_what_they_were_measured_on(tmp_path: Path) -> None:
    file = tmp_path / "evaluation.json"
    row = {"precision": 0.9, "recall": 0.8, "f1": 0.847, "gold": 10, "found": 9}
    rows = {"people": row, "meetings.place": row, "HEADLINE": {"precision": 0.9, "recall": 0.8, "f1": 0.847}}
    saved = {"day": "2026-11-24", "gold": "dev/gold.jsonl", "releases": 5, "sha256": "ab" * 32, "rows": rows}
    file.write_text(json.dumps(saved))
    found = accuracy.last_evaluation(file)
    assert found is not None
    assert [row.name for row in found.rows] == ["people", "HEADLINE"]
    assert found.releases == 5
    assert accuracy.last_evaluation(tmp_path / "none.json") is None


def test_page_says_where_nothing_is_known(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys.modules["web.pages"], "last_evaluation", lambda: None)
    page = create_app(str(build_store(tmp_path)), testing=True).test_client().get("/about-the-data").text
    assert "No evaluation has been saved" in page
    assert "Nothing is written down about the last build" in page
