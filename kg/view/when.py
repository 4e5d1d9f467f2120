"""Dates as people write them: 21 June 2018, June 2018, 9-10 July 2018."""

from datetime import date

from kg.errors import DateError
from kg.model.partial_date import PartialDate

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)


def say_date(text: str) -> str:
    """Return a date as day, month and year, as far as it says them; what is no date comes back as it is.

    >>> say_date("2018-06-21"), say_date("2018-06"), say_date("2018")
    ('21 June 2018', 'June 2018', '2018')
    """
    try:
        PartialDate(text)
    except DateError:
        return text
    year, *rest = text.split("-")
    words = [MONTHS[int(rest[0]) - 1]] if rest else []
    if len(rest) > 1:
        words.insert(0, str(int(rest[1])))
    return " ".join([*words, year])


def say_span(start: str, end: str = "") -> str:
    r"""Return a span of days, shortened where both ends share month or year.

    >>> say_span("2018-07-09", "2018-07-10"), say_span("2018-06-30", "2018-07-02")
    ('9\u201310 July 2018', '30 June \u2013 2 July 2018')
    >>> say_span("2018-06-21", ""), say_span("", "")
    ('21 June 2018', '')
    """
    if not start or not end or start == end:
        return say_date(start or end)
    first, last = say_date(start), say_date(end)
    if len(start) == len(end) == len("2018-07-09") and start[:7] == end[:7]:
        return f"{int(start[8:])}\u2013{last}"
    if start[:4] == end[:4]:
        first = first.removesuffix(f" {start[:4]}")
    return f"{first} \u2013 {last}"


def days_between(start: str, end: str) -> int:
    """Return how many days `end` is after `start`, both ISO days; 0 where one is not known.

    >>> days_between("2018-06-21", "2018-07-01"), days_between("2018-07-01", "2018-06-21"), days_between("", "2018")
    (10, -10, 0)
    """
    return (date.fromisoformat(end) - date.fromisoformat(start)).days if start and end else 0
