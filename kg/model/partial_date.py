"""A date as precise as its source: a year, a month or a day."""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Self

from kg.errors import DateError

SHAPE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@dataclass(frozen=True, slots=True, order=True)
class PartialDate:
    """A year, a month of a year, or a day.

    Shape:
        `text` is ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``; `earliest` and `latest` are its first and last day.
    Raises:
        DateError: on construction, where the shape does not hold or the calendar has no such day.
    Source:
        ISO 8601 reduced precision; XSD gYear, gYearMonth and date.

    >>> PartialDate("2018-02").latest
    datetime.date(2018, 2, 28)
    """

    text: str

    def __post_init__(self) -> None:
        match = SHAPE.fullmatch(self.text)
        fault = DateError(f"{self.text!r} is no date; give YYYY, YYYY-MM or YYYY-MM-DD")
        if match is None:
            raise fault
        try:
            date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
        except ValueError:
            raise fault from None

    @classmethod
    def day(cls, day: date) -> Self:
        """Return the partial date that is exactly `day`."""
        return cls(day.isoformat())

    @property
    def earliest(self) -> date:
        """The first day it can mean."""
        year, month, day = self._parts()
        return date(year, month or 1, day or 1)

    @property
    def latest(self) -> date:
        """The last day it can mean."""
        year, month, day = self._parts()
        return date(year, month or 12, day or monthrange(year, month or 12)[1])

    @property
    def datatype(self) -> str:
        """The local name of its XSD datatype: ``gYear``, ``gYearMonth`` or ``date``."""
        return {4: "gYear", 7: "gYearMonth", 10: "date"}[len(self.text)]

    def _parts(self) -> tuple[int, int, int]:
        year, month, day = (*(int(part) for part in self.text.split("-")), 0, 0)[:3]
        return year, month, day
