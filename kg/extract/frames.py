"""What is read from one clause: a frame, the clause's bounds, and the scene that both stand in."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from kg.extract.clauses import day_told
from kg.extract.dates import DateMention
from kg.extract.meeting_places import Where, find_places
from kg.extract.meeting_triggers import Trigger
from kg.extract.mentions import Reading
from kg.extract.participants import Cast, Side
from kg.text import Sentence

#: "X, who is in Warsaw on": whose clause it is stands before the comma.
_DATELINE = re.compile(r"[^.\n]{0,60}?\s?(?:[\u2013\u2014]|--|\s-\s)\s?")
_HYPHEN = re.compile(r"\s?[-\u2010-\u2015/]\s?")
_NAMED = re.compile(r"\s(?:[a-z]+\s)?[A-Z][\w-]+")
_GATHERING = re.compile(r"\s(?:[A-Z][\w-]+\s){0,3}(?:Conference|Summit|Forum|Dialogue)\b")
_PURPOSE = re.compile(
    r"\bto\s(?!the\b|his\b|her\b|their\b)[a-z]{3,}\b|\b(?:discuss\w*|about|regarding|concerning)\b"
)
_TURN = re.compile(
    r"(?=[A-Z])(?:(?:[A-Z(\[][\w.'’()\]-]*|of|the|and|for|to|on|[a-z]+\)),?\s){0,14}(?:[A-Z][\w.'’-]*|[^\s:]*\)):\s(?=\S)"
)
_PAIRED = re.compile(r"\s(?:[\w+’'-]+\s){0,5}")
_ANTECEDENT = re.compile(r",?\s(?:who|which)\s[^,;]{0,40}$")


@dataclass(frozen=True, slots=True)
class Frame:
    """An event as one clause tells it.

    Shape:
        `status` is None where the words give none; `doer` is who does it, for the clauses that follow; `name`
        that of a standing dialogue. `stub` marks a noun of the title; `vague` what only refers back ("the
        talks"); `listed` one place of several; `passing` a visit that is mentioned and not told; `faceless` an
        encounter with "officials" only; `joins` people who took part in the event told before; `aside` an encounter on the margins of a gathering.
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
    name: str = ""
    stub: bool = False
    vague: bool = False
    listed: bool = False
    passing: bool = False
    faceless: bool = False
    joins: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger with the bounds of its clause: the people end at `people`, place and day at `end`."""

    trigger: Trigger
    begin: int
    people: int
    end: int
    sentence: Sentence
    before: Frame | None


@dataclass(frozen=True)
class Scene:
    """A reading with its dates and its cast."""

    reading: Reading
    dates: Sequence[DateMention]

    @cached_property
    def cast(self) -> Cast:
        """The people of the reading."""
        return Cast(self.reading)

    @property
    def text(self) -> str:
        """The text of the document."""
        return self.reading.document.text

    def pair(self, begin: int, end: int) -> tuple[str, ...]:
        """Return the two states of "U.S.-Germany" or "Russian-Turkish" that end ``text[begin:end]``, but for some words."""
        mentions = list(self.reading.between(begin, end, "country", "organization"))
        for first, last in zip(mentions, mentions[1:], strict=False):
            joined = _HYPHEN.fullmatch(self.text, first.end, last.start)
            if joined and _PAIRED.fullmatch(self.text, last.end, end):
                return tuple(dict.fromkeys((*first.keys, *last.keys)))
        return ()

    def joint_body(self, begin: int, end: int) -> tuple[str, ...]:
        """Return the two states whose joint body ``text[begin:end]`` names: "the U.S.-Sweden Working Group"."""
        mentions = list(self.reading.between(begin, end, "country", "organization"))
        for first, last in zip(mentions, mentions[1:], strict=False):
            joined = _HYPHEN.fullmatch(self.text, first.end, last.start)
            if joined and _NAMED.match(self.text, last.end, end):
                return tuple(dict.fromkeys((*first.keys, *last.keys)))
        return ()

    def gathering_place(self, clause: Clause) -> Where:
        """Return where the gathering is on whose margins the clause is set, if its name tells: "Munich Conference"."""
        for mention in self.reading.between(clause.begin, clause.sentence.end, "place"):
            if _GATHERING.match(self.text, mention.end, clause.sentence.end) and mention.form == "city":
                name = self.text[mention.start : mention.end]
                return Where(name, mention.keys[0] if mention.keys else None)
        return Where()

    @cached_property
    def transcript(self) -> int:
        """The number of the paragraph with which a transcript begins: "Vladimir Putin: Good afternoon"; past the last without one."""
        document = self.reading.document
        turns = [
            number
            for number, span in enumerate(document.paragraphs)
            if number > 0
            and (turn := _TURN.match(self.text, span.start, min(span.start + 100, span.end)))
            and any(self.reading.between(span.start, turn.end(), "person"))
        ]
        return turns[0] if turns else len(document.paragraphs)

    @cached_property
    def dateline(self) -> Where:
        """The place that the body begins with: "Riyadh, 21 January 2025 --"."""
        document = self.reading.document
        first = 1 if document.release.title else 0
        if len(document.paragraphs) <= first:
            return Where()
        span = document.paragraphs[first]
        mention = next(
            iter(self.reading.between(span.start, min(span.end, span.start + 60), "place", "country")), None
        )
        if (
            mention is None
            or mention.start > span.start + 2
            or not _DATELINE.match(self.text, mention.end, span.end)
        ):
            return Where()
        places = find_places(self.reading, mention.start, mention.end, bare=True)
        return places[0] if places else Where()

    def subject(self, clause: Clause) -> Side:
        """Return who does what the trigger tells; of a clause without a subject, who did what came before."""
        trigger = clause.trigger.start
        antecedent = _ANTECEDENT.search(self.text, clause.begin, trigger)
        if antecedent:
            people = self.cast.people(clause.sentence.start, antecedent.start() + 1)
            return self.cast.side(people[-1].keys) if people else Side()
        subject = self.cast.subject(clause.begin, trigger)
        if subject.names or clause.before is None:
            return subject
        return clause.before.doer or subject

    def when(self, clause: Clause, begin: int) -> DateMention | None:
        """Return the day told of the trigger, in the clause from `begin` on."""
        return day_told(self.reading, self.dates, begin, clause.trigger.start, clause.end)


def encounter_places(scene: Scene, begin: int, clause: Clause) -> list[Where]:
    """Return where the clause from `begin` sets an encounter: a place in a known state, before what it was about."""
    purpose = _PURPOSE.search(scene.text, clause.trigger.end, clause.end)
    places = find_places(scene.reading, begin, purpose.start() if purpose else clause.end)
    return [where for where in places if where.country]
