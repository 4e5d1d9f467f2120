"""Find the meetings, visits and calls that a release speaks of."""

from collections.abc import Sequence
from itertools import islice

from kg.extract.dates import DateMention
from kg.extract.event_status import dated_status
from kg.extract.events import Event
from kg.extract.evidence import quote_span, quote_start
from kg.extract.journeys import settle_journeys
from kg.extract.meeting_frames import find_frames
from kg.extract.meeting_merging import merge
from kg.extract.mentions import Reading
from kg.extract.scene import Scene
from kg.extract.sides import of_states
from kg.model.fact import Evidence, Meeting

#: How often an event read by each rule was right, on the annotated releases; at most 0.95, where few were seen less.
CONFIDENCE = {
    "spoke-with": 0.95,
    "travelled-to": 0.95,
    "met-with": 0.95,
    "received": 0.9,
    "received-by": 0.9,
    "courtesy-call": 0.9,
    "held-talks": 0.9,
    "visit": 0.9,
    "visit-of": 0.9,
    "stays-in": 0.9,
    "talks-of": 0.85,
    "departs-for": 0.8,
    "joins": 0.75,
    "signed-together": 0.7,
    "discussed-with": 0.7,
    "dialogue-of": 0.6,
    "attends": 0.5,
}
#: How many frames are looked at: more than any release tells, a bound for hostile input.
MOST = 500
#: How many sentences from the beginning a transcript tells what it is of.
OPENING = 4
#: How much of a body tells whether what its title names is still to come, in characters.
BEGINNING = 400


def find_meetings(reading: Reading, dates: Sequence[DateMention]) -> tuple[Meeting, ...]:
    """Return the events of `reading` in which officials of several states come together, or one travels."""
    scene = Scene(reading, dates)
    events = settle_journeys(
        merge(islice(find_frames(scene), MOST), scene.cast, reading.document.day), scene.cast
    )
    _date_transcript(events, scene)
    _tell_states(events, scene)
    for event in events:
        _add_own_side(event, scene)
    return tuple(_meeting(reading, event) for event in events if _between_states(event))


def _date_transcript(events: list[Event], scene: Scene) -> None:
    """Let the meeting that a transcript opens with be on its day, where a speaker in it says "today"."""
    opening = [event for event in events if event.kind == "meeting" and event.frames[-1].sentence < OPENING]
    if not opening or opening[0].when or opening[0].status != "held":
        return
    document = scene.reading.document
    for date in scene.dates:
        paragraph = document.sentences[document.sentence_at(date.start)].paragraph
        today = date.form == "relative" and date.begin.earliest == document.day
        if today and paragraph >= scene.transcript:
            opening[0].when = (date.begin, date.finish)
            return


def _tell_states(events: list[Event], scene: Scene) -> None:
    """Let people without a known state, who are met in the other state of a meeting of two, be of that one."""
    told: dict[str, str] = {}
    for event in events:
        abroad = event.where.country
        if event.kind == "meeting" and len(event.side.codes) == 2 and abroad in event.side.codes:  # noqa: PLR2004
            told |= {name: abroad for name in event.side.names if abroad and not scene.cast.side(name).codes}
    for event in events:
        event.side += of_states(*(told.get(name) for name in event.side.names))


def _add_own_side(event: Event, scene: Scene) -> None:
    """Let people without a known state, who meet those of another one, be of the publisher's side."""
    unknown = any(not scene.cast.side(name).codes for name in event.side.names)
    if unknown and event.kind != "visit" and len(event.side.codes) == 1:
        event.side += of_states(scene.reading.own)


def _between_states(event: Event) -> bool:
    """Whether an event is one of several states, or of one and a foreign place."""
    if event.kind == "visit":
        return bool(event.where and event.side) and set(event.side.codes) != {event.where.country}
    return len(event.side.codes) > 1


def _meeting(reading: Reading, event: Event) -> Meeting:
    begin, finish = event.when or (None, None)
    status = dated_status(event.status or _genre_status(reading), begin, finish, reading.document.day)
    (names, codes), where = (event.side.names, event.side.codes), event.where
    evidence = _evidence(reading, event)
    place, country = (None, None) if event.kind == "call" else (where.place, where.country)
    return Meeting(event.kind, names, codes, place, country, begin, finish, status, evidence)


def _genre_status(reading: Reading) -> str:
    """Return the status of an event that only a title names: to come, if the text begins with what will be."""
    release = reading.document.release
    beginning = release.body[:BEGINNING]
    ahead = "Travel" in release.title or " will " in beginning or " looks forward " in beginning
    return "planned" if ahead else "held"


def _evidence(reading: Reading, event: Event) -> Evidence:
    """Return the words of the frame that tells most, from shortly before its trigger; the body's before the title's."""
    frame = max(event.frames, key=lambda f: (not f.stub, len(f.side.names) + bool(f.where) + bool(f.when)))
    document = reading.document
    sentence = document.sentences[frame.sentence]
    start = quote_start(document, sentence, document.token_at(frame.start))
    return quote_span(document, start, sentence.end, frame.rule, CONFIDENCE[frame.rule])
