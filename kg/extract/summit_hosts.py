"""Who hosts or chairs a gathering, by the words around its name."""

import re
from collections.abc import Iterator

from kg.extract.mentions import Reading
from kg.extract.summit_names import Gathering

_BY = re.compile(
    r"\b(?:(?:co-)?host(?:ed)?|convened|organi[sz]ed|chaired)\sby\s|\b(?:chair(?:man|person)?ship|presidency|leadership|auspices)\sof\s",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    r"\b(?:(?:will|to|is|are|was|were|would|shall)\s(?:also\s)?(?:be\s)?)?(?:co-)?(?:host(?:s|ed|ing)?|conven(?:e|es|ed|ing)|organi[sz](?:e|es|ed|ing))\b(?!\sby)",
    re.IGNORECASE,
)
_OWNER = re.compile(r"[’']s?\s(?:\w+\s)?(?:hosting|chair(?:man|person)?ship|presidency)\sof\b")


def hosts_told(reading: Reading, gathering: Gathering) -> tuple[str, ...]:
    """Return the codes of the states and bodies that host, if the sentence says so."""
    text, sentence = reading.document.text, gathering.sentence
    by = _BY.search(text, gathering.end, min(sentence.end, gathering.end + 90))
    if by:
        return tuple(_listed(reading, by.end(), sentence.end))
    subject = _SUBJECT.search(text, max(sentence.start, gathering.start - 60), gathering.start)
    if subject:
        return tuple(_before(reading, sentence.start, subject.start()))
    follows = re.compile(r"[^.;]{0,12}?\b(?:which|that)\s").match(text, gathering.end, sentence.end)
    if follows:
        subject = _SUBJECT.search(text, follows.end(), min(sentence.end, follows.end() + 50))
        if subject:
            return tuple(_before(reading, follows.end(), subject.start()))
    return ()


def _listed(reading: Reading, start: int, end: int) -> Iterator[str]:
    text, previous = reading.document.text, start
    for mention in reading.between(start, end, "country", "organization", "person", "role"):
        gap = text[previous : mention.start]
        if len(gap) > 25 or re.search(r"[.;]|\b(?:in|on|at|with)\b", gap):
            return
        yield from _codes(reading, mention)
        previous = mention.end


def _before(reading: Reading, start: int, end: int) -> Iterator[str]:
    found: list[str] = []
    for mention in reading.between(max(start, end - 90), end, "country", "organization", "person", "role"):
        found.extend(_codes(reading, mention))
    yield from dict.fromkeys(found)


def _codes(reading: Reading, mention) -> Iterator[str]:  # type: ignore[no-untyped-def]
    if mention.kind in ("country", "organization"):
        yield from mention.keys
    else:
        for name in mention.keys:
            yield from reading.states.get(name, ())[:1]
