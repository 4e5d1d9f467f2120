"""Where the clause of a trigger begins and ends, and what of it says who, when and where."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.dates import DateMention
from kg.extract.mentions import Reading

_BEGIN = re.compile(
    r";|:\s|\b(?:that|where|when|while|but|because|although|whereas|said|says|told|stressed|noted)\b|\bas\s(?=[A-Z]|the\b|we\b)"
)
#: Where the list of those met ends: at purposes, circumstances and further verbs.
_PEOPLE_END = re.compile(
    r";|\bto\s(?!the\b|his\b|her\b|their\b|its\b)[a-z]{2,}\b|\b(?:who|which|where|when|while|whose|that|during|about|regarding|concerning)\b"
    r"|\b(?:after|before|following|prior\sto|ahead\sof|upon)\b|\bdiscuss\w*|\bin\sorder\b|\bat\sthe\s(?:invitation|request)\b"
    r"|\band\s(?:he|she|they|(?:\w+ly\s)?[a-z]+ed|will)\b|\bas\spart\sof\b|\s[\u2013\u2014]\s|\bin\s(?:the\s)?(?:context|framework)\b"
    r"|\bon\s(?:the\s)?occasion\b|\bon\s(?:the\s)?(?:sidelines|margins?)\b(?!\sof\s[^.;]{0,60}\swith\s)|\btaking\splace\b|\bat\swhich\b"
)
_CLAUSE_END = re.compile(r";|\b(?:who|which|where|whose|that)\b|\s[\u2013\u2014]\s")
#: A day that such words lead to is that of something else.
_OTHER_DAY = re.compile(
    r"\b(?:since|by|until|before|after|following|as\sof|through|signed|dated|anniversary\s(?:of\s)?.*|attacks?\s(?:of|on)|implementation\sof\sthe)\s"
    r"(?:the\s|on\s)*$",
    re.IGNORECASE,
)
#: Where the verb of another day begins.
_ANOTHER_VERB = re.compile(r"\b(?:and|but|then)\s(?:then\s)?(?:will|is\sto|is\sdue|is\sexpected)\b")
#: Forms of dates that yield to others of their clause.
VAGUE = ("year", "period")


def _start(date: DateMention) -> int:
    return date.start


def clause_start(text: str, left: int, trigger: int) -> int:
    """Return where the clause of the trigger at `trigger` begins, not before `left`."""
    return max((boundary.end() for boundary in _BEGIN.finditer(text, left, trigger)), default=left)


def people_end(text: str, start: int, end: int) -> int:
    """Return where the words about who is met end."""
    found = _PEOPLE_END.search(text, start, max(start, end))
    return found.start() if found else end


def clause_end(text: str, start: int, end: int) -> int:
    """Return where the clause ends that can still tell place and day."""
    found = _CLAUSE_END.search(text, start, max(start, end))
    return found.start() if found else end


def day_told(
    reading: Reading, dates: Sequence[DateMention], begin: int, trigger: int, people: int, end: int
) -> DateMention | None:
    """Return the date that ``text[begin:end]`` gives the trigger: "today" before others, then the nearest after it.

    A day told before the trigger holds where the one after it stands in a purpose or the like, behind `people`.
    """
    text = reading.document.text
    inside = [
        date
        for date in dates[bisect_left(dates, begin, key=_start) : bisect_left(dates, end, key=_start)]
        if date.end <= end and not _OTHER_DAY.search(text, max(begin, date.start - 40), date.start)
    ]
    later = [date for date in inside if date.start >= trigger]
    if later and later[0].form != "relative":  # "goes home today and will receive X on Friday"
        inside = [date for date in inside if not _ANOTHER_VERB.search(text, date.end, max(date.end, trigger))]
    near = (
        [date for date in inside if date.form == "relative"]
        or [d for d in inside if d.start >= trigger and (d.start <= people or inside[0].start >= trigger)]
        or inside
    )
    return min(near, key=lambda date: (date.form in VAGUE, abs(date.start - trigger)), default=None)
