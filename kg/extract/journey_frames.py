"""Frames of verbs for journeys: visited, will travel to, is in, leaves for, attends abroad."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

from kg.extract.date_patterns import NUMBERS
from kg.extract.dates import DateMention
from kg.extract.frames import Clause, Frame
from kg.extract.meeting_places import Where, find_places
from kg.extract.scene import Scene
from kg.extract.sides import of_states
from kg.model.partial_date import PartialDate

TRAVELS = re.compile(r"\b(?:travels?|trip|visits?|tour|delegation)\b", re.IGNORECASE)
_CONFERENCE = re.compile(
    r"\b(?:attend|participat\w+|join|take\spart|for\sthe)\b[^.;]{0,70}"
    r"\b(?:Summit|Conference|Forum|Ministerial|Assembly|G7|G20|Congress)\b"
)
#: Verbs of a way rather than a stay: nothing is said of the hosts.
_IN_PASSING = re.compile(
    r"go|went|proceed|leav|left|fl[iye]|head|com|came|depart|on\s|took|takes|br", re.IGNORECASE
)
_THEM = re.compile(r"\b(?:him|her|them)\b")
_WITH_THEM = re.compile(r"\b(?:(?:together\s|along\s)?with|accompanied\sby|alongside)\s")
#: What may stand between a day and the next place of a timetable.
_IN_TURN = re.compile(
    r"""(?: [\s,;()] | and\b | then\b | to\b | in\b | on\b | the\b | before\b | finally\b | from\b | for\b )*""",
    re.VERBOSE,
)
_EXACT = ("day", "weekday", "relative")
_DAYS_LONG = re.compile(
    rf"\b(?P<count>\d{{1,2}}|{'|'.join(NUMBERS)})-day\b(?!\s(?:\w+\s)?(?:conference|summit|forum|meeting|event))",
    re.IGNORECASE,
)
#: Verbs of the last day.
_ENDS = re.compile(r"conclud|end|complet|wrap|return|left|leav|depart", re.IGNORECASE)
#: How far behind a verb the conference may be named that the journey is for.
_REACH = 160


def journey_frames(scene: Scene, clause: Clause, base: Frame) -> Iterator[Frame]:
    """Yield the frames of a journey, one for each place it goes to."""
    trigger, text = clause.trigger, scene.text
    if _THEM.search(text, trigger.start, trigger.end):  # "a tour that took him to"
        doer = scene.cast.reference(trigger.start, trigger.end)
        base = replace(base, side=doer, doer=doer)
    bare = trigger.rule == "visit" or text[trigger.end - 1] == " "
    places = find_places(scene.reading, trigger.end, clause.end, bare=bare)
    if text.endswith("here", 0, trigger.end):
        places = [scene.dateline or Where(None, scene.reading.own)]
    there = _past_region(scene, clause, places)
    if trigger.rule == "departs-for" and len(places) > 1:  # the day of departure is not that of each visit
        ahead = base.when is not None and base.when.begin.earliest > scene.reading.document.day
        base = replace(base, status="planned" if ahead else base.status)
    base = _with_companions(scene, clause, base if there else _lasting(scene, clause, base))
    places = there or places
    hosted = not _IN_PASSING.match(text, trigger.start) and not _CONFERENCE.search(
        text, trigger.end, min(clause.sentence.end, trigger.end + _REACH)
    )
    days = timetable(scene, clause)
    if len(days) > 1:
        places = [where for where, _ in days]
    for number, where in enumerate(places):
        if not base.side or (where.country in base.side.codes and not where.place):
            continue
        if trigger.rule == "stays-in" and not base.side.names and not text.startswith("on ", trigger.start):
            continue
        host = of_states(where.country if hosted and where.country != scene.reading.own else None)
        if len(days) > 1:
            yield replace(base, side=base.side + host, where=where, when=days[number][1])
        else:
            yield replace(base, side=base.side + host, where=where, listed=len(places) > 1)


def _past_region(scene: Scene, clause: Clause, places: list[Where]) -> list[Where]:
    """Return the place behind a region, where a tour of it begins or ends: "a tour of the Gulf in Doha"."""
    if clause.trigger.rule != "stays-in" or not places or any(where.country for where in places):
        return []
    region = next(scene.reading.between(clause.trigger.end, clause.end, "place"), None)
    return find_places(scene.reading, region.end, clause.end) if region else []


def _lasting(scene: Scene, clause: Clause, base: Frame) -> Frame:
    """Return the frame with all the days of "a three-day visit" that begins or ends on the day told."""
    told, text = base.when, scene.text
    length = _DAYS_LONG.search(text, clause.begin, clause.end)
    if told is None or told.form not in _EXACT or told.begin != told.finish:
        return base
    ends = _ENDS.search(text, clause.trigger.start, clause.trigger.end) is not None
    if length is None:
        return base
    count = length["count"].lower()
    more = timedelta(days=(int(count) if count.isdigit() else NUMBERS.get(count, 1)) - 1)
    first, last = told.begin.earliest, told.finish.latest
    begin, finish = (first - more, last) if ends else (first, last + more)
    return replace(
        base, when=replace(told, begin=PartialDate.day(begin), finish=PartialDate.day(finish), other=None)
    )


def timetable(scene: Scene, clause: Clause) -> list[tuple[Where, DateMention]]:
    """Return the places of the clause with the day of each, if it tells them in turn: "A on 5 May, B on 7 May"."""
    text, trigger = scene.text, clause.trigger
    days = [date for date in scene.dates if clause.begin <= date.start < clause.end and date.form in _EXACT]
    if len(days) < 2:  # noqa: PLR2004 - one day is that of all
        return []
    found: list[tuple[Where, DateMention]] = []
    first_leads = days[0].start < trigger.start
    for number, day in enumerate(days):
        if first_leads:
            begin = max(day.end, trigger.end)
            end = days[number + 1].start if number + 1 < len(days) else clause.end
        else:
            begin, end = (days[number - 1].end if number else trigger.end), day.start
        names = list(scene.reading.between(begin, end, "place", "country"))
        if not names or (number and not _IN_TURN.fullmatch(text, begin, names[0].start)):
            break
        where = find_places(scene.reading, names[0].start, end, bare=True)
        if len(where) != 1:
            break
        found.append((where[0], day))
    return found


def _with_companions(scene: Scene, clause: Clause, base: Frame) -> Frame:
    """Return the frame with those who travel along: of the traveller's own side, or whom he accompanies."""
    trigger, text = clause.trigger, scene.text
    side = base.side
    if text.startswith("accompan", trigger.start):
        side += scene.cast.companions(trigger.end, clause.end)
    along = _WITH_THEM.search(text, trigger.end, clause.people)
    if along and side.names:
        names = scene.cast.companions(along.end(), clause.people).names
        side += scene.cast.side(*(name for name in names if scene.cast.own(name)))
    return replace(base, side=side, doer=side)


def attended_frames(scene: Scene, clause: Clause, base: Frame) -> Iterator[Frame]:
    """Yield a gathering that is attended: a visit in a release about a journey, else only the scene of others."""
    travels = bool(base.doer.names) and TRAVELS.search(scene.reading.document.release.title) is not None
    for where in find_places(scene.reading, clause.begin, clause.end)[:1]:
        if not travels:
            yield replace(base, kind="gathering", where=where)
        elif where.country not in base.doer.codes:
            yield replace(base, kind="visit", where=where)
