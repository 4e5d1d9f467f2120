"""What a build met is kept beside its store, and told by the page about the data."""

from collections.abc import Mapping, Sequence
from pathlib import Path

from kg.store.last_build import FAULTS_KEPT, LastBuild, read_last_build, write_last_build


def build(faulty: int = 0, faults: Sequence[str] = (), facts: Mapping[str, int] | None = None) -> LastBuild:
    return LastBuild("2026-11-24", 3, 2, 0, 1, faulty, faults, facts or {})


def test_what_was_written_is_read_again(tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    write_last_build(str(store), build(facts={"people": 4}))
    assert read_last_build(str(store)) == build(faults=[], facts={"people": 4})
    assert list(store.iterdir()) == []  # the store's own folder is the engine's


def test_where_a_file_lay_is_not_told(tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    write_last_build(str(store), build(faulty=1, faults=["/home/someone/inbox/a.txt:3: no date"]))
    assert "someone" not in (tmp_path / "store.build.json").read_text()
    found = read_last_build(str(store))
    assert found is not None
    assert found.faults == ["a.txt:3: no date"]


def test_many_faults_are_counted_and_some_are_kept(tmp_path: Path) -> None:
    write_last_build(str(tmp_path), build(faulty=999, faults=["x: y"] * 999))
    found = read_last_build(str(tmp_path))
    assert found is not None
    assert (found.faulty, len(found.faults)) == (999, FAULTS_KEPT)
    (tmp_path.parent / f"{tmp_path.name}.build.json").unlink()


def test_store_that_is_no_folder_has_no_last_build(tmp_path: Path) -> None:
    write_last_build("memory:", build())
    assert read_last_build("memory:") is None
    assert read_last_build(str(tmp_path / "none")) is None


def test_file_that_is_not_sound_is_no_last_build(tmp_path: Path) -> None:
    store = tmp_path / "store"
    store.mkdir()
    (tmp_path / "store.build.json").write_text('{"day": ')
    assert read_last_build(str(store)) is None
