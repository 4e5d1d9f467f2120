"""Frames -> events: one event, one entry, with what every mention of it adds."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from kg.extract.event_status import dated_status
from kg.extract.events import Dates, Event, days, one_place, one_time
from kg.extract.frames import Frame
from kg.extract.meeting_places import Where
from kg.extract.participants import Cast

#: How far before and behind a noun a day is its own, in characters.
BESIDE = 12, 60
#: After how many days a visit is none that a release tells of first.
LONG = 90


def merge(frames: Iterable[Frame], cast: Cast, day: date) -> list[Event]:
    """Return the events that `frames` speak of, in the order of their first mention."""
    events: list[Event] = []
    for frame in frames:
        event = _event(frame, day)
        if frame.vague or _signed_at(events, event):
            _refer_back(events, event, cast)
            continue
        known = next((other for other in reversed(events) if _same(other, event, cast, day)), None)
        if known:
            _join(known, event)
        else:
            events.append(event)
    return events


def _event(frame: Frame, day: date) -> Event:
    when = frame.when.on_side(day, planned=frame.status == "planned") if frame.when else None
    own, trip = (None, when) if frame.listed else (when, None)
    begin, finish = own or (None, None)
    status = dated_status(frame.status, begin, finish, day) if frame.status else None
    return Event(frame.kind, frame.side, frame.where, own, trip, status, [frame])


def _signed_at(events: list[Event], event: Event) -> bool:
    """Whether those who sign together do so at the encounter of their states that was told before."""
    frame = event.frames[0]
    if frame.rule == "discussed-with":
        return any(
            set(event.side.names) <= set(other.side.names) for other in events if other.kind != "visit"
        )
    if frame.rule != "signed-together" or event.when or event.where:
        return False
    event.frames[0] = replace(frame, joins=True)
    return any(set(event.side.codes) <= set(other.side.codes) for other in events if other.kind != "visit")


def _refer_back(events: list[Event], event: Event, cast: Cast) -> None:
    """Add the day, the place and the people told of "the meeting" to the meeting told last."""
    frame = event.frames[0]
    if frame.joins and events:
        alike = [other for other in events if (other.side.names or len(other.side.codes) > 1)]
        alike = [
            other
            for other in alike
            if _status_agrees(other, event) and (other.kind == "visit") == (event.kind == "visit")
        ]
        signed = [other for other in alike if set(event.side.codes) <= set(other.side.codes)]
        if alike:
            (signed or alike)[-1].side += event.side
        return
    kinds = ("meeting", "call") if event.kind == "meeting" else (event.kind,)
    other = next((other for other in reversed(events) if other.kind in kinds), None)
    if other is None or not (_status_agrees(other, event) or other.passing):
        return
    departure = other.frames[-1].rule == "departs-for"  # the day of the visit itself is better
    if (other.when is None or departure) and event.when and _beside(frame):
        other.when = event.when
    at_home = event.where.place is None and event.where.country == cast.reading.own
    if at_home and any(leg.kind == "visit" and leg.shares_people(other) for leg in events):
        return  # "at the Presidential Palace" is that of those visited
    if other.kind == event.kind != "call" and _more_exact(event.where, other.where):
        other.where = event.where


def _more_exact(where: Where, known: Where) -> bool:
    """Whether a place says more than the one known: a city of the state."""
    return not known or (where.place is not None and known.place is None and where.country == known.country)


def _beside(frame: Frame) -> bool:
    """Whether a day stands right beside the noun: "the visit, scheduled from 11 to 13 June"."""
    when = frame.when
    exact = when is not None and len(when.begin.text) > len("2022-01")
    return exact and when is not None and -BESIDE[0] < when.start - frame.start < BESIDE[1]


def _same(a: Event, b: Event, cast: Cast, day: date) -> bool:
    """Whether two events can be one: nothing in them speaks against it, and those who take part agree."""
    wired = a.stub and {a.kind, b.kind} == {"meeting", "call"}
    if (a.kind != b.kind and not wired) or not (a.stub or _status_agrees(a, b)):
        return False
    if not one_place(a.where, b.where) or not one_time(a.when, b.when):
        return False
    if a.kind == "visit" and (_long_ago(a, b, day) or _whole_and_part(a.where, b.where)):
        return False
    return _people_agree(a, b, cast) if a.side.names and b.side.names else _states_agree(a, b)


def _whole_and_part(a: Where, b: Where) -> bool:
    """Whether one of two places is a region, and the other a state that the tour of it leads to."""
    regions = [where.place is not None and where.country is None for where in (a, b)]
    return bool(a and b) and regions[0] != regions[1]


def _long_ago(a: Event, b: Event, day: date) -> bool:
    """Whether one of two visits was long before `day`, and the other is told without a time: that is a later one."""
    told = a.when or b.when
    return told is not None and None in (a.when, b.when) and (day - told[1].latest).days > LONG


def _status_agrees(a: Event, b: Event) -> bool:
    return a.status is None or b.status is None or a.status == b.status


def _states_agree(a: Event, b: Event) -> bool:
    """Whether events without people on one side can be one: a round of its own is none of a meeting of people."""
    ours, theirs = set(a.side.codes), set(b.side.codes)
    if b.frames[0].name and not a.stub and a.side.names:
        return False
    return ours == theirs or (a.stub and bool(ours) and ours <= theirs)


def _people_agree(a: Event, b: Event, cast: Cast) -> bool:
    """Whether the people of two events can be those of one: the guests agree, not only the hosts."""
    ours, theirs = set(a.side.names), set(b.side.names)
    shared = ours & theirs
    if a.kind == "visit":
        return bool(shared)
    nested = a.stub or ours <= theirs or theirs <= ours or len(shared) > 1
    if len(ours) > 1 < len(theirs) and not nested:
        return False
    foreign = [{name for name in names if not cast.own(name)} for names in (ours, theirs)]
    if all(foreign):
        return nested and bool(foreign[0] & foreign[1])
    states, others = set(a.side.codes), set(b.side.codes)
    return bool(shared) and (states <= others or others <= states)


def _join(event: Event, more: Event) -> None:
    if event.stub:
        event.kind = more.kind
        event.status = more.status or event.status
    event.when = _of_both(event, more)
    event.side += more.side
    if event.kind != "call":
        event.where = Where(event.where.place or more.where.place, event.where.country or more.where.country)
    event.trip = event.trip or more.trip
    event.status = event.status or more.status
    event.frames += more.frames


def _of_both(a: Event, b: Event) -> Dates | None:
    """Return the more exact time of two; of a visit all its days before one of them: "concluded his visit today"."""
    if a.kind == "visit" and a.when and b.when:
        part, whole = sorted((a, b), key=lambda event: days(event.when) if event.when else 0)
        exact = len(a.when[0].text) == len(b.when[0].text) == len("2024-01-01")
        here = part.where.place in (None, whole.where.place)
        if exact and here and whole.when and part.when and whole.when[0] <= part.when[0] <= whole.when[1]:
            return whole.when
    return _closer(a.when, b.when)


def _closer(a: Dates | None, b: Dates | None) -> Dates | None:
    """Return the more exact of two times of one event."""
    if a is None or b is None:
        return a or b
    return b if days(b) < days(a) else a
