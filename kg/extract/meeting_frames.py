"""From triggers to frames: who met or went, where, when, and whether it is still to come."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kg.extract.clauses import clause_end, clause_start, day_told, people_end
from kg.extract.dates import DateMention
from kg.extract.event_status import noun_status, verb_status
from kg.extract.meeting_places import Where, find_places
from kg.extract.meeting_triggers import Trigger, by_wire, find_triggers
from kg.extract.mentions import Reading
from kg.extract.participants import Cast, Side
from kg.text import Sentence

_ANTECEDENT = re.compile(r",?\s(?:who|which)\s[^,;]{0,40}$")
_POSSESSIVE = re.compile(r"\b(?:his|her|their|my|our)\s(?:[\w-]+\s){0,4}$", re.IGNORECASE)
_OWNED = re.compile(r"['’]s?\s(?:(?!and\b|with\b|to\b|of\b)[\w’'.+-]+,?\s){0,6}")
_OFFICE_OWNS = re.compile(r"\b(?P<office>[Tt]he\s(?:[A-Z][\w-]*\s){0,4}[A-Z][\w-]*)['’]s?\s(?:(?!and\b|with\b|to\b|of\b)[\w’'.+-]+\s){0,5}$")
_WITH = re.compile(r"[^;:\n]{0,120}?\b(?:with|between|among|alongside)\s", re.IGNORECASE)
_OF = re.compile(r"\s(?:\w+\s)?(?:of|by)\s(?!the\s[A-Z]\w+\s(?:Commission|Committee|Council|Forum|Group))")
_VISITOR = re.compile(r"[^.;:,]{0,30}?\b(?:by|of|from)\s")
_VISITOR_END = re.compile(r"\sto\b|,|\bon\b|\bin\b")
_TITLES = re.compile(r"(?:\s|,|and\b|of\b|the\b|for\b|his\b|her\b|to\b|counterpart\b|[A-Z][\w.'’-]*)*")
_GUEST = re.compile(r"\s(?:the|his|her)\s(?:[A-Z][\w-]+\s){0,3}[A-Z][\w-]+")
_CONFERENCE = re.compile(
    r"\b(?:attend|participat\w+|join|take part|for the)\b[^.;]{0,70}\b(?:Summit|Conference|Forum|Ministerial|Assembly|G7|G20|Congress)\b"
)
_SPEECH = re.compile(r"[A-Z][^:\n.]{2,90}:\s")
_SPOKESPERSON = re.compile(
    r"(?:Joint\s)?(?:Statement|Readout|Remarks|Press\s\w+|Message)\s(?:by|from|of)\s[^\n]*?\s(?:on|about|regarding|following)\s(?:the\s)?"
)
_VAGUE_PARTNERS = re.compile(
    r"\b(?:officials|counterparts?|leaders|partners|authorities|government|leadership|communities|representatives)\b"
)


@dataclass(frozen=True, slots=True)
class Frame:
    """An event as one clause tells it.

    Shape:
        `status` is None where the words give none; `doer` is who does it, for the clauses that follow. `stub`
        marks a noun of the title; `vague` what only refers back ("the talks"); `listed` one place of several;
        `passing` a visit that is mentioned and not told; `faceless` an encounter with "officials" only.
    """

    kind: str
    rule: str
    start: int
    end: int
    side: Side
    doer: Side
    status: str | None
    when: DateMention | None = None
    where: Where = Where()
    sentence: int = 0
    stub: bool = False
    vague: bool = False
    listed: bool = False
    passing: bool = False
    faceless: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger with the bounds of its clause: the people end at `people`, place and day at `end`."""

    trigger: Trigger
    begin: int
    people: int
    end: int
    sentence: Sentence
    before: Frame | None


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
            begin = self._spoken_from(sentence)
            triggers = [
                t
                for t in find_triggers(self.text, begin, sentence.end)
                if not self._quoted(t.start, sentence)
            ]
            before: Frame | None = None
            for index, trigger in enumerate(triggers):
                left = triggers[index - 1].end if index else begin
                right = next((t.start for t in triggers[index + 1 :] if t.form == "verb"), sentence.end)
                clause = Clause(
                    trigger,
                    clause_start(self.text, left, trigger.start),
                    people_end(self.text, trigger.end, right),
                    clause_end(self.text, trigger.end, right),
                    sentence,
                    before,
                )
                for frame in self._frames(clause):
                    title = sentence.paragraph == 0 and bool(self.document.release.title)
                    yield replace(frame, sentence=number, stub=title and trigger.form != "verb")
                    if not frame.vague:
                        before = frame
                        self.cast.speaking = frame.doer or self.cast.speaking
                        self.cast.together = frame.side

    def _spoken_from(self, sentence: Sentence) -> int:
        """Return where the sentence begins to tell, past "Statement by X on"; its end for a speaker's turn."""
        if sentence.paragraph == 0 and self.document.release.title:
            carried = _SPOKESPERSON.match(self.text, sentence.start, sentence.end)
            return carried.end() if carried else sentence.start
        start = self.document.paragraphs[sentence.paragraph].start
        turn = _SPEECH.match(self.text, start, min(start + 100, sentence.end))
        named = turn and any(self.reading.between(start, turn.end(), "person"))
        return sentence.end if named else sentence.start

    def _quoted(self, offset: int, sentence: Sentence) -> bool:
        """Whether a place lies inside a quotation of its paragraph."""
        before = self.text[self.document.paragraphs[sentence.paragraph].start : offset]
        return before.count("“") > before.count("”") or before.count('"') % 2 == 1

    def _frames(self, clause: Clause) -> Iterator[Frame]:
        if clause.trigger.form == "verb":
            yield from self._verb(clause)
        elif clause.trigger.kind == "visit" and not self.text.startswith(" with ", clause.trigger.end):
            yield from self._visit(clause)
        else:
            yield from self._meeting(clause)

    # verbs

    def _verb(self, clause: Clause) -> Iterator[Frame]:
        trigger, text = clause.trigger, self.text
        status = verb_status(text[clause.begin : trigger.start], text[trigger.start : trigger.end])
        if status is None or (
            trigger.rule == "received" and not self._takes_person(trigger.end, clause.people)
        ):
            return
        doer = self._subject(clause)
        when = day_told(self.reading, self.dates, clause.begin, trigger.start, clause.end)
        base = Frame(trigger.kind, trigger.rule, trigger.start, clause.people, doer, doer, status, when)
        if trigger.kind == "visit":
            yield from self._journeys(clause, base)
            return
        start = trigger.end
        if trigger.rule == "held-talks":
            tail = _WITH.match(text, trigger.end, clause.people)
            start = tail.end() if tail else clause.people
        other = self.cast.companions(start, clause.people)
        wire = by_wire(text[clause.begin : clause.people])
        if trigger.rule == "spoke-with" and not other and not wire:
            return
        kind = "call" if trigger.kind == "call" or wire else "meeting"
        places = find_places(self.reading, clause.begin, clause.end) if kind == "meeting" else []
        if (
            trigger.rule == "received"
            and text[trigger.start].lower() == "w"
            and find_places(self.reading, trigger.end, clause.end)
        ):
            kind = "visit"
        faceless = not any(not self.cast.own(name) for name in other.names) and bool(
            _VAGUE_PARTNERS.search(text, start, clause.people)
        )
        weak = trigger.rule == "held-talks" and not (other or when or places or doer.names)
        yield replace(
            base,
            kind=kind,
            side=doer + other,
            where=places[0] if places else Where(),
            faceless=faceless,
            vague=weak,
        )

    def _takes_person(self, start: int, stop: int) -> bool:
        """Whether the object that begins at `start` is a person, and not what belongs to one."""
        mention = next(iter(self.reading.between(start, stop, "person", "role")), None)
        if mention and _TITLES.fullmatch(self.text, start, mention.start):
            return not self.cast.possessor(mention)
        guest = _GUEST.match(self.text, start, stop)
        return bool(guest and self.cast.reference(start, guest.end()))

    def _journeys(self, clause: Clause, base: Frame) -> Iterator[Frame]:
        trigger = clause.trigger
        places = find_places(self.reading, trigger.end, clause.end, bare=trigger.rule == "visit")
        word = self.text[trigger.start : trigger.end].lower()
        side = base.side
        if word.startswith("accompan"):
            side += self.cast.companions(trigger.end, clause.end)
        if word in ("left", "leaves") or word.startswith("depart"):
            base = replace(base, when=None)
        conference = _CONFERENCE.search(self.text, trigger.end, min(clause.sentence.end, trigger.end + 160))
        for where in places:
            if where.country in side.codes and not where.place:
                continue
            codes = side.codes if conference or not where.country else (*side.codes, where.country)
            yield replace(
                base, side=self.cast.side(side.names, codes), doer=side, where=where, listed=len(places) > 1
            )

    # nouns

    def _visit(self, clause: Clause) -> Iterator[Frame]:
        trigger, text = clause.trigger, self.text
        visitor = self._owner(clause)
        by = _VISITOR.match(text, trigger.end, clause.people)
        if by and not visitor:
            cut = _VISITOR_END.search(text, by.end(), clause.people)
            visitor = self.cast.companions(by.end(), cut.start() if cut else clause.people)
        places = find_places(self.reading, trigger.end, clause.end) or find_places(
            self.reading, clause.begin, trigger.start
        )
        vague = not visitor and not places
        visitor = visitor or (Side() if vague else self._subject(clause))
        base = self._noun(clause, visitor, visitor, passing=True, vague=vague or not visitor)
        for where in places or [Where()]:
            own = (where.country,) if where.country and where.country == self.reading.own else ()
            yield replace(
                base,
                kind="visit",
                side=self.cast.side(visitor.names, (*visitor.codes, *own)),
                where=where,
                listed=len(places) > 1,
            )

    def _meeting(self, clause: Clause) -> Iterator[Frame]:
        trigger, text = clause.trigger, self.text
        owner, pair = self._owner(clause), self._pair(clause)
        tail = _WITH.match(text, trigger.end, clause.people) or _OF.match(text, trigger.end, clause.people)
        other = self.cast.companions(tail.end(), clause.people) if tail else Side()
        word = text[trigger.start : trigger.end]
        if tail and tail[0].endswith("with ") and other and not owner:
            owner = self._subject(clause)
        places = find_places(self.reading, trigger.end, clause.end)
        frame = self._noun(clause, owner + other + Side((), pair), owner)
        kind = "call" if by_wire(text[max(0, trigger.start - 12) : trigger.end]) else "meeting"
        named = bool(pair) and word[0].isupper()
        told = bool(frame.when or places)
        vague = not (other or pair) or (trigger.form == "weak" and not named and not told)
        vague = vague or (word.lower() == "summit" and len(pair) < 2)  # noqa: PLR2004 - a summit of two states
        yield replace(
            frame, kind=kind, where=places[0] if places and kind != "call" else Where(), vague=vague
        )

    def _noun(
        self, clause: Clause, side: Side, doer: Side, *, passing: bool = False, vague: bool = False
    ) -> Frame:
        trigger, text = clause.trigger, self.text
        before = text[max(clause.sentence.start, trigger.start - 60) : trigger.start]
        status = noun_status(before, text[trigger.end : clause.end])
        when = day_told(self.reading, self.dates, clause.begin, trigger.start, clause.end)
        rule = "visit-of" if trigger.kind == "visit" else trigger.rule
        return Frame(
            trigger.kind,
            rule,
            trigger.start,
            clause.people,
            side,
            doer,
            status,
            when,
            passing=passing,
            vague=vague,
        )

    def _owner(self, clause: Clause) -> Side:
        """Return whose meeting or visit it is: "X's", "his", "the two leaders'"."""
        trigger = clause.trigger.start
        for mention in reversed(self.cast.people(clause.begin, trigger)):
            if _OWNED.fullmatch(self.text, mention.end, trigger):
                return self.cast.owner(mention, clause.begin)
        for mention in self.reading.between(clause.begin, trigger, "role", "country", "organization"):
            if _OWNED.fullmatch(self.text, mention.end, trigger):
                return self.cast.companions(clause.begin, mention.end)
        his = _POSSESSIVE.search(self.text, clause.begin, trigger)
        if his is None:
            return Side()
        return self.cast.subject(clause.sentence.start, his.start()) or self.cast.reference(
            his.start(), trigger
        )

    def _pair(self, clause: Clause) -> tuple[str, ...]:
        """Return the two states of "U.S.-Germany" or "Russian-Turkish" right before a noun."""
        mentions = list(self.reading.between(clause.begin, clause.trigger.start, "country", "organization"))
        for first, last in zip(mentions, mentions[1:], strict=False):
            joined = re.fullmatch(r"\s?[-\u2010-\u2015/]\s?", self.text[first.end : last.start])
            if joined and re.fullmatch(r"\s(?:[\w+’'-]+\s){0,5}", self.text[last.end : clause.trigger.start]):
                return tuple(dict.fromkeys((*first.keys, *last.keys)))
        return ()

    def _subject(self, clause: Clause) -> Side:
        text, trigger = self.text, clause.trigger.start
        antecedent = _ANTECEDENT.search(text, clause.begin, trigger)
        if antecedent:
            people = self.cast.people(clause.sentence.start, antecedent.start() + 1)
            return self.cast.side(people[-1].keys) if people else Side()
        subject = self.cast.subject(clause.begin, trigger)
        if subject or clause.before is None:
            return subject
        return clause.before.doer
