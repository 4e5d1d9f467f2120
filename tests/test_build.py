"""A build reads every release once, writes each whole or not at all, and can be run again."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from kg.build import build, pool, remove, version
from kg.errors import GazetteerError, IngestError, NotFoundError
from kg.model.fact import ReleaseFacts
from kg.model.release import Release
from kg.store.base import ALL, Store
from kg.store.opening import open_store
from kg.view.current import current_view
from tests.stand_in import Record, meeting, read_record, release, write_releases
from tests.store.server import serve_oxigraph

ROOT = Path(__file__).parent.parent


def record(number: int, words: str = "") -> Record:
    """Return a release whose facts touch those of its neighbours."""
    one, other = f"Minister Number{number % 7}", f"Minister Number{number % 5 + 10}"
    return release(
        f"r{number:03}",
        f"2018-{number % 12 + 1:02}-11",
        people={one: [("Minister", "GB", False)], other: [("Minister", "PL", False)]},
        countries="GB PL",
        meetings=[meeting("meeting", f"{one}|{other}", "GB PL", f"2018-{number % 9 + 1:02}-10", "held")],
        agreements=[(f"Treaty Number {number % 4}", "GB PL", "signed", None)],
        statements=[(one, words or f"Words of {number}.")],
    )


def releases_at(path: Path, numbers: range = range(12), **changed: Record) -> Path:
    """Write releases to `path`, some of them `changed`, by id."""
    records = [record(number) for number in numbers]
    return write_releases(path, [changed.get(one["id"], one) for one in records])


def dump(store: Store) -> str:
    return "".join(store.dump(ALL))


def clean_build(path: Path) -> str:
    """Return the dump of a new store of the releases at `path`."""
    with open_store("memory:") as store:
        build([path], store, workers=1, read=read_record)
        return dump(store)


def clean_graphs(path: Path) -> dict[str, str]:
    """Return each release's graph as a build without interruption makes it."""
    with open_store("memory:") as store:
        build([path], store, workers=1, read=read_record)
        return {graph: "".join(store.dump(graph)) for graph in store.graphs()}


@pytest.fixture(autouse=True)
def _one_version(monkeypatch: pytest.MonkeyPatch) -> None:
    """Take the stand-in for one version of the reader, here and in the processes that are killed."""
    monkeypatch.setattr("kg.build.run.reader_version", lambda: "test")


@pytest.fixture
def store() -> Iterator[Store]:
    with open_store("memory:") as opened:
        yield opened


def test_a_build_writes_a_graph_for_each_release_and_the_view(store: Store, tmp_path: Path) -> None:
    report = build([releases_at(tmp_path / "in.jsonl")], store, workers=1, read=read_record)
    assert (report.read, report.new, report.replaced, report.unchanged, report.faults) == (12, 12, 0, 0, [])
    assert report.facts["meetings"] == report.facts["statements"] == 12
    assert report.facts["people"] == report.facts["countries"] == 24
    assert len(list(store.graphs())) == 12
    assert set(current_view(store).splitlines()) < set("".join(store.dump(None)).splitlines())


def test_the_same_releases_again_change_nothing_and_are_not_read(store: Store, tmp_path: Path) -> None:
    path = releases_at(tmp_path / "in.jsonl")
    build([path], store, workers=1, read=read_record)
    before = dump(store)
    report = build([path], store, workers=1, read=fail)
    assert (report.read, report.new, report.unchanged, report.changed, report.faults) == (12, 0, 12, 0, [])
    assert dump(store) == before


def fail(release: Release) -> ReleaseFacts:
    raise AssertionError(f"{release.id} was read again")


def test_only_a_changed_release_is_read_again_and_replaces_its_graph(store: Store, tmp_path: Path) -> None:
    build([releases_at(tmp_path / "in.jsonl")], store, workers=1, read=read_record)
    path = releases_at(tmp_path / "in.jsonl", r003=record(3, "Other words."))
    report = build([path], store, workers=1, read=read_record)
    assert (report.new, report.replaced, report.unchanged) == (0, 1, 11)
    assert dump(store) == clean_build(path)
    assert "Words of 3." not in dump(store)


def test_a_new_version_of_the_reader_reads_everything_again(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = releases_at(tmp_path / "in.jsonl")
    build([path], store, workers=1, read=read_record)
    monkeypatch.setattr("kg.build.run.reader_version", lambda: "another")
    report = build([path], store, workers=1, read=read_record)
    assert (report.replaced, report.unchanged, report.facts["meetings"]) == (12, 0, 12)


def test_the_version_of_the_reader_follows_its_files(tmp_path: Path) -> None:
    (tmp_path / "code").mkdir()
    file = tmp_path / "code" / "rules.py"
    file.write_text("a = 1")
    one = version.hash_of([tmp_path / "code"])
    (tmp_path / "code" / "rules.pyc").write_text("compiled")
    assert version.hash_of([tmp_path / "code"]) == one
    file.write_text("a = 2")
    assert version.hash_of([tmp_path / "code"]) != one


def test_one_bad_release_is_named_and_counted_and_the_rest_goes_on(store: Store, tmp_path: Path) -> None:
    bad = release("r005", "2018-01-01", fault="the reader\ncannot")
    path = releases_at(tmp_path / "in.jsonl", r005=bad)
    report = build([path], store, workers=1, read=read_record)
    assert (report.read, report.new) == (12, 11)
    (fault,) = report.faults
    assert "r005" in fault
    assert "RuntimeError: the reader cannot" in fault
    assert not any(graph.endswith("/r005") for graph in store.graphs())


def test_a_bad_input_line_is_a_fault_and_stops_only_a_strict_build(store: Store, tmp_path: Path) -> None:
    path = releases_at(tmp_path / "in.jsonl")
    path.write_text(path.read_text() + '{"id": "broken\n')
    report = build([path], store, workers=1, read=read_record)
    assert report.new == 12
    (fault,) = report.faults
    assert "in.jsonl:13" in fault
    with pytest.raises(IngestError, match=r"in\.jsonl:13"):
        build([path], store, workers=1, read=read_record, strict=True)


def test_two_publishers_may_not_share_an_address(store: Store, tmp_path: Path) -> None:
    twins = [record(1), record(1) | {"publisher": "test office", "title": "Another"}]
    report = build([write_releases(tmp_path / "in.jsonl", twins)], store, workers=1, read=read_record)
    assert (report.new, len(report.faults)) == (1, 1)
    assert "another id" in report.faults[0]


def test_a_faulty_table_stops_the_build(store: Store, tmp_path: Path) -> None:
    with pytest.raises(GazetteerError):
        build([releases_at(tmp_path / "in.jsonl")], store, workers=1, read=no_table)


def no_table(_: Release) -> ReleaseFacts:
    raise GazetteerError("posts.tsv:3: broken")


def test_the_order_of_the_inputs_does_not_matter(store: Store, tmp_path: Path) -> None:
    one = releases_at(tmp_path / "one.jsonl", range(6))
    other = releases_at(tmp_path / "other.jsonl", range(6, 12))
    build([other, one], store, workers=1, read=read_record)
    assert dump(store) == clean_build(releases_at(tmp_path / "all.jsonl"))


def test_building_in_parts_gives_what_building_at_once_gives(store: Store, tmp_path: Path) -> None:
    for end in (4, 8, 12):
        build([releases_at(tmp_path / "in.jsonl", range(end - 4, end))], store, workers=1, read=read_record)
    assert dump(store) == clean_build(releases_at(tmp_path / "all.jsonl"))


def test_progress_counts_up_to_every_release(store: Store, tmp_path: Path) -> None:
    told: list[int] = []
    path = releases_at(tmp_path / "in.jsonl", range(80))
    build([path], store, workers=1, read=read_record, progress=told.append)
    assert told == sorted(told)
    assert len(told) > 1
    assert told[-1] == 80


def test_a_removed_release_takes_all_that_only_it_said(store: Store, tmp_path: Path) -> None:
    build([releases_at(tmp_path / "in.jsonl", range(6))], store, workers=1, read=read_record)
    assert remove(["r004", "https://w3id.org/secrel/id/release/test-office/r005"], store) == [
        "https://w3id.org/secrel/id/release/test-office/r004",
        "https://w3id.org/secrel/id/release/test-office/r005",
    ]
    assert dump(store) == clean_build(releases_at(tmp_path / "in.jsonl", range(4)))


def test_removing_every_release_leaves_the_reference_data(store: Store, tmp_path: Path) -> None:
    build([releases_at(tmp_path / "in.jsonl", range(3))], store, workers=1, read=read_record)
    remove(["r000", "r001", "r002"], store)
    assert dump(store) == clean_build(write_releases(tmp_path / "none.jsonl", []))


def test_what_is_not_there_cannot_be_removed_and_then_nothing_is(store: Store, tmp_path: Path) -> None:
    build([releases_at(tmp_path / "in.jsonl", range(3))], store, workers=1, read=read_record)
    before = dump(store)
    with pytest.raises(NotFoundError, match="r009"):
        remove(["r001", "r009"], store)
    assert dump(store) == before


def test_an_id_of_two_publishers_must_be_given_as_an_iri(store: Store, tmp_path: Path) -> None:
    twins = [record(1), record(1) | {"publisher": "Other Office"}]
    build([write_releases(tmp_path / "in.jsonl", twins)], store, workers=1, read=read_record)
    with pytest.raises(NotFoundError, match="other-office/r001"):
        remove(["r001"], store)


def test_several_processes_give_the_same_bytes_as_one(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "FEW", 4)
    monkeypatch.setattr(pool, "CHUNK_RELEASES", 3)
    path = releases_at(tmp_path / "in.jsonl", range(40))
    report = build([path], store, workers=2, read=read_record)
    assert (report.new, report.faults) == (40, [])
    assert dump(store) == clean_build(path)


def die_if_told(release: Release) -> ReleaseFacts:
    if json.loads(release.body).get("fault") == "die":
        os._exit(9)
    return read_record(release)


def test_a_release_that_kills_its_process_is_a_fault_and_the_rest_goes_on(
    store: Store, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(pool, "FEW", 4)
    monkeypatch.setattr(pool, "CHUNK_RELEASES", 1)
    deadly = release("r007", "2018-01-01", fault="die")
    report = build([releases_at(tmp_path / "in.jsonl", r007=deadly)], store, workers=2, read=die_if_told)
    assert report.new == 11
    (fault,) = report.faults
    assert "r007" in fault
    assert "killed the process" in fault


def test_a_build_into_a_server_gives_what_one_into_a_folder_gives(tmp_path: Path) -> None:
    path = releases_at(tmp_path / "in.jsonl", range(5))
    with serve_oxigraph() as url, open_store(f"{url}/query#update={url}/update&graphs={url}/store") as store:
        build([path], store, workers=1, read=read_record)
        assert dump(store) == clean_build(path)
        remove(["r002"], store)
        assert len(list(store.graphs())) == 4


@contextmanager
def building(path: Path, folder: Path, workers: int, many: int) -> Iterator["subprocess.Popen[str]"]:
    """Yield a build in a process of its own; from `many` quads on, they are written as files or in steps."""
    options = (str(path), str(folder), str(workers), str(many))
    command = [sys.executable, "-m", "tests.build_script", *options]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        yield process


@pytest.mark.parametrize(
    ("batches", "workers", "many"),
    [(1, 1, 50_000), (3, 1, 100), (5, 2, 50_000), (10, 1, 100), (10, 1, 50_000), (1000, 1, 100)],
)
def test_a_build_killed_at_any_point_leaves_whole_releases_and_is_completed_by_the_next(
    tmp_path: Path, batches: int, workers: int, many: int
) -> None:
    folder, path = tmp_path / "store", releases_at(tmp_path / "in.jsonl", range(40))
    with building(path, folder, workers, many) as process:
        assert process.stdout is not None
        for _ in range(batches):
            if not process.stdout.readline():
                break
        process.kill()
    wanted = clean_graphs(path)
    with open_store(str(folder), read_only=True) as store:
        held = len(list(store.graphs()))
        assert held >= min(4 * batches, 40)
        for graph in store.graphs():
            assert "".join(store.dump(graph)) == wanted[graph]
    with open_store(str(folder)) as store:
        report = build([path], store, workers=1, read=read_record)
        assert (report.unchanged, report.new, report.replaced) == (held, 40 - held, 0)
        assert dump(store) == clean_build(path)


@pytest.mark.parametrize("many", [100, 50_000])
def test_a_build_killed_while_it_replaces_leaves_each_release_old_or_new(tmp_path: Path, many: int) -> None:
    folder, numbers = tmp_path / "store", range(40)
    old = releases_at(tmp_path / "old.jsonl", numbers)
    new = write_releases(tmp_path / "new.jsonl", [record(n, f"New words of {n}.") for n in numbers])
    with open_store(str(folder)) as store:
        build([old], store, workers=1, read=read_record)
    with building(new, folder, 1, many) as process:
        assert process.stdout is not None
        for _ in range(4):
            process.stdout.readline()
        process.kill()
    before, after = clean_graphs(old), clean_graphs(new)
    with open_store(str(folder), read_only=True) as store:
        held = {graph: "".join(store.dump(graph)) for graph in store.graphs()}
        assert held.keys() == before.keys()
        assert all(held[graph] in (before[graph], after[graph]) for graph in held)
        assert sum(held[graph] == after[graph] for graph in held) >= 16
    with open_store(str(folder)) as store:
        build([new], store, workers=1, read=read_record)
        assert dump(store) == clean_build(new)
