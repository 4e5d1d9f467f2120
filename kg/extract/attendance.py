"""Sentences that name more people who took part in the event told before them."""

import re
from dataclasses import replace

from kg.extract.frames import Frame, Scene
from kg.extract.participants import Side
from kg.text import Sentence

_ALSO_THERE = re.compile(
    r"\b(?:also\s(?:participated|attended|took\spart|joined|present)|presided\b|(?:was|were)\s(?:also\s)?(?:present|in\sattendance)"
    r"|will\stravel\swith|travell?ed\swith|(?:participated|took\spart)\sin\s(?:the|this|these)\s(?:\w+\s)?(?:meeting|discussions?|talks|event|engagements?)\b"
    r"|(?:attended|joined)\sthe\s(?:meeting|discussions?|talks|event)\b)",
)
_LIST_OF_PRESENT = re.compile(
    r"\s*(?:Representing\b|Those\s(?:present|attending)|Also\s(?:present|attending|in\sattendance)|Present\sat|Among\sthose"
    r"|(?:The\s)?[^.]{0,60}?\bdelegation\s(?:was|is|were)\s(?:led|headed)\sby|Other\s(?:senior\s)?members\sof\sthe\sdelegation"
    r"|(?:The\s)?(?:meeting|discussion|talks)\s(?:was|were)\s(?:also\s)?attended\sby|[^.]{0,80}?\b(?:is|are|was|will\sbe)\saccompanied\sby)\b"
)
_ON_A_JOURNEY = re.compile(r"\baccompanied\b|\btravel(?:l?ed)?\swith\b|\bmembers\sof\sthe\sdelegation\b")


def joining_frame(scene: Scene, sentence: Sentence) -> Frame | None:
    """Return a frame of the people whom a sentence says to have been there too; None for another sentence."""
    text = scene.text
    listed = _LIST_OF_PRESENT.match(text, sentence.start, sentence.end)
    told = None if listed else _ALSO_THERE.search(text, sentence.start, sentence.end)
    if not listed and not told:
        return None
    begin, end = (
        (listed.end(), sentence.end) if listed else (sentence.start, told.start() if told else sentence.end)
    )
    names = tuple(name for mention in scene.cast.people(begin, end) for name in mention.keys)
    if not names:
        return None
    side = scene.cast.side(names)
    kind = "visit" if _ON_A_JOURNEY.search(text, sentence.start, sentence.end) else "meeting"
    frame = Frame(kind, "also-present", sentence.start, end, side, Side(), None)
    return replace(frame, vague=True, joins=True)
