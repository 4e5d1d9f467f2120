"""When and where a body's leaders gather, told without the word "summit"."""

import re
from collections.abc import Sequence

from kg.extract.dates import DateMention
from kg.extract.meeting_places import Where, find_places
from kg.extract.mentions import Reading
from kg.extract.summit_days import Days
from kg.extract.surroundings import dates_between

_GATHER = re.compile(
    r"\s(?:heads\sof\s(?:state|government)(?:\sand\sgovernment)?|leaders)\s"
    r"(?:(?:will|are|due|set|expected|plan|to)\s){0,3}(?:meet|met|gather|gathered|convene|convened|assemble)\b"
)


def members_gather(
    reading: Reading, dates: Sequence[DateMention], bodies: frozenset[str]
) -> tuple[Days | None, Where]:
    """Return when and where the sentence that has the leaders of one of `bodies` gather says that they do."""
    document = reading.document
    for mention in reading.mentions:
        if mention.kind != "organization" or not bodies.intersection(mention.keys):
            continue
        gather = _GATHER.match(document.text, mention.end)
        if gather:
            sentence = document.sentences[document.sentence_at(mention.start)]
            told = dates_between(dates, sentence.start, sentence.end)
            days = (told[0].begin, told[0].finish) if len(told) == 1 and told[0].form != "relative" else None
            places = find_places(reading, gather.end(), sentence.end)
            return days, places[0] if places else Where()
    return None, Where()
