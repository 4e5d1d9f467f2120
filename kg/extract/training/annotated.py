"""Read annotated releases: a folder with records in `*.jsonl` and the texts they annotate in `texts/<id>.txt`."""

import json
from collections.abc import Iterator
from pathlib import Path

from kg.errors import IngestError
from kg.extract.training.crf import Example
from kg.ingest.sources import read_releases
from kg.text import cut


def read_annotated(folder: Path) -> Iterator[Example]:
    """Yield the annotated releases of `folder`, sorted by file and line.

    Raises:
        IngestError: where a record's text is missing or the folder holds no records.
    """
    files = sorted(folder.glob("*.jsonl"))
    if not files:
        raise IngestError(
            f"{folder}: no *.jsonl with annotated records; name a folder such as ../shared/gold/train"
        )
    for file in files:
        yield from read_records(file, folder / "texts")


def read_records(file: Path, texts: Path) -> Iterator[Example]:
    """Yield the releases that the records of `file` annotate, their texts read from the folder `texts`.

    Raises:
        IngestError: where a line is no record or its text is missing; the message names file and line.
    """
    for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
        if not line.strip():
            continue
        try:
            record = json.loads(line)
            text = texts / f"{record['id']}.txt"
        except (ValueError, KeyError, TypeError):
            raise IngestError(
                f"{file}:{number}: not a record with an id; see the annotation guidelines"
            ) from None
        if not text.is_file():
            raise IngestError(f"{file}:{number}: {text} is missing; put the annotated text there")
        (release,) = read_releases([text], on_fault=_raise)
        yield Example(cut(release), record)


def _raise(error: IngestError) -> None:
    raise error
