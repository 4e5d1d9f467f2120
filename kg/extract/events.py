"""Events under construction, from all frames that speak of them."""

from dataclasses import dataclass, field

from kg.extract.frames import Frame
from kg.extract.meeting_places import Where
from kg.extract.sides import Side
from kg.model.partial_date import PartialDate

Dates = tuple[PartialDate, PartialDate]


@dataclass(slots=True, eq=False)
class Event:
    """An event under construction.

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

    def shares_people(self, other: "Event") -> bool:
        """Whether someone takes part in both."""
        return not set(self.side.names).isdisjoint(other.side.names)


def one_place(a: Where, b: Where) -> bool:
    """Whether two places can be one."""
    if a.place and b.place and a.place != b.place:
        return False
    return a.country is None or b.country is None or a.country == b.country


def one_time(a: Dates | None, b: Dates | None) -> bool:
    """Whether two times can be one: they overlap, or one is not known."""
    if a is None or b is None:
        return True
    return a[0].earliest <= b[1].latest and b[0].earliest <= a[1].latest


def days(dates: Dates) -> int:
    """Return how many days lie between the first and the last that `dates` can mean."""
    return (dates[1].latest - dates[0].earliest).days


def months(dates: Dates) -> Dates:
    """Return `dates` no more exact than a month."""
    return PartialDate(dates[0].text[:7]), PartialDate(dates[1].text[:7])
