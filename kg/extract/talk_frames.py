"""Frames of the nouns for encounters: X's call with Y, the talks between X and Y, the next round."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.event_status import verb_status
from kg.extract.frames import Clause, Frame
from kg.extract.meeting_places import Where
from kg.extract.meeting_triggers import by_wire
from kg.extract.noun_frames import noun_frame, owner_of
from kg.extract.scene import Scene
from kg.extract.sides import NOBODY, Side, of_states

#: From the noun to who is met, over places and days, but not over another verb: "the meeting coincides with".
_WITH = re.compile(
    r"""(?: (?! \b(?: coincid\w+ | spoke | speak\w* | deal\w* | agree\w* | attend\w* | review\w* | focus\w*
        | continue\w*
        | began | gave | allow\w* | help\w* | provid\w* | express\w* | also )\b ) [^;:\n] ){0,80}?
    \b(?:with|between|among|alongside)\s""",
    re.IGNORECASE | re.VERBOSE,
)
_OF = re.compile(r"\s(?:\w+\s)?(?:of|by)\s(?!the\s[A-Z]\w+\s(?:Commission|Committee|Council|Forum|Group))")
_LED_BY = re.compile(r"\b(?:chaired|led|headed|attended|hosted)\sby\s|\bwith\sthe\sparticipation\sof\s")
_SMALL_SUMMIT = re.compile(r"\b(?:bilateral|trilateral|tripartite|two-way)\s$", re.IGNORECASE)
_VIRTUAL = re.compile(r"\bvirtual(?:ly)?\b|\bvideo\s?(?:link|conference)|\bonline\b", re.IGNORECASE)
_TOOK_PART = re.compile(
    r"""\b(?: leads? | led | leading | participat\w+ | attend\w* | join\w* | (?:co-?)?chair\w* | launch\w* | host\w*
    | holds? | held | conven\w+ )\b [^.;]{0,70} $""",
    re.VERBOSE,
)
_ORDINAL = r"second | third | fourth | fifth | sixth | seventh | eighth | ninth | tenth"
_NEXT_ROUND = re.compile(
    rf"\b(?: next | following | further | future | {_ORDINAL} | \d+(?:st|nd|rd|th) )\b [^.;]{{0,40}} $",
    re.IGNORECASE | re.VERBOSE,
)
_PAST_ROUND = re.compile(
    rf"""\b(?: previous | last | recent | latest | earlier | first | {_ORDINAL}
    | (?:January|February|March|April|May|June|July|August|September|October|November|December)(?:\s\d{{4}})? )\b
    [^.;,()]{{0,40}} $""",
    re.VERBOSE,
)
#: One with a name is no talk of two: "the CIS summit"; "the December 2001 summit" has none.
_NAMED_SUMMIT = re.compile(
    r"\b(?!January|February|March|April|May|June|July|August|September|October|November|December|The\b)[A-Z][\w\u2019'-]*\ss$|S$"
)
#: A dialogue with a name: "the Tay Bridge Dialogue".
_PROPER = re.compile(r"\b[Tt]he\s(?:[A-Z][\w-]+\s){1,3}$")
#: Talks of one person with hosts who are not named: "on his talks in Oslo and Riga last week".
_HIS = re.compile(r"\b(?:his|her)\s(?:[a-z]+\s)?$")
#: What stands before the noun of a heading or of an item in a list: "- Meeting with President X".
_HEADING = re.compile(r"[\W\d]*(?:[A-Z]\w+\s)?")
#: Whose talks a timetable lists: "The minister's schedule included talks with".
_SCHEDULE = re.compile(
    r"[^.;:\n]{0,90}?\b(?:schedule|programme|program|agenda|itinerary|engagements)\s[^.;:\n]{0,40}?"
    r"\b(?:includ\w+|featur\w+|consist\w+|compris\w+|was|were)\b"
)
#: What leads to the noun in a name.
_NAME_BEFORE = re.compile(r"[\w),]\s(?:[A-Z][\w\u2019'&-]*\s)+$")
#: How many characters before a noun tell that it is a call: "telephone ".
_WIRE = 12


def talk_frames(scene: Scene, clause: Clause) -> Iterator[Frame]:
    """Yield the frames of a noun for an encounter: one, or one for each of "calls with X and Y"."""
    frame = _frame(scene, clause)
    if frame.vague and not frame.joins and (frame.where or frame.when) and _names_gathering(scene, clause):
        return
    if frame.where and not frame.vague and frame.side == frame.doer and len(frame.side.names) == 1:
        places = scene.encounter_places(clause.trigger.end, clause)
        yield from (
            replace(frame, side=frame.side + of_states(where.country), where=where) for where in places
        )
        return
    word = scene.text[clause.trigger.start : clause.trigger.end].lower()
    others = [name for name in frame.side.names if name not in frame.doer.names]
    alone = scene.cast.one_by_one(Side(tuple(others))) if word in ("meetings", "calls") and others else []
    if frame.vague or len(alone) < 2:  # noqa: PLR2004 - one is nobody apart
        yield frame
    else:
        yield from (replace(frame, side=frame.doer + side) for side in alone)


def _names_gathering(scene: Scene, clause: Clause) -> bool:
    """Whether the noun ends the name of a gathering: "the OSCE Ministerial" is not what was told before."""
    start = clause.trigger.start
    return (
        scene.text[start].isupper()
        and _NAME_BEFORE.search(scene.text, clause.sentence.start, start) is not None
    )


def _frame(scene: Scene, clause: Clause) -> Frame:
    trigger, text = clause.trigger, scene.text
    owner, other, states = _sides(scene, clause)
    places = scene.encounter_places(trigger.end, clause)
    frame = noun_frame(scene, clause, owner + other + of_states(*states), owner)
    wire = by_wire(text[max(0, trigger.start - _WIRE) : trigger.end]) or _VIRTUAL.search(
        text, clause.begin, clause.end
    )
    where = Where() if wire else places[0] if places else scene.place_before(clause)
    word = text[trigger.start : trigger.end]
    told = frame.when is not None or bool(places)
    named = bool(states) and word[0].isupper()
    vague = not (
        other or states or (max(map(len, (owner.names, owner.codes))) > 1 and told)
    )  # "their meeting in Rome" is not
    alone = len(owner.names) == 1 and frame.when is not None and bool(places) and not wire
    if vague and alone and trigger.form == "noun" and _HIS.search(text, clause.begin, trigger.start):
        vague = any(place.country in owner.codes for place in places)
    vague = vague or (trigger.form == "weak" and not (named or told)) or _is_big_summit(scene, clause, states)
    frame = replace(
        frame, kind="call" if wire else "meeting", where=where, vague=vague, name=word if named else ""
    )
    if vague and _is_other_round(scene, clause, frame, placed=bool(places)):
        frame = replace(frame, side=Side((), scene.cast.together.codes), vague=False, name=word)
    if states and not owner:
        frame = _led(scene, clause, frame)
    return _attended(scene, clause, frame)


def _sides(scene: Scene, clause: Clause) -> tuple[Side, Side, tuple[str, ...]]:
    """Return whose encounter it is, with whom, and the two states that its name joins."""
    trigger, text = clause.trigger, scene.text
    owner = owner_of(scene, clause)
    tail = _WITH.match(text, trigger.end, clause.people) or _OF.match(text, trigger.end, clause.people)
    other = scene.cast.companions(tail.end(), clause.people) if tail else NOBODY
    if tail and tail[0].endswith("with ") and other and not owner:
        owner = _our_side(scene, clause, other)
    states = scene.pair(clause.begin, trigger.start) or scene.joint_body(trigger.end, clause.people)
    return owner, other, states


def _our_side(scene: Scene, clause: Clause, other: Side) -> Side:
    """Return who meets `other`: the subject, else who did what came before, else the publisher's state."""
    planner = _SCHEDULE.match(scene.text, clause.sentence.start, clause.trigger.start)
    if planner:
        whose = scene.cast.people(clause.sentence.start, planner.end())
        return scene.cast.side(*whose[0].keys) if whose else scene.cast.doer
    subject = scene.subject(clause)
    if subject.names or (subject and subject.codes != other.codes):
        return subject
    if clause.before is not None and clause.before.doer:
        return clause.before.doer
    if _HEADING.fullmatch(scene.text, clause.sentence.start, clause.trigger.start):
        return scene.cast.host
    own = scene.reading.own
    return of_states(own) if own and own not in other.codes else subject


def _is_big_summit(scene: Scene, clause: Clause, states: tuple[str, ...]) -> bool:
    """Whether the noun is a summit of more than two or three states, which is none of ours."""
    trigger = clause.trigger
    if not scene.text.startswith(("summit", "Summit"), trigger.start):
        return False
    return len(states) < 2 and not _SMALL_SUMMIT.search(scene.text, clause.begin, trigger.start)  # noqa: PLR2004


def _is_other_round(scene: Scene, clause: Clause, frame: Frame, *, placed: bool) -> bool:
    """Whether "the next meeting", or an earlier one, of those who met is told, with a place or a time."""
    trigger, planned = clause.trigger, frame.status == "planned"
    if len(scene.cast.together.codes) < 2:  # noqa: PLR2004 - nobody who can meet again
        return False
    summit = scene.text.startswith(("summit", "Summit"), trigger.start)
    if summit and _NAMED_SUMMIT.search(scene.text, clause.begin, trigger.start + 1):
        return False
    dated = frame.when is not None and (planned or frame.when.form not in ("period", "year"))
    pattern = _NEXT_ROUND if planned else _PAST_ROUND
    if planned and placed and _PROPER.search(scene.text, clause.begin, trigger.start):
        return trigger.form == "weak" and scene.text[trigger.start].isupper()
    return (dated or placed) and pattern.search(scene.text, clause.begin, trigger.start + 1) is not None


def _led(scene: Scene, clause: Clause, frame: Frame) -> Frame:
    """Return the frame with who leads a delegation to it, or holds it: "will lead the delegation to the Dialogue"."""
    part = _TOOK_PART.search(scene.text, clause.begin, clause.trigger.start)
    if part is None:
        return frame
    doer = scene.cast.subject(clause.begin, part.start()) or (clause.before.doer if clause.before else NOBODY)
    if not doer.names:
        return frame
    status = verb_status(scene.text[clause.begin : part.start()], part[0]) or frame.status
    when = frame.when or scene.when(clause, clause.begin)
    return replace(frame, side=doer + frame.side, doer=doer, status=status, when=when)


def _attended(scene: Scene, clause: Clause, frame: Frame) -> Frame:
    """Return the frame with those who chair, host or attend, if the sentence goes on to tell."""
    led = _LED_BY.search(scene.text, clause.trigger.end, clause.sentence.end)
    if led is None:
        return frame
    more = scene.cast.companions(led.end(), clause.sentence.end)
    return replace(frame, side=frame.side + more, joins=frame.vague)
