"""Frames of the nouns for journeys: the visit of X to Y, X's trip, a stop in Y."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.event_status import verb_status
from kg.extract.frames import Clause, Frame
from kg.extract.meeting_places import Where, find_places
from kg.extract.noun_frames import named_after, noun_frame, owner_of
from kg.extract.scene import Scene
from kg.extract.sides import Side, of_states

#: A visit that is told, not only mentioned: "paid an official visit to".
_MADE = re.compile(
    r"""\b(?: paid | pays? | paying | makes? | made | hold | held | undertook | undertakes? | conducted | conducts?
    | (?:is|are|was|were|will\sbe)\s(?:currently\s)?on )\s
    (?:an?|his|her|their)\s (?:[\w-]+\s){0,4} $""",
    re.VERBOSE,
)
_VISITOR = re.compile(r"[^.;:,]{0,40}?\bby\s|[^.;:,]{0,30}?\b(?:of|from)\s")
_ALONE = re.compile(r"(?:An?|The|Another|Further)\s(?:[a-z-]+\s){0,3}")
#: In the publisher's state: "who is in the country on a visit".
_HERE = re.compile(r"\b(?:is|was|are|were|currently)\s(?:now\s|currently\s)?in\sthe\scountry\s(?:on|for)\b")
_VISITOR_END = re.compile(r"\sto\b|\bon\b|\bin\b|,\s(?!(?:President|Prime|the\s)?[A-Z]\w+\s[A-Z])")


def visit_frames(scene: Scene, clause: Clause) -> Iterator[Frame]:
    """Yield the frames of a noun for a journey, one for each place; a vague one where it only refers back."""
    trigger, text = clause.trigger, scene.text
    places = find_places(scene.reading, trigger.end, clause.end)
    places = places or find_places(scene.reading, clause.begin, trigger.start)
    there = scene.place_before(clause) if not places else Where()
    places = places or ([there] if there else [])
    here = not places and _HERE.search(text, clause.begin, trigger.start) is not None
    if here and scene.reading.own:
        places = [Where(None, scene.reading.own)]
    visitor = _visitor(scene, clause, placed=bool(places))
    frame = noun_frame(scene, clause, visitor, visitor)
    if here:
        frame = replace(frame, status="held")
    made = _MADE.search(text, clause.begin, trigger.start)
    if made:
        visitor = scene.cast.subject(clause.begin, made.start()) or visitor
        status = verb_status(text[clause.begin : made.start()], made[0]) or frame.status
        having = text.endswith("having ", clause.begin, made.start())
        when = scene.when(clause, made.start() if having else clause.begin)
        frame = replace(frame, status=status, when=when, doer=visitor)
    frame = replace(frame, listed=len(places) > 1, passing=made is None, vague=not visitor)
    for where in places or [Where()]:
        host = where.country if made or where.country == scene.reading.own else None
        yield replace(frame, side=visitor + of_states(host), where=where)


def _visitor(scene: Scene, clause: Clause, *, placed: bool) -> Side:
    """Return who travels: the owner, who is named behind "by" or "of", else the subject, if there is a place."""
    trigger, text = clause.trigger, scene.text
    visitor = owner_of(scene, clause)
    by = _VISITOR.match(text, trigger.end, clause.people)
    if by and not visitor:
        cut = _VISITOR_END.search(text, by.end(), clause.people)
        visitor = scene.cast.companions(by.end(), cut.start() if cut else clause.people)
    if visitor or not placed:
        return visitor
    visitor = scene.subject(clause) or named_after(scene, clause)
    stop = text.startswith(("stop", "Stop"), trigger.start)
    away = text.startswith(" to ", trigger.end) and not visitor
    alone = stop or (away and _ALONE.fullmatch(text, clause.sentence.start, trigger.start))
    return scene.cast.doer if alone and not visitor.names else visitor
