"""The days of each leg of a trip, from those told of the leg, of the legs around it and of the whole."""

from collections.abc import Iterable

from kg.extract.events import Dates, Event, days, months


def trips(legs: Iterable[Event]) -> list[list[Event]]:
    """Return the legs by traveller and status, in the order in which each is told by itself."""
    found: list[list[Event]] = []
    for leg in sorted(legs, key=_told_at):
        trip = next(
            (trip for trip in found if trip[0].shares_people(leg) and trip[0].status == leg.status), None
        )
        if trip is None:
            found.append([leg])
        else:
            trip.append(leg)
    return found


def _told_at(leg: Event) -> int:
    alone = (frame.start for frame in leg.frames if not frame.listed and not frame.stub)
    return min(alone, default=leg.frames[-1].start)


def day_legs(trip: list[Event]) -> None:
    """Give each leg its days: its own, else from the leg before to the leg after, inside those of the trip."""
    whole = _whole(trip)
    for leg in trip:
        if leg.when is None and leg.trip != whole:
            leg.when = leg.trip
    if whole is None or len(trip) == 1:
        return
    if whole[0] == whole[1]:  # the day of departure for several places
        whole = months(whole)
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
    widest = max(told, key=days, default=None)
    if widest and any(dates[0] < widest[0] or dates[1] > widest[1] for dates in told):
        return None
    return widest
