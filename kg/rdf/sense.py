"""The sense rules of `ontology/checks/`: each is a query, and each of its rows a finding."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Protocol

from kg.rdf.report import Finding
from kg.resources import ONTOLOGY

CHECKS = ONTOLOGY / "checks"
WARNING = "# severity: warning"


@dataclass(frozen=True, slots=True)
class SenseRule:
    """A rule about what the facts mean.

    Shape:
        `name` is the file's stem, `reason` its first comment; the query gives ?focus, ?message, ?release.
    """

    name: str
    reason: str
    query: str
    warning: bool


class Asked(Protocol):
    """The one thing the rules want of a store."""

    def select(self, query: str, /) -> Iterable[Sequence[object]]:
        """Return a row of terms for each solution of `query`."""


@cache
def sense_rules() -> tuple[SenseRule, ...]:
    """Return the rules, by name."""
    rules = []
    for path in sorted(CHECKS.glob("*.rq")):
        query = path.read_text(encoding="utf-8")
        lines = query.splitlines()
        rules.append(SenseRule(path.stem, lines[0].removeprefix("# "), query, WARNING in lines))
    return tuple(rules)


def find_nonsense(store: Asked, rule: SenseRule) -> Iterator[Finding]:
    """Yield what breaks `rule` in `store`."""
    for focus, message, release in store.select(rule.query):
        yield Finding(rule.name, str(focus), str(message), str(release or ""), rule.warning)
