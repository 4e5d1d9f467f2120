"""The sample releases in `data/`: well-formed, in words of our own, and in step with their list of facts."""

import csv
import json
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kg.model.fact import AGREEMENT_STATUSES, EVENT_STATUSES, MEETING_KINDS
from kg.model.partial_date import PartialDate

ROOT = Path(__file__).parents[1]
RELEASES = sorted((ROOT / "data/releases").glob("*.txt"))
SHARED = ROOT.parent / "shared"

#: So many words in a row are a sentence taken over, not a chance likeness of names and dates.
RUN = 9
CODE = re.compile(r"[A-Z][A-Z0-9]+")
STEM = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*-(\d{4}-\d\d-\d\d)")


def header_and_body(path: Path) -> tuple[dict[str, str], str]:
    header, _, body = path.read_text(encoding="utf-8").partition("\n\n")
    return dict(line.split(": ", 1) for line in header.splitlines()), body


def runs(text: str) -> Iterator[str]:
    words = [word.lower() for word in re.findall(r"\w+", text)]
    return (" ".join(words[start : start + RUN]) for start in range(len(words) - RUN + 1))


def published_texts() -> Iterator[str]:
    with (SHARED / "corpus/releases.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            release = json.loads(line)
            yield from (release["title"], release["text"])
    for path in SHARED.glob("gold/*/texts/*.txt"):
        yield path.read_text(encoding="utf-8")


def facts() -> list[dict[str, str]]:
    with (ROOT / "data/sample_facts.tsv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE))


@pytest.mark.parametrize("path", RELEASES, ids=lambda path: path.stem)
def test_a_sample_release_has_a_whole_header_and_a_body_of_readable_length(path: Path) -> None:
    header, body = header_and_body(path)
    assert list(header) in (["TITLE", "DATE", "PUBLISHER", "URL"], ["TITLE", "DATE", "PUBLISHER"])
    assert all(value == value.strip() != "" for value in header.values())
    assert header.get("URL", "http").startswith("http")
    assert body == body.strip() + "\n"
    assert 60 <= len(body.split()) <= 260
    name = STEM.fullmatch(path.stem)
    assert name is not None, "the stem ends in the day of the release"
    assert date.fromisoformat(header["DATE"]) == date.fromisoformat(name[1])


def test_no_two_sample_releases_share_a_title_or_a_source() -> None:
    headers = [header_and_body(path)[0] for path in RELEASES]
    assert len({header["TITLE"] for header in headers}) == len(headers)
    urls = [header["URL"] for header in headers if "URL" in header]
    assert len(urls) == len(set(urls)) >= len(headers) - 1


def test_no_sentence_of_a_published_release_is_in_the_sample_or_the_annotations() -> None:
    if not SHARED.is_dir():
        pytest.skip("the real releases are not at ../shared, so their wording cannot be compared")
    ours: dict[str, str] = {}
    for path in [*RELEASES, *(ROOT / "data/annotations/texts").glob("*.txt")]:
        header, body = header_and_body(path)
        ours |= dict.fromkeys((*runs(header["TITLE"]), *runs(body)), path.name)
    # Only our own runs are held in memory; the corpus streams past them.
    taken = {(ours[run], run) for text in published_texts() for run in runs(text) if run in ours}
    assert not taken


def test_the_list_of_facts_is_sorted_and_covers_every_release_and_no_other() -> None:
    rows = facts()
    names = [row["release"] for row in rows]
    assert names == sorted(names)
    assert len({tuple(row.values()) for row in rows}) == len(rows)
    assert set(names) == {path.stem for path in RELEASES}


@pytest.mark.parametrize("row", facts(), ids=lambda row: f"{row['release']}: {row['fact']}"[:80])
def test_a_listed_fact_is_well_formed_and_its_names_stand_in_the_release(row: dict[str, str]) -> None:
    left, _, right = row["fact"].partition(" -> ")
    fields = right.split(" | ")
    names = {item for item in left.split(", ") if item != "-" and not CODE.fullmatch(item)}
    match row["kind"]:
        case "mentions":
            assert (right, names) == ("", set())
        case "post" | "statement" as kind:
            assert len(fields) == {"post": 2, "statement": 1}[kind]
            names.add(fields[0])
        case "agreement":
            name, status, day = fields
            names.add(name)
            assert status in AGREEMENT_STATUSES
            assert day == "-" or PartialDate(day)
        case kind:
            *summit, place, country, day, status = fields
            assert (kind == "summit") == (len(summit) == 1)
            assert kind in {*MEETING_KINDS, "summit"}
            assert status in EVENT_STATUSES
            assert country == "-" or CODE.fullmatch(country)
            assert day == "-" or all(PartialDate(part) for part in day.split("/"))
            names |= {*summit, *({place} - {"-"})}
    header, body = header_and_body(ROOT / f"data/releases/{row['release']}.txt")
    assert {name for name in names if name not in f"{header['TITLE']}\n{body}"} == set()
