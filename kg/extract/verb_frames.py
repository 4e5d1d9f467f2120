"""Frames of verbs: what is done, by whom, and whether it is still to come."""

import re
from collections.abc import Iterator

from kg.extract.dates import DateMention
from kg.extract.encounter_frames import encounter_frames
from kg.extract.event_status import verb_status
from kg.extract.frames import Clause, Frame
from kg.extract.journey_frames import attended_frames, journey_frames
from kg.extract.scene import Scene

#: "travelled to Warsaw to meet": the purpose of what was done.
_PURPOSE = re.compile(r"\b(?:in\sorder\s)?to\s(?:also\s|\w+ly\s)?$")
#: A verb in -ing without "is" or "was" before it.
_PARTICIPLE = re.compile(r"(?<!\bis)(?<!\bare)(?<!\bwas)(?<!\bwere)\s(?:\w+ing)(?:\son)?$")


def _day(scene: Scene, clause: Clause) -> DateMention | None:
    """Return the day told of the verb; one that leads the sentence is not that of "who is visiting Japan"."""
    if scene.is_aside(clause):
        return scene.when(clause, clause.trigger.start)
    when, before = scene.when(clause, clause.begin), clause.before
    if when is None and before is not None and before.kind == "visit" and before.when is None:
        return scene.leading_day(clause, before.start)
    return when


def verb_frames(scene: Scene, clause: Clause) -> Iterator[Frame]:
    """Yield the frames of a verb; none for what is only thought of."""
    trigger, text = clause.trigger, scene.text
    status = verb_status(text[clause.begin : trigger.start], text[trigger.start : trigger.end])
    if status == "held" and clause.before and _PARTICIPLE.search(text, clause.begin, trigger.end):
        status = clause.before.status  # "before going on to Prague": when the main clause is
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
