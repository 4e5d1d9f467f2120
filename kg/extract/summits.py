"""Find the multilateral gatherings that a release speaks of, each edition once."""

import re
from collections.abc import Sequence

from kg.extract.dates import DateMention
from kg.extract.event_status import dated_status, noun_status
from kg.extract.evidence import quote_span, quote_start
from kg.extract.meeting_places import Where
from kg.extract.mentions import Reading
from kg.extract.summit_days import Days, days_told, left_for_later, month_around
from kg.extract.summit_editions import Edition, editions
from kg.extract.summit_hosts import hosts_told
from kg.extract.summit_members import members_gather
from kg.extract.summit_names import find_gatherings
from kg.extract.summit_places import place_in_name, place_told
from kg.model.fact import Summit
from kg.model.partial_date import PartialDate

#: How often a gathering read by each rule was one on the annotated releases, less what tuning on them flatters.
CONFIDENCE = {"named-summit": 0.92, "described-summit": 0.7, "edition-of": 0.85}
RULES = {"named": "named-summit", "described": "described-summit", "back": "edition-of"}
_CANCELLED = re.compile(r"\b(?:cancel(?:l?ed)?|called\soff|postponed)\b", re.IGNORECASE)
_MARGINS = re.compile(r"\b(?:margins?|sidelines?|fringes)\s(?:of|to)\b[^.;]*$", re.IGNORECASE)
_AHEAD = re.compile(
    r"\b(?:will|shall|should|upcoming|forthcoming|ahead\sof|in\sadvance\sof|lead[\s-]up\sto|looks?\sforward|to\sbe\sheld|to\stake\splace|preparations?\sfor"
    r"|successful|(?:be|been|being)\sconsidered|wishes|next\s(?:week|month|year)|to\s(?:attend|participate|host)|in\spreparation)\b",
    re.IGNORECASE,
)
#: Who chairs, or meets over a screen, need not be where the gathering is.
_CHAIRED = re.compile(r"\bchair\w*|\bvideo|\bvirtual|\bonline\b", re.IGNORECASE)
_DONE = re.compile(
    r"\b(?:took\spart|attended|participated|took\splace|(?:was|were)\s(?:held|convened)|held|following|recent|opens\stoday"
    r"|ended|last\s(?:week|month|year))\b",
    re.IGNORECASE,
)
_NEAR, _CLOSE = 90, 45
STATE_CODE = 2


def find_summits(reading: Reading, dates: Sequence[DateMention]) -> tuple[Summit, ...]:
    """Return the summits, conferences and ministerial gatherings of `reading`, in the order of the text."""
    return tuple(_summit(reading, dates, edition) for edition in editions(find_gatherings(reading)))


def _summit(reading: Reading, dates: Sequence[DateMention], edition: Edition) -> Summit:
    document = reading.document
    gather, there = members_gather(reading, dates, edition.bodies)
    days = _days(reading, dates, edition, gather)
    begin, finish = days or (None, None)
    hosts = next((found for place in edition.places if (found := hosts_told(reading, place))), ())
    where = _where(reading, edition, hosts)
    where = where if where.place or not there else there
    later = any(left_for_later(reading, dates, place) for place in edition.places)
    status = "planned" if later else _status(reading, edition)
    status = dated_status(status, begin, finish, document.day)
    shown = max(edition.places, key=lambda place: place.form != "back")
    rule = RULES[shown.form]
    start = quote_start(document, shown.sentence, shown.first)
    evidence = quote_span(document, start, shown.sentence.end, rule, CONFIDENCE[rule])
    return Summit(edition.name, begin, finish, where.place, where.country, hosts, status, evidence)


def _days(
    reading: Reading, dates: Sequence[DateMention], edition: Edition, gather: Days | None
) -> Days | None:
    found = [days for place in edition.places if (days := days_told(reading, dates, place))]
    if found:
        return max(found, key=lambda days: len(days[0].text))
    if gather:
        return gather
    months = (month_around(reading, dates, place) for place in edition.places)
    month = next((days for days in months if days), None)
    if month is None and re.fullmatch(r"\d{4}", edition.which):
        return PartialDate(edition.which), PartialDate(edition.which)
    return month


def _where(reading: Reading, edition: Edition, hosts: tuple[str, ...]) -> Where:
    found = [where for place in edition.places if (where := place_told(reading, place))]
    where = max(found, key=lambda each: each.place is not None, default=Where())
    where = where or place_in_name(reading, edition.places[0])
    told = [(place.sentence.start, place.sentence.end) for place in edition.places]
    chaired = any(_CHAIRED.search(reading.document.text, start, end + _CLOSE) for start, end in told)
    if not where and len(hosts) == 1 and len(hosts[0]) == STATE_CODE and not chaired:
        return Where(None, hosts[0])
    return where


def _status(reading: Reading, edition: Edition) -> str:
    """Return the status that the place which tells one first gives; held, if none does."""
    text = reading.document.text
    for place in edition.places:
        status = _status_at(text[place.sentence.start : place.start], text[place.end : place.sentence.end])
        if status:
            return status
    return "held"


def _status_at(before: str, after: str) -> str | None:
    if _CANCELLED.search(before[-_NEAR:]) or _CANCELLED.search(after[:_NEAR]):
        return "cancelled"
    if _DONE.search(before[-_CLOSE:]) or _DONE.match(after.lstrip(" ,")):
        return "held"
    ahead = _AHEAD.search(before[-_NEAR:]) or _AHEAD.search(after[:_NEAR])
    if ahead and not _MARGINS.search(before):
        return "planned"
    return noun_status(before, after)
