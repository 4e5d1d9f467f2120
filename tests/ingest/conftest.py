from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kg.errors import IngestError
from kg.ingest.sources import read_releases
from kg.model.release import Release
from tests.ingest.replay import Replay, replaying

Reading = Callable[..., tuple[list[Release], list[str]]]


def no_fault(fault: Exception) -> None:
    """Take a fault where there must be none."""
    pytest.fail(str(fault))


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Reading:
    """Read paths (relative ones from an empty folder) into releases and the texts of the faults."""
    monkeypatch.chdir(tmp_path)

    def reading(*paths: str | Path, **options: object) -> tuple[list[Release], list[str]]:
        faults: list[IngestError] = []
        releases = list(read_releases(paths, on_fault=faults.append, **options))  # type: ignore[arg-type]
        return releases, [str(fault) for fault in faults]

    return reading


@pytest.fixture
def replay(monkeypatch: pytest.MonkeyPatch) -> Iterator[Replay]:
    for name in ("http_proxy", "https_proxy", "all_proxy", "HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
    with replaying() as server:
        yield server
