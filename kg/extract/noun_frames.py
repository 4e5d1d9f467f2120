"""What the frames of nouns share: whose event it is, its status and its day."""

import re

from kg.extract.event_status import noun_status
from kg.extract.frames import Clause, Frame
from kg.extract.parties import parties
from kg.extract.scene import Scene
from kg.extract.sides import NOBODY, Side, of_states

_OWNED = re.compile(r"['\u2019]s?\s(?:(?!and\b|with\b|to\b|of\b)[\w\u2019'.+-]+,?\s){0,6}")
_OFFICE_OWNS = re.compile(
    r"""\b (?P<office> [Tt]he\s (?:[A-Z][\w-]*\s){0,4} [A-Z][\w-]* ) ['\u2019]s?\s
    (?: (?!and\b|with\b|to\b|of\b) [\w\u2019'.+-]+\s ){0,5} $""",
    re.VERBOSE,
)
_POSSESSIVE = re.compile(r"\b(?:his|her|their|my|our)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_UNDER_WAY = re.compile(
    r"""\b(?:is|are)\s (?:currently\s|now\s)? (?:in\s[^,;.]{2,30}\s)?
    on\s(?:an?|his|her|their)\s (?:[\w-]+\s){0,3} $""",
    re.VERBOSE,
)
#: "that had been announced will not take place", behind the noun.
_CALLED_OFF = re.compile(
    r"(?:that|which)\b[^.;]{0,80}?\b(?:will\snot\stake\splace|(?:has|have)\sbeen\s(?:cancell?ed|postponed|called\soff|put\soff))\b"
)
_TAKES_PLACE = re.compile(r"[^.;]{0,80}?\b(?:(?:be|was|were)\sheld|(?:take|takes|took)\splace)\b")
#: How many characters before a noun a day of its own may begin: "the December 2001 summit".
_NEAR = 25
#: How many characters around a noun tell its status, and how far behind a comma its owner may be named.
_REACH = 60


def noun_frame(scene: Scene, clause: Clause, side: Side, doer: Side) -> Frame:
    """Return the frame of a noun, with the status and the day that the words around it give."""
    trigger, text = clause.trigger, scene.text
    before = text[max(clause.sentence.start, trigger.start - _REACH) : trigger.start]
    status = noun_status(before, text[trigger.end : clause.end])
    if status is None and clause.before is not None:
        status = clause.before.status
    if _CALLED_OFF.match(text, clause.end, clause.sentence.end):
        status = "cancelled"
    if _UNDER_WAY.search(before):
        status = "held"
    held = _TAKES_PLACE.match(text, trigger.end, clause.end)
    when = scene.when(clause, clause.begin if held else max(clause.begin, trigger.start - _NEAR))
    rule = "visit-of" if trigger.kind == "visit" else trigger.rule
    return Frame(trigger.kind, rule, trigger.start, clause.people, side, doer, status, when)


def owner_of(scene: Scene, clause: Clause) -> Side:
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
        return NOBODY
    named = cast.leading(clause.sentence.start, his.start())
    if his[0].lower().startswith("their") and len(named.names) < 2:  # noqa: PLR2004 - "their" is of several
        begin = clause.sentence.start
        people = [mention for mention in cast.people(begin, his.start()) if not cast.possessor(mention)]
        several = cast.side(*(name for mention in people for name in mention.keys))
        several += of_states(*parties(scene.reading, begin, his.start()))
        named = several if len(several.names) > 1 or len(several.codes) > 1 else named
    return named or named_after(scene, clause) or cast.reference(his.start(), trigger)


def named_after(scene: Scene, clause: Clause) -> Side:
    """Return who is named right after a leading phrase: "During the visit to China, President X met"."""
    comma = scene.text.find(", ", clause.trigger.end, clause.sentence.end)
    people = scene.cast.people(comma, min(clause.sentence.end, comma + _REACH)) if comma >= 0 else []
    return scene.cast.side(*people[0].keys) if people else NOBODY
