"""The date that a text gives the status of an agreement."""

import re
from collections.abc import Sequence
from datetime import timedelta

from kg.extract.agreement_naming import Naming
from kg.extract.agreement_stories import Story
from kg.extract.dates import DateMention
from kg.extract.mentions import Reading
from kg.extract.surroundings import dates_between
from kg.model.partial_date import PartialDate

#: The verbs whose date is that of each status.
_VERBS = {
    "signed": r"signed|signing",
    "agreed": r"agreed|reached|adopted|concluded|announced|endorsed|issued|consent|approved",
    "in_force": r"(?:into|in)\s(?:force|effect)|ratified|extended|effect",
    "negotiating": r"initialled|initialed",
    "ended": r"withdrew|expired|terminated|suspended",
    "proposed": r"proposed",
}
_AFTER = {
    status: re.compile(rf"[^.;]{{0,60}}?\b(?:{verbs})\b[^.;,]{{0,90}}?$") for status, verbs in _VERBS.items()
}
_BEFORE = {status: re.compile(rf"\b(?:{verbs})\b[^.;]*$") for status, verbs in _VERBS.items()}
_PASSIVE = re.compile(
    r"\W{0,3}(?:was|were|(?:has|have)\sbeen)\s(?:signed|adopted|reached|concluded|agreed)\b"
)
_OF = re.compile(r"\s?,?\s?(?:of|from|dated)?\s?(?:the\s)?$")
_MADE = re.compile(r",?\s(?:(?:that|which)\s(?:\w+\s){0,4})?(?:signed|reached|adopted|concluded)\b")
_YEARS_AGO = re.compile(r"[^.;,]{0,60}?\b(?:[\w-]+\s(?:years|decades)|a\s(?:century|decade))\sago\b")
_NEW = re.compile(r"\ban?\s(?:\w+\s)?$")
#: A text signed so long before the release is one that exists.
_OLD = timedelta(days=60)
#: How near a date stands to what it dates, in code points.
_NEAR = 40


def status_date(
    reading: Reading, dates: Sequence[DateMention], story: Story, status: str
) -> PartialDate | None:
    """Return the date of `status`, if the text gives it; a date in the name itself comes first."""
    text = reading.document.text
    for naming in story.told:
        for date in dates_between(dates, naming.start, naming.sentence.end):
            carried = date.end <= naming.end or _OF.fullmatch(text[naming.end : date.start])
            if (
                carried
                and date.form in ("day", "month", "year")
                and text[date.start - 4 : date.start] != "for "
            ):
                return date.begin
    for naming in story.namings:
        found = _told(reading, dates, naming, status)
        if found:
            return found
    return None


def is_old(reading: Reading, dates: Sequence[DateMention], naming: Naming) -> bool:
    """Whether the words after a name say that it was signed long ago: it exists."""
    text = reading.document.text
    if _NEW.search(text[naming.sentence.start : naming.start]):
        return False
    match = _MADE.match(text, naming.end)
    if not match:
        return False
    if _YEARS_AGO.match(text, match.end(), naming.sentence.end):
        return True
    return any(
        date.start - match.end() < _NEAR and reading.document.day - date.finish.latest > _OLD
        for date in dates_between(dates, match.end(), naming.sentence.end)
    )


def _told(reading: Reading, dates: Sequence[DateMention], naming: Naming, status: str) -> PartialDate | None:
    text, sentence = reading.document.text, naming.sentence
    for date in dates_between(dates, naming.end, sentence.end):
        between = text[naming.end : date.start]
        if _AFTER[status].match(between) or (
            len(between) < _NEAR and _BEFORE[status].search(text, sentence.start, naming.start)
        ):
            return date.begin
    passive = _PASSIVE.match(text, naming.end)
    for date in dates_between(dates, sentence.start, naming.start):
        if passive and status in ("signed", "agreed") and date.begin == date.finish:
            return date.begin
        if _BEFORE[status].search(text, date.end, naming.start) and date.form != "period":
            return date.begin
    return None
