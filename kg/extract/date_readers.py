"""From a written date to the days it means: one reader for each pattern of `kg.extract.date_patterns`."""

import re
from collections.abc import Callable
from datetime import date, timedelta
from typing import NamedTuple

from kg.extract import date_patterns as written
from kg.model.partial_date import PartialDate

Dates = tuple[PartialDate, PartialDate]
#: The likeliest reading and perhaps another one; none where the words turn out to be no date.
Readings = tuple[Dates, ...]
Match = re.Match[str]

#: How much farther away a date counts that contradicts the tense of its sentence.
AGAINST_TENSE = 1.5
WEEK = timedelta(days=7)
SHIFTS = {
    "the day before yesterday": (-2, -2),
    "yesterday": (-1, -1),
    "last night": (-1, -1),
    "yesterday and today": (-1, 0),
    "today and tomorrow": (0, 1),
    "tomorrow": (1, 1),
    "the day after tomorrow": (2, 2),
}


class Anchor:
    """The day of publication and the tense of a sentence, by which what is left unsaid is resolved."""

    def __init__(self, day: date, *, future: bool) -> None:
        self.day, self.future = day, future

    def year(self, words: str | None) -> int | None:
        """Return the year that `words` state ("2018", "of this year"), None if there are none."""
        if not words:
            return None
        digits = re.search(r"\d{4}", words)
        return int(digits[0]) if digits else self.day.year - ("last" in words) + ("next" in words)

    def of_day(self, year: int | None, month: int, number: int) -> date | None:
        """Return that day, in the nearest year if none is given; None if the calendar has no such day."""
        years = (year,) if year else (self.day.year - 1, self.day.year, self.day.year + 1)
        return min(
            filter(None, (_day(each, month, number) for each in years)), key=self._distance, default=None
        )

    def of_month(self, year: int | None, month: int) -> PartialDate:
        """Return that month, in the nearest year if none is given."""
        if year is None and month != self.day.month:
            middle = self.of_day(None, month, 15)
            year = middle.year if middle else None
        return PartialDate(f"{year or self.day.year}-{month:02}")

    def _distance(self, candidate: date) -> float:
        days = (candidate - self.day).days
        return abs(days) * (AGAINST_TENSE if days and (days > 0) != self.future else 1)


def _day(year: int, month: int, number: int) -> date | None:
    try:
        return date(year, month, number)
    except ValueError:
        return None


def _days(first: date | None, last: date | None) -> Readings:
    """Return one reading from day to day; none if a day is missing or the second comes first."""
    if first is None or last is None or last < first:
        return ()
    return ((PartialDate.day(first), PartialDate.day(last)),)


def _months(first: date, last: date) -> Readings:
    """Return the months that two days lie in: as exact as a week or a weekend can be written."""
    return ((PartialDate(f"{first:%Y-%m}"), PartialDate(f"{last:%Y-%m}")),)


def _number(ordinal: str) -> int:
    return int(ordinal.rstrip("stndrh"))


def _month(name: str) -> int:
    return next(
        n for n, full in enumerate(written.MONTHS, 1) if full.startswith(name.lower().rstrip(".")[:3])
    )


def _numeric(match: Match, _: Anchor) -> Readings:
    if match[1]:
        found = _day(int(match[1]), int(match[2]), int(match[3]))
    else:
        found = _day(int(match[6]), int(match[5]), int(match[4])) or _day(
            int(match[6]), int(match[4]), int(match[5])
        )
    return _days(found, found)


def _bracketed(match: Match, anchor: Anchor) -> Readings:
    month = int(match["m"])
    first = anchor.of_day(None, month, int(match["d1"]))
    return _days(first, _day(first.year, month, int(match["d2"])) if first and match["d2"] else first)


def _month_first(match: Match, anchor: Anchor) -> Readings:
    last_year = anchor.year(match["y2"])
    year = anchor.year(match["y1"]) or last_year
    first = anchor.of_day(year, _month(match["m1"]), _number(match["d1"]))
    if first is None or match["d2"] is None:
        return _days(first, first)
    last_month = _month(match["m2"] or match["m1"])
    if match["y1"] is None and last_year and last_month < first.month:  # "December 30 to January 2, 2022"
        first = _day(last_year - 1, first.month, first.day)
    last = _day(last_year or (first or anchor.day).year, last_month, _number(match["d2"]))
    return _days(first, _after(first, last)) or _days(first, first)


def _day_first(match: Match, anchor: Anchor) -> Readings:
    if match["d3"]:
        found = anchor.of_day(anchor.year(match["y3"]), _month(match["m3"]), _number(match["d3"]))
        return _days(found, found)
    year = anchor.year(match["y2"])
    last = anchor.of_day(year, _month(match["m2"]), _number(match["d2"]))
    if last is None:
        return ()
    first_month = _month(match["m1"] or match["m2"])
    first_year = anchor.year(match["y1"]) or last.year - (first_month > last.month)
    return _days(_day(first_year, first_month, _number(match["d1"])), last) or _days(last, last)


def _after(first: date | None, last: date | None) -> date | None:
    """Return `last` in the year after, where it would lie before `first`: "December 30 to January 2"."""
    if first and last and last < first and last.month < first.month:
        return _day(last.year + 1, last.month, last.day)
    return last


def _month_only(match: Match, anchor: Anchor) -> Readings:
    before = written.BEFORE_MONTH.search(match.string, max(0, match.start() - 16), match.start())
    if not (match["y1"] or match["y2"] or before):
        return ()
    year, side = anchor.year(match["y1"] or match["y2"]), before["side"] if before else None
    month = _month(match["m1"])
    if side and not year:
        past = side.lower() in ("last", "this past")
        year = anchor.day.year + (
            -(month >= anchor.day.month) if past else (month <= anchor.day.month and side.lower() == "next")
        )
    begin = anchor.of_month(year, month)
    finish = (
        anchor.of_month(anchor.year(match["y2"]) or begin.earliest.year, _month(match["m2"]))
        if match["m2"]
        else begin
    )
    here = (begin, max(begin, finish))
    if year or side or match["m2"] or month == anchor.day.month:
        return (here,)
    over = begin.latest < anchor.day
    other = PartialDate(f"{begin.earliest.year + (1 if over else -1)}-{month:02}")
    return (here, (other, other))


def _weekday(match: Match, anchor: Anchor) -> Readings:
    number = written.WEEKDAYS.index(match["w1"].lower())
    back = timedelta(days=(anchor.day.weekday() - number) % 7)
    side = (match["side"] or "").lower()
    earlier, later = anchor.day - back, anchor.day + (WEEK - back if back else back)
    if side == "last" and not back:
        earlier -= WEEK
    if side == "next" and not back:
        later += WEEK
    length = timedelta(days=(written.WEEKDAYS.index((match["w2"] or match["w1"]).lower()) - number) % 7)
    past, coming = _days(earlier, earlier + length), _days(later, later + length)
    if side in ("last", "this past"):
        return past
    if side in ("next", "coming", "this coming"):
        return coming
    return coming + past if anchor.future else past + coming


def _relative(match: Match, anchor: Anchor) -> Readings:
    bracket = match["bracket"]
    for pattern, read in ((written.MONTH_FIRST, _month_first), (written.DAY_FIRST, _day_first)):
        told = pattern.search(bracket) if bracket else None
        if told:  # the words in the bracket hold where a release goes out a day late
            return read(told, anchor)
    first, last = SHIFTS.get(" ".join(match["word"].lower().split()), (0, 0))
    return _days(anchor.day + timedelta(days=first), anchor.day + timedelta(days=last))


def _period(match: Match, anchor: Anchor) -> Readings:
    if match["season"]:  # "in the autumn": the one that the tense points to
        over, begun = (
            anchor.day.month > (last := written.SEASONS[match["season"].lower()]),
            anchor.day.month > last - 3,
        )
        return _years(anchor.day.year + (over if anchor.future else -(not begun)))
    step = {"last": -1, "next": 1, "coming": 1}.get(match["side"].lower(), 0)
    unit, day = match["unit"].lower(), anchor.day
    if unit == "year":
        return _years(day.year + step)
    if unit == "month":
        months = day.year * 12 + day.month - 1 + step
        found = PartialDate(f"{months // 12}-{months % 12 + 1:02}")
        return ((found, found),)
    if unit in written.SEASONS:
        over = day.month > written.SEASONS[unit]
        return _years(day.year - (step < 0 and not over) + (step > 0 and over))
    monday = day - timedelta(days=day.weekday()) + step * WEEK
    if unit == "weekend":
        return _months(monday + timedelta(days=5), monday + timedelta(days=6))
    return _months(monday, monday + timedelta(days=6))


def _ago(match: Match, anchor: Anchor) -> Readings:
    words = match["count"].lower()
    count = int(words) if words.isdigit() else written.NUMBERS.get(words, 1)
    unit = match["unit"].lower()
    if unit == "year":
        return _years(anchor.day.year - count)
    if unit == "month":
        months = anchor.day.year * 12 + anchor.day.month - 1 - count
        found = PartialDate(f"{months // 12}-{months % 12 + 1:02}")
        return ((found, found),)
    then = anchor.day - timedelta(days=count * (7 if unit == "week" else 1))
    return _days(then, then) if unit == "day" else _months(then, then)


def _ordinal(match: Match, anchor: Anchor) -> Readings:
    numbers = [int(match["d1"]), int(match["d2"] or match["d1"])]
    first, last = (_day(anchor.day.year, anchor.day.month, number) for number in numbers)
    return _days(first, last)


def _year_words(match: Match, _: Anchor) -> Readings:
    first = int(match["y1"])
    last = int(match["y2"] or first)
    return _years(first, max(last, first))


def _years(first: int, last: int | None = None) -> Readings:
    return ((PartialDate(f"{first:04}"), PartialDate(f"{last or first:04}")),)


class Reader(NamedTuple):
    """A pattern, the form of its mentions, what reads them, and words of which a text with one has one."""

    pattern: re.Pattern[str]
    form: str
    read: Callable[[Match, Anchor], Readings]
    needs: tuple[str, ...]


#: Those first that say more.
READERS = (
    Reader(written.RELATIVE, "relative", _relative, written.TODAY),
    Reader(written.NUMERIC, "day", _numeric, ("-", "/", ".")),
    Reader(written.BRACKETED, "day", _bracketed, ("/",)),
    Reader(written.DAY_FIRST, "day", _day_first, written.STEMS),
    Reader(written.MONTH_FIRST, "day", _month_first, written.STEMS),
    Reader(written.MONTH_ONLY, "month", _month_only, written.STEMS),
    Reader(written.WEEKDAY, "weekday", _weekday, ("day",)),
    Reader(
        written.PERIOD,
        "period",
        _period,
        ("last ", "next ", "this ", "coming ", "current ", "Last ", "Next ", "This ", "in "),
    ),
    Reader(written.AGO, "period", _ago, (" ago",)),
    Reader(written.ORDINAL, "day", _ordinal, ("on the ",)),
    Reader(written.YEARS, "year", _year_words, ("19", "20")),
)
