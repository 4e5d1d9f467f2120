from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.store.opening import open_store

QUAD = "<http://example.org/a> <http://example.org/p> <http://example.org/b> <http://example.org/g> .\n"


def test_what_was_written_is_there_when_the_folder_is_opened_again(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as store:
        store.replace_graph("http://example.org/g", QUAD)
    with open_store(str(tmp_path / "s"), read_only=True) as store:
        assert list(store.graphs()) == ["http://example.org/g"]


def test_a_large_default_graph_is_written_in_steps_and_comes_out_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.store.oxigraph.STEP", 7)
    monkeypatch.setattr("kg.store.oxigraph.MANY", 5)
    before, after = (
        [f'<http://example.org/a> <http://example.org/p> "{number:03}" .\n' for number in numbers]
        for numbers in (range(40), range(20, 60))
    )
    with open_store(str(tmp_path / "s")) as store:
        assert store.replace_default(before) == 40
        assert list(store.dump(None)) == before
        assert store.replace_default("".join(after)) == 40
        assert list(store.dump(None)) == after


def test_a_store_opened_for_reading_cannot_be_written_to(tmp_path: Path) -> None:
    open_store(str(tmp_path / "s")).close()
    with open_store(str(tmp_path / "s"), read_only=True) as store:
        for change in (
            lambda: store.replace_graph("http://example.org/g", QUAD),
            lambda: store.replace_default(""),
        ):
            with pytest.raises(StoreError, match="for reading only"):
                change()


def test_a_folder_can_be_read_while_it_is_being_written_to(tmp_path: Path) -> None:
    with open_store(str(tmp_path / "s")) as writer:
        writer.replace_graph("http://example.org/g", QUAD)
        with open_store(str(tmp_path / "s"), read_only=True) as reader:
            assert list(reader.graphs()) == ["http://example.org/g"]


def test_a_second_writer_is_told_that_there_is_one(tmp_path: Path) -> None:
    with (
        open_store(str(tmp_path / "s")),
        pytest.raises(StoreError, match="being written to by another process"),
    ):
        open_store(str(tmp_path / "s"))


def test_reading_where_no_store_is_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="kg build"):
        open_store(str(tmp_path / "nowhere"), read_only=True)
    assert not (tmp_path / "nowhere").exists()


def test_a_folder_of_other_things_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(StoreError, match="is no store"):
        open_store(str(tmp_path))
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_a_server_that_does_not_answer_is_named() -> None:
    with open_store("http://127.0.0.1:9/query") as store, pytest.raises(StoreError, match=r"127\.0\.0\.1:9"):
        store.select("SELECT * { ?s ?p ?o }")


def test_a_server_without_an_update_address_is_for_reading_only(server: str) -> None:
    with open_store(f"{server}/query") as store, pytest.raises(StoreError, match="for reading only"):
        store.replace_graph("http://example.org/g", QUAD)


def test_an_unknown_option_of_a_server_is_an_error(server: str) -> None:
    with pytest.raises(StoreError, match="'updates'"):
        open_store(f"{server}/query#updates={server}/update")
