"""Which inputs are read, in which order, and what happens to a release that comes twice."""

import shutil
from datetime import date
from pathlib import Path

import pytest

from kg.ingest.archive import MANIFEST
from kg.ingest.sources import read_releases
from tests.ingest.conftest import Reading, no_fault

EXAMPLES = Path(__file__).parent.resolve() / "examples"
CORPUS = Path(__file__).parents[3] / "shared" / "corpus" / "releases.jsonl"


def write(path: Path, title: str = "A visit", publisher: str = "P") -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"TITLE: {title}\nDATE: 2018-06-21\nPUBLISHER: {publisher}\n\nThey met.", "utf-8")


def test_folders_are_read_sorted_with_all_below_them(read: Reading, tmp_path: Path) -> None:
    for name in ("b/2.txt", "b/1.txt", "a/z/3.txt", "c.txt"):
        write(tmp_path / "in" / name)
    releases, faults = read("in")
    assert ([release.id for release in releases], faults) == (["c", "3", "1", "2"], [])


def test_in_a_folder_hidden_files_and_other_suffixes_are_passed_over(read: Reading, tmp_path: Path) -> None:
    for name in (".hidden.txt", ".git/x.txt", "README.md", "table.tsv", MANIFEST, "a.txt"):
        write(tmp_path / "in" / name)
    releases, faults = read("in")
    assert ([release.id for release in releases], faults) == (["a"], [])


def test_in_a_folder_a_document_that_is_not_read_is_a_fault(read: Reading, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "b.PDF").write_bytes(b"%PDF-1.4 ...")
    releases, faults = read("in")
    assert [release.id for release in releases] == ["a"]
    assert faults == ["in/b.PDF:1: this is a PDF; save it as plain UTF-8 text"]


def test_a_file_that_is_named_is_read_whatever_its_suffix(read: Reading, tmp_path: Path) -> None:
    write(tmp_path / "README.md")
    releases, _ = read("README.md")
    assert [release.id for release in releases] == ["README"]


def test_a_link_that_leads_back_to_its_folder_does_not_run_for_ever(read: Reading, tmp_path: Path) -> None:
    write(tmp_path / "in" / "a.txt")
    (tmp_path / "in" / "again").symlink_to(tmp_path / "in")
    releases, _ = read("in")
    assert [release.id for release in releases] == ["a"]


def test_globs_are_read_sorted_and_reach_below_with_two_stars(read: Reading, tmp_path: Path) -> None:
    for name in ("in/2.txt", "in/1.txt", "in/below/3.txt"):
        write(tmp_path / name)
    assert [release.id for release in read("in/*.txt")[0]] == ["1", "2"]
    assert [release.id for release in read("**/*.txt")[0]] == ["1", "2", "3"]


def test_a_file_whose_name_looks_like_a_glob_is_read_as_itself(read: Reading, tmp_path: Path) -> None:
    write(tmp_path / "a[1].txt")
    assert [release.id for release in read("a[1].txt")[0]] == ["a[1]"]


def test_reading_twice_gives_the_same(read: Reading) -> None:
    options = {"published": date(2019, 3, 6), "publisher": "Syldavian Court"}
    assert read(EXAMPLES, **options) == read(EXAMPLES, **options)
    assert len(read(EXAMPLES, **options)[0]) == 9


def test_the_same_release_twice_in_a_run_is_given_once_and_is_no_fault(read: Reading, tmp_path: Path) -> None:
    shutil.copytree(EXAMPLES, tmp_path / "copy")
    releases, faults = read(EXAMPLES / "lines.jsonl", "copy/lines.jsonl", EXAMPLES / "lines.jsonl")
    assert ([release.id for release in releases], faults) == (["klow-7", "klow-8"], [])


def test_two_releases_of_one_id_are_a_fault_and_the_first_is_given(read: Reading, tmp_path: Path) -> None:
    write(tmp_path / "in/a/1.txt", "One")
    write(tmp_path / "in/b/1.txt", "Two")
    releases, faults = read("in")
    assert [release.title for release in releases] == ["One"]
    (fault,) = faults
    assert fault.endswith("1.txt:1: another release of its publisher has the id '1'; give it its own")


def test_two_publishers_may_use_the_same_id(read: Reading, tmp_path: Path) -> None:
    write(tmp_path / "in/a/1.txt", publisher="P")
    write(tmp_path / "in/b/1.txt", publisher="Q")
    releases, faults = read("in")
    assert ([release.publisher for release in releases], faults) == (["P", "Q"], [])


def test_line_ends_and_a_byte_order_mark_do_not_change_a_release(read: Reading, tmp_path: Path) -> None:
    text = (EXAMPLES / "header.txt").read_text("utf-8")
    (tmp_path / "header.txt").write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    assert read("header.txt") == read(EXAMPLES / "header.txt")


def test_no_line_end_inside_a_title_survives(read: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(
        '{"id": "a", "publisher": "P", "date": "2018-06-21", '
        '"title": "A\\r\\n visit", "text": "They\\u00a0met."}',
        "utf-8",
    )
    (release,), _ = read("a.jsonl")
    assert release.text == "A visit\n\nThey\xa0met.", "and the no-break space is the publisher's own"


@pytest.mark.skipif(not CORPUS.exists(), reason="needs ../shared/corpus")
def test_the_whole_corpus_is_read_without_a_fault() -> None:
    releases = list(read_releases([CORPUS], strict=True, on_fault=no_fault))
    assert len(releases) == 4417
