"""What a build did."""

from collections import Counter
from dataclasses import dataclass, field

from kg.model.fact import ReleaseFacts

#: The kinds of fact that are counted: the fields of `ReleaseFacts` that hold facts.
FACT_KINDS = (
    *("people", "countries", "organizations", "meetings"),
    *("agreements", "summits", "statements", "topics"),
)


@dataclass(slots=True)
class BuildReport:
    """The counts of one run.

    Shape:
        `read` releases came in: those `new`, `replaced` (another wording, or another version of the reader)
        and `unchanged`, and some of the `faults`. A fault is one line, of an input that gave no release or of
        a release that gave no facts. `facts` are those of the new and the replaced, by kind; `changed` counts
        the quads of the current view that were written or removed.
    Units:
        `seconds` of the clock on the wall.
    """

    read: int = 0
    new: int = 0
    replaced: int = 0
    unchanged: int = 0
    changed: int = 0
    seconds: float = 0.0
    faults: list[str] = field(default_factory=list)
    facts: Counter[str] = field(default_factory=Counter)


def count_facts(facts: ReleaseFacts) -> Counter[str]:
    """Return how many facts of each kind there are."""
    return Counter({kind: len(getattr(facts, kind)) for kind in FACT_KINDS})
