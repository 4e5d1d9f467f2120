"""Encounters that are told by what was discussed in them: "A discussed trade with B", "A and B agreed to"."""

import re

from kg.extract.clauses import clause_end, clause_start, people_end
from kg.extract.event_status import verb_status
from kg.extract.frames import Clause, Frame
from kg.extract.meeting_places import Where
from kg.extract.meeting_triggers import Trigger, by_wire
from kg.extract.scene import Scene
from kg.extract.sides import NOBODY, Side
from kg.text import Sentence

RULE = "discussed-with"
_VERB = re.compile(
    r"""\b(?: discuss(?:ed|es)? | review(?:ed|s) | exchanged\s(?:views|opinions) | agreed | talked | took\sstock
    | went\s(?:over|through) | addressed | examined | explored )\b""",
    re.VERBOSE,
)
#: From what is discussed to with whom.
_WITH = re.compile(r"[^.;:\n]{0,120}?\bwith\s")
#: Titles before a name.
_TITLES = re.compile(
    r"(?:[A-Z][\w.'\u2019-]*+|(?:of|the|for|and|his|her|to|counterpart|colleague)\b|[,\s])*+"
)
#: How far behind "with" a name may follow its titles, in characters.
_NEAR = 120
_TWO = 2


def discussion_frame(scene: Scene, sentence: Sentence, before: Frame | None) -> Frame | None:
    """Return the encounter of two sides of which a sentence without one tells what they discussed; else None.

    Shape:
        `before` is the last frame told in the sentence, a journey, if any.
    """
    verb = _VERB.search(scene.text, sentence.start, sentence.end)
    if verb is None or scene.text.count('"', sentence.start, verb.start()) % 2:
        return None
    if scene.text.count("\u201c", sentence.start, verb.start()) > scene.text.count(
        "\u201d", sentence.start, verb.start()
    ):
        return None
    trigger = Trigger(*verb.span(), RULE, "meeting", "verb")
    begin = clause_start(scene.text, sentence.start, verb.start())
    people = people_end(scene.text, verb.end(), sentence.end)
    clause = Clause(
        trigger, begin, people, clause_end(scene.text, verb.end(), sentence.end), sentence, before
    )
    if verb_status(scene.text[begin : verb.start()], verb[0]) != "held":
        return None
    doer = scene.subject(clause)
    side = doer + _other(scene, clause, doer)
    if not doer.names or len(side.names) < _TWO or len(side.codes) < _TWO:
        return None
    if side == doer and len(scene.cast.people(begin, verb.start())) < _TWO:
        return None  # "they discussed" goes on with what was told
    wire = by_wire(scene.text[sentence.start : people])
    where = scene.place_before(clause)
    if not wire and not where:
        where = next(iter(scene.encounter_places(begin, clause)), Where())
    kind = "call" if wire else "meeting"
    when = scene.when(clause, begin)
    return Frame(kind, RULE, verb.start(), people, side, doer, "held", when, Where() if wire else where)


def _other(scene: Scene, clause: Clause, doer: Side) -> Side:
    """Return with whom it is discussed: somebody named, with titles, right behind "with"."""
    tail = _WITH.match(scene.text, clause.trigger.end, clause.people)
    if tail is None:
        return NOBODY
    mention = next(scene.reading.between(tail.end(), tail.end() + _NEAR, "person", "role"), None)
    if mention is None or not _TITLES.fullmatch(scene.text, tail.end(), mention.start):
        return NOBODY
    other = scene.cast.companions(tail.end(), clause.people)
    return NOBODY if set(other.names) <= set(doer.names) else other
