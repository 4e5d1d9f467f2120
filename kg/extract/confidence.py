"""How sure a fact is: a logistic model over the rule that read it and what the fact has and lacks.

The rules give a first guess; `models/confidence.json` corrects it by how often such facts were right in annotated
releases that the reader had not been trained on (`kg/evaluate/calibration.py`). A fact counts as right where
everything that it says is.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import replace
from functools import cache
from math import exp
from pathlib import Path
from typing import TypeVar

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

MODEL = Path(__file__).parent / "models" / "confidence.json"

Weights = Mapping[str, float]
Fact = Person | PostHeld | Mentioned | Meeting | Agreement | Summit | Statement
AnyFact = TypeVar("AnyFact", Person, PostHeld, Mentioned, Meeting, Agreement, Summit, Statement)

#: No reading is certain, and none is certainly wrong.
LEAST, MOST = 0.02, 0.99


def signs(fact: Fact, own: str | None) -> Iterator[str]:
    """Yield what can be seen of a fact that tells how sure it is; `own` is the publisher's code."""
    kind = type(fact).__name__.lower()
    yield f"{kind}"
    yield f"{kind}|rule={fact.evidence.rule}"
    match fact:
        case Person():
            yield f"person|words={min(len(fact.name.split()), 3)}"
            yield f"person|posts={min(len(fact.posts), 2)}"
        case PostHeld():
            of = "none" if fact.of is None else "own" if fact.of == own else "other"
            yield f"postheld|of={of}|{fact.evidence.rule}"
            yield f"postheld|words={min(len(fact.title.split()), 4)}"
        case Mentioned():
            yield f"mentioned|short={len(fact.key) < 3}"  # noqa: PLR2004 - a code, not a name
        case Meeting():
            yield f"meeting|{fact.kind}|{fact.status}"
            yield f"meeting|people={min(len(fact.participants), 3)}"
            yield f"meeting|parties={min(len(fact.parties), 3)}"
            yield f"meeting|day={len(fact.start.text) if fact.start else 0}"
            yield f"meeting|place={fact.place is not None}|country={fact.country is not None}"
        case Agreement():
            yield f"agreement|{fact.status}"
            yield f"agreement|parties={min(len(fact.parties), 3)}"
            yield f"agreement|named={fact.name[:1].isupper()}"
            yield f"agreement|words={min(len(fact.name.split()), 6)}"
        case Summit():
            yield f"summit|{fact.status}|day={len(fact.start.text) if fact.start else 0}"
            yield f"summit|place={fact.place is not None}|hosts={bool(fact.hosts)}"
        case Statement():
            yield f"statement|short={len(fact.text) < 40}"  # noqa: PLR2004 - a word of thanks


def chance(fact: Fact, own: str | None, weights: Weights) -> float:
    """Return the chance, from `LEAST` to `MOST`, that all that `fact` says is right."""
    total = weights.get("bias", 0.0) + sum(weights.get(sign, 0.0) for sign in signs(fact, own))
    return round(min(max(1 / (1 + exp(-total)), LEAST), MOST), 2)


def with_confidence(facts: ReleaseFacts, own: str | None, weights: Weights) -> ReleaseFacts:
    """Return `facts` with the confidence of each by the model; topics keep that of their rule."""

    def sure(fact: AnyFact) -> AnyFact:
        evidence: Evidence = replace(fact.evidence, confidence=chance(fact, own, weights))
        return replace(fact, evidence=evidence)

    return replace(
        facts,
        people=tuple(
            replace(sure(person), posts=tuple(sure(post) for post in person.posts)) for person in facts.people
        ),
        countries=tuple(sure(fact) for fact in facts.countries),
        organizations=tuple(sure(fact) for fact in facts.organizations),
        meetings=tuple(sure(fact) for fact in facts.meetings),
        agreements=tuple(sure(fact) for fact in facts.agreements),
        summits=tuple(sure(fact) for fact in facts.summits),
        statements=tuple(sure(fact) for fact in facts.statements),
    )


@cache
def weights() -> Weights:
    """Return the model that the package ships, read once."""
    model: dict[str, float] = json.loads(MODEL.read_text(encoding="utf-8"))
    return model
