"""Which facts of a reading are right, how sure the reader was of them, and the model of confidence made from it."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial

from kg.evaluate.held_out import read_in_folds
from kg.evaluate.likeness import alike_meetings, alike_names, overlap, plain, same_person, values, words
from kg.evaluate.scores import FIRST_WORDS, LEAST, SAME_POST, Record, pairs_of
from kg.extract import confidence
from kg.extract.confidence import Fact, signs
from kg.extract.publishers import publisher_code
from kg.extract.training.binary_logistic import Features, fit
from kg.extract.training.crf import Example
from kg.model.fact import Mentioned, ReleaseFacts
from kg.model.record import record_of

#: The bins of a reliability table: from, up to.
BINS = ((0.0, 0.5), (0.5, 0.7), (0.7, 0.8), (0.8, 0.9), (0.9, 1.01))
#: The L2 penalty: rules seen a few times stay near the mean of their kind.
PENALTY = 1.0


@dataclass(frozen=True, slots=True)
class Judged:
    """A fact of a reading and whether all that it says is right."""

    fact: Fact
    right: bool


def judge(facts: ReleaseFacts, gold: Record) -> Iterator[Judged]:
    """Yield each fact of a reading, judged by the annotated record of the release."""
    found: Record = record_of(facts)
    pairs = pairs_of(
        gold["people"], found["people"], lambda a, b: float(same_person(a["name"], b["name"])), 1.0
    )
    partner = {j: i for i, j in pairs.items()}
    keys = {facts.people[j].name: f"p{i}" for j, i in partner.items()}
    gold_keys = {person["name"]: f"p{i}" for i, person in enumerate(gold["people"])}
    for j, person in enumerate(facts.people):
        yield Judged(person, j in partner)
        wanted = gold["people"][partner[j]]["posts"] if j in partner else []
        for post in person.posts:
            right = any(
                post.of == other["of"] and overlap(words(post.title), words(other["title"])) >= SAME_POST
                for other in wanted
            )
            yield Judged(post, right)
    for kind, mentioned in (("countries", facts.countries), ("organisations", facts.organizations)):
        named = {plain(key) for key in gold[kind]}
        yield from (Judged(fact, plain(fact.key) in named) for fact in mentioned)

    def who(side: Mapping[str, str]) -> Callable[[str], str]:
        return lambda name: side.get(name, "?" + plain(name))

    told: tuple[tuple[str, Sequence[Fact]], ...] = (
        ("meetings", facts.meetings),
        ("agreements", facts.agreements),
        ("summits", facts.summits),
    )
    for kind, events in told:
        rows = found[kind]
        likeness = (
            partial(alike_meetings, gold_person=who(gold_keys), found_person=who(keys))
            if kind == "meetings"
            else alike_names
        )
        matched = {j: i for i, j in pairs_of(gold[kind], rows, likeness, LEAST[kind]).items()}
        for j, fact in enumerate(events):
            stated = values(rows[j], who(keys))
            yield Judged(fact, j in matched and stated <= values(gold[kind][matched[j]], who(gold_keys)))
    said = {
        (who(gold_keys)(s["speaker"]), *plain(s["quote"]).split()[:FIRST_WORDS]) for s in gold["statements"]
    }
    for statement in facts.statements:
        start = plain(statement.evidence.quote).split()[:FIRST_WORDS]
        yield Judged(statement, (who(keys)(statement.speaker), *start) in said)


def train(examples: Sequence[Example]) -> dict[str, float]:
    """Return the weights of the model of confidence; each release is read by models trained on others."""

    def rows() -> Iterator[tuple[Features, bool]]:
        for example, facts in read_in_folds(examples):
            own = publisher_code(example.document.release.publisher)
            for item in judge(facts, example.record):
                yield dict.fromkeys(signs(item.fact, own), 1.0), item.right

    return fit(rows(), penalty=PENALTY)


def write(weights: Mapping[str, float]) -> None:
    """Write the model of confidence that the package ships."""
    confidence.MODEL.write_text(json.dumps(weights, indent=0, sort_keys=True) + "\n", encoding="utf-8")


def reliability(judged: Iterable[Judged]) -> list[tuple[float, float, int, float, float]]:
    """Return a row for each bin: from, up to, facts in it, their mean confidence, the share that is right."""
    items = [(item.fact.evidence.confidence, item.right) for item in judged if not _is_topic(item.fact)]
    table = []
    for low, high in BINS:
        inside = [(sure, right) for sure, right in items if low <= sure < high]
        if inside:
            count = len(inside)
            table.append(
                (low, high, count, sum(s for s, _ in inside) / count, sum(r for _, r in inside) / count)
            )
    return table


def _is_topic(fact: Fact) -> bool:
    return isinstance(fact, Mentioned) and fact.evidence.rule == "topic-keyword"
