"""Long lists, a page at a time, each saying how much it shows of what there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

T = TypeVar("T")

#: How many facts, and how many plain rows, one page shows.
CARDS_SHOWN = 20
ROWS_SHOWN = 50


@dataclass(frozen=True, slots=True)
class Page(Generic[T]):
    """Some of the rows of a list.

    Units:
        `number` counts pages from 1; `size` is the rows of a full page; `unsure` counts the unsure readings that
        fit what was asked for: they are left out of `rows` and `total` unless they were asked for too.
    """

    rows: tuple[T, ...]
    total: int
    number: int
    size: int
    unsure: int = 0

    @property
    def last(self) -> int:
        """The number of the last page, at least 1."""
        return max(1, -(-self.total // self.size))

    @property
    def first_row(self) -> int:
        """Which row of the whole list stands first here, counted from 1."""
        return (self.number - 1) * self.size + 1


def cut(rows: Sequence[T], number: int, size: int = ROWS_SHOWN) -> Page[T]:
    """Return page `number` of `rows`; a number past the end gives the last page."""
    number = max(1, min(number, -(-len(rows) // size) or 1))
    return Page(tuple(rows[(number - 1) * size : number * size]), len(rows), number, size)
