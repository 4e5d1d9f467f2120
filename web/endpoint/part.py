"""Which part of an answer a request asks for: rows by their number, or a page; and in the order of which column."""

import re
from collections.abc import Mapping

from werkzeug.exceptions import BadRequest

from kg.query.guarded.part import Part

#: How many rows, or triples, a page shows; a download has them all.
ROWS_ON_PAGE = 500
#: What the address of an answer may say of it.
ARGUMENTS = ("first", "skip", "page", "sort")
NUMBER = re.compile(r"[0-9]{1,9}", re.ASCII)
ORDER = re.compile(r"-?\w{1,200}")


def part_asked(values: Mapping[str, str]) -> Part | None:
    """Return the part that ``first``, ``skip`` and ``sort`` name; None where the whole is asked for as it comes.

    Raises:
        BadRequest: where they are no numbers of rows, or no name of a column.
    """
    part = Part(number(values, "first"), number(values, "skip") or 0, order(values))
    return None if part == Part() else part


def page_asked(values: Mapping[str, str]) -> Part:
    """Return the part that a page shows, by ``page`` (from 1 up) and ``sort``.

    Raises:
        BadRequest: where they are none.
    """
    page = number(values, "page")
    if page == 0:
        raise BadRequest("page=0 is no page; they are counted from 1")
    return Part(ROWS_ON_PAGE, ((page or 1) - 1) * ROWS_ON_PAGE, order(values))


def number(values: Mapping[str, str], name: str) -> int | None:
    """Return a number of rows, or of a page; None where it is not given."""
    text = values.get(name, "")
    if text and not NUMBER.fullmatch(text):
        raise BadRequest(f"{name}={text[:40]} is no number of {'a page' if name == 'page' else 'rows'}")
    return int(text) if text else None


def order(values: Mapping[str, str]) -> str:
    """Return the column that the rows are to be sorted by, with a ``-`` before it for the largest first."""
    text = values.get("sort", "")
    if text and not ORDER.fullmatch(text):
        raise BadRequest(
            f"sort={text[:40]} is no name of a column; give one, such as sort=date or sort=-date"
        )
    return text
