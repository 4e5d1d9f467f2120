"""One input: a file or standard input, read in bounded pieces, with its name for messages."""

import io
import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from kg.errors import IngestError

#: The most bytes held at once: a file that is read whole, or one line of a JSONL file. The longest release
#: of four publishers is 12 kB, a four-hour press conference under 1 MB, an HTML page with scripts a few.
BYTES_LIMIT = 16 * 1024 * 1024
#: How much is looked at to tell the kind: feeds and GOV.UK's JSON name themselves within their first lines.
HEAD = 64 * 1024
STANDARD_INPUT = "-"


@dataclass(frozen=True, slots=True)
class Input:
    """A stream of bytes, not yet read, and what it is called.

    Shape:
        `name` is fit for a message (one line, printable), `stem` is the id of a release that has none of its
        own, `suffix` is lower case with its dot; `head` is what `stream` will give first.
    """

    name: str
    stem: str
    suffix: str
    head: bytes
    stream: BinaryIO

    def fault(self, line: int, what: str) -> IngestError:
        """Return the error that names this input, a line of it, what is wrong and how to mend it."""
        return IngestError(f"{self.name}:{line}: {what}")

    def read(self) -> bytes:
        """Return all bytes.

        Raises:
            IngestError: where there are more than `BYTES_LIMIT`.
        """
        data = self.stream.read(BYTES_LIMIT + 1)
        if len(data) > BYTES_LIMIT:
            raise self.fault(1, f"over {BYTES_LIMIT >> 20} MB, too much for one release; leave it out")
        return data

    def lines(self) -> Iterator[tuple[int, bytes | IngestError]]:
        """Yield each line's number and bytes; for a line over `BYTES_LIMIT`, a fault, and go on behind it."""
        number = 0
        while line := self.stream.readline(BYTES_LIMIT + 1):
            number += 1
            if len(line) <= BYTES_LIMIT:
                yield number, line
                continue
            while line and not line.endswith(b"\n"):
                line = self.stream.readline(HEAD)
            what = f"the line is over {BYTES_LIMIT >> 20} MB; give one release a line"
            yield number, self.fault(number, what)

    def decode(self, data: bytes, line: int = 1) -> str:
        """Return `data`, which starts at `line`, as text.

        Raises:
            IngestError: where it is not UTF-8, naming the line and the byte.
        """
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            at = line + data.count(b"\n", 0, error.start)
            byte = f"byte 0x{data[error.start]:02x}"
            raise self.fault(at, f"{byte} is not UTF-8; convert it (iconv -f CP1252 -t UTF-8)") from None


class _Replayed(io.RawIOBase):
    """A stream whose head was read already, from its beginning."""

    def __init__(self, head: bytes, rest: BinaryIO) -> None:
        self._head, self._rest = io.BytesIO(head), rest

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]  # typeshed's Buffer has no len
        data = self._head.read(len(buffer)) or self._rest.read(len(buffer))
        buffer[: len(data)] = data
        return len(data)


@contextmanager
def open_input(path: Path | None) -> Iterator[Input]:
    """Open the file at `path`, or standard input for None.

    Raises:
        IngestError: where it cannot be opened or read, also later, while it is being read.
    """
    name = "standard input" if path is None else printable(path)
    try:
        if path is None:
            yield _input(name, "stdin", "", sys.stdin.buffer)
        else:
            with path.open("rb") as stream:
                yield _input(name, printable(path.stem), path.suffix.lower(), stream)
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise IngestError(f"{name}:1: {reason}; check the path and its permissions") from None


def _input(name: str, stem: str, suffix: str, stream: BinaryIO) -> Input:
    head = stream.read(HEAD)
    return Input(name, stem, suffix, head, io.BufferedReader(_Replayed(head, stream), HEAD))


def printable(path: str | Path) -> str:
    """Return a path as one line of text, whatever bytes its name has."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]", "\ufffd", text)
