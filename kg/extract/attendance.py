"""Sentences that name more people who took part in the event told before them."""

import re

from kg.extract.frames import Frame
from kg.extract.scene import Scene
from kg.extract.sides import NOBODY
from kg.text import Sentence

#: Those named before these words were there.
_ALSO_THERE = re.compile(
    r"""\b(?: also\s(?:participated|attended|took\spart|joined|present) | presided
    | (?:was|were)\s(?:also\s)?(?:present|in\sattendance) | will\stravel\swith | travell?ed\swith
    | (?:participated|took\spart)\sin\s(?:the|this|these)\s(?:[a-z]+\s)?
        (?:meeting|discussions?|talks|event|engagements?)
    | (?:attended|joined)\sthe\s(?:meeting|discussions?|talks|event) )\b""",
    re.VERBOSE,
)
#: Those named after these words were there.
_LIST_OF_PRESENT = re.compile(
    r"""\s*(?: Representing | Those\s(?:present|attending) | Also\s(?:present|attending|in\sattendance) | Present\sat
    | Among\sthose | [^.]{0,60}?\b(?:delegations?|sides?)\s(?:was|is|were)\s(?:respectively\s)?(?:led|headed)\sby
    | (?:It|They|Both\ssides|The\s[\w\s-]{3,60}?)\s(?:was|were)\s(?:jointly\s)?(?:co-?)?(?:chaired|presided\sover)\s
        (?:jointly\s)?by
    | Other\s(?:senior\s)?members\sof\sthe\sdelegation
    | (?:The\s)?(?:meeting|discussion|talks)\s(?:was|were)\s(?:also\s)?attended\sby
    | [^.]{0,80}?\b(?:is|are|was|will\sbe)\saccompanied\sby )\b""",
    re.VERBOSE,
)
#: A sentence that goes on to tell an encounter is read for that.
_MORE = re.compile(r",?\sand\s(?:also\s|then\s)?(?:met|held|spoke|visited)\b")
_ON_A_JOURNEY = re.compile(r"\baccompanied\b|\btravel(?:l?ed)?\swith\b|\bmembers\sof\sthe\sdelegation\b")


def joining_frame(scene: Scene, sentence: Sentence) -> Frame | None:
    """Return a frame of the people whom a sentence says to have been there too; None for another sentence."""
    listed = _LIST_OF_PRESENT.match(scene.text, sentence.start, sentence.end)
    told = listed or _ALSO_THERE.search(scene.text, sentence.start, sentence.end)
    if told is None or (not listed and _MORE.search(scene.text, told.end(), sentence.end)):
        return None
    begin, end = (told.end(), sentence.end) if listed else (sentence.start, told.start())
    side = scene.cast.side(*(name for mention in scene.cast.people(begin, end) for name in mention.keys))
    if not side:
        return None
    if listed and listed[0].endswith("accompanied by"):
        scene.cast.remember(scene.cast.subject(sentence.start, told.end()), NOBODY)
    kind = "visit" if _ON_A_JOURNEY.search(scene.text, sentence.start, sentence.end) else "meeting"
    return Frame(kind, "also-present", sentence.start, end, side, NOBODY, None, vague=True, joins=True)
