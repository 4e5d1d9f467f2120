"""A reading as the finders of frames look at it: its people, its dates, and what its paragraphs are."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise

from kg.extract.clauses import day_told
from kg.extract.dates import DateMention
from kg.extract.frames import Clause
from kg.extract.meeting_places import Where, find_places
from kg.extract.mentions import Reading
from kg.extract.participants import Cast
from kg.extract.sides import Side
from kg.gazetteer import tables

#: "X, who is in Warsaw on": whose clause it is stands before the comma.
_ANTECEDENT = re.compile(r",?\s(?:who|which)\s[^,;]{0,40}$")
#: "and will also": the verb that follows is done by who did the one before.
_GOES_ON = re.compile(
    r"""\b(?:and|then|but|before|after|prior\sto)\s (?: (?: will | would | shall | is | was | has | had | to
    | then | also | later | today | tomorrow | yesterday | expected | due | scheduled | afterwards | now | both
    | plans? | intends? | again | \w+ly )\s )* $""",
    re.VERBOSE,
)
_CAPITALS = re.compile(r"[A-Z][A-Z\u2019'. -]{2,}[A-Z](?=[\s,(/:])")
_DATELINE = re.compile(r"[^.\n]{0,60}?\s?(?:[\u2013\u2014]|--|\s-\s)\s?|:\s")
#: "President of Russia Vladimir Putin: Good afternoon": a speaker's turn.
_TURN = re.compile(
    r"""(?=[A-Z]) (?: (?: [A-Z(\[][\w.'\u2019()\]-]* | of | the | and | for | to | on | [a-z]+\) ) ,?\s ){0,14}
    (?: [A-Z][\w.'\u2019-]* | [^\s:]*\) ) :\s (?=\S)""",
    re.VERBOSE,
)
_THERE = re.compile(r",?\swhere\b$")
#: "thanked X for hosting": X is the host.
_THANKED = re.compile(r"\bthank(?:ed|s)?\s(?P<host>[^.;]{3,80}?)\sfor\s(?:also\s|\w+ly\s|having\s)?$")
#: "X, who arrived today, was": what stands between the commas is told in passing.
_APART = re.compile(r",\s(?:who|which)\s[^;:.]*,\s(?:(?:also|then|today|later|\w+ly)\s)*$")
_WHEN = re.compile(r",?\swhen$")
_HYPHEN = re.compile(r"\s?[-\u2010-\u2015/]\s?")
_BEFORE_NOUN = re.compile(r"\s(?:[\w+\u2019'-]+\s){0,5}")
_NAME = re.compile(r"\s(?:[a-z]+\s)?[A-Z][\w-]+")
_GATHERING = re.compile(r"\s(?:[A-Z][\w-]+\s){0,3}(?:Conference|Summit|Forum|Dialogue)\b")
_ABOUT = re.compile(r"\b(?:discussed|reviewed|raised|addressed|exchanged\sviews)\b")
_PURPOSE = re.compile(
    r"\bto\s(?!the\b|his\b|her\b|their\b)[a-z]{3,}\b|\b(?:discuss\w*|about|regarding|concerning)\b"
)


@cache
def _cities() -> dict[str, Where]:
    """Return the cities by their names in capitals, as a dateline may write them."""
    return {
        name.upper(): Where(place.name, place.country)
        for place in tables.places()
        if place.kind == "city"
        for name in (place.name, *place.aliases)
        if name not in place.ambiguous
    }


@dataclass(frozen=True)
class Scene:
    """A reading with its dates and its cast."""

    reading: Reading
    dates: Sequence[DateMention]

    @cached_property
    def cast(self) -> Cast:
        """The people of the reading."""
        return Cast(self.reading)

    @cached_property
    def text(self) -> str:
        """The text of the document."""
        return self.reading.document.text

    @cached_property
    def transcript(self) -> int:
        """The number of the paragraph with which a transcript begins; past the last where there is none."""
        paragraphs = self.reading.document.paragraphs
        for number, span in enumerate(paragraphs):
            turn = _TURN.match(self.text, span.start, min(span.start + 100, span.end)) if number else None
            if turn and any(self.reading.between(span.start, turn.end(), "person")):
                return number
        return len(paragraphs)

    @cached_property
    def dateline(self) -> Where:
        """The place that the body begins with: "Riyadh, 21 January 2025 --"."""
        document = self.reading.document
        for span in document.paragraphs[bool(document.release.title) :][:1]:
            end = min(span.end, span.start + 60)
            mention = next(self.reading.between(span.start, end, "place", "country"), None)
            if (
                mention
                and mention.start <= span.start + 2
                and _DATELINE.match(self.text, mention.end, span.end)
            ):
                return (find_places(self.reading, mention.start, mention.end, bare=True) or [Where()])[0]
            capitals = _CAPITALS.match(self.text, span.start, end)
            if capitals and _DATELINE.match(self.text, capitals.end(), span.end):
                return _cities().get(capitals[0], Where())
        return Where()

    def pair(self, begin: int, end: int) -> tuple[str, ...]:
        """Return the two states of "U.S.-Germany" or "Russian-Turkish" shortly before the noun at `end`."""
        for first, last in self._hyphened(begin, end):
            if _BEFORE_NOUN.fullmatch(self.text, last, end):
                return first
        return ()

    def joint_body(self, begin: int, end: int) -> tuple[str, ...]:
        """Return the two states whose joint body ``text[begin:end]`` names: "the U.S.-Sweden Working Group"."""
        for first, last in self._hyphened(begin, end):
            if _NAME.match(self.text, last, end):
                return first
        return ()

    def _hyphened(self, begin: int, end: int) -> list[tuple[tuple[str, ...], int]]:
        """Return the codes of names that a hyphen joins in ``text[begin:end]``, and where each pair ends."""
        mentions = self.reading.between(begin, end, "country", "organization")
        return [
            (tuple(dict.fromkeys((*first.keys, *last.keys))), last.end)
            for first, last in pairwise(mentions)
            if _HYPHEN.fullmatch(self.text, first.end, last.start)
        ]

    def gathering_place(self, clause: Clause) -> Where:
        """Return the place that names the gathering on whose margins a clause is set: "Munich Conference"."""
        for mention in self.reading.between(clause.begin, clause.sentence.end, "place"):
            if mention.form == "city" and _GATHERING.match(self.text, mention.end, clause.sentence.end):
                return Where(self.text[mention.start : mention.end], next(iter(mention.keys), None))
        return Where()

    def encounter_places(self, begin: int, clause: Clause) -> list[Where]:
        """Return where the clause from `begin` on sets an encounter: in known states, before what it was about."""
        purpose = _PURPOSE.search(self.text, clause.trigger.end, clause.end)
        if begin < clause.trigger.start and _ABOUT.search(self.text, begin, clause.trigger.start):
            begin = clause.trigger.start  # "discussed the situation in A and signed"
        end = purpose.start() if purpose else clause.end
        goes_on = _GOES_ON.search(self.text, begin, max(begin, clause.trigger.start))
        places = find_places(self.reading, goes_on.start(), end) if goes_on else []
        places = places or find_places(self.reading, begin, end)
        return [where for where in places if where.country]

    def place_before(self, clause: Clause) -> Where:
        """Return the place right before the clause, if it tells what happens there: "to Warsaw, where she met"."""
        if not _THERE.search(self.text, clause.sentence.start, clause.begin):
            return Where()
        places = list(self.reading.between(clause.sentence.start, clause.begin, "place", "country"))
        if not places or not _THERE.fullmatch(self.text, places[-1].end, clause.begin):
            return Where()
        first = (
            places[-2]
            if len(places) > 1 and self.text[places[-2].end : places[-1].start] == ", "
            else places[-1]
        )
        return next(iter(find_places(self.reading, first.start, clause.begin, bare=True)), Where())

    def day_before(self, clause: Clause) -> DateMention | None:
        """Return the day right before the clause, if it tells what was then: "last week, when I hosted"."""
        then = _WHEN.search(self.text, clause.sentence.start, clause.begin)
        return next((date for date in self.dates if then and date.end == then.start()), None)

    def subject(self, clause: Clause) -> Side:
        """Return who does what the trigger tells; of a clause without a subject, who did what came before."""
        trigger = clause.trigger.start
        antecedent = _ANTECEDENT.search(self.text, clause.begin, trigger)
        if antecedent:
            return self.cast.named_last(clause.sentence.start, antecedent.start())
        thanked = _THANKED.search(self.text, clause.sentence.start, trigger)
        if thanked:
            return self.cast.companions(*thanked.span("host"))
        apart = _APART.search(self.text, clause.sentence.start, trigger)
        if apart and not any(self.reading.between(clause.begin, trigger, "person", "role")):
            return self.cast.named_last(clause.sentence.start, apart.start())
        if (
            clause.before is not None
            and clause.before.doer
            and _GOES_ON.search(self.text, clause.begin, trigger)
        ):
            return clause.before.doer
        subject = self.cast.subject(clause.begin, trigger)
        if subject.names or clause.before is None or self.text.endswith("that", 0, clause.begin):
            return subject
        return clause.before.doer or subject

    def is_aside(self, clause: Clause) -> bool:
        """Whether a visit is told in passing of who is named before: "X, who is visiting Japan, called on Y"."""
        aside = _ANTECEDENT.search(self.text, clause.begin, clause.trigger.start)
        return clause.trigger.kind == "visit" and aside is not None

    def leading_day(self, clause: Clause, end: int) -> DateMention | None:
        """Return the day that the sentence begins with, before `end`."""
        start = clause.sentence.start
        return day_told(self.reading, self.dates, start, end, end, end)

    def when(self, clause: Clause, begin: int) -> DateMention | None:
        """Return the day told of the trigger, in the clause from `begin` on."""
        return day_told(self.reading, self.dates, begin, clause.trigger.start, clause.people, clause.end)
