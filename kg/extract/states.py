"""Decide which state or organisation each person serves where the words beside the post do not say.

What the words say stands: a state beside a post, "his Polish counterpart", "X of Poland". For the others each
code that the text names, and the publisher's own, is weighed by a logistic model (`state_features.py`,
`training/states.py`).
"""

import json
from collections.abc import Mapping, Sequence
from functools import cache
from math import exp
from pathlib import Path

from kg.extract.affiliation import Affiliation
from kg.extract.leaders import known_code, leads_another
from kg.extract.state_features import Clues, Features

MODEL = Path(__file__).parent / "models" / "states.json"

Weights = Mapping[str, float]


def resolved(people: Affiliation, weights: Weights) -> list[tuple[str | None, float]]:
    """Return each person's code and how sure it is; None where nothing speaks for one."""
    clues = Clues(people)
    known = hinted(people)
    out: list[tuple[str | None, float]] = []
    for index, code in enumerate(people.stated):
        if code is not None or not people.held[index]:
            out.append((code, 0.9 if index in known else 0.95))
            continue
        codes = people.options(index)
        options = [clues.features(index, other) for other in codes]
        chances = _chances([*options, clues.nowhere(index)], weights)
        best, chosen = max(zip(chances, [*codes, None], strict=True), key=lambda item: item[0])
        if chosen and leads_another(people.people[index].words, chosen, whole=not clues.offices[index]):
            chosen = None
        out.append((chosen, best))
        people.stated[index] = chosen
    return out


def hinted(people: Affiliation) -> set[int]:
    """Give people whose state only the table of leaders tells their codes; return their numbers."""
    day = people.marks.document.release.published
    found = set()
    for index, stated in enumerate(people.stated):
        if stated is None and people.held[index]:
            people.stated[index] = known_code(people.people[index].words, day, people.candidates)
            found.add(index)
    return found


def _chances(options: Sequence[Features], weights: Weights) -> list[float]:
    scores = [
        exp(sum(weights.get(name, 0.0) * value for name, value in option.items())) for option in options
    ]
    return [score / sum(scores) for score in scores]


@cache
def weights() -> Weights:
    """Return the model that the package ships, read once."""
    model: dict[str, float] = json.loads(MODEL.read_text(encoding="utf-8"))
    return model
