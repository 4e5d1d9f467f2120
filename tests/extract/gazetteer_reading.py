"""A reading with what the gazetteer knows, and with people given by hand: what the finders of events are tried on."""

from collections.abc import Mapping
from datetime import date

from kg.extract.mentioned import named_mentions
from kg.extract.mentions import Mention, Reading
from kg.extract.names import find_names
from kg.extract.publishers import publisher_code
from kg.model.document import Span
from kg.model.fact import Evidence, Person, PostHeld
from kg.model.release import Release
from kg.text import cut

DAY = date(2023, 5, 10)  # a Wednesday
NOTE = Evidence(Span(0, 1), "x", "test", 1.0)


def read(
    body: str,
    title: str = "",
    *,
    publisher: str = "UK Foreign Office",
    day: date = DAY,
    people: Mapping[str, str] | None = None,
) -> Reading:
    """Return a reading of a release; `people` are full names with the codes of the states they serve."""
    document = cut(Release("t", publisher, day, title, body))
    mentions = list(named_mentions(document, find_names(document), (), ()))
    for name in people or {}:
        start = document.text.find(name)
        if start >= 0:
            first, last = document.token_at(start), document.token_at(start + len(name) - 1) + 1
            mentions.append(Mention("person", start, start + len(name), first, last, (name,)))
    mentions.sort(key=lambda mention: (mention.start, -mention.end))
    served = tuple(
        Person(name, (PostHeld("Minister", code, NOTE),), NOTE) for name, code in (people or {}).items()
    )
    return Reading(document, tuple(mentions), served, publisher_code(publisher))
