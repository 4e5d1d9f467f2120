"""Frames of nouns: the visit of X to Y, X's meeting with Y, the talks between X and Y."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.event_status import noun_status, verb_status
from kg.extract.frames import Clause, Frame, Scene, encounter_places
from kg.extract.meeting_places import Where, find_places
from kg.extract.meeting_triggers import by_wire
from kg.extract.participants import Side

_POSSESSIVE = re.compile(r"\b(?:his|her|their|my|our)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?\s(?:(?!and\b|with\b|to\b|of\b)[\w’'.+-]+,?\s){0,6}")
_OFFICE_OWNS = re.compile(
    r"\b(?P<office>[Tt]he\s(?:[A-Z][\w-]*\s){0,4}[A-Z][\w-]*)['’]s?\s(?:(?!and\b|with\b|to\b|of\b)[\w’'.+-]+\s){0,5}$"
)
_WITH = re.compile(r"[^;:\n]{0,80}?\b(?:with|between|among|alongside)\s", re.IGNORECASE)
_OF = re.compile(r"\s(?:\w+\s)?(?:of|by)\s(?!the\s[A-Z]\w+\s(?:Commission|Committee|Council|Forum|Group))")
_MADE = re.compile(
    r"\b(?:paid|pays?|paying|makes?|made|hold|held|undertook|undertakes?|conducted|conducts?)\s(?:an?|his|her|their)\s(?:[\w-]+\s){0,4}$"
)
_VISITOR = re.compile(r"[^.;:,]{0,40}?\bby\s|[^.;:,]{0,30}?\b(?:of|from)\s")
_VISITOR_END = re.compile(r"\sto\b|\bon\b|\bin\b|,\s(?!(?:President|Prime|the\s)?[A-Z]\w+\s[A-Z])")
_LED_BY = re.compile(r"\b(?:chaired|led|headed|attended|hosted)\sby\s|\bwith\sthe\sparticipation\sof\s")
_SMALL_SUMMIT = re.compile(r"\b(?:bilateral|trilateral|tripartite|two-way)\s$", re.IGNORECASE)
_VIRTUAL = re.compile(r"\bvirtual(?:ly)?\b|\bvideo\s?(?:link|conference)|\bonline\b", re.IGNORECASE)
_TAKES_PLACE = re.compile(r"[^.;]{0,80}?\b(?:be|was|were)\sheld\b|[^.;]{0,80}?\b(?:take|takes|took)\splace\b")
_TOOK_PART = re.compile(
    r"\b(?:lead|leads|led|leading|participat\w+|attend\w*|join\w*|(?:co-?)?chair\w*|launch\w*|host\w*|hold|holds|held|conven\w+)\b[^.;]{0,70}$"
)
_PAST_ROUND = re.compile(
    r"\b(?:previous|last|recent|latest|earlier|first|second|third|fourth|fifth|sixth|(?:January|February|March|April|May|June|July|August"
    r"|September|October|November|December)(?:\s\d{4})?)\b[^.;,]{0,40}$"
)
_UNDER_WAY = re.compile(
    r"\b(?:is|are)\s(?:currently\s|now\s)?(?:in\s[^,;.]{2,30}\s)?on\s(?:an?|his|her|their)\s(?:[\w-]+\s){0,3}$"
)
_NEXT = re.compile(
    r"\b(?:next|following|further|future|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|\d+(?:st|nd|rd|th))\b[^.;]{0,40}$",
    re.IGNORECASE,
)
#: How many characters before a noun a day of its own may begin: "the December 2001 summit".
_NEAR = 25


def noun_frames(scene: Scene, clause: Clause) -> Iterator[Frame]:
    """Yield the frames of a noun: one, or one for each place of a journey."""
    if clause.trigger.kind == "visit" and not scene.text.startswith(" with ", clause.trigger.end):
        yield from _visits(scene, clause)
    else:
        frame = _meeting(scene, clause)
        if frame.vague or scene.text[clause.trigger.start : clause.trigger.end].lower() not in (
            "meetings",
            "calls",
        ):
            yield frame
            return
        others = tuple(name for name in frame.side.names if name not in frame.doer.names)
        alone = scene.cast.one_by_one(Side(others))
        for side in alone if len(alone) > 1 else [frame.side]:
            yield replace(frame, side=frame.doer + side)


def _visits(scene: Scene, clause: Clause) -> Iterator[Frame]:
    trigger, text = clause.trigger, scene.text
    visitor = _owner(scene, clause)
    by = _VISITOR.match(text, trigger.end, clause.people)
    if by and not visitor:
        cut = _VISITOR_END.search(text, by.end(), clause.people)
        visitor = scene.cast.companions(by.end(), cut.start() if cut else clause.people)
    places = find_places(scene.reading, trigger.end, clause.end)
    places = places or find_places(scene.reading, clause.begin, trigger.start)
    if not visitor and places:
        visitor = scene.subject(clause) or _cataphor(scene, clause)
        if not visitor.names and text[trigger.start : trigger.start + 4].lower() == "stop":
            visitor = scene.cast.doer
    base = _noun(scene, clause, visitor, visitor)
    made = _MADE.search(text, clause.begin, trigger.start)
    if made:
        visitor = scene.cast.subject(clause.begin, made.start()) or visitor
        status = verb_status(text[clause.begin : made.start()], made[0]) or base.status
        base = replace(base, status=status, when=scene.when(clause, clause.begin), side=visitor, doer=visitor)
    for where in places or [Where()]:
        host = (where.country,) if where.country and (made or where.country == scene.reading.own) else ()
        side = visitor + Side((), host)
        yield replace(
            base,
            kind="visit",
            side=side,
            where=where,
            listed=len(places) > 1,
            passing=made is None,
            vague=not visitor,
        )


def _cataphor(scene: Scene, clause: Clause) -> Side:
    """Return who is named right after a leading phrase: "During the visit to China, President X met"."""
    comma = scene.text.find(", ", clause.trigger.end, clause.sentence.end)
    people = scene.cast.people(comma, min(clause.sentence.end, comma + 80)) if comma >= 0 else []
    return scene.cast.side(people[0].keys) if people else Side()


def _meeting(scene: Scene, clause: Clause) -> Frame:
    trigger, text = clause.trigger, scene.text
    owner, pair = _owner(scene, clause), scene.pair(clause.begin, trigger.start)
    tail = _WITH.match(text, trigger.end, clause.people) or _OF.match(text, trigger.end, clause.people)
    other = scene.cast.companions(tail.end(), clause.people) if tail else Side()
    if tail and tail[0].endswith("with ") and other and not owner:
        owner = _our_side(scene, clause, other)
    word = text[trigger.start : trigger.end]
    places = encounter_places(scene, trigger.end, clause)
    pair = pair or scene.joint_body(trigger.end, clause.people)
    frame = _noun(scene, clause, owner + other + Side((), pair), owner)
    kind = (
        "call"
        if by_wire(text[max(0, trigger.start - 12) : trigger.end])
        or _VIRTUAL.search(text, clause.begin, clause.end)
        else "meeting"
    )
    named = bool(pair) and word[0].isupper()
    theirs = len(owner.names) > 1 and bool(frame.when or places)  # "their meeting in Rome"
    vague = not (other or pair or theirs) or (trigger.form == "weak" and not (named or frame.when or places))
    small = len(pair) > 1 or _SMALL_SUMMIT.search(text, clause.begin, trigger.start) is not None
    vague = vague or (word.lower() == "summit" and not small)
    if vague and _other_round(scene, clause, frame, bool(places)):
        frame, vague, named = replace(frame, side=Side((), scene.cast.together.codes)), False, True
    if pair and not owner:
        took_part = _TOOK_PART.search(text, clause.begin, trigger.start)
        doer = scene.cast.subject(clause.begin, took_part.start()) if took_part else Side()
        doer = doer or (clause.before.doer if took_part and clause.before else Side())
        if took_part and doer.names:
            status = verb_status(text[clause.begin : took_part.start()], took_part[0])
            frame = replace(frame, side=doer + frame.side, doer=doer, status=status or frame.status)
    led = _LED_BY.search(text, trigger.end, clause.sentence.end)
    if led:
        more = scene.cast.companions(led.end(), clause.sentence.end)
        frame = replace(frame, side=frame.side + more, joins=vague)
    where = places[0] if places and kind != "call" else Where()
    return replace(frame, kind=kind, where=where, vague=vague, name=word if named else "")


def _other_round(scene: Scene, clause: Clause, frame: Frame, placed: bool) -> bool:  # noqa: FBT001
    """Whether "the next meeting", or an earlier one, of those who met is told, with a place or a time."""
    if not (frame.when or placed) or len(scene.cast.together.codes) < 2:  # noqa: PLR2004
        return False
    if scene.text.startswith("Summit", clause.trigger.start):  # one with a name is no talk of two
        return False
    planned = frame.status == "planned"
    if not planned and not placed and (frame.when is None or frame.when.form in ("period", "year")):
        return False
    return bool(
        (_NEXT if planned else _PAST_ROUND).search(scene.text, clause.begin, clause.trigger.start + 1)
    )


def _our_side(scene: Scene, clause: Clause, other: Side) -> Side:
    """Return who meets `other`: the subject, else who did what came before, else the publisher's state."""
    subject = scene.subject(clause)
    if subject.names or (subject and subject.codes != other.codes):
        return subject
    if clause.before is not None and clause.before.doer:
        return clause.before.doer
    own = scene.reading.own
    return Side((), (own,)) if own and own not in other.codes else subject


def _noun(scene: Scene, clause: Clause, side: Side, doer: Side) -> Frame:
    trigger, text = clause.trigger, scene.text
    before = text[max(clause.sentence.start, trigger.start - 60) : trigger.start]
    status = noun_status(before, text[trigger.end : clause.end])
    if status is None and clause.before is not None:
        status = clause.before.status
    if _UNDER_WAY.search(before):
        status = "held"
    held = _TAKES_PLACE.match(text, trigger.end, clause.end)
    when = scene.when(clause, clause.begin if held else max(clause.begin, trigger.start - _NEAR))
    rule = "visit-of" if trigger.kind == "visit" else trigger.rule
    return Frame(trigger.kind, rule, trigger.start, clause.people, side, doer, status, when)


def _owner(scene: Scene, clause: Clause) -> Side:
    """Return whose meeting or visit it is: "X's", "the Polish President's", "his", "the two leaders'"."""
    cast, text, trigger = scene.cast, scene.text, clause.trigger.start
    for mention in reversed(cast.people(clause.begin, trigger)):
        if _OWNED.fullmatch(text, mention.end, trigger):
            return cast.owner(mention, clause.begin)
    office = _OFFICE_OWNS.search(text, clause.begin, trigger)
    if office:
        return cast.companions(office.start(), office.end("office"))
    his = _POSSESSIVE.search(text, clause.begin, trigger)
    if his is None:
        return Side()
    subject = cast.leading(clause.sentence.start, his.start())
    return subject or _cataphor(scene, clause) or cast.reference(his.start(), trigger)
