"""How right the reading is: the scores of the last evaluation, as they were saved with the data."""

import json
from dataclasses import dataclass
from pathlib import Path

from kg.resources import DATA

SAVED = DATA / "evaluation.json"


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """The scores of one kind of fact, each from 0 to 1; `gold` and `found` count facts, 0 where they are a mean."""

    name: str
    precision: float
    recall: float
    f1: float
    gold: int
    found: int


@dataclass(frozen=True, slots=True)
class Reliability:
    """How many facts were read with a confidence of at least `low` and below `high`, and which share was right."""

    low: float
    high: float
    facts: int
    right: float


@dataclass(frozen=True, slots=True)
class Evaluation:
    """An evaluation: its ISO day, how many annotated releases, the SHA-256 of their file, and the scores.

    Shape:
        `reliability` has the least sure readings first; it is empty where it was not measured.
    """

    day: str
    releases: int
    sha256: str
    rows: tuple[ScoreRow, ...]
    reliability: tuple[Reliability, ...]


def last_evaluation(file: Path = SAVED) -> Evaluation | None:
    """Return the evaluation that ``kg evaluate --save`` wrote last, or None where there is none."""
    if not file.is_file():
        return None
    saved = json.loads(file.read_text(encoding="utf-8"))
    rows = tuple(
        ScoreRow(name, row["precision"], row["recall"], row["f1"], row.get("gold", 0), row.get("found", 0))
        for name, row in saved["rows"].items()
        if "."
        not in name  # parts of a row, such as the places of meetings, are for those who mend the reader
    )
    measured = tuple(
        Reliability(row["from"], row["to"], int(row["facts"]), row["right"])
        for row in saved.get("reliability", ())
    )
    return Evaluation(saved["day"], saved["releases"], saved["sha256"], rows, measured)
