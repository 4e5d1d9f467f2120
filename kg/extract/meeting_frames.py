"""From sentences to frames: what each trigger tells, in the order of the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.attendance import joining_frame
from kg.extract.dates import DateMention
from kg.extract.clauses import clause_end, clause_start, people_end
from kg.extract.frames import Clause, Frame, Scene
from kg.extract.meeting_triggers import Trigger, find_triggers
from kg.extract.noun_frames import noun_frames
from kg.extract.verb_frames import verb_frames
from kg.text import Sentence

_SAME_DAY = re.compile(
    r"\b(?:the|that)\ssame\s(?:day|morning|afternoon|evening)\b|\b(?:later|earlier)\sthat\sday\b",
    re.IGNORECASE,
)
_ALSO = re.compile(r"\bwill\salso\s$")
_COURTESY = re.compile(r"Courtesy\s|Call\son\b")
_SPOKESPERSON = re.compile(
    r"(?:Joint\s)?(?:Statement|Readout|Remarks|Press\s\w+|Message)\s(?:by|from|of)\s[^\n]*?\s(?:on|about|regarding|following)\s"
)


def find_frames(scene: Scene) -> Iterator[Frame]:
    """Yield the frames of the scene's document, in the order of the text."""
    document = scene.reading.document
    last: DateMention | None = None
    for number, sentence in enumerate(document.sentences):
        begin = _told_from(scene, sentence)
        title = sentence.paragraph == 0 and bool(document.release.title)
        joining = None if title else joining_frame(scene, sentence)
        if joining:
            yield replace(joining, sentence=number)
            continue
        triggers = list(find_triggers(document, sentence, begin))
        before: Frame | None = None
        for index, trigger in enumerate(triggers):
            if _quoted(scene, trigger.start, sentence):
                continue
            clause = _clause(scene, triggers, index, begin, sentence, before)
            read = verb_frames if trigger.form == "verb" else noun_frames
            stub = title and (
                trigger.form != "verb" or _COURTESY.match(scene.text, trigger.start) is not None
            )
            for told in read(scene, clause):
                here = sentence.paragraph == 1 and told.kind == "meeting" and not told.where
                where = scene.dateline if here else told.where
                also = _ALSO.search(scene.text, sentence.start, told.start) and told.kind == "meeting"
                same_day = told.when is None and (
                    also or _SAME_DAY.search(scene.text, sentence.start, sentence.end)
                )
                when = last if same_day else told.when
                last = when or last
                frame = replace(told, sentence=number, stub=stub, where=where, when=when)
                yield frame
                if not frame.vague:
                    before = frame
                    scene.cast.remember(frame.doer, frame.side)


def _clause(
    scene: Scene,
    triggers: Sequence[Trigger],
    index: int,
    begin: int,
    sentence: Sentence,
    before: Frame | None,
) -> Clause:
    trigger = triggers[index]
    left = triggers[index - 1].end if index else begin
    right = next((other.start for other in triggers[index + 1 :] if other.form == "verb"), sentence.end)
    return Clause(
        trigger,
        clause_start(scene.text, left, trigger.start),
        people_end(scene.text, trigger.end, right),
        clause_end(scene.text, trigger.end, right),
        sentence,
        before,
    )


def _told_from(scene: Scene, sentence: Sentence) -> int:
    """Return where a sentence begins to tell, past "Statement by X on"; its end in a speaker's turn."""
    document = scene.reading.document
    if sentence.paragraph == 0 and document.release.title:
        carried = _SPOKESPERSON.match(scene.text, sentence.start, sentence.end)
        return carried.end() if carried else sentence.start
    return sentence.end if sentence.paragraph >= scene.transcript else sentence.start


def _quoted(scene: Scene, offset: int, sentence: Sentence) -> bool:
    """Whether a place lies inside a quotation of its paragraph."""
    before = scene.text[scene.reading.document.paragraphs[sentence.paragraph].start : offset]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1
