"""From sentences to frames: what each trigger tells, in the order of the text."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from kg.extract.attendance import joining_frame
from kg.extract.clauses import clause_end, clause_start, people_end
from kg.extract.dates import DateMention
from kg.extract.discussion_frames import discussion_frame
from kg.extract.frames import Clause, Frame
from kg.extract.meeting_triggers import Trigger, find_triggers
from kg.extract.scene import Scene
from kg.extract.sides import NOBODY
from kg.extract.talk_frames import talk_frames
from kg.extract.verb_frames import verb_frames
from kg.extract.visit_frames import visit_frames
from kg.text import Sentence

#: How long a clause is at most, in characters, and how many frames a sentence has: bounds for hostile input.
LONGEST = 800
MOST = 60
_SAME_DAY = re.compile(
    r"\b(?:the|that)\ssame\s(?:day|morning|afternoon|evening)\b|\b(?:later|earlier)\sthat\sday\b",
    re.IGNORECASE,
)
#: What of the words before a verb belongs to it, within so many characters.
_NEXT_VERB = re.compile(
    r"""(?:,|;|\band\b|\bthen\b)\s (?: (?: and | then | will | also | later | today | tomorrow | yesterday | on | this
    | the | \w+day | morning | afternoon | evening | \d{1,2} | [A-Z][a-z]+ | \(\d[^()]*\) | he | she | they )
    ,?\s )+ $""",
    re.VERBOSE,
)
_LEAD = 60
_NEXT_ITEM = re.compile(
    r",?\s(?:and|as\swell\sas)\s(?:an?\s|the\s)?(?:[a-z-]+\s){0,2}$|,\s(?:an?\s)(?:[a-z-]+\s){0,2}$"
)
#: Forms of dates that name a day.
_EXACT = ("day", "weekday", "relative")
_MARKS = ('"', "\u201c")
_ITEM = re.compile(r"\s*(?:[-*\u2022\u2013\u2014]|\(?\w{1,2}[.)])\s")
_ALSO = re.compile(r"\bwill\salso\s$")
#: Verbs that name the event in a title as a noun does.
_TITLE_NOUN = re.compile(r"Courtesy\s|Call\son\b|Travels?\b|Visits?\b")
#: "Statement by X on": X carries the text and takes no part.
_SPOKESPERSON = re.compile(
    r"""(?:Joint\s)?(?:Statement|Readout|Remarks|Press\s\w+|Message)\s(?:by|from|of)\s[^\n]*?
    \s(?:on|about|regarding|following)\s""",
    re.VERBOSE,
)


def find_frames(scene: Scene) -> Iterator[Frame]:
    """Yield the frames of the scene's document, in the order of the text."""
    last: DateMention | None = None
    announced: Frame | None = None
    first = int(bool(scene.reading.document.release.title))
    for number, sentence in enumerate(scene.reading.document.sentences):
        found = list(islice(_sentence_frames(scene, sentence), MOST))
        if not _tells_encounter(found) and _told_from(scene, sentence) == sentence.start and number >= first:
            more = discussion_frame(scene, sentence, found[-1] if found else None)
            found += [more] if more else []
        if announced and not found:
            found = list(_item_frame(scene, sentence, announced))
        if scene.text.startswith(":", sentence.end - 1):
            announced = found[-1] if found and found[-1].kind in ("meeting", "call") else None
        elif not _ITEM.match(scene.text, sentence.start):
            announced = None
        for told in found:
            frame = replace(told, sentence=number)
            if frame.when is None and _is_same_day(scene, sentence, frame):
                frame = replace(frame, when=last)
            travels = any(other.kind == "visit" and other.where for other in found)
            if sentence.paragraph == first and frame.kind == "meeting" and not (frame.where or travels):
                frame = replace(frame, where=scene.dateline)
            exact = (
                frame.when is not None and frame.when.form in _EXACT and not (frame.vague or frame.passing)
            )
            last = frame.when if exact else last
            yield frame


def _tells_encounter(found: Sequence[Frame]) -> bool:
    return any(frame.kind in ("meeting", "call", "gathering") and not frame.vague for frame in found)


def _item_frame(scene: Scene, sentence: Sentence, announced: Frame) -> Iterator[Frame]:
    """Yield the encounter that an item of a list names, after "The Minister will meet with:"."""
    if _ITEM.match(scene.text, sentence.start):
        other = scene.cast.companions(sentence.start, sentence.end)
        if other.names:
            side = announced.doer + other
            yield replace(announced, start=sentence.start, end=sentence.end, side=side, vague=False)


def _sentence_frames(scene: Scene, sentence: Sentence) -> Iterator[Frame]:
    title = sentence.paragraph == 0 and bool(scene.reading.document.release.title)
    joining = None if title else joining_frame(scene, sentence)
    if joining:
        yield joining
        return
    before: Frame | None = None
    for clause in _clauses(scene, sentence):
        trigger = clause.trigger
        if trigger.form == "verb":
            read = verb_frames
        else:
            visit = trigger.kind == "visit" and not scene.text.startswith(" with ", trigger.end)
            read = visit_frames if visit else talk_frames
        stub = title and (trigger.form != "verb" or _TITLE_NOUN.match(scene.text, trigger.start) is not None)
        for told in read(scene, replace(clause, before=before)):
            frame = replace(told, stub=stub)
            yield frame
            if not frame.vague:
                before = frame
                alone = frame.kind == "visit" and len(frame.side.names) < 2  # noqa: PLR2004 - "they" are several
                scene.cast.remember(NOBODY if frame.passing else frame.doer, NOBODY if alone else frame.side)
                scene.cast.ahead = frame.status == "planned"


def _clauses(scene: Scene, sentence: Sentence) -> Iterator[Clause]:
    """Yield the clauses of the sentence's triggers, without those inside a quotation."""
    text, begin = scene.text, _told_from(scene, sentence)
    triggers = list(find_triggers(scene.reading.document, sentence, begin))
    ends = list(_ends(triggers, sentence.end))
    quoted = _Quotation(text, _unquoted_from(scene, sentence.paragraph))
    left = begin
    for trigger, right in zip(triggers, ends, strict=True):
        start = clause_start(text, left, trigger.start)
        left = trigger.end
        if quoted.open_at(trigger.start):
            continue
        bounds = (
            people_end(text, trigger.end, _list_end(text, trigger, triggers, right)),
            clause_end(text, trigger.end, _own_end(text, trigger, right)),
        )
        yield Clause(trigger, start, *bounds, sentence, None)


def _list_end(text: str, trigger: Trigger, triggers: Sequence[Trigger], right: int) -> int:
    """Return where those met end before the next item of a list: "talks with X and | a meeting with Y"."""
    for other in triggers:
        if (
            other.form == "noun"
            and trigger.end < other.start < right
            and text.startswith(" with ", other.end)
        ):
            lead = _NEXT_ITEM.search(text, max(trigger.end, other.start - _LEAD), other.start)
            if lead:
                return lead.start()
    return right


def _own_end(text: str, trigger: Trigger, right: int) -> int:
    """Return where the words of a trigger end before those of the next verb: "until Friday | and tomorrow goes on"."""
    lead = _NEXT_VERB.search(text, max(trigger.end, right - _LEAD), right)
    return lead.start() if lead else right


def _ends(triggers: Sequence[Trigger], end: int) -> Iterator[int]:
    """Yield for each trigger where its clause must end: at the next verb, or after `LONGEST`."""
    found = []
    for trigger in reversed(triggers):
        found.append(min(end, trigger.end + LONGEST))
        if trigger.form == "verb":
            end = trigger.start
    yield from reversed(found)


def _unquoted_from(scene: Scene, paragraph: int) -> int:
    """Return where the paragraph begins; past its quotation mark where it belongs to a statement of several."""
    paragraphs, text = scene.reading.document.paragraphs, scene.text
    start = paragraphs[paragraph].start
    if not text.startswith(_MARKS, start):
        return start
    while paragraph > 0 and text.startswith(_MARKS, paragraphs[paragraph].start):
        paragraph -= 1
    return start + 1 if text[: paragraphs[paragraph].end].rstrip().endswith(":") else start


class _Quotation:
    """Whether places of a paragraph lie inside a quotation; asked from left to right."""

    def __init__(self, text: str, start: int) -> None:
        self._text, self._seen = text, start
        self._depth = self._straight = 0

    def open_at(self, offset: int) -> bool:
        """Whether a quotation is open at `offset`."""
        self._depth += self._text.count("\u201c", self._seen, offset) - self._text.count(
            "\u201d", self._seen, offset
        )
        self._straight += self._text.count('"', self._seen, offset)
        self._seen = offset
        return self._depth > 0 or self._straight % 2 == 1


def _told_from(scene: Scene, sentence: Sentence) -> int:
    """Return where a sentence begins to tell, past "Statement by X on"; its end in a transcript."""
    if sentence.paragraph == 0 and scene.reading.document.release.title:
        carried = _SPOKESPERSON.match(scene.text, sentence.start, sentence.end)
        return carried.end() if carried else sentence.start
    return sentence.end if sentence.paragraph >= scene.transcript else sentence.start


def _is_same_day(scene: Scene, sentence: Sentence, frame: Frame) -> bool:
    """Whether the words set an event on the day told last: "the same day", "will also meet"."""
    also = frame.kind == "meeting" and _ALSO.search(scene.text, sentence.start, frame.start)
    return bool(also or _SAME_DAY.search(scene.text, sentence.start, sentence.end))
