"""From triggers to frames: who met or went, where, when, and whether it is still to come."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.dates import DateMention
from kg.extract.event_status import noun_status, verb_status
from kg.extract.meeting_places import Where, find_places
from kg.extract.meeting_triggers import Trigger, by_wire, find_triggers
from kg.extract.mentions import Reading
from kg.extract.participants import Cast, Side
from kg.text import Sentence

_STOP = re.compile(
    r";|\bto\s(?!the\b|his\b|her\b|their\b|its\b)[a-z]{2,}\b|\b(?:who|which|where|when|while|whose|that|during|about|regarding|concerning)\b"
    r"|\b(?:after|before|following|prior\sto|ahead\sof|upon)\b|\bdiscuss\w*|\bin\sorder\b|\bat\sthe\s(?:invitation|request)\b"
    r"|\band\s(?:he|she|they|(?:\w+ly\s)?[a-z]+ed|will)\b|\bas\spart\sof\b|\s[\u2013\u2014]\s|\bin\s(?:the\s)?(?:context|framework)\b"
)
_WIDE_STOP = re.compile(r";|\b(?:who|which|where|whose|that)\b|\s[\u2013\u2014]\s")
_CLAUSE = re.compile(
    r";|:|\b(?:that|where|when|while|but|because|although|said|says|told)\b|\bas\s(?=[A-Z]|the\b)"
)
_ANTECEDENT = re.compile(r",?\s(?:who|which)\s[^,;]{0,40}$")
_NOUN_BEFORE = re.compile(
    r"(?:[’']s?|\b(?:his|her|their|its|my|our|your|the|an?|this|that|these|official|state|working|recent|upcoming|first|second|third"
    r"|forthcoming|historic|previous|last|next|private|short|bilateral|subsequent|inaugural|planned|presidential|reciprocal|return"
    r"|on|of|day|several|successful|foreign|overseas|\w+-day|two-way|mutual|brief|ongoing))\s+$",
    re.IGNORECASE,
)
_POSSESSIVE = re.compile(r"\b(?:his|her|their|my|our)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_WITH = re.compile(r"^[^.;:]{0,60}?\b(?:with|between|among|of|by|alongside)\s", re.IGNORECASE)
_TITLES = re.compile(r"(?:\s|,|and\b|of\b|the\b|for\b|his\b|her\b|to\b|counterpart\b|[A-Z][\w.’'-]*)*")
_ATTENDS = re.compile(
    r"\b(?:attend|participate|join|take\spart|for\sthe)\b[^.;]{0,60}\b(?:Summit|Conference|Forum|Ministerial|Assembly|G7|G20|Congress)\b"
)
_NOT_WHEN = re.compile(
    r"\b(?:since|by|until|before|after|as\sof|through|signed\son|dated)\s(?:the\s)?$", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Frame:
    """An event as one clause tells it.

    Shape:
        `status` is None where the words give none; `stub` marks a frame of the title, `vague` one that only
        refers back ("the talks"). `subject` is who does it, for the clauses that follow.
    """

    kind: str
    side: Side
    where: Where
    when: DateMention | None
    status: str | None
    rule: str
    start: int
    end: int
    sentence: int
    subject: Side
    stub: bool = False
    vague: bool = False
    main: bool = False


class FrameFinder:
    """Finds the frames of one reading."""

    def __init__(self, reading: Reading, dates: Sequence[DateMention]) -> None:
        self.reading, self.dates = reading, dates
        self.document = reading.document
        self.text = reading.document.text
        self.cast = Cast(reading)

    def find(self) -> Iterator[Frame]:
        """Yield the frames of the document, in the order of the text."""
        for number, sentence in enumerate(self.document.sentences):
            triggers = [
                t for t in find_triggers(self.text, sentence.start, sentence.end) if not self._quoted(t.start)
            ]
            before: Frame | None = None
            for index, trigger in enumerate(triggers):
                left = triggers[index - 1].end if index else sentence.start
                right = next((t.start for t in triggers[index + 1 :] if not self._is_noun(t)), sentence.end)
                for frame in self._frames(trigger, number, sentence, left, right, before):
                    yield frame
                    if not frame.vague:
                        before = frame

    def _quoted(self, offset: int) -> bool:
        """Whether a place lies inside a quotation of its paragraph."""
        start = self.document.paragraphs[
            self.document.sentences[self.document.sentence_at(offset)].paragraph
        ].start
        before = self.text[start:offset]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _is_noun(self, trigger: Trigger) -> bool:
        if trigger.rule == "visit":
            return bool(_NOUN_BEFORE.search(self.text, max(0, trigger.start - 24), trigger.start))
        return trigger.noun

    def _frames(
        self, trigger: Trigger, number: int, sentence: Sentence, left: int, right: int, before: Frame | None
    ) -> Iterator[Frame]:
        if self._is_noun(trigger):
            found = (
                self._noun_visit(trigger, sentence, left, before)
                if trigger.kind == "visit"
                else self._noun_meeting(trigger, sentence, left, before)
            )
        else:
            found = self._verb(trigger, sentence, left, right, before)
        for frame in found:
            yield replace(
                frame,
                sentence=number,
                stub=self._is_noun(trigger) and sentence.paragraph == 0 and bool(self.document.release.title),
            )

    # verbs

    def _verb(
        self, trigger: Trigger, sentence: Sentence, left: int, right: int, before: Frame | None
    ) -> Iterator[Frame]:
        text = self.text
        clause = self._clause(left, trigger.start)
        subject = self._subject(clause, trigger.start, sentence, before)
        status = verb_status(text[clause : trigger.start], text[trigger.start : trigger.end])
        if status is None:
            return
        stop = self._stop(_STOP, trigger.end, right)
        wide = self._stop(_WIDE_STOP, trigger.end, right)
        when = self._when(clause, trigger.start, wide)
        base = Frame(
            trigger.kind, subject, Where(), when, status, trigger.rule, trigger.start, stop, 0, subject
        )
        if trigger.rule in ("travelled-to", "stays-in", "visit"):
            yield from self._journeys(trigger, base, clause, wide)
            return
        if trigger.rule == "received" and not self._takes_person(trigger.end, stop):
            return
        tail = _WITH.match(text[trigger.end : stop]) if trigger.rule == "held-talks" else None
        begin = trigger.end + (tail.end() if tail else 0) if trigger.rule == "held-talks" else trigger.end
        other = self.cast.companions(begin, stop) if (trigger.rule != "held-talks" or tail) else Side()
        places = find_places(self.reading, clause, wide)
        kind = "call" if trigger.kind == "call" or by_wire(text[clause:stop]) else "meeting"
        if trigger.rule == "spoke-with" and (
            not (other.names or other.codes) and not by_wire(text[trigger.start : stop])
        ):
            return
        if trigger.rule == "received" and find_places(self.reading, trigger.end, stop):
            kind = "visit" if re.match(r"welcom", text[trigger.start : trigger.end], re.IGNORECASE) else kind
        yield replace(
            base, kind=kind, side=subject + other, where=places[0] if places and kind != "call" else Where()
        )

    def _takes_person(self, start: int, stop: int) -> bool:
        """Whether the object that begins at `start` is a person, and not what belongs to one."""
        for mention in self.reading.between(start, stop, "person", "role"):
            gap = self.text[start : mention.start]
            return bool(_TITLES.fullmatch(gap)) and self.text[mention.end : mention.end + 2] not in (
                "’s",
                "'s",
            )
        return False

    def _journeys(self, trigger: Trigger, base: Frame, clause: int, wide: int) -> Iterator[Frame]:
        bare = trigger.rule == "visit"
        places = find_places(self.reading, trigger.end, wide, bare=bare)
        side = base.side
        if self.text[trigger.start : trigger.end].lower().startswith("accompan") and places:
            side = side + self.cast.companions(trigger.end, wide)
        attends = bool(_ATTENDS.search(self.text[trigger.end : trigger.end + 160]))
        for where in places:
            codes = side.codes if attends or not where.country else (*side.codes, where.country)
            if where.country and where.country in side.codes and not where.place:
                continue
            yield replace(base, side=Side(side.names, tuple(dict.fromkeys(codes))), where=where, main=True)

    # nouns

    def _noun_visit(
        self, trigger: Trigger, sentence: Sentence, left: int, before: Frame | None
    ) -> Iterator[Frame]:
        text = self.text
        clause = self._clause(left, trigger.start)
        stop = self._stop(_STOP, trigger.end, sentence.end)
        wide = self._stop(_WIDE_STOP, trigger.end, sentence.end)
        visitor = self._owner(trigger, clause)
        by = re.match(r"\s(?:\w+\s)?(?:by|of)\s", text[trigger.end : stop])
        if by:
            visitor = visitor or self.cast.companions(
                trigger.end + by.end(),
                self._stop(re.compile(r"\bto\b|,|\bon\b"), trigger.end + by.end(), stop),
            )
        places = find_places(self.reading, trigger.end, wide) or find_places(
            self.reading, clause, trigger.start
        )
        loose = not visitor
        if loose and places:
            visitor = self._subject(clause, trigger.start, sentence, before)
        status = noun_status(
            text[max(sentence.start, trigger.start - 60) : trigger.start], text[trigger.end : wide]
        )
        when = self._when(clause, trigger.start, wide)
        base = Frame("visit", visitor, Where(), when, status, "visit-of", trigger.start, stop, 0, visitor)
        if not visitor or (loose and not places):
            yield replace(base, vague=True, where=places[0] if places else Where())
            return
        for where in places or [Where()]:
            codes = visitor.codes
            if where.country and where.country == self.reading.own:
                codes = (*codes, where.country)
            yield replace(base, side=Side(visitor.names, tuple(dict.fromkeys(codes))), where=where)

    def _noun_meeting(
        self, trigger: Trigger, sentence: Sentence, left: int, before: Frame | None
    ) -> Iterator[Frame]:
        text = self.text
        clause = self._clause(left, trigger.start)
        stop = self._stop(_STOP, trigger.end, sentence.end)
        wide = self._stop(_WIDE_STOP, trigger.end, sentence.end)
        owner = self._owner(trigger, clause)
        pair = self._pair(clause, trigger.start)
        tail = _WITH.match(text[trigger.end : stop])
        other = Side()
        if tail:
            other = self.cast.companions(trigger.end + tail.end(), stop)
            if re.search(r"\bwith\s$", tail[0]) and not owner and other:
                owner = self._subject(clause, trigger.start, sentence, before)
        side = owner + other + Side((), pair)
        status = noun_status(
            text[max(sentence.start, trigger.start - 60) : trigger.start], text[trigger.end : wide]
        )
        kind = "call" if by_wire(text[trigger.start - 12 : trigger.end]) else "meeting"
        places = find_places(self.reading, trigger.end, wide)
        when = self._when(clause, trigger.start, wide)
        word = text[trigger.start : trigger.end].lower()
        vague = not (other or pair) or (word == "summit" and len(pair) < 2)
        yield Frame(
            kind,
            side,
            places[0] if places and kind != "call" else Where(),
            when,
            status,
            "talks-of",
            trigger.start,
            stop,
            0,
            owner,
            vague=vague,
        )

    def _owner(self, trigger: Trigger, clause: int) -> Side:
        """Return whose meeting or visit it is: "X's", "his", "the two leaders'"."""
        text = self.text
        for mention in reversed(list(self.reading.between(clause, trigger.start, "person", "role"))):
            gap = text[mention.end : trigger.start]
            if re.fullmatch(r"[’']s?\s(?:(?!and\b|with\b|to\b)[\w’'.+-]+\s){0,6}", gap):
                return self.cast.subject(clause, mention.end + 0) or self.cast.with_codes(mention.keys)
        if _POSSESSIVE.search(text[clause : trigger.start]):
            return self.cast.reference(
                trigger.start - len(_POSSESSIVE.search(text[clause : trigger.start])[0]), trigger.start
            )
        return Side()

    def _pair(self, clause: int, end: int) -> tuple[str, ...]:
        """Return the two states of "U.S.-Germany" or "Russian-Turkish" right before a noun."""
        mentions = list(self.reading.between(clause, end, "country", "organization"))
        if len(mentions) < 2:
            return ()
        first, last = mentions[-2:]
        joined = re.fullmatch(r"\s?[-\u2010-\u2015/]\s?", self.text[first.end : last.start])
        near = re.fullmatch(r"\s(?:[\w+’'-]+\s){0,5}", self.text[last.end : end])
        return tuple(dict.fromkeys((*first.keys, *last.keys))) if joined and near else ()

    # clauses

    def _clause(self, left: int, end: int) -> int:
        start = left
        for boundary in _CLAUSE.finditer(self.text, left, end):
            start = boundary.end()
        return start

    def _stop(self, pattern: re.Pattern[str], start: int, end: int) -> int:
        found = pattern.search(self.text, start, max(start, end))
        return found.start() if found else end

    def _subject(self, clause: int, end: int, sentence: Sentence, before: Frame | None) -> Side:
        words = self.text[clause:end]
        antecedent = _ANTECEDENT.search(words)
        if antecedent:
            people = list(self.reading.between(sentence.start, clause + antecedent.start(), "person", "role"))
            return self.cast.with_codes(people[-1].keys) if people else Side()
        subject = self.cast.subject(clause, end)
        if subject:
            return subject
        if before is not None:
            return before.subject
        return self.cast.subject(sentence.start, end)

    def _when(self, clause: int, trigger: int, wide: int) -> DateMention | None:
        inside = [
            d
            for d in self.dates
            if clause <= d.start and d.end <= wide and not _NOT_WHEN.search(self.text[: d.start][-20:])
        ]
        after = [d for d in inside if d.start >= trigger]
        told = [d for d in inside if d.form == "relative"] or after or inside
        return min(told, key=lambda d: abs(d.start - trigger), default=None)
