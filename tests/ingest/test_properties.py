"""Whatever comes in, reading gives releases that every format can carry, or faults, and nothing else."""

import json
from contextlib import suppress
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.errors import DateError, IngestError
from kg.ingest.characters import FORBIDDEN, clean_line, clean_text
from kg.ingest.dates import parse_day
from kg.ingest.sources import read_releases
from kg.model.release import Release

EXAMPLES = sorted((Path(__file__).parent.resolve() / "examples").iterdir())
#: How each kind begins, so that its reader is reached.
BEGINNINGS = (
    b"",
    b"TITLE: A\nDATE: 2018-06-21\n",
    b"<html><body>",
    b"<rss><channel><item>",
    b'{"base_path": "/a",',
)
SUFFIXES = ("", ".txt", ".jsonl", ".json", ".html", ".xml")
ANY_TEXT = st.text(st.characters())  # surrogates too: JSON can write them


def read(data: bytes, suffix: str) -> tuple[list[Release], list[IngestError]]:
    with TemporaryDirectory() as folder:
        path = Path(folder, f"any{suffix}")
        path.write_bytes(data)
        faults: list[IngestError] = []
        return list(read_releases([path], publisher="P", on_fault=faults.append)), faults


def check(releases: list[Release], faults: list[IngestError]) -> None:
    assert all("\n" not in str(fault) for fault in faults)
    for release in releases:
        for text in (
            release.text,
            release.id,
            release.publisher,
            release.url,
            release.licence,
            release.origin,
        ):
            assert not FORBIDDEN.search(text)
        assert release.title
        assert release.body
        assert "\n" not in release.title + release.id + release.publisher


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(BEGINNINGS), st.binary(), st.sampled_from(SUFFIXES))
def test_arbitrary_bytes_give_releases_or_faults(beginning: bytes, data: bytes, suffix: str) -> None:
    releases, faults = read(beginning + data, suffix)
    assert releases or faults
    check(releases, faults)


@settings(deadline=None, max_examples=150)
@given(st.sampled_from(EXAMPLES), st.data())
def test_a_damaged_example_gives_releases_or_faults(path: Path, data: st.DataObject) -> None:
    content = path.read_bytes()
    start = data.draw(st.integers(0, len(content)))
    end = data.draw(st.integers(start, len(content)))
    releases, faults = read(content[:start] + data.draw(st.binary(max_size=20)) + content[end:], path.suffix)
    assert releases or faults
    check(releases, faults)


@settings(deadline=None)
@given(st.dictionaries(st.sampled_from(["id", "title", "text", "publisher", "url", "licence"]), ANY_TEXT))
def test_any_text_in_json_gives_a_release_or_a_fault(record: dict[str, str]) -> None:
    releases, faults = read(json.dumps(record | {"date": "2018-06-21"}).encode(), ".jsonl")
    assert len(releases) + len(faults) == 1
    check(releases, faults)


@given(ANY_TEXT)
def test_cleaning_changes_no_more_than_it_must(text: str) -> None:
    cleaned = clean_text(text)
    assert not FORBIDDEN.search(cleaned)
    assert "\r" not in cleaned
    assert clean_text(cleaned).removeprefix("\ufeff") == cleaned.removeprefix("\ufeff")
    if not FORBIDDEN.search(text) and "\r" not in text and not text.startswith("\ufeff"):
        assert cleaned == text


@given(ANY_TEXT)
def test_a_line_is_one_line(text: str) -> None:
    assert len(clean_line(text).splitlines()) <= 1


@given(st.text())
def test_any_text_is_a_day_or_a_date_error(text: str) -> None:
    with suppress(DateError):
        assert parse_day(text).year >= 1800


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name)
def test_the_untouched_examples_give_releases_or_want_a_date(path: Path) -> None:
    releases, faults = read(path.read_bytes(), path.suffix)
    assert releases or "no date" in str(faults)
