"""Our own annotated releases in `data/annotations/`: in the guidelines' form, each quote in its text."""

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from kg.gazetteer.tables import rows
from kg.model.fact import AGREEMENT_STATUSES, EVENT_STATUSES, MEETING_KINDS
from kg.model.partial_date import PartialDate

FOLDER = Path(__file__).parents[1] / "data/annotations"
RECORDS: list[dict[str, Any]] = [
    json.loads(line) for line in (FOLDER / "own.jsonl").read_text(encoding="utf-8").splitlines()
]

KEYS = {
    "people": {"name", "posts"},
    "meetings": {"kind", "participants", "parties", "place", "country", "start", "end", "status", "quote"},
    "agreements": {"name", "parties", "status", "date", "quote"},
    "summits": {"name", "start", "end", "place", "country", "hosts", "status", "quote"},
    "statements": {"speaker", "quote"},
}

each_record = pytest.mark.parametrize("record", RECORDS, ids=lambda record: record["id"])


def title_and_body(record: dict[str, Any]) -> str:
    header, _, body = (FOLDER / f"texts/{record['id']}.txt").read_text(encoding="utf-8").partition("\n\n")
    return f"{header.splitlines()[0].removeprefix('TITLE: ')}\n\n{body}"


def events(record: dict[str, Any]) -> list[dict[str, Any]]:
    return [*record["meetings"], *record["summits"]]


def test_texts_and_records_are_the_same_set_in_the_same_order() -> None:
    names = [record["id"] for record in RECORDS]
    assert names == sorted(path.stem for path in (FOLDER / "texts").iterdir())
    assert len(set(names)) == len(names) >= 60


@each_record
def test_an_annotated_text_has_the_header_of_the_gold_texts(record: dict[str, Any]) -> None:
    header, _, body = (FOLDER / f"texts/{record['id']}.txt").read_text(encoding="utf-8").partition("\n\n")
    fields = dict(line.split(": ", 1) for line in header.splitlines())
    assert list(fields) == ["TITLE", "DATE", "PUBLISHER"]
    assert date.fromisoformat(fields["DATE"])
    assert body == body.strip() + "\n"
    assert 70 <= len(body.split()) <= 300


@each_record
def test_a_record_has_exactly_the_keys_of_the_guidelines(record: dict[str, Any]) -> None:
    assert set(record) == {"id", "countries", "organisations", *KEYS}
    assert all(set(item) == KEYS[kind] for kind in KEYS for item in record[kind])
    assert all(set(post) == {"title", "of"} for person in record["people"] for post in person["posts"])


@each_record
def test_every_quote_is_one_short_line_of_its_text(record: dict[str, Any]) -> None:
    lines = title_and_body(record).splitlines()
    quotes = [item["quote"] for kind in KEYS.keys() - {"people"} for item in record[kind]]
    assert [quote for quote in quotes if not any(quote in line for line in lines)] == []
    assert [quote for quote in quotes if not 1 <= len(quote.split()) <= 16] == []


@each_record
def test_names_and_places_stand_in_the_text_and_participants_among_the_people(record: dict[str, Any]) -> None:
    text = title_and_body(record)
    people = {person["name"] for person in record["people"]}
    places = {event["place"] for event in events(record)} - {None}
    assert {name for name in people | places if name not in text} == set()
    taking_part = {name for meeting in record["meetings"] for name in meeting["participants"]}
    speaking = {statement["speaker"] for statement in record["statements"]}
    assert taking_part | speaking <= people


@each_record
def test_codes_statuses_and_dates_are_valid(record: dict[str, Any]) -> None:
    countries = {row["code"] for row in rows("countries")}
    assert set(record["countries"]) <= countries
    assert all(name == name.strip() != "" for name in record["organisations"])
    assert {event["country"] for event in events(record)} <= countries | {None}
    organizations = {row["acronym"] for row in rows("organizations")} | set(record["organisations"])
    parties = {
        code for kind in ("meetings", "agreements") for item in record[kind] for code in item["parties"]
    }
    hosts = {code for summit in record["summits"] for code in summit["hosts"]}
    served = {post["of"] for person in record["people"] for post in person["posts"]} - {None}
    assert parties | hosts | served <= countries | organizations
    assert {meeting["kind"] for meeting in record["meetings"]} <= set(MEETING_KINDS)
    assert {event["status"] for event in events(record)} <= set(EVENT_STATUSES)
    assert {agreement["status"] for agreement in record["agreements"]} <= set(AGREEMENT_STATUSES)
    days = [(event["start"], event["end"]) for event in events(record)]
    assert all((start is None) == (end is None) for start, end in days)
    assert all(PartialDate(start).earliest <= PartialDate(end).latest for start, end in days if start)
    assert all(PartialDate(agreement["date"]) for agreement in record["agreements"] if agreement["date"])
