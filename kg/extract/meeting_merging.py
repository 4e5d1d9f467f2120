"""Frames -> meetings: one event, one entry, with what every mention of it adds."""

from dataclasses import dataclass, field
from datetime import date

from kg.extract.event_status import dated_status
from kg.extract.evidence import quote_span
from kg.extract.meeting_frames import Frame
from kg.extract.meeting_places import Where
from kg.extract.mentions import Reading
from kg.extract.participants import Cast, Side
from kg.model.fact import Meeting
from kg.model.partial_date import PartialDate

CONFIDENCE = {
    "spoke-with": 0.9,
    "met-with": 0.9,
    "held-talks": 0.85,
    "received": 0.8,
    "visit": 0.8,
    "travelled-to": 0.85,
}


@dataclass(slots=True)
class Event:
    """An event under construction, from all frames that speak of it."""

    kind: str
    side: Side
    where: Where
    begin: PartialDate | None
    finish: PartialDate | None
    status: str | None
    frames: list[Frame] = field(default_factory=list)


def merge(reading: Reading, cast: Cast, frames: list[Frame]) -> tuple[Meeting, ...]:
    """Return the meetings that `frames` speak of, in the order of the text."""
    day = reading.document.day
    events: list[Event] = []
    for frame in frames:
        event = _event(frame, day)
        if frame.vague:
            _refer_back(events, event)
            continue
        for other in reversed(events):
            if _same(other, event, cast):
                _join(other, event)
                break
        else:
            events.append(event)
    _inherit(events)
    return tuple(_meeting(reading, event, day) for event in events if _stands(event, reading, cast))


def _event(frame: Frame, day: date) -> Event:
    begin = finish = None
    if frame.when:
        begin, finish = frame.when.on_side(day, planned=frame.status == "planned")
    return Event(frame.kind, frame.side, frame.where, begin, finish, frame.status, [frame])


def _refer_back(events: list[Event], event: Event) -> None:
    for other in reversed(events):
        if other.kind == event.kind or (other.kind == "call" and event.kind == "meeting"):
            if other.begin is None and (event.status is None or other.status in (None, event.status)):
                other.begin, other.finish = event.begin, event.finish
            if not other.where and other.kind != "call" and event.kind == other.kind:
                other.where = event.where
            return


def _same(a: Event, b: Event, cast: Cast) -> bool:
    stub = all(frame.stub for frame in a.frames)
    if a.kind != b.kind and not (stub and {a.kind, b.kind} <= {"meeting", "call"}):
        return False
    if a.status and b.status and a.status != b.status and not stub:
        return False
    if a.where and b.where and not _one_place(a.where, b.where):
        return False
    if (
        a.begin
        and b.begin
        and a.finish
        and b.finish
        and (a.begin.earliest > b.finish.latest or b.begin.earliest > a.finish.latest)
    ):
        return False
    people_a, people_b = set(a.side.names), set(b.side.names)
    if people_a and people_b:
        if a.kind == "visit":
            return bool(people_a & people_b)
        foreign_a = {name for name in people_a if not cast.own(name)}
        foreign_b = {name for name in people_b if not cast.own(name)}
        if foreign_a and foreign_b:
            return bool(foreign_a & foreign_b) and (
                people_a <= people_b or people_b <= people_a or stub or len(people_a & people_b) > 1
            )
        return bool(people_a & people_b) and (
            set(a.side.codes) <= set(b.side.codes) or set(b.side.codes) <= set(a.side.codes)
        )
    return set(a.side.codes) == set(b.side.codes) or (stub and bool(set(a.side.codes) & set(b.side.codes)))


def _one_place(a: Where, b: Where) -> bool:
    if a.place and b.place and a.place != b.place:
        return False
    return a.country is None or b.country is None or a.country == b.country


def _join(event: Event, more: Event) -> None:
    if all(frame.stub for frame in event.frames):
        event.kind = more.kind
        event.status = more.status or event.status
    event.side = event.side + more.side
    if event.kind != "call":
        event.where = Where(event.where.place or more.where.place, event.where.country or more.where.country)
    if event.begin is None or (more.begin and len(more.begin.text) > len(event.begin.text)):
        event.begin, event.finish = more.begin, more.finish
    event.status = event.status or more.status
    event.frames += more.frames


def _inherit(events: list[Event]) -> None:
    """Give encounters without a place or a day those of the journey told right before them."""
    journey: Event | None = None
    for event in events:
        if event.kind == "visit" and event.where:
            journey = event
        elif event.kind == "meeting" and journey and set(journey.side.names) & set(event.side.names):
            if not event.where:
                event.where = journey.where
            if (
                event.begin is None
                and event.where.country == journey.where.country
                and journey.status == event.status
            ):
                event.begin, event.finish = journey.begin, journey.finish


def _stands(event: Event, reading: Reading, cast: Cast) -> bool:
    """Whether an event is one between states: two parties, or one and a foreign place."""
    codes = set(event.side.codes)
    if event.kind == "visit":
        return (
            bool(event.where.country or event.where.place)
            and bool(codes | set(event.side.names))
            and codes != {event.where.country}
        )
    return len(codes) > 1


def _meeting(reading: Reading, event: Event, day: date) -> Meeting:
    status = dated_status(event.status or "held", event.begin, event.finish, day)
    frame = max(event.frames, key=lambda f: (not f.stub, len(f.side.names) + bool(f.where) + bool(f.when)))
    start = frame.start
    evidence = quote_span(reading.document, start, frame.end, frame.rule, CONFIDENCE.get(frame.rule, 0.6))
    return Meeting(
        event.kind,
        event.side.names,
        event.side.codes,
        event.where.place,
        event.where.country,
        event.begin,
        event.finish,
        status,
        evidence,
    )
