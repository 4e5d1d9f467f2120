"""The reader is as right as it was: scores on the annotated releases do not fall under their floors."""

import hashlib
import tomllib
from pathlib import Path

import pytest

from kg.evaluate.calibration import Judged, judge
from kg.evaluate.scores import Scores, compare
from kg.extract.pipeline import read_facts
from kg.extract.training.annotated import read_records
from kg.model.record import record_of

DEV = Path(__file__).parents[3] / "shared/gold/dev"
FLOORS = tomllib.loads((Path(__file__).parent / "floors.toml").read_text(encoding="utf-8"))
pytestmark = pytest.mark.skipif(not DEV.is_dir(), reason="needs ../shared: the annotated releases")


@pytest.fixture(scope="module")
def reading() -> tuple[Scores, list[Judged]]:
    examples = list(read_records(DEV / "gold.jsonl", DEV / "texts"))
    facts = [read_facts(example.document.release) for example in examples]
    gold = {str(example.record["id"]): example.record for example in examples}
    scores = compare(gold, {read.release: record_of(read) for read in facts})
    pairs = zip(facts, examples, strict=True)
    return scores, [item for read, example in pairs for item in judge(read, example.record)]


def test_the_floors_are_for_these_records() -> None:
    assert hashlib.sha256((DEV / "gold.jsonl").read_bytes()).hexdigest() == FLOORS["gold"], (
        "the annotated records changed: measure anew and set the floors for them"
    )


@pytest.mark.parametrize(("row", "floor"), FLOORS["floors"].items())
def test_no_row_is_under_its_floor(reading: tuple[Scores, list[Judged]], row: str, floor: float) -> None:
    scores = reading[0]
    f1 = scores.headline()[2] if row == "HEADLINE" else scores.row(row).f1
    assert f1 >= floor


def test_facts_that_the_reader_is_sure_of_are_right(reading: tuple[Scores, list[Judged]]) -> None:
    sure = [item for item in reading[1] if item.fact.evidence.confidence >= FLOORS["confidence"]["from"]]
    assert len(sure) > len(reading[1]) / 4, "a reader that is never sure is of no use"
    assert sum(item.right for item in sure) / len(sure) >= FLOORS["confidence"]["right"]
