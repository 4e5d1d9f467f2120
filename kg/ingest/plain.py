"""Plain text, with a header (``TITLE:`` or ``Title:``, ``DATE:`` ..., an empty line) or without."""

import re
from collections.abc import Sequence

from kg.ingest.characters import clean_text
from kg.ingest.draft import Draft, Drafts
from kg.ingest.input import Input

KEYS = ("TITLE", "DATE", "PUBLISHER", "URL", "LICENCE")
HEADER = re.compile(r"([A-Za-z]+):(?:[ \t].*)?")


def read_plain(source: Input) -> Drafts:
    """Yield the one release of a text; without a header, its first line is the title."""
    lines = clean_text(source.decode(source.read())).split("\n")
    start = next((at for at, line in enumerate(lines) if line.strip()), 0)
    if _key(lines[start]):
        yield _with_header(source, lines, start)
    else:
        body = "\n".join(lines[start + 1 :])
        yield Draft(line=start + 1, id=source.stem, title=lines[start], body=body)


def _key(line: str) -> str:
    """Return the key of a line of a header, in capitals; empty where it is none."""
    match = HEADER.fullmatch(line)
    return match[1].upper() if match and match[1].upper() in KEYS else ""


def _with_header(source: Input, lines: Sequence[str], start: int) -> Draft:
    end = next((at for at in range(start, len(lines)) if not lines[at].strip()), len(lines))
    found: dict[str, tuple[int, str]] = {}
    for at in range(start, end):
        key = _key(lines[at])
        if not key:
            what = f"{lines[at]!r:.60} is no line of a header; put an empty line between header and text"
            raise source.fault(at + 1, what)
        if key in found:
            raise source.fault(at + 1, f"{key}: stands twice; leave one")
        found[key] = (at + 1, lines[at].partition(":")[2].strip(" \t"))
    title, day, publisher, url, licence = (found.get(key, (0, "")) for key in KEYS)
    return Draft(
        line=start + 1,
        id=source.stem,
        title=title[1],
        body="\n".join(lines[end:]),
        published=day[1],
        date_line=day[0],
        publisher=publisher[1],
        url=url[1],
        licence=licence[1],
    )
