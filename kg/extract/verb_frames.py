"""Frames of verbs: met, spoke with, held talks, received, visited, travelled to."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.event_status import verb_status
from kg.extract.frames import Clause, Frame, Scene, encounter_places
from kg.extract.meeting_places import Where, find_places
from kg.extract.meeting_triggers import by_wire
from kg.extract.participants import Side

_WITH = re.compile(r"[^;:\n]{0,120}?\b(?:with|between|among|alongside)\s", re.IGNORECASE)
_TITLES = re.compile(r"(?:\s|,|and\b|of\b|the\b|for\b|his\b|her\b|to\b|counterpart\b|[A-Z][\w.'’-]*)*")
_GUEST = re.compile(r"\s(?:the|his|her)\s(?:[A-Z][\w-]+\s){0,3}[A-Z][\w-]+")
_SIGNED_BY = re.compile(r"\bby\s")
_CONFERENCE = re.compile(
    r"\b(?:attend|participat\w+|join|take part|for the)\b[^.;]{0,70}"
    r"\b(?:Summit|Conference|Forum|Ministerial|Assembly|G7|G20|Congress)\b"
)
_OFFICIALS_ONLY = re.compile(
    r"\b(?:officials|counterparts?|leaders|partners|authorities|government|leadership|communities|representatives)\b"
)
_ATTENDS = re.compile(r"(?:attend|join|participat|took\spart|tak)", re.IGNORECASE)
_GATHERING = re.compile(
    r"(?:summit|forum|ministerial|sessions?|conference|dialogues?|meetings?)$", re.IGNORECASE
)
_TRAVELS = re.compile(r"\b(?:travels?|trip|visits?|tour|delegation)\b", re.IGNORECASE)
_IN_PASSING = re.compile(
    r"go|went|proceed|leav|left|fl[iye]|head|com|came|depart|on\s|took|takes|br", re.IGNORECASE
)
_THEM = re.compile(r"\b(?:him|her|them)\b")
_ONE_BY_ONE = re.compile(r"\b(?:separate(?:ly)?|one-on-one|respectively|bilateral\smeetings)\b")
_SPOKESMEN = re.compile(
    r"\b(?:president|minister|chancellor|secretary|leaders?|officials?|counterparts?|ambassadors?|representatives?|envoys?|king|pope|heads?"
    r"|chief|commissioner|director|advis[eo]r|chair\w*)\b",
    re.IGNORECASE,
)
_BODY = re.compile(
    r"\b(?:[Ww]orking\s[Gg]roup|[Tt]ask\s[Ff]orce|[Cc]ommittee|[Cc]ommission|[Mm]echanism|[Dd]ialogue|[Ss]ides|[Tt]hey|[Mm]inisters|[Ii]t\swas)\b"
)
_WITH_THEM = re.compile(r"\b(?:(?:together\s|along\s)?with|accompanied\sby|alongside)\s")
_ASIDE = re.compile(r"\b(?:side-?lines?|margins?|fringes)\b", re.IGNORECASE)
_UNTOLD = re.compile(r"begin|began|resum|continu", re.IGNORECASE)


def verb_frames(scene: Scene, clause: Clause) -> Iterator[Frame]:
    """Yield the frames of a verb: one, or one for each place that a journey goes to."""
    trigger, text = clause.trigger, scene.text
    status = verb_status(text[clause.begin : trigger.start], text[trigger.start : trigger.end])
    if status is None or (
        trigger.rule == "received" and not _takes_person(scene, trigger.end, clause.people)
    ):
        return
    doer = scene.subject(clause)
    if trigger.rule == "courtesy-call" and not doer:
        by = _SIGNED_BY.search(text, trigger.end, clause.end)
        doer = scene.cast.companions(by.end(), clause.end) if by else doer
    if _THEM.search(text, trigger.start, trigger.end):
        doer = scene.cast.reference(trigger.start, trigger.end)
    base = Frame(
        trigger.kind,
        trigger.rule,
        trigger.start,
        clause.people,
        doer,
        doer,
        status,
        scene.when(clause, clause.begin),
    )
    if trigger.rule == "attends":
        yield from _gathering(scene, clause, base)
    elif trigger.kind == "visit":
        yield from _journeys(scene, clause, base)
    else:
        yield from _encounters(scene, clause, base)


def _encounters(scene: Scene, clause: Clause, base: Frame) -> Iterator[Frame]:
    trigger, text = clause.trigger, scene.text
    start = trigger.end
    if trigger.rule == "held-talks":
        tail = _WITH.match(text, trigger.end, clause.people)
        start = tail.end() if tail else clause.people
    other = scene.cast.companions(start, clause.people)
    if trigger.rule in ("joins", "signed-together"):
        yield from _together(scene, clause, base, other)
        return
    if trigger.rule == "held-talks":
        pair = scene.pair(trigger.start, trigger.start + text[trigger.start : trigger.end].rindex(" ") + 1)
        if (
            _ATTENDS.match(text, trigger.start)
            and _GATHERING.search(text, trigger.start, trigger.end)
            and not pair
        ):
            yield from _gathering(scene, clause, base)
            return
        other += Side((), pair or scene.joint_body(trigger.start, clause.people))
    if trigger.rule == "spoke-with" and not other.names and not _SPOKESMEN.search(text, start, clause.people):
        other = Side()
    if set(other.names) <= set(base.doer.names) and set(other.codes) <= set(base.doer.codes):
        other = Side()
    if (
        base.status == "planned"
        and not (base.doer or other)
        and _BODY.search(text, clause.begin, trigger.start)
    ):
        base = replace(
            base, side=Side((), scene.cast.together.codes), doer=Side((), scene.cast.together.codes)
        )
    wire = by_wire(text[clause.begin : clause.people])
    if trigger.rule == "spoke-with" and not other and not wire:
        return
    kind = "call" if trigger.kind == "call" or wire else "meeting"
    places = encounter_places(scene, clause.begin, clause) if kind == "meeting" else []
    if _welcomes(scene, clause):
        kind = "visit"
    faceless = not other.names and bool(_OFFICIALS_ONLY.search(text, start, clause.people))
    weak = trigger.rule == "held-talks" and not (other or base.when or places or base.doer.names)
    weak = weak or (base.when is None and bool(_UNTOLD.match(text, trigger.start)))
    frame = replace(base, kind=kind, faceless=faceless, vague=weak)
    many = text[trigger.end - 1] == "s" or _ONE_BY_ONE.search(text, clause.begin, clause.people) is not None
    if many and len({where.country for where in places}) > 1:
        for where in places:
            yield replace(frame, side=base.doer + other, where=where)
        return
    where = places[0] if places else Where()
    aside = _ASIDE.search(text, clause.begin, clause.sentence.end) is not None
    if not where and aside:
        where = scene.gathering_place(clause)
    for side in scene.cast.one_by_one(other) if many else [other]:
        yield replace(
            frame, side=base.doer + side, where=where, faceless=faceless and not side.names, aside=aside
        )


def _together(scene: Scene, clause: Clause, base: Frame, other: Side) -> Iterator[Frame]:
    """Yield the encounter of those who join others somewhere, or who sign together."""
    trigger = clause.trigger
    places = encounter_places(scene, clause.begin, clause)
    where = places[0] if places else Where()
    side = base.side + other
    if trigger.rule == "joins":
        if other.names and base.doer and (where or base.when):
            yield replace(base, side=side, where=where)
        return
    by = _SIGNED_BY.search(scene.text, trigger.end, clause.end)
    signers = scene.cast.companions(by.end(), clause.end) if by else base.doer
    if len(signers.names) > 1 and len(signers.codes) > 1:
        yield replace(base, side=signers, doer=signers, where=where)


def _gathering(scene: Scene, clause: Clause, base: Frame) -> Iterator[Frame]:
    """Yield a gathering that is attended: a visit in a release about a journey, else only the scene of others."""
    travels = bool(base.doer.names) and _TRAVELS.search(scene.reading.document.release.title) is not None
    for where in find_places(scene.reading, clause.begin, clause.end)[:1]:
        if travels and where.country not in base.doer.codes:
            yield replace(base, kind="visit", where=where)
        elif not travels:
            yield replace(base, kind="gathering", where=where)


def _welcomes(scene: Scene, clause: Clause) -> bool:
    """Whether the verb is "welcome", of a guest to a place: that is a visit."""
    trigger = clause.trigger
    if trigger.rule != "received" or not scene.text[trigger.start : trigger.end].lower().startswith("welcom"):
        return False
    places = find_places(scene.reading, trigger.end, clause.end)
    title = scene.reading.document.release.title
    first = next(iter(scene.reading.between(trigger.end, clause.end, "place")), None)
    house = places and (places[0].place is None or (first is not None and first.form in ("building", "base")))
    return bool(places) and (not house or bool(_TRAVELS.search(title)))


def _takes_person(scene: Scene, start: int, stop: int) -> bool:
    """Whether the object that begins at `start` is a person, and not what belongs to one."""
    mention = next(iter(scene.reading.between(start, stop, "person", "role")), None)
    if mention and _TITLES.fullmatch(scene.text, start, mention.start):
        return not scene.cast.possessor(mention)
    guest = _GUEST.match(scene.text, start, stop)
    return bool(guest and scene.cast.reference(start, guest.end()))


def _journeys(scene: Scene, clause: Clause, base: Frame) -> Iterator[Frame]:
    trigger, text = clause.trigger, scene.text
    bare = trigger.rule == "visit" or text[trigger.end - 1] == " "
    places = find_places(scene.reading, trigger.end, clause.end, bare=bare)
    word = text[trigger.start : trigger.end].lower()
    side = base.side
    if word.startswith("accompan"):
        side += scene.cast.companions(trigger.end, clause.end)
    if trigger.rule == "departs-for" and len(places) > 1:  # the day of departure is not that of each visit
        ahead = base.when is not None and base.when.begin.earliest > scene.reading.document.day
        base = replace(base, when=None, status="planned" if ahead else base.status)
    conference = _CONFERENCE.search(text, trigger.end, min(clause.sentence.end, trigger.end + 160))
    with_them = _WITH_THEM.search(text, trigger.end, clause.people)
    if with_them and side.names:
        names = scene.cast.companions(with_them.end(), clause.people).names
        side += scene.cast.side(tuple(name for name in names if scene.cast.own(name)))
    passing = _IN_PASSING.match(word) is not None
    for where in places:
        if not side or (where.country in side.codes and not where.place):
            continue
        if trigger.rule == "stays-in" and not side.names:
            continue
        host = () if conference or passing or where.country in (None, scene.reading.own) else (where.country,)
        yield replace(base, side=side + Side((), host), doer=side, where=where, listed=len(places) > 1)
