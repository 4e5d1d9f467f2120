"""The facts that people wrote down for the sample releases come out of the reader, as many of each kind as did.

A fact counts only where all of it is read: everybody who took part, both sides, the place, the days, the status.
"""

from collections.abc import Iterator
from functools import cache

import pytest

from kg.evaluate.likeness import overlap, plain, same_person, words
from kg.extract.pipeline import read_facts
from kg.ingest.sources import read_releases
from kg.model.fact import Meeting, ReleaseFacts, Summit
from kg.model.partial_date import PartialDate
from kg.resources import DATA, SAMPLE_RELEASES

ROWS = [line.split("\t") for line in (DATA / "sample_facts.tsv").read_text(encoding="utf-8").splitlines()[1:]]
#: Facts of each kind that are read whole, of those written down. Floors rise only.
FLOORS = {
    "meeting": 28,
    "visit": 13,
    "call": 8,
    "summit": 20,
    "agreement": 22,
    "post": 87,
    "statement": 1,
    "mentions": 22,
}


def fail(fault: object) -> None:
    raise AssertionError(fault)


@cache
def facts_by_release() -> dict[str, ReleaseFacts]:
    return {release.id: read_facts(release) for release in read_releases([SAMPLE_RELEASES], on_fault=fail)}


def fields(fact: str) -> tuple[list[str], list[str | None]]:
    """Return the items left of the arrow and the fields right of it; ``-`` is nothing."""
    left, _, right = fact.partition(" -> ")
    items = [] if left == "-" else left.split(", ")
    return items, [None if field == "-" else field for field in right.split(" | ")]


def same_days(wanted: str | None, start: PartialDate | None, end: PartialDate | None) -> bool:
    if wanted is None:
        return start is None
    first, _, last = wanted.partition("/")
    return start is not None and end is not None and (start.text, end.text) == (first, last or first)


def same_place(wanted: str | None, country: str | None, event: Meeting | Summit) -> bool:
    place = (wanted is None and event.place is None) or plain(wanted) == plain(event.place)
    return place and event.country == country


def meets(kind: str, items: list[str], right: list[str | None], event: Meeting) -> bool:
    place, country, days, status = right
    codes = {item for item in items if item.isupper() and " " not in item}
    people = [item for item in items if item not in codes]
    return (
        event.kind == kind
        and event.status == status
        and set(event.parties) == codes
        and len(people) == len(event.participants)
        and all(any(same_person(name, other) for other in event.participants) for name in people)
        and same_place(place, country, event)
        and same_days(days, event.start, event.end)
    )


def matches(kind: str, fact: str, facts: ReleaseFacts) -> Iterator[bool]:
    """Yield whether each fact of `facts` is the one written down as `fact`."""
    items, right = fields(fact)
    if kind in ("visit", "meeting", "call"):
        yield from (meets(kind, items, right, event) for event in facts.meetings)
    elif kind == "summit":
        name, place, country, days, status = right
        for summit in facts.summits:
            alike = overlap(words(name), words(summit.name)) > 0.8 and summit.status == status
            when = same_days(days, summit.start, summit.end)
            yield alike and when and same_place(place, country, summit) and set(items) == set(summit.hosts)
    elif kind == "agreement":
        name, status, day = right
        for agreement in facts.agreements:
            alike = overlap(words(name), words(agreement.name)) > 0.8 and agreement.status == status
            yield (
                alike
                and set(items) == set(agreement.parties)
                and (agreement.date.text if agreement.date else None) == day
            )
    elif kind == "post":
        title, of = right
        for person in facts.people:
            held = [p for p in person.posts if set(words(title)) <= set(words(p.title)) and p.of == of]
            yield same_person(items[0], person.name) and bool(held)
    elif kind == "statement":
        yield from (
            same_person(items[0], said.speaker) and plain(right[0]) in plain(said.text)
            for said in facts.statements
        )
    else:
        named = {mention.key for mention in (*facts.countries, *facts.organizations)}
        yield set(fact.split(", ")) <= named


@pytest.mark.parametrize(("kind", "floor"), FLOORS.items())
def test_facts_written_down_for_the_sample_are_read(kind: str, floor: int) -> None:
    rows = [(release, fact) for release, row_kind, fact in ROWS if row_kind == kind]
    missed = [
        f"{release}: {fact}"
        for release, fact in rows
        if not any(matches(kind, fact, facts_by_release()[release]))
    ]
    read = len(rows) - len(missed)
    assert read >= floor, f"{read} of {len(rows)} are read; missed:\n" + "\n".join(missed)


def test_every_kind_of_fact_has_a_floor() -> None:
    assert {kind for _, kind, _ in ROWS} == set(FLOORS)
