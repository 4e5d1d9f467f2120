"""Journeys: what an encounter on the way takes from the leg it belongs to, and what it adds to it."""

from datetime import date

from kg.extract.events import Event, months, one_place, one_time
from kg.extract.meeting_places import Where
from kg.extract.participants import Cast
from kg.extract.sides import of_states
from kg.extract.trip_days import day_legs, trips

STATE = len("PL")


def settle_journeys(events: list[Event], cast: Cast) -> list[Event]:
    """Return the events with the days of legs told apart, and with encounters placed on their legs."""
    meetings = [event for event in events if event.kind == "meeting"]
    for event in events:
        if event.kind == "visit" and not event.where:
            _to_us(event, cast)
            _to_them(event, events, cast)
    legs = [event for event in events if event.kind == "visit" and event.where and _abroad(event)]
    told = [leg for leg in legs if not leg.passing or leg.stub]
    for leg in told:
        _day_by_encounters(leg, meetings)
    for trip in trips(told):
        day_legs(trip)
    for event in meetings:
        _place_aside(event, events)
        _place_encounter(event, legs, cast)
    for leg in legs:
        leg.when = leg.when or leg.trip
        for event in meetings:
            _complete(leg, event)
    dropped = [trip[0] for trip in trips(legs) if len(trip) > 1 and trip[0].where.country is None]
    dropped += [leg for leg in legs if leg.stub and _is_tour(leg, legs)]
    dropped += [event for event in events if event.kind == "gathering" or _faceless(event, told)]
    return [event for event in events if event not in dropped]


def _is_tour(whole: Event, legs: list[Event]) -> bool:
    """Whether a visit is one to a region, of which another is told that leads to a state."""
    return whole.where.country is None and any(leg.where.country and leg.shares_people(whole) for leg in legs)


def _abroad(visit: Event) -> bool:
    """Whether a visit leads out of the state of those who make it."""
    return set(visit.side.codes) != {visit.where.country}


def _day_by_encounters(leg: Event, meetings: list[Event]) -> None:
    """Give one place of a list the days of the encounters there, which are more exact than those of the trip."""
    if leg.when or not leg.trip:
        return
    there = [
        event.when
        for event in meetings
        if event.when and event.where.country == leg.where.country and event.shares_people(leg)
    ]
    inside = [dates for dates in there if leg.trip[0] <= dates[0] and dates[1] <= leg.trip[1]]
    if inside:
        leg.when = (min(dates[0] for dates in inside), max(dates[1] for dates in inside))


def _to_us(visit: Event, cast: Cast) -> None:
    """Place the visit of a foreigner, where no place is told, in the publisher's state."""
    own = cast.reading.own or ""
    if len(own) == STATE and own not in visit.side.codes and not all(map(cast.own, visit.side.names)):
        visit.where = Where(None, own)
        visit.side += of_states(own)


def _to_them(visit: Event, events: list[Event], cast: Cast) -> None:
    """Place a visit without a place where its people meet others abroad, if no visit there is told."""
    if visit.where or not visit.side.names:
        return
    near = [event for event in events if event.shares_people(visit) and event is not visit]
    for event in near:
        abroad = event.where.country not in (None, cast.reading.own)
        if event.kind == "meeting" and abroad and not any(_goes_to(other, event.where) for other in near):
            visit.where = event.where
            return


def _goes_to(visit: Event, where: Where) -> bool:
    return visit.kind == "visit" and visit.where.country == where.country


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
        if not event.where or (event.where.place is None and event.where.country == leg.where.country):
            event.where = leg.where
        if event.when is None and _one_country(leg, event) and not leg.passing:
            event.when = leg.when
    if len(event.side.codes) == 1:  # whoever is met abroad is of that state
        event.side += of_states(event.where.country)


def _one_country(leg: Event, event: Event) -> bool:
    return event.where.country is None or leg.where.country in (None, event.where.country)


def _leg_of(event: Event, legs: list[Event], cast: Cast) -> Event | None:
    """Return the leg that an encounter belongs to: of the same people, where it is, whose officials it meets."""
    day = cast.reading.document.day
    fits = [
        leg
        for leg in legs
        if leg.shares_people(event) and _one_country(leg, event) and _at_once(leg, event, day)
    ]
    if event.where and event.where.place is None:  # a house is not in the city of another day
        fits = [leg for leg in fits if one_time(leg.when, event.when)]
    if event.where or len(fits) == 1:
        return next(iter(fits), None)
    own = cast.reading.own
    hosts = [leg for leg in fits if leg.where.country in event.side.codes and leg.where.country != own]
    start = event.frames[-1].start
    told = [
        (max(frame.start for frame in leg.frames if frame.start < start), number)
        for number, leg in enumerate(hosts or fits)
        if any(frame.start < start and not frame.listed for frame in leg.frames)
    ]
    if told:
        return (hosts or fits)[max(told)[1]]
    return hosts[0] if len(hosts) == 1 else None


def _at_once(leg: Event, event: Event, day: date) -> bool:
    """Whether an encounter can be on a leg: told in one sentence, or of one status and the leg not only mentioned."""
    sentences = {frame.sentence for frame in leg.frames}
    if any(frame.sentence in sentences for frame in event.frames):
        return leg.frames[0].rule != "departs-for"  # not "before he leaves for Paris"
    told = not leg.passing or any(frame.stub for frame in leg.frames)
    under_way = leg.status == "held" and leg.when is not None and leg.when[1].latest >= day
    return told and (
        leg.status == event.status or (under_way and event.status == "planned" and not event.when)
    )


def _complete(leg: Event, event: Event) -> None:
    """Add to a visit the hosts whom it meets, their city, and the month of an encounter, where it has no day."""
    if not leg.shares_people(event) or not one_place(leg.where, event.where):
        return
    if leg.where.place is None and event.where.place and leg.where.country:
        leg.where = event.where
    if leg.where.country in event.side.codes and event.where:
        leg.side += of_states(leg.where.country)
    if leg.when is None and event.when and (event.where or leg.stub):
        leg.when = event.when if leg.stub else months(event.when)


def _faceless(event: Event, legs: list[Event]) -> bool:
    """Whether an encounter with "officials" says no more than a visit there would."""
    if event.kind != "meeting" or not all(frame.faceless for frame in event.frames):
        return False
    doers = {code for frame in event.frames for code in frame.doer.codes}
    told = event.when and event.where
    if not told and set(event.side.codes) <= {event.where.country, *doers}:
        return True
    return any(leg.shares_people(event) and one_place(leg.where, event.where) for leg in legs)
