"""Frames of verbs: what is done, by whom, and whether it is still to come."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.dates import DateMention
from kg.extract.encounter_frames import encounter_frames
from kg.extract.event_status import verb_status
from kg.extract.frames import Clause, Frame
from kg.extract.journey_frames import attended_frames, journey_frames
from kg.extract.scene import Scene

#: "travelled to Warsaw to meet": the purpose of what was done.
_PURPOSE = re.compile(r"\b(?:in\sorder\s)?to\s(?:also\s|\w+ly\s)?$")
_COMMA = re.compile(r",\s(?!\d)")
#: A verb that a modal word governs: "will see X and meet Y".
_BASE = re.compile(r"(?:meet|hold|attend|visit|receive|host|join|travel|go|co-chair|call|have|pay|sign)\b")
_PRESENT = re.compile(
    r"(?:visits|meets|holds|attends|receives|joins|hosts|opens|concludes|ends|calls|takes)\b"
)
_ANDED = re.compile(r"(?:\band|,)\s(?:then\s|also\s|will\s|\w+ly\s)*$")
#: A verb in -ing without "is" or "was" before it.
_PARTICIPLE = re.compile(r"(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)\s(?:\w+ing)(?:\son)?$")


def _day(scene: Scene, clause: Clause) -> DateMention | None:
    """Return the day told of the verb; one that leads the sentence is not that of "who is visiting Japan"."""
    if scene.is_aside(clause):
        comma = _COMMA.search(scene.text, clause.trigger.end, clause.end)
        end = comma.start() if comma else clause.end
        return scene.when(replace(clause, people=min(end, clause.people), end=end), clause.trigger.start)
    when, before = scene.when(clause, clause.begin) or scene.day_before(clause), clause.before
    if when is None and before is not None and before.kind == "visit" and before.when is None:
        return scene.leading_day(clause, before.start)
    return when


def verb_frames(scene: Scene, clause: Clause) -> Iterator[Frame]:
    """Yield the frames of a verb; none for what is only thought of."""
    trigger, text = clause.trigger, scene.text
    status = verb_status(text[clause.begin : trigger.start], text[trigger.start : trigger.end])
    first_word = trigger.start + len(text[trigger.start : trigger.end].partition(" ")[0])
    if status == "held" and clause.before and _PARTICIPLE.search(text, clause.begin, first_word):
        status = clause.before.status  # "before going on to Prague": when the main clause is
    if (
        status == "held"
        and clause.before
        and _BASE.match(text, trigger.start)
        and _ANDED.search(text, clause.sentence.start, trigger.start)
    ):
        status = clause.before.status
    if status == "held" and scene.cast.ahead and _PRESENT.match(text, trigger.start):
        status = "planned"  # "he then visits": a timetable goes on
    if status == "planned" and clause.before and clause.before.kind == "visit":
        aim = _PURPOSE.search(text, clause.begin, trigger.start)
        status = (clause.before.status if aim else None) or status
    if status is None:
        return
    doer = scene.subject(clause)
    when = _day(scene, clause)
    base = Frame(trigger.kind, trigger.rule, trigger.start, clause.people, doer, doer, status, when)
    if trigger.rule == "attends":
        yield from attended_frames(scene, clause, base)
    elif trigger.kind == "visit":
        yield from journey_frames(scene, clause, base)
    else:
        yield from encounter_frames(scene, clause, base)
