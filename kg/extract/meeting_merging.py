"""Frames -> events: one event, one entry, with what every mention of it adds."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kg.extract.event_status import dated_status
from kg.extract.frames import Frame
from kg.extract.meeting_places import Where
from kg.extract.participants import Cast, Side
from kg.model.partial_date import PartialDate

Dates = tuple[PartialDate, PartialDate]


@dataclass(slots=True)
class Event:
    """An event under construction, from all frames that speak of it.

    Shape:
        `when` is what the text says of the event itself, `trip` of the whole journey it is listed in.
    """

    kind: str
    side: Side
    where: Where
    when: Dates | None
    trip: Dates | None
    status: str | None
    frames: list[Frame] = field(default_factory=list)

    @property
    def stub(self) -> bool:
        """Whether only nouns of the title speak of it."""
        return all(frame.stub for frame in self.frames)

    @property
    def passing(self) -> bool:
        """Whether it is a visit that is only mentioned."""
        return all(frame.passing for frame in self.frames)


def merge(frames: Iterable[Frame], cast: Cast, day: date) -> list[Event]:
    """Return the events that `frames` speak of, in the order of their first mention."""
    events: list[Event] = []
    for frame in frames:
        when = frame.when.on_side(day, planned=frame.status == "planned") if frame.when else None
        own, trip = (None, when) if frame.listed else (when, None)
        begin, finish = own or (None, None)
        status = dated_status(frame.status, begin, finish, day) if frame.status else None
        event = Event(frame.kind, frame.side, frame.where, own, trip, status, [frame])
        if frame.vague:
            _refer_back(events, event)
            continue
        known = next((other for other in reversed(events) if _same(other, event, cast)), None)
        if known:
            _join(known, event)
        else:
            events.append(event)
    return events


def _refer_back(events: list[Event], event: Event) -> None:
    """Add the day, the place and the people told of "the meeting" to the meeting told last."""
    if event.frames[0].joins and events:
        alike = [other for other in events if (other.kind == "visit") == (event.kind == "visit")]
        (alike or events)[-1].side += event.side
        return
    for other in reversed(events):
        if other.kind == event.kind or (other.kind == "call" and event.kind == "meeting"):
            if event.status and other.status and other.status != event.status and not other.passing:
                return
            left = other.frames[-1].rule == "departs-for"
            if (other.when is None or left) and event.when and _beside(event.frames[0]):
                other.when = event.when
            if other.kind == event.kind and other.kind != "call" and not other.where:
                other.where = event.where
            return


def _beside(frame: Frame) -> bool:
    """Whether a day stands right beside the noun: "the visit, scheduled from 11 to 13 June"."""
    when = frame.when
    return when is not None and len(when.begin.text) > len("2022-01") and -12 < when.start - frame.start < 60


def _same(a: Event, b: Event, cast: Cast) -> bool:
    """Whether two events can be one: nothing in them speaks against it, and those who take part agree."""
    wired = a.stub and {a.kind, b.kind} == {"meeting", "call"}
    if (a.kind != b.kind and not wired) or not _status_agrees(a, b) or not one_place(a.where, b.where):
        return False
    if a.when and b.when and (a.when[0].earliest > b.when[1].latest or b.when[0].earliest > a.when[1].latest):
        return False
    return _people_agree(a, b, cast)


def _status_agrees(a: Event, b: Event) -> bool:
    return a.stub or a.status is None or b.status is None or a.status == b.status


def one_place(a: Where, b: Where) -> bool:
    """Whether two places can be one."""
    if a.place and b.place and a.place != b.place:
        return False
    return a.country is None or b.country is None or a.country == b.country


def _people_agree(a: Event, b: Event, cast: Cast) -> bool:
    ours, theirs = set(a.side.names), set(b.side.names)
    codes_a, codes_b = set(a.side.codes), set(b.side.codes)
    nested_codes = codes_a <= codes_b or codes_b <= codes_a
    if b.frames[0].name and not a.stub and ours and not theirs:
        return False
    if not ours or not theirs:
        return codes_a == codes_b or (a.stub and bool(codes_a) and codes_a <= codes_b)
    if a.kind == "visit":
        return bool(ours & theirs)
    if (
        len(ours) > 1 < len(theirs)
        and not a.stub
        and not (ours <= theirs or theirs <= ours or len(ours & theirs) > 1)
    ):
        return False
    foreign_a, foreign_b = ({name for name in names if not cast.own(name)} for names in (ours, theirs))
    if foreign_a and foreign_b:
        nested = ours <= theirs or theirs <= ours or len(ours & theirs) > 1
        return bool(foreign_a & foreign_b) and (nested or a.stub)
    return bool(ours & theirs) and nested_codes


def _join(event: Event, more: Event) -> None:
    if event.stub:
        event.kind = more.kind
        event.status = more.status or event.status
    event.side = event.side + more.side
    if event.kind != "call":
        event.where = Where(event.where.place or more.where.place, event.where.country or more.where.country)
    event.when = _closer(event.when, more.when)
    event.trip = event.trip or more.trip
    event.status = event.status or more.status
    event.frames += more.frames


def _closer(a: Dates | None, b: Dates | None) -> Dates | None:
    """Return the more exact of two dates of one event."""
    if a is None or b is None:
        return a or b
    return b if _days(b) < _days(a) else a


def _days(dates: Dates) -> int:
    return (dates[1].latest - dates[0].earliest).days
