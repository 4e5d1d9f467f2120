"""Find the meetings, visits and calls that a release speaks of."""

from collections.abc import Sequence

from kg.extract.dates import DateMention
from kg.extract.event_status import dated_status
from kg.extract.evidence import quote_span
from kg.extract.journeys import settle_journeys
from kg.extract.frames import Scene
from kg.extract.meeting_frames import find_frames
from kg.extract.meeting_merging import Event, merge
from kg.extract.mentions import Reading
from kg.extract.participants import Side
from kg.model.fact import Evidence, Meeting

#: How often an event read by each rule was right, on the annotated releases for training.
CONFIDENCE = {
    "spoke-with": 0.95,
    "met-with": 0.9,
    "held-talks": 0.8,
    "joins": 0.75,
    "signed-together": 0.6,
    "also-present": 0.6,
    "received": 0.85,
    "received-by": 0.85,
    "courtesy-call": 0.9,
    "visit": 0.9,
    "travelled-to": 0.85,
    "departs-for": 0.75,
    "attends": 0.7,
    "stays-in": 0.8,
    "visit-of": 0.75,
    "talks-of": 0.65,
    "dialogue-of": 0.6,
}
#: How many sentences from the beginning a transcript tells what it is of.
OPENING = 4
#: How many tokens before its trigger a quote begins.
LEAD = 6


def find_meetings(reading: Reading, dates: Sequence[DateMention]) -> tuple[Meeting, ...]:
    """Return the events of `reading` in which officials of several states come together, or one travels."""
    scene = Scene(reading, dates)
    events = settle_journeys(merge(find_frames(scene), scene.cast, reading.document.day), scene.cast)
    _date_transcript(events, scene)
    for event in events:
        _add_own_side(event, scene)
    return tuple(_meeting(reading, event) for event in events if _between_states(event))


def _date_transcript(events: list[Event], scene: Scene) -> None:
    """Let the meeting that a transcript opens with be on its day, where a speaker in it says "today"."""
    document = scene.reading.document
    opening = next(
        (event for event in events if event.kind == "meeting" and event.frames[-1].sentence < OPENING), None
    )
    if opening is None or opening.when or opening.status != "held":
        return
    for date in scene.dates:
        sentence = document.sentences[document.sentence_at(date.start)]
        if (
            date.form == "relative"
            and date.begin.earliest == document.day
            and sentence.paragraph >= scene.transcript
        ):
            opening.when = (date.begin, date.finish)
            return


def _add_own_side(event: Event, scene: Scene) -> None:
    """Let people without a known state, who meet those of another one, be of the publisher's side."""
    own = scene.reading.own
    unknown = any(not scene.cast.side((name,)).codes for name in event.side.names)
    if (
        own
        and event.kind != "visit"
        and len(event.side.codes) == 1
        and own not in event.side.codes
        and unknown
    ):
        event.side += Side((), (own,))


def _between_states(event: Event) -> bool:
    """Whether an event is one of several states, or of one and a foreign place."""
    codes = set(event.side.codes)
    if event.kind == "visit":
        return bool(event.where) and bool(codes or event.side.names) and codes != {event.where.country}
    return len(codes) > 1


def _meeting(reading: Reading, event: Event) -> Meeting:
    begin, finish = event.when or (None, None)
    status = dated_status(event.status or _genre_status(reading), begin, finish, reading.document.day)
    where = event.where
    return Meeting(
        event.kind,
        event.side.names,
        event.side.codes,
        where.place,
        where.country,
        begin,
        finish,
        status,
        _evidence(reading, event),
    )


def _genre_status(reading: Reading) -> str:
    """Return the status of an event that only a title names: to come, if the text begins with what will be."""
    document = reading.document
    body = document.release.body[:400]
    travel = "Travel" in document.release.title
    return "planned" if travel or " will " in body or " looks forward " in body else "held"


def _evidence(reading: Reading, event: Event) -> Evidence:
    frame = max(event.frames, key=lambda f: (not f.stub, len(f.side.names) + bool(f.where) + bool(f.when)))
    document = reading.document
    sentence = document.sentences[frame.sentence]
    first = max(sentence.first, document.token_at(frame.start) - LEAD)
    start = document.tokens[first].start
    return quote_span(document, start, sentence.end, frame.rule, CONFIDENCE[frame.rule])
