"""When a gathering is: the days told of it, else the month of what goes on at it."""

import re
from collections.abc import Sequence

from kg.extract.dates import DateMention
from kg.extract.mentions import Reading
from kg.extract.summit_names import Gathering
from kg.extract.summit_phrases import HEAD
from kg.extract.surroundings import dates_between
from kg.model.partial_date import PartialDate

Days = tuple[PartialDate, PartialDate]

#: Further gatherings of a list: what follows the last is told of all.
_LIST = re.compile(
    r"(?:(?:,\s|\s?,?\sand\s)(?:the\s)?(?:[A-Z][\w–-]*\s){1,6}"
    r"(?:Forums?|Summits?|Conferences?|Ministerials?|Meetings?)\b)*"
)
#: What may stand between a gathering and its day: place, and words of taking place.
_GAP_AFTER = re.compile(
    r"(?:[\s,(–-]|\b(?:which|that|will|should|may|would|is|are|was|were|be|been|to|has|being|scheduled|due|set|expected|planned|held"
    r"|takes?|taking|took|place|convened?|(?:co-)?host(?:s|ed)?|by|opens|opened|organi[sz]ed|on|in|at|from|between|of|during"
    r"|the|via|videoconference|here|later|over|virtually|next|last|and|ended|running|runs|end|beginning|early|late|mid|region)\b"
    r"|[A-Z][\w.’'-]*+)*+"
)
_DAY_FIRST = re.compile(
    r"\)?,?\s?(?:for|(?:he|she|they|it|(?:[Tt]he\s)?[A-Z][\w.’'-]*|(?:[A-Z][\w.’'-]*\s){1,5})?\s?"
    r"(?:\b(?:will|also|to|be|the|then|jointly)\s)*(?:attend\w*|participat\w+\sin|t(?:ake|ook)\spart\sin|opens?|host\w*(?:\sof)?|at))\s(?:the|a|an|its|their)?\s?(?:[\w-]+\s){0,3}"
)
#: Somebody is there all the time that it lasts: "From 3 to 5 May she will be in Lima, Peru, for the".
_STAYS = re.compile(
    r",?\s(?:[\w.’-]+\s){1,6}?in\s(?:[A-Z][\w’-]*,?\s){1,5}for\s(?:the|a|an|its|their)\s(?:[\w-]+\s){0,3}"
)
#: The day on which somebody leaves for it is not yet its own.
_FOR = re.compile(r",?\sfor\s")
_LEAVES = re.compile(r"\b(?:go(?:es)?\son|travels?|leaves?|departs?|fl(?:y|ies)|heads?\sto)\s[^.;]*$")
_OPENS = re.compile(r"\b(?:open\w*|host\w*|held|convened|began|begins|took\splace)\b")
_BESIDE = re.compile(r"(?:['’]s)?[\s,]*(?:[\w-]+\s)?")
_TALK = re.compile(
    r"\b(?:remarks|speech|keynote|address|sp(?:eak|oke)\s(?:[\w-]+\s){0,2}(?:at|to)|statement)\b"
)
_AT = re.compile(
    r"(?:^While\s[^,;]{0,60},|\b(?:where|margins?|sidelines?|fringes|at|attend\w*|participat(?:e|es|ed|ing)|part\sin|[Dd]uring"
    r"|(?<!prepare )(?<!preparing )(?<!preparations )for|hosting))\s"
    r"(?:in\s|of\s|from\s)?(?:the\s|a\s|an\s|this\s)?(?:[\w.-]+\s){0,3}$"
)
#: How near "today" stands to what opens; how far past a name the opening of a release reaches, in code points.
_NEAR, _OPENING = 40, 400


def days_told(reading: Reading, dates: Sequence[DateMention], gathering: Gathering) -> Days | None:
    """Return the days that the sentence gives the gathering itself."""
    text, sentence = reading.document.text, gathering.sentence
    best: Days | None = None
    for date in dates_between(dates, sentence.start, sentence.end):
        found = (date.begin, date.finish)
        if date.end <= gathering.start:
            if _leads(text, date, gathering):
                best = _finer(best, found)
        elif date.start >= gathering.end:
            listed = _LIST.match(text, gathering.end)
            gap = text[listed.end() if listed else gathering.end : date.start]
            if date.form == "relative" and "," in gap:
                continue  # the day of what goes on there: "At the Forum in Bled, she met today"
            if (
                _GAP_AFTER.fullmatch(gap)
                and not HEAD.search(gap)
                and not _TALK.search(text, sentence.start, gathering.start)
            ):
                best = _finer(best, found)
        else:
            best = _finer(best, found)
    return best


def _finer(best: Days | None, found: Days) -> Days:
    """Return the more exact of two readings; the first of equals."""
    return found if best is None or len(found[0].text) > len(best[0].text) else best


def _leads(text: str, date: DateMention, gathering: Gathering) -> bool:
    """Whether a date before the name is that of the gathering: "the June 29-30 NATO Summit", "on 5 May attends the"."""
    gap = text[date.end : gathering.start]
    if _BESIDE.fullmatch(gap) and date.form != "relative":
        return True
    if date.form == "relative":
        return _OPENS.search(gap[:_NEAR]) is not None and len(gap) < _NEAR
    if date.begin != date.finish and _STAYS.fullmatch(gap):
        return True
    return not _leaves(text, date, gathering) and _DAY_FIRST.fullmatch(gap) is not None


def _leaves(text: str, date: DateMention, gathering: Gathering) -> bool:
    """Whether a date before the name is the day on which somebody leaves for it."""
    left = _LEAVES.search(text[gathering.sentence.start : date.start])
    return left is not None and _FOR.match(text, date.end, gathering.start) is not None


def left_for_later(reading: Reading, dates: Sequence[DateMention], gathering: Gathering) -> bool:
    """Whether somebody leaves for the gathering after the day of the release: "goes on 28 June for the"."""
    text, sentence = reading.document.text, gathering.sentence
    return any(
        date.begin.earliest > reading.document.day and _leaves(text, date, gathering)
        for date in dates_between(dates, sentence.start, gathering.start)
    )


def month_around(reading: Reading, dates: Sequence[DateMention], gathering: Gathering) -> Days | None:
    """Return the month of the encounter or journey that the sentence tells of at the gathering."""
    text, sentence = reading.document.text, gathering.sentence
    if not _AT.search(text[sentence.start : gathering.start]):
        return None
    inside = dates_between(dates, sentence.start, sentence.end)
    here = [date for date in inside if date.form in ("day", "relative", "weekday", "period")]
    if here:
        near = min(here, key=lambda d: abs(d.start - gathering.start))
        return _month(near.begin), _month(near.finish)
    body = reading.document.paragraphs[0].end if reading.document.release.title else 0
    for date in dates_between(dates, body, gathering.end + _OPENING):
        if date.form in ("day", "relative"):
            return _month(date.begin), _month(date.finish)
    return None


def _month(date: PartialDate) -> PartialDate:
    return PartialDate(date.text[:7])
