"""When a gathering is: the days told of it, else the month of what goes on at it."""

import re
from collections.abc import Sequence

from kg.extract.dates import DateMention
from kg.extract.mentions import Reading
from kg.extract.summit_names import HEAD, Gathering
from kg.model.partial_date import PartialDate

Days = tuple[PartialDate, PartialDate]

#: What may stand between a gathering and its day: place, and words of taking place.
#: Further gatherings of a list: what follows the last is told of all.
_LIST = re.compile(
    r"(?:(?:,\s|\s?,?\sand\s)(?:the\s)?(?:[A-Z][\w–-]*\s){1,6}(?:Forums?|Summits?|Conferences?|Ministerials?|Meetings?)\b)*"
)
_GAP_AFTER = re.compile(
    r"(?:[\s,(–-]|\b(?:which|that|will|is|are|was|were|be|been|to|has|being|scheduled|due|set|expected|planned|held|take|takes|taking|took|place|convened?"
    r"|hosted|co-hosted|by|opens|opened|organi[sz]ed|on|in|at|from|between|of|during|the|via|videoconference|here|later|over|virtually|next|and|ended|running|runs|end|beginning|early|late|mid)\b"
    r"|[A-Z][\w.’'-]*)*"
)
_DAY_FIRST = re.compile(
    r",?\s?(?:for|(?:he|she|they|it|(?:[Tt]he\s)?[A-Z][\w.’'-]*|(?:[A-Z][\w.’'-]*\s){1,5})?\s?(?:\b(?:will|also|to|be|then|jointly)\s)*"
    r"(?:attend\w*|participat\w+\sin|t(?:ake|ook)\spart\sin|opens?|host\w*|at))\s(?:the|a|an|its|their)?\s?(?:[\w-]+\s){0,3}"
)
_OPENS = re.compile(r"\b(?:open(?:s|ed)?|held|convened|began|begins|took\splace)\b")
_TALK = re.compile(r"\b(?:remarks|speech|keynote|address|speak|spoke|statement)\b")
_AT = re.compile(
    r"\b(?:margins?|sidelines?|fringes|at|attend\w*|participat(?:e|es|ed|ing)|part\sin|during|for|hosting)\s"
    r"(?:in\s|of\s|from\s)?(?:the\s|a\s|an\s|this\s)?(?:[\w.-]+\s){0,3}$"
)


def days_told(reading: Reading, dates: Sequence[DateMention], gathering: Gathering) -> Days | None:
    """Return the days that the sentence gives the gathering itself."""
    text, sentence = reading.document.text, gathering.sentence
    best: Days | None = None
    for date in dates:
        if date.start < sentence.start or date.end > sentence.end:
            continue
        found = (date.begin, date.finish)
        if date.end <= gathering.start:
            if _leads(text, date, gathering):
                best = _finer(best, found)
        elif date.start >= gathering.end:
            listed = _LIST.match(text, gathering.end)
            gap = text[listed.end() if listed else gathering.end : date.start]
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
    if re.fullmatch(r"(?:['’]s)?[\s,]*(?:[\w-]+\s)?", gap) and date.form != "relative":
        return True
    if date.form == "relative":
        return bool(_OPENS.search(gap) or re.search(r"\b(?:open|host)\w*\b", gap)) and len(gap) < 40  # noqa: PLR2004 - near
    return _DAY_FIRST.fullmatch(gap) is not None


def month_around(reading: Reading, dates: Sequence[DateMention], gathering: Gathering) -> Days | None:
    """Return the month of the encounter or journey that the sentence tells of at the gathering."""
    text, sentence = reading.document.text, gathering.sentence
    if not _AT.search(text[sentence.start : gathering.start]):
        return None
    here = [
        d
        for d in dates
        if sentence.start <= d.start
        and d.end <= sentence.end
        and d.form in ("day", "relative", "weekday", "period")
    ]
    if here:
        near = min(here, key=lambda d: abs(d.start - gathering.start))
        return _month(near.begin), _month(near.finish)
    body = reading.document.paragraphs[0].end if reading.document.release.title else 0
    for date in dates:
        if date.start >= body and date.form in ("day", "relative") and date.start < gathering.end + 400:  # noqa: PLR2004 - the opening
            return _month(date.begin), _month(date.finish)
    return None


def _month(date: PartialDate) -> PartialDate:
    return PartialDate(date.text[:7])
