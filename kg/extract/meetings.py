"""Find the meetings, visits and calls that a release speaks of."""

from collections.abc import Sequence

from kg.extract.dates import DateMention
from kg.extract.meeting_frames import FrameFinder
from kg.extract.meeting_merging import merge
from kg.extract.mentions import Reading
from kg.model.fact import Meeting


def find_meetings(reading: Reading, dates: Sequence[DateMention]) -> tuple[Meeting, ...]:
    """Return the events of `reading` in which officials of several states come together, or one travels."""
    finder = FrameFinder(reading, dates)
    return merge(reading, finder.cast, list(finder.find()))
