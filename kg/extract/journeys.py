"""Journeys: the days of each leg, and what an encounter on the way takes from the leg it belongs to."""

from collections.abc import Iterable

from kg.extract.meeting_merging import Dates, Event, one_place
from kg.extract.meeting_places import Where
from kg.extract.participants import Cast, Side
from kg.model.partial_date import PartialDate


def settle_journeys(events: list[Event], cast: Cast) -> list[Event]:
    """Return the events with the days of legs told apart, and with encounters placed on their legs."""
    for event in events:
        if event.kind == "visit" and not event.where:
            _to_us(event, cast)
    legs = [event for event in events if event.kind == "visit" and event.where]
    told = [leg for leg in legs if not leg.passing or leg.stub]
    for trip in _trips(told):
        _day_legs(trip)
    for event in events:
        if event.kind == "meeting":
            _place_aside(event, events)
            _place_encounter(event, legs, cast)
    for leg in legs:
        leg.when = leg.when or leg.trip
        _complete(leg, [event for event in events if event.kind == "meeting"])
    regions = {
        id(leg) for trip in _trips(legs) if len(trip) > 1 for leg in trip[:1] if leg.where.country is None
    }
    return [
        event
        for event in events
        if event.kind != "gathering" and id(event) not in regions and not _faceless(event, told)
    ]


def _to_us(visit: Event, cast: Cast) -> None:
    """Place the visit of a foreigner, where no place is told, in the publisher's state."""
    own = cast.reading.own
    state = own is not None and len(own) == 2  # noqa: PLR2004 - a code of a state
    if state and own not in visit.side.codes and any(not cast.own(name) for name in visit.side.names):
        visit.where = Where(None, own)
        visit.side += Side((), (own or "",))


def _trips(legs: Iterable[Event]) -> list[list[Event]]:
    """Return the legs by traveller and status, in the order in which each is told by itself."""
    trips: list[list[Event]] = []
    for leg in sorted(legs, key=_told_at):
        for trip in trips:
            if set(trip[0].side.names) & set(leg.side.names) and trip[0].status == leg.status:
                trip.append(leg)
                break
        else:
            trips.append([leg])
    return trips


def _told_at(leg: Event) -> int:
    return min(
        (frame.start for frame in leg.frames if not frame.listed and not frame.stub),
        default=leg.frames[-1].start,
    )


def _day_legs(trip: list[Event]) -> None:
    """Give each leg its days: its own, else from the leg before to the leg after, inside those of the trip."""
    whole = _whole(trip)
    for leg in trip:
        if leg.when is None and leg.trip != whole:
            leg.when = leg.trip
    if whole is None or len(trip) == 1:
        return
    if whole[0] == whole[1]:  # the day of departure for several places
        whole = _months(whole)
    begin = whole[0]
    for number, leg in enumerate(trip):
        later = next((other.when[0] for other in trip[number + 1 :] if other.when), whole[1])
        if leg.when is None:
            leg.when = (begin, max(begin, later))
        elif leg is trip[-1] and leg.when[0] == leg.when[1] < whole[1]:
            leg.when = (leg.when[0], whole[1])
        begin = leg.when[0]


def _whole(trip: list[Event]) -> Dates | None:
    """Return the days of the whole trip: those told of a list of places, or of a region, that hold all others."""
    told = [leg.trip for leg in trip if leg.trip]
    told += [leg.when for leg in trip if leg.when and leg.where.country is None]
    widest = max(told, key=lambda dates: dates[1].latest - dates[0].earliest, default=None)
    if widest and any(dates[0] < widest[0] or dates[1] > widest[1] for dates in told):
        return None
    return widest


def _place_aside(event: Event, events: list[Event]) -> None:
    """Give an encounter on the margins of a gathering the place and days of the one told before it."""
    if any(frame.aside for frame in event.frames):
        before = [other for other in events[: events.index(event)] if other.kind == "gathering"]
        if before:
            event.where = event.where or before[-1].where
            event.when = event.when or before[-1].when


def _place_encounter(event: Event, legs: list[Event], cast: Cast) -> None:
    leg = _leg_of(event, legs, cast)
    if leg is not None:
        _take_from(leg, event)
    if len(event.side.codes) == 1 and event.where.country not in (None, *event.side.codes):
        event.side += Side((), (event.where.country or "",))  # whoever is met there is of that state


def _take_from(leg: Event, event: Event) -> None:
    if not event.where or (event.where.place is None and event.where.country == leg.where.country):
        event.where = leg.where
    if event.when is None and _one_country(leg, event) and not leg.passing:
        event.when = leg.when


def _one_country(leg: Event, event: Event) -> bool:
    return event.where.country is None or leg.where.country in (None, event.where.country)


def _leg_of(event: Event, legs: list[Event], cast: Cast) -> Event | None:
    """Return the leg that an encounter belongs to: of the same people, where it is, whose officials it meets."""
    start = event.frames[-1].start
    fits = []
    for leg in legs:
        if not set(leg.side.names) & set(event.side.names) or not _one_country(leg, event):
            continue
        together = any(frame.sentence == other.sentence for frame in leg.frames for other in event.frames)
        if (leg.passing and not together) or (leg.status != event.status and not together):
            continue
        fits.append(leg)
    hosts = [
        leg for leg in fits if leg.where.country in event.side.codes and leg.where.country != cast.reading.own
    ]
    if event.where or len(fits) == 1:
        return fits[0] if fits else None
    near = [
        leg for leg in hosts or fits if any(frame.start < start and not frame.listed for frame in leg.frames)
    ]
    return max(
        near,
        key=lambda leg: max(f.start for f in leg.frames if f.start < start),
        default=hosts[0] if len(hosts) == 1 else None,
    )


def _complete(leg: Event, meetings: list[Event]) -> None:
    """Add to a visit the hosts it meets, and the month of a dated encounter it has no day beside."""
    for event in meetings:
        if not set(leg.side.names) & set(event.side.names) or not one_place(leg.where, event.where):
            continue
        if leg.where.place is None and event.where.place and leg.where.country:
            leg.where = event.where
        if leg.where.country in event.side.codes and event.where:
            leg.side += Side((), (leg.where.country or "",))
        if leg.when is None and event.when and (event.where or leg.stub):
            leg.when = event.when if leg.stub else _months(event.when)


def _months(dates: Dates) -> Dates:
    return PartialDate(dates[0].text[:7]), PartialDate(dates[1].text[:7])


def _faceless(event: Event, legs: list[Event]) -> bool:
    """Whether an encounter with "officials" says no more than the visit that it belongs to."""
    if event.kind != "meeting" or not all(frame.faceless for frame in event.frames):
        return False
    if set(event.side.codes) <= {
        event.where.country,
        *(code for frame in event.frames for code in frame.doer.codes),
    }:
        return True
    return any(
        set(leg.side.names) & set(event.side.names) and one_place(leg.where, event.where) for leg in legs
    )
