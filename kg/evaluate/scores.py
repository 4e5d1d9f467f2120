"""Compare found records with annotated ones: counts by kind of fact, and each error in words."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from kg.evaluate.likeness import (
    Event,
    Person,
    alike_meetings,
    alike_names,
    overlap,
    plain,
    same_person,
    values,
    words,
)

#: A record in the form of the annotation guidelines.
Record = Mapping[str, Any]
#: The rows whose plain mean is the headline.
HEADLINE = (
    "people",
    "posts",
    "countries",
    "organisations",
    "meetings",
    "agreements",
    "summits",
    "statements",
)
LEAST = {"meetings": 0.5, "agreements": 0.6, "summits": 0.6}
SAME_POST = 0.65
FIRST_WORDS = 5


@dataclass(frozen=True, slots=True)
class Row:
    """How many facts of a kind there are, were found, and were right."""

    right: int
    gold: int
    found: int

    @property
    def precision(self) -> float:
        """The share of the found facts that are right."""
        return self.right / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """The share of the annotated facts that were found."""
        return self.right / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Fault:
    """One error: a fact ``missed``, ``invented`` or ``wrong``, with the value and the quote that shows it."""

    release: str
    row: str
    kind: str
    value: str
    quote: str = ""


@dataclass(slots=True)
class Scores:
    """The counts over any number of releases."""

    right: Counter[str] = field(default_factory=Counter)
    gold: Counter[str] = field(default_factory=Counter)
    found: Counter[str] = field(default_factory=Counter)
    faults: list[Fault] = field(default_factory=list)

    def count(self, row: str, right: int, gold: int, found: int) -> None:
        """Add to a row."""
        self.right[row] += right
        self.gold[row] += gold
        self.found[row] += found

    def row(self, name: str) -> Row:
        """Return a row, of zeros where nothing was counted."""
        return Row(self.right[name], self.gold[name], self.found[name])

    def rows(self) -> dict[str, Row]:
        """Return every row by name, sorted."""
        return {name: self.row(name) for name in sorted(self.gold | self.found)}

    def headline(self) -> tuple[float, float, float]:
        """Return the mean precision, recall and F1 of the rows in `HEADLINE`."""
        rows = [self.row(name) for name in HEADLINE]
        count = len(rows)
        return (
            sum(row.precision for row in rows) / count,
            sum(row.recall for row in rows) / count,
            sum(row.f1 for row in rows) / count,
        )


def compare(gold: Mapping[str, Record], found: Mapping[str, Record]) -> Scores:
    """Return the scores of `found` against `gold`, both by release id; a release not found counts as empty."""
    scores = Scores()
    empty: Record = {row: [] for row in HEADLINE if row != "posts"}
    for ident, record in gold.items():
        _compare_release(ident, record, {**empty, **found.get(ident, {})}, scores)
    return scores


def _compare_release(ident: str, gold: Record, found: Record, scores: Scores) -> None:
    gold_key, found_key = _people(ident, gold["people"], found["people"], scores)
    _posts(ident, gold["people"], found["people"], found_key, scores)
    for row in ("countries", "organisations"):
        a, b = ({plain(value) for value in record[row]} for record in (gold, found))
        scores.count(row, len(a & b), len(a), len(b))
        scores.faults += [Fault(ident, row, "missed", value) for value in sorted(a - b)]
        scores.faults += [Fault(ident, row, "invented", value) for value in sorted(b - a)]
    gold_person, found_person = _namer(gold_key), _namer(found_key)
    for row in ("meetings", "agreements", "summits"):
        _events(ident, row, gold[row], found[row], (gold_person, found_person), scores)
    _statements(ident, gold["statements"], found["statements"], (gold_person, found_person), scores)


def pairs_of(
    gold: Sequence[Any], found: Sequence[Any], likeness: Callable[[Any, Any], float], least: float
) -> dict[int, int]:
    """Pair items one to one, the most alike first; return the number of the found one by that of the gold one."""
    scored = sorted(
        ((likeness(a, b), i, j) for i, a in enumerate(gold) for j, b in enumerate(found)),
        key=lambda item: (-item[0], item[1], item[2]),
    )
    pairs: dict[int, int] = {}
    for score, i, j in scored:
        if score >= least and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _namer(keys: Mapping[str, str]) -> Person:
    return lambda name: keys.get(name, "?" + plain(name))


def _people(
    ident: str, gold: Sequence[Record], found: Sequence[Record], scores: Scores
) -> tuple[dict[str, str], dict[str, str]]:
    """Score the people; return for each side the key that a name stands for, equal where they are paired."""

    def likeness(a: Record, b: Record) -> float:
        return same_person(a["name"], b["name"]) + 0.5 * (plain(a["name"]) == plain(b["name"]))

    pairs = pairs_of(gold, found, likeness, 1.0)
    gold_key = {person["name"]: f"p{i}" for i, person in enumerate(gold)}
    found_key = {person["name"]: f"x{j}" for j, person in enumerate(found)}
    found_key |= {found[j]["name"]: f"p{i}" for i, j in pairs.items()}
    scores.count("people", len(pairs), len(gold), len(found))
    for i, person in enumerate(gold):
        if i not in pairs:
            scores.faults.append(Fault(ident, "people", "missed", person["name"]))
    for j, person in enumerate(found):
        if j not in pairs.values():
            scores.faults.append(Fault(ident, "people", "invented", person["name"]))
    return gold_key, found_key


def _posts(
    ident: str, gold: Sequence[Record], found: Sequence[Record], found_key: Mapping[str, str], scores: Scores
) -> None:
    a = [(f"p{i}", person["name"], post) for i, person in enumerate(gold) for post in person["posts"]]
    b = [(found_key[person["name"]], person["name"], post) for person in found for post in person["posts"]]

    def likeness(one: tuple[str, str, Record], other: tuple[str, str, Record]) -> float:
        same = one[0] == other[0] and one[2]["of"] == other[2]["of"]
        return overlap(words(one[2]["title"]), words(other[2]["title"])) if same else 0.0

    pairs = pairs_of(a, b, likeness, SAME_POST)
    scores.count("posts", len(pairs), len(a), len(b))
    for i, (_, name, post) in enumerate(a):
        if i not in pairs:
            scores.faults.append(Fault(ident, "posts", "missed", f"{name}: {post['title']} of {post['of']}"))
    for j, (_, name, post) in enumerate(b):
        if j not in pairs.values():
            scores.faults.append(
                Fault(ident, "posts", "invented", f"{name}: {post['title']} of {post['of']}")
            )


def _events(
    ident: str,
    row: str,
    gold: Sequence[Event],
    found: Sequence[Event],
    person: tuple[Person, Person],
    scores: Scores,
) -> None:
    if row == "meetings":
        pairs = pairs_of(gold, found, lambda a, b: alike_meetings(a, b, *person), LEAST[row])
    else:
        pairs = pairs_of(gold, found, alike_names, LEAST[row])
    scores.count(f"{row}.found", len(pairs), len(gold), len(found))
    named = {("name", "")} if row != "meetings" else set()  # the name is a value of a paired event
    for i, event in enumerate(gold):
        want = values(event, person[0]) | named
        have = values(found[pairs[i]], person[1]) | named if i in pairs else set()
        scores.count(row, len(want & have), len(want), len(have))
        if i not in pairs:
            scores.faults.append(
                Fault(ident, row, "missed", str(event.get("name") or ""), str(event["quote"]))
            )
            continue
        for role in sorted({role for role, _ in want | have}):
            a, b = ({value for r, value in side if r == role} for side in (want, have))
            scores.count(f"{row}.{role}", len(a & b), len(a), len(b))
        quote = str(event["quote"])
        scores.faults += [Fault(ident, f"{row}.{r}", "missed", v, quote) for r, v in sorted(want - have)]
        scores.faults += [Fault(ident, f"{row}.{r}", "wrong", v, quote) for r, v in sorted(have - want)]
    for j, event in enumerate(found):
        if j not in pairs.values():
            scores.count(row, 0, 0, len(values(event, person[1])) + len(named))
            scores.faults.append(
                Fault(ident, row, "invented", str(event.get("name") or ""), str(event["quote"]))
            )


def _statements(
    ident: str, gold: Sequence[Record], found: Sequence[Record], person: tuple[Person, Person], scores: Scores
) -> None:
    def likeness(a: Record, b: Record) -> float:
        return float(plain(a["quote"]).split()[:FIRST_WORDS] == plain(b["quote"]).split()[:FIRST_WORDS])

    pairs = pairs_of(gold, found, likeness, 1.0)
    right = sum(person[0](gold[i]["speaker"]) == person[1](found[j]["speaker"]) for i, j in pairs.items())
    scores.count("statements.found", len(pairs), len(gold), len(found))
    scores.count("statements", right, len(gold), len(found))
    for kind, side, paired in (("missed", gold, set(pairs)), ("invented", found, set(pairs.values()))):
        for index, item in enumerate(side):
            if index not in paired:
                scores.faults.append(Fault(ident, "statements", kind, item["speaker"], item["quote"]))


def by_publisher(
    gold: Mapping[str, Record], found: Mapping[str, Record], publishers: Mapping[str, str]
) -> Iterator[tuple[str, Scores]]:
    """Yield the scores of each publisher's releases, by its name."""
    for publisher in sorted(set(publishers.values())):
        ids = [ident for ident in gold if publishers.get(ident) == publisher]
        yield publisher, compare({i: gold[i] for i in ids}, found)
