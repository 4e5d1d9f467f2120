"""A stand-in for the reader: releases whose text is the record of their facts, so that a test states both."""

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kg.model.document import Span
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
from kg.model.partial_date import PartialDate
from kg.model.release import Release

Record = dict[str, Any]


def release(name: str, day: str, **record: object) -> Record:
    """Return a release as a line of JSONL has it, that says what `record` says."""
    return {
        "id": name,
        "publisher": record.pop("publisher", "Test Office"),
        "date": day,
        "title": f"Release {name}",
        "text": json.dumps(record),
        "url": f"https://example.org/{name}",
    }


def write_releases(path: Path, releases: Iterable[Record]) -> Path:
    path.write_text("".join(f"{json.dumps(one)}\n" for one in releases))
    return path


def meeting(
    kind: str, people: str, parties: str, day: str | None, status: str = "held", **more: str
) -> Record:
    return {
        "kind": kind,
        "participants": people.split("|") if people else [],
        "parties": parties.split(),
        "start": day,
        "status": status,
        **more,
    }


def read_record(release: Release) -> ReleaseFacts:
    """Return the facts that the text of `release` states as JSON."""
    record: Record = json.loads(release.body)
    if fault := record.get("fault"):
        raise RuntimeError(fault)
    text = release.text
    spans = iter(range(len(text) - 1))

    def evidence() -> Evidence:
        span = Span(start := next(spans), start + 2)
        return Evidence(span, span.quote(text), "stand-in", record.get("confidence", 0.9))

    def when(one: Record, key: str) -> PartialDate | None:
        return PartialDate(one[key]) if one.get(key) else None

    return ReleaseFacts(
        release.id,
        people=tuple(
            Person(
                name,
                tuple(PostHeld(title, of or None, evidence(), former=former) for title, of, former in posts),
                evidence(),
            )
            for name, posts in record.get("people", {}).items()
        ),
        countries=tuple(Mentioned(code, evidence()) for code in record.get("countries", "").split()),
        organizations=tuple(Mentioned(key, evidence()) for key in record.get("organizations", "").split()),
        topics=tuple(Mentioned(key, evidence()) for key in record.get("topics", "").split()),
        meetings=tuple(
            Meeting(
                one["kind"],
                tuple(one["participants"]),
                tuple(one["parties"]),
                one.get("place"),
                one.get("country"),
                when(one, "start"),
                when(one, "end") or when(one, "start"),
                one["status"],
                evidence(),
            )
            for one in record.get("meetings", ())
        ),
        agreements=tuple(
            Agreement(name, tuple(parties.split()), status, PartialDate(day) if day else None, evidence())
            for name, parties, status, day in record.get("agreements", ())
        ),
        summits=tuple(
            Summit(
                name, PartialDate(day), PartialDate(day), None, None, tuple(hosts.split()), status, evidence()
            )
            for name, day, hosts, status in record.get("summits", ())
        ),
        statements=tuple(
            Statement(speaker, words, evidence()) for speaker, words in record.get("statements", ())
        ),
    )
