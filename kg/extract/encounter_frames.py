"""Frames of verbs for encounters: met, spoke with, held talks, received, joined, signed together."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.frames import Clause, Frame
from kg.extract.journey_frames import TRAVELS, attended_frames
from kg.extract.meeting_places import Where, find_places
from kg.extract.meeting_triggers import by_wire
from kg.extract.scene import Scene
from kg.extract.sides import NOBODY, Side, of_states

_WITH = re.compile(r"[^;:\n]{0,120}?\b(?:with|between|among|alongside)\s", re.IGNORECASE)
_TITLES = re.compile(
    r"(?:\s|,|(?:here|today|yesterday|also)\b|on\s\w+day\b|this\s\w+\b|and\b|of\b|the\b|for\b|his\b|her\b|to\b|counterpart\b|[A-Z][\w.'\u2019-]*+)*+"
)
_GUEST = re.compile(r"\s(?:the|his|her)\s(?:[A-Z][\w-]+\s){0,3}(?:[A-Z][\w-]+|counterpart)\b")
#: "also received him".
_OBJECT = re.compile(
    r"\s(?:him|her|them)\b(?!\s[a-z]+(?:'|\u2019))(?=[.,;]|\s(?:in|at|on|for|to|last|today|yesterday|and)\b)"
)
_BY = re.compile(r"\bby\s")
_OFFICIALS_ONLY = re.compile(
    r"\b(?:officials|counterparts|leaders|partners|authorities|government|leadership|communities|representatives)\b"
)
_ATTENDS = re.compile(r"(?:attend|join|participat|took\spart|tak)", re.IGNORECASE)
_GATHERING = re.compile(
    r"(?:summit|forum|ministerial|sessions?|conference|dialogues?|meetings?)$", re.IGNORECASE
)
_ONE_BY_ONE = re.compile(r"\b(?:separate(?:ly)?|one-on-one|respectively|bilateral\smeetings)\b")
#: Who can be spoken to without a name: not "reporters", not "soldiers from France".
_SPOKESMEN = re.compile(
    r"""\b(?: president | minister | chancellor | secretary | leaders? | officials? | counterparts? | ambassadors?
    | representatives? | envoys? | king | pope | heads? | chief | commissioner | director | advis[eo]r
    | chair\w* )\b""",
    re.IGNORECASE | re.VERBOSE,
)
_BODY = re.compile(
    r"\b(?:working\sgroup|task\sforce|committee|commission|mechanism|dialogue|sides|they|ministers|it\swas)\b",
    re.IGNORECASE,
)
_TWO = 2
#: Verbs of what two do together only where the place is told.
_TOLD = ("announc", "inaugur", "unveil", "present")
#: Verbs that may also have a thing as their object.
_SIGHT = ("saw", "see")
_BETWEEN = re.compile(r"meetings?$", re.IGNORECASE)
_ASIDE = re.compile(r"\b(?:side-?lines?|margins?|fringes)\b", re.IGNORECASE)
#: Verbs that tell an encounter only with its day: "agreed to continue their dialogue".
_ONLY_DATED = re.compile(r"begin|began|resum|continu", re.IGNORECASE)


def encounter_frames(scene: Scene, clause: Clause, base: Frame) -> Iterator[Frame]:
    """Yield the frames of an encounter: one, or one for each of those who are met one by one."""
    rule, text = clause.trigger.rule, scene.text
    if rule == "received" and not _takes_person(scene, clause):
        return
    start = clause.trigger.end
    if rule == "held-talks":
        tail = _WITH.match(text, start, clause.people)
        start = tail.end() if tail else clause.people
    if rule in ("joins", "signed-together"):
        yield from _together(scene, clause, base)
    elif rule == "held-talks" and _attends_gathering(scene, clause):
        yield from attended_frames(scene, clause, base)
    else:
        yield from _meetings(scene, clause, _with_doer(scene, clause, base), start)


def _with_doer(scene: Scene, clause: Clause, base: Frame) -> Frame:
    """Return the frame with its doer, where the verb's form hides it: "Courtesy call by X"."""
    if clause.trigger.rule == "courtesy-call" and not base.doer:
        by = _BY.search(scene.text, clause.trigger.end, clause.end)
        doer = scene.cast.companions(by.end(), clause.end) if by else NOBODY
        return replace(base, side=doer, doer=doer)
    if (
        base.status == "planned"
        and not base.doer
        and _BODY.search(scene.text, clause.begin, clause.trigger.start)
    ):
        doer = Side((), scene.cast.together.codes)
        return replace(base, side=doer, doer=doer)
    return base


def _meetings(scene: Scene, clause: Clause, base: Frame, start: int) -> Iterator[Frame]:
    trigger, text = clause.trigger, scene.text
    other = _others(scene, clause, base, start)
    wire = by_wire(text[clause.begin : clause.people])
    if trigger.rule == "spoke-with" and not other and not wire and len(base.doer.codes) < _TWO:
        return
    if text.startswith(_SIGHT, trigger.start) and not (other.names and _takes_person(scene, clause)):
        return
    on_site = scene.place_before(clause)
    aside = _ASIDE.search(text, clause.begin, clause.sentence.end) is not None
    kind = "call" if wire or (trigger.kind == "call" and not (on_site or aside)) else "meeting"
    places = scene.encounter_places(clause.begin, clause) if kind == "meeting" else []
    frame = replace(
        base,
        kind="visit" if _welcomes(scene, clause) else kind,
        faceless=not other.names and bool(_OFFICIALS_ONLY.search(text, start, clause.people)),
        vague=_is_vague(clause, base, other, text, placed=bool(places)),
        aside=aside,
    )
    several = text[trigger.end - 1] == "s" and not text.startswith(" between ", trigger.end)
    many = several or _ONE_BY_ONE.search(text, clause.begin, clause.people) is not None
    if many and len({where.country for where in places}) > 1:
        yield from (replace(frame, side=base.doer + other, where=where) for where in places)
        return
    where = places[0] if places else on_site
    if frame.aside and not where:
        where = scene.gathering_place(clause)
    for side in scene.cast.one_by_one(other) if many else [other]:
        yield replace(frame, side=base.doer + side, where=where, faceless=frame.faceless and not side.names)


def _others(scene: Scene, clause: Clause, base: Frame, start: int) -> Side:
    """Return who is met; nobody where the words only name the doer again, or people without an office."""
    other = scene.cast.companions(start, clause.people)
    trigger, text = clause.trigger, scene.text
    if trigger.rule == "held-talks":
        noun = trigger.start + text[trigger.start : trigger.end].rindex(" ") + 1
        states = scene.pair(trigger.start, noun) or scene.joint_body(trigger.start, clause.people)
        other += of_states(*states)
    if trigger.rule == "spoke-with" and not other.names and not _SPOKESMEN.search(text, start, clause.people):
        return NOBODY
    told = set(other.names) <= set(base.doer.names) and set(other.codes) <= set(base.doer.codes)
    return NOBODY if told else other


def _is_vague(clause: Clause, base: Frame, other: Side, text: str, *, placed: bool) -> bool:
    if base.when is None and _ONLY_DATED.match(text, clause.trigger.start):
        return True
    return clause.trigger.rule == "held-talks" and not (other or base.when or placed or base.doer.names)


def _attends_gathering(scene: Scene, clause: Clause) -> bool:
    """Whether the words tell of a gathering of many that is attended, not of talks between two."""
    trigger = clause.trigger
    if not _ATTENDS.match(scene.text, trigger.start) or not _GATHERING.search(
        scene.text, trigger.start, trigger.end
    ):
        return False
    if _BETWEEN.search(scene.text, trigger.start, trigger.end) and scene.text.startswith(
        " with ", trigger.end
    ):
        return False
    return not scene.pair(
        trigger.start, trigger.start + scene.text[trigger.start : trigger.end].rindex(" ") + 1
    )


def _together(scene: Scene, clause: Clause, base: Frame) -> Iterator[Frame]:
    """Yield the encounter of those who join others somewhere, or who sign together."""
    trigger = clause.trigger
    where = next(iter(scene.encounter_places(clause.begin, clause)), Where())
    if trigger.rule == "joins":
        other = scene.cast.companions(trigger.end, clause.people)
        if base.doer and ((other.names and base.when) or (other and where)):
            yield replace(base, side=base.side + other, where=where)
        return
    by = _BY.search(scene.text, trigger.end, clause.end)
    signers = scene.cast.companions(by.end(), clause.end) if by else base.doer
    told = where or not scene.text.startswith(_TOLD, trigger.start)
    if told and len(signers.names) > 1 and len(signers.codes) > 1:
        yield replace(base, side=signers, doer=signers, where=where)


def _welcomes(scene: Scene, clause: Clause) -> bool:
    """Whether the verb is "welcome", of a guest to a place: that is a visit; to a house, it is a meeting."""
    trigger = clause.trigger
    if not scene.text.startswith(("welcom", "Welcom"), trigger.start):
        return False
    places = find_places(scene.reading, trigger.end, clause.end)
    first = next(scene.reading.between(trigger.end, clause.end, "place"), None)
    house = places and (places[0].place is None or (first is not None and first.form in ("building", "base")))
    return bool(places) and (not house or TRAVELS.search(scene.reading.document.release.title) is not None)


def _takes_person(scene: Scene, clause: Clause) -> bool:
    """Whether the verb's object is a person, and not what belongs to one."""
    start = clause.trigger.end
    mention = next(scene.reading.between(start, clause.people, "person", "role"), None)
    if mention and _TITLES.fullmatch(scene.text, start, mention.start):
        return not scene.cast.possessor(mention)
    guest = _GUEST.match(scene.text, start, clause.people)
    him = _OBJECT.match(scene.text, start, clause.people)
    if him:
        return bool(scene.cast.reference(*him.span()).names)
    return bool(guest and scene.cast.reference(start, guest.end()))
