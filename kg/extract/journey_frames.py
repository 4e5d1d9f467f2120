"""Frames of verbs for journeys: visited, will travel to, is in, leaves for, attends abroad."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.frames import Clause, Frame
from kg.extract.meeting_places import find_places
from kg.extract.scene import Scene
from kg.extract.sides import of_states

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
    if trigger.rule == "departs-for" and len(places) > 1:  # the day of departure is not that of each visit
        ahead = base.when is not None and base.when.begin.earliest > scene.reading.document.day
        base = replace(base, when=None, status="planned" if ahead else base.status)
    base = _with_companions(scene, clause, base)
    hosted = not _IN_PASSING.match(text, trigger.start) and not _CONFERENCE.search(
        text, trigger.end, min(clause.sentence.end, trigger.end + _REACH)
    )
    for where in places:
        if not base.side or (where.country in base.side.codes and not where.place):
            continue
        if trigger.rule == "stays-in" and not base.side.names:
            continue
        host = of_states(where.country if hosted and where.country != scene.reading.own else None)
        yield replace(base, side=base.side + host, where=where, listed=len(places) > 1)


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
