"""What the last build of a store met, in a small file beside the store: its counts, and what was not readable."""

import json
import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass, field
from pathlib import Path

#: So many faults are kept in words; all are counted.
FAULTS_KEPT = 200


@dataclass(frozen=True, slots=True)
class LastBuild:
    """The counts of one build.

    Shape:
        `day` is an ISO day; `read` releases came in; `faults` are lines, at most `FAULTS_KEPT` of the
        `faulty`; `facts` counts those of the releases that were read anew, by kind.
    """

    day: str
    read: int
    new: int
    replaced: int
    unchanged: int
    faulty: int
    faults: Sequence[str] = ()
    facts: Mapping[str, int] = field(default_factory=dict)


def write_last_build(location: str, build: LastBuild) -> None:
    """Write `build` beside the store at `location`; a store that is no folder has nowhere to put it.

    Of each fault's file only the name is kept: where it lay is nobody's business who reads the pages.
    """
    place = _place(location)
    if place is not None:
        faults = [re.sub(r"^\S*/", "", fault) for fault in build.faults[:FAULTS_KEPT]]
        text = json.dumps({**asdict(build), "faults": faults}, indent=1, ensure_ascii=False)
        with suppress(OSError):  # a store may lie where nothing else may be written; it is built all the same
            place.write_text(text + "\n", encoding="utf-8")


def read_last_build(location: str) -> LastBuild | None:
    """Return what was written beside the store at `location`, or None where nothing was, or nothing sound."""
    place = _place(location)
    if place is None or not place.is_file():
        return None
    try:
        return LastBuild(**json.loads(place.read_text(encoding="utf-8")))
    except (ValueError, TypeError):
        return None


def _place(location: str) -> Path | None:
    folder = Path(location)
    if location.endswith(":") or "://" in location or not folder.is_dir():
        return None
    return folder.resolve().with_name(f"{folder.resolve().name}.build.json")
