"""The day a release was published, from the forms in which people and programs write days."""

import re
from datetime import date
from email.utils import parsedate_to_datetime

from kg.errors import DateError

#: Programs write 0001-01-01, 1601-01-01 or 9999-12-31 for "no date"; no press release is as old or as young.
FIRST_YEAR, LAST_YEAR = 1800, 2199

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
FULL = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)

DAY = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
MONTH = r"(?P<month>[a-z]{3,9})\.?"
YEAR = r"(?P<year>\d{4})"
WEEKDAY = r"(?:(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?,?\s+)?"
#: "10:00", "10:00:30.5 pm", "T10:00Z", "10:00 +02:00", "10:00 BST": what may follow a day and is not read.
TIME = (
    r"(?:(?:\s*,)?(?:\s+at\s+|\s*t\s*|\s+|\s*-\s*)"
    r"\d{1,2}:\d\d(?::\d\d(?:\.\d+)?)?\s*(?:z|[a-z.]{2,5}|[+-]\d\d:?\d\d)?)?"
)
FORMS = tuple(
    re.compile(form + TIME, re.IGNORECASE)
    for form in (
        YEAR + r"(?P<sign>[-/.])(?P<number>\d{1,2})(?P=sign)(?P<day>\d{1,2})",
        rf"{WEEKDAY}{DAY}(?:\s+of)?[\s-]+{MONTH},?[\s-]+{YEAR}",
        rf"{WEEKDAY}{MONTH}\s+{DAY},?\s+{YEAR}",
    )
)
NUMBERS_ONLY = re.compile(r"\d{1,2}([-/.])\d{1,2}\1\d{2,4}.*", re.DOTALL)
#: Characters: no day with its time is written longer, and what is cut is none.
LONGEST = 80
MEND = "write it as 2018-06-21 or 21 June 2018"


def parse_day(text: str) -> date:
    """Return the day that `text` writes; of a time stamp, the day as written, in its own time zone.

    Raises:
        DateError: where no day is written, the calendar has none such, or day and month can be confused.

    >>> parse_day("Thursday, June 21, 2018")
    datetime.date(2018, 6, 21)
    """
    written = text.strip()[:LONGEST]
    if NUMBERS_ONLY.fullmatch(written):
        raise DateError(f"{written!r:.60} is ambiguous, day and month can be confused; {MEND}")
    match = next(filter(None, (form.fullmatch(written) for form in FORMS)), None)
    try:
        day = _matched_day(match) if match else parsedate_to_datetime(written).date()
    except (ValueError, TypeError, IndexError, OverflowError):
        raise DateError(f"{written!r:.60} is no day of the calendar; {MEND}") from None
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise DateError(f"{written!r:.60} is not between {FIRST_YEAR} and {LAST_YEAR}; {MEND}")
    return day


def _matched_day(match: re.Match[str]) -> date:
    """Return the day of a match of `FORMS`; a month that is none raises ValueError."""
    named = match.groupdict()
    month = int(named["number"]) if "number" in named else _month(named["month"].lower())
    return date(int(named["year"]), month, int(named["day"]))


def _month(name: str) -> int:
    """Return the number of a month by its name, its first three letters, or "sept"."""
    if name in FULL or name in MONTHS or name == "sept":
        return MONTHS.index(name[:3]) + 1
    raise ValueError(name)
