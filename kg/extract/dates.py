"""Find the dates that a release states, resolved against the day it was published.

A date without its year is the one nearest to that day; a weekday is the one before or after it, by the tense
of its sentence. Nothing is made more exact than it is written: "in March" stays a month, "next week" becomes
the month (or the two months) it lies in.
"""

from dataclasses import dataclass
from datetime import date

from kg.errors import DateError
from kg.extract.date_patterns import FUTURE
from kg.extract.date_readers import READERS, Anchor, Dates
from kg.model.partial_date import PartialDate
from kg.text import Document


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date or range as written.

    Shape:
        `begin` and `finish` are equal for a single day, month or year. `form` is ``day``, ``relative``,
        ``weekday``, ``month``, ``period`` or ``year``. `other` is the reading on the other side of the day of
        publication; only weekdays and months without a year have one.
    Units:
        `start` and `end` count code points, `first` and `last` tokens; both half-open.
    """

    start: int
    end: int
    first: int
    last: int
    begin: PartialDate
    finish: PartialDate
    form: str
    other: Dates | None = None

    def on_side(self, day: date, *, planned: bool) -> Dates:
        """Return the dates for an event that is planned, or over, on `day`: weekdays and months follow it."""
        here = (self.begin, self.finish)
        if self.other is None or (self.begin.latest >= day if planned else self.begin.earliest <= day):
            return here
        return self.other


def find_dates(document: Document) -> tuple[DateMention, ...]:
    """Return the dates written in `document`, in order and without overlaps."""
    found: list[DateMention] = []
    ahead: dict[int, bool] = {}  # whether a sentence speaks of what is to come
    taken = bytearray(len(document.text))
    for pattern, form, read, needs in READERS:
        if not any(word in document.text for word in needs):
            continue
        for match in pattern.finditer(document.text):
            if taken.find(1, *match.span()) >= 0:
                continue
            number = document.sentence_at(match.start())
            if number not in ahead:
                sentence = document.sentences[number]
                ahead[number] = FUTURE.search(document.text, sentence.start, sentence.end) is not None
            try:
                readings = read(match, Anchor(document.day, future=ahead[number]))
            except DateError:  # no calendar has that day or year
                continue
            if readings:
                taken[match.start() : match.end()] = b"\x01" * len(match[0])
                first, last = document.token_at(match.start()), document.token_at(match.end() - 1) + 1
                other = readings[1] if len(readings) > 1 else None
                found.append(DateMention(*match.span(), first, last, *readings[0], form, other))
    return tuple(sorted(found, key=lambda mention: mention.start))
