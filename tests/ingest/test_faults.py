"""What cannot be read gets one line that names the file, the line, what is wrong and how to mend it."""

import json
import os
from pathlib import Path

import pytest

from kg.errors import IngestError
from kg.ingest import draft, page
from kg.ingest import input as source_input
from kg.ingest.dates import MEND
from kg.ingest.kinds import SUFFIXES
from kg.ingest.sources import read_releases
from tests.ingest.conftest import Reading, no_fault

HEAD = "TITLE: A visit\nDATE: 2018-06-21\nPUBLISHER: P\n\n"
LINE = {"id": "a", "publisher": "P", "date": "2018-06-21", "title": "A visit", "text": "They met."}
DEEP = "[" * 100_000


def line(**changes: object) -> str:
    return json.dumps(LINE | changes)


def feed(entry: str) -> str:
    return f'<rss version="2.0"><channel><title>F</title>\n<item>{entry}</item></channel></rss>'


#: name of the file, what is in it, the fault.
FAULTS: list[tuple[str, str | bytes, str]] = [
    ("empty.txt", "", "1: the file is empty; leave it out"),
    ("blank.txt", "\n \n\t\n", "1: no title; put one before the text (TITLE: in a header)"),
    ("zero.txt", b"\0" * 5000, "1: no title; put one before the text (TITLE: in a header)"),
    (
        "latin.txt",
        f"{HEAD}Caf".encode() + b"\xe9",
        "5: byte 0xe9 is not UTF-8; convert it (iconv -f CP1252 -t UTF-8)",
    ),
    ("utf16.txt", HEAD.encode("utf-16"), "1: this is UTF-16 text; save it as plain UTF-8 text"),
    ("a.pdf", b"%PDF-1.4 ...", "1: this is a PDF; save it as plain UTF-8 text"),
    ("b.docx", b"PK\x03\x04...", "1: this is a zip or Office file; save it as plain UTF-8 text"),
    ("b.rtf", b"{\\rtf1 words}", "1: this is a rich text file; save it as plain UTF-8 text"),
    ("c.png", b"\x89PNG\r\n", "1: this is a picture; save it as plain UTF-8 text"),
    ("d.bin", b"\x80\x81\x82", "1: byte 0x80 is not UTF-8; convert it (iconv -f CP1252 -t UTF-8)"),
    (
        "nodate.txt",
        "TITLE: A\nPUBLISHER: P\n\nThey met.",
        "1: no date; state it (DATE: in a header), or give --published",
    ),
    (
        "noname.txt",
        "TITLE: A\nDATE: 2018-06-21\n\nThey met.",
        "1: no publisher; state it (PUBLISHER: in a header), or give --publisher",
    ),
    (
        "notitle.txt",
        "DATE: 2018-06-21\nPUBLISHER: P\n\nThey met.",
        "1: no title; put one before the text (TITLE: in a header)",
    ),
    ("notext.txt", HEAD, "1: no text after the title; add it, or leave this release out"),
    (
        "ambiguous.txt",
        "TITLE: A\nDATE: 21/06/2018\nPUBLISHER: P\n\nThey met.",
        f"2: date '21/06/2018' is ambiguous, day and month can be confused; {MEND}",
    ),
    (
        "year0.txt",
        "TITLE: A\nDATE: 0000-06-21\nPUBLISHER: P\n\nThey met.",
        f"2: date '0000-06-21' is no day of the calendar; {MEND}",
    ),
    (
        "noheader.txt",
        "TITLE: A\nDATE: 2018-06-21\nThey met.\n\nMore.",
        "3: 'They met.' is no line of a header; put an empty line between header and text",
    ),
    ("twice.txt", "TITLE: A\nTITLE: B\n\nThey met.", "2: TITLE: stands twice; leave one"),
    (
        "script.txt",
        f"URL: javascript:alert(1)\n{HEAD}They met.",
        "1: 'javascript:alert(1)' is no web address; mend it or leave it out",
    ),
    (
        "broken.jsonl",
        f'{line()}\n{{"id": \n',
        "2: broken JSON, expecting value at column 7; mend or remove it",
    ),
    ("array.jsonl", "[1]\n", "1: JSON array where an object must be; give one object a release"),
    ("deep.jsonl", f"{DEEP}\n", "1: JSON nested too deep to be a release; leave it out"),
    ("digits.jsonl", f'{{"id": {"9" * 5000}}}', "1: JSON with a number too long to be read; leave it out"),
    ("number.jsonl", line(id=7), '1: "id" must be text in quotes, not number; mend or remove it'),
    ("list.jsonl", line(text=["a"]), '1: "text" must be text in quotes, not array; mend or remove it'),
    ("noid.jsonl", line(id=None), "1: no id; give the release one of its own"),
    ("blank.jsonl", "\n\n\n", "1: no release in it, only empty lines; leave it out"),
    (
        "bytes.jsonl",
        b"\n\n" + line().encode()[:-2] + b"\xff",
        "3: byte 0xff is not UTF-8; convert it (iconv -f CP1252 -t UTF-8)",
    ),
    (
        "date.jsonl",
        line(date="9999-12-31"),
        f"1: date '9999-12-31' is not between 1800 and 2199; {MEND}",
    ),
    ("page.json", '{"base_path": "/a"}', '1: "details" is missing; fetch the page again from /api/content'),
    (
        "nested.html",
        "<div>" * 5000 + "x",
        "1: markup nested too deep to be read whole; save the page's text instead",
    ),
    (
        "charset.html",
        b"<meta charset=nonsense><p>\xff",
        "1: not in the charset it states, 'nonsense'; save it as UTF-8",
    ),
    ("deep.xml", "<rss>" + "<a>" * 300, "1: a feed nested too deep to be read; leave it out"),
    ("cut.xml", "<rss><channel><item><title>A", "1: the feed is not well-formed XML; fetch it again"),
    ("none.xml", "<rss version='2.0'><channel></channel></rss>", "1: the feed has no entry; leave it out"),
    (
        "undated.rss",
        feed("<title>A</title><link>http://x.example/a</link><description>They met.</description>"),
        "2: no date; state it (DATE: in a header), or give --published",
    ),
]


@pytest.mark.parametrize(("name", "content", "fault"), FAULTS, ids=[name for name, *_ in FAULTS])
def test_a_faulty_file_gets_one_line(
    name: str, content: str | bytes, fault: str, read: Reading, tmp_path: Path
) -> None:
    (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    _, faults = read(name)
    assert faults == [f"{name}:{fault}"]


def test_the_rest_goes_on_after_each_faulty_line(read: Reading, tmp_path: Path) -> None:
    lines = [line(), "{", line(id="b"), "null", DEEP, line(id="c", date=""), line(id="d")]
    (tmp_path / "mixed.jsonl").write_text("\n".join(lines), "utf-8")
    releases, faults = read("mixed.jsonl")
    assert [release.id for release in releases] == ["a", "b", "d"]
    assert [fault.split(":")[1] for fault in faults] == ["2", "4", "5", "6"]


def test_the_rest_goes_on_after_a_faulty_file(read: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("", "utf-8")
    (tmp_path / "b.txt").write_text(HEAD + "They met.", "utf-8")
    releases, faults = read(".")
    assert ([release.id for release in releases], len(faults)) == (["b"], 1)


def test_strict_stops_at_the_first_fault(tmp_path: Path) -> None:
    (tmp_path / "mixed.jsonl").write_text(f"{line()}\n{{\n{line(id='b')}", "utf-8")
    releases = read_releases([tmp_path / "mixed.jsonl"], strict=True, on_fault=no_fault)
    assert next(releases).id == "a"
    with pytest.raises(IngestError, match=r"mixed\.jsonl:2: broken JSON"):
        next(releases)


def test_a_missing_file_a_glob_without_a_match_and_a_folder_without_a_release_are_faults(
    read: Reading, tmp_path: Path
) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "folder" / "picture.png").write_bytes(b"x")
    _, faults = read("missing.txt", "none*.txt", "folder")
    assert faults == [
        "missing.txt:1: no such file or folder; check the path",
        "none*.txt:1: no such file or folder; check the path",
        f"folder:1: no file to read in this folder; known suffixes are {' '.join(sorted(SUFFIXES))}",
    ]


def test_a_link_to_nowhere_is_a_fault(read: Reading, tmp_path: Path) -> None:
    (tmp_path / "link.txt").symlink_to(tmp_path / "nowhere")
    _, faults = read("link.txt")
    assert faults == ["link.txt:1: no such file or directory; check the path and its permissions"]


@pytest.mark.skipif(getattr(os, "geteuid", int)() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_a_fault(read: Reading, tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("x", "utf-8")
    (tmp_path / "mine.txt").chmod(0)
    _, faults = read("mine.txt")
    assert faults == ["mine.txt:1: permission denied; check the path and its permissions"]


def test_a_file_over_the_limit_is_a_fault(read: Reading, tmp_path: Path) -> None:
    with (tmp_path / "nothing.txt").open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    _, faults = read("nothing.txt")
    assert faults == ["nothing.txt:1: over 16 MB, too much for one release; leave it out"]


def test_a_line_over_the_limit_is_a_fault_and_the_next_line_is_read(
    read: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(source_input, "BYTES_LIMIT", 1 << 20)
    with (tmp_path / "long.jsonl").open("wb") as file:
        file.truncate(3 << 20)  # a line of zero bytes
        file.seek(0, os.SEEK_END)
        file.write(b"\n" + line().encode() + b"\n")
    releases, faults = read("long.jsonl")
    assert [release.id for release in releases] == ["a"]
    assert faults == ["long.jsonl:1: the line is over 1 MB; give one release a line"]


def test_a_text_over_the_limit_is_a_fault(
    read: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(draft, "TEXT_LIMIT", 100)
    (tmp_path / "long.txt").write_text(HEAD + "word " * 50, "utf-8")
    (tmp_path / "title.txt").write_text("word " * 500 + "\n\nThey met.", "utf-8")
    _, faults = read("long.txt", "title.txt")
    assert faults == [
        "long.txt:1: the text has over 100 characters; cut it into releases",
        "title.txt:1: the title has 2,499 characters; put a short one first",
    ]


def test_a_page_of_too_many_elements_is_a_fault(
    read: Reading, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page, "ELEMENTS_LIMIT", 1_000)
    (tmp_path / "bomb.html").write_text("<p>" + "<b>x</b>" * 2_000, "utf-8")
    _, faults = read("bomb.html")
    assert faults == ["bomb.html:1: markup of over 1,000 elements; save the page's text instead"]


@pytest.mark.skipif(os.name == "nt", reason="no such names on Windows")
def test_a_hostile_file_name_cannot_break_the_line_of_a_fault(read: Reading, tmp_path: Path) -> None:
    (tmp_path / "a\n\x1b[2Jb\udcff.txt").write_text("", "utf-8")
    _, faults = read(tmp_path)
    assert len(faults) == 1
    assert faults[0].isprintable()
    assert faults[0].endswith("b\ufffd.txt:1: the file is empty; leave it out")


@pytest.mark.parametrize("key", ["title", "id", "publisher", "date", "url", "licence"])
def test_a_field_of_a_million_spaces_is_read_at_once(key: str, read: Reading, tmp_path: Path) -> None:
    (tmp_path / "wide.jsonl").write_text(line(**{key: f"a{' ' * 1_000_000}b"}), "utf-8")
    releases, faults = read("wide.jsonl")
    assert len(releases) + len(faults) == 1
