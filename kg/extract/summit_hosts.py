"""Who hosts or chairs a gathering, by the words around its name."""

import re
from collections.abc import Iterator

from kg.extract.agreement_parties import codes_of
from kg.extract.mentions import Mention, Reading
from kg.extract.summit_names import Gathering
from kg.extract.surroundings import sentence_beside
from kg.text import Sentence

_BY = re.compile(
    r"\b(?:(?:[Cc]o-)?[Hh]ost(?:ed)?|[Cc]onvened|[Oo]rgani[sz]ed|[Cc]haired)\s(?:jointly\s)?by\s"
    r"|\b(?:chair(?:man|person)?ship|presidency|leadership|auspices|invitation)\sof\s"
)
_DOES = re.compile(
    r"\b(?:co-)?(?:host(?:s|ed|ing)?|conven(?:e|es|ed|ing)|organi[sz](?:e|es|ed|ing)|chair(?:s|ed|ing))\b(?!\sby)",
    re.IGNORECASE,
)
_CHAIR = re.compile(r"['’]s?\s(?:[\w-]+\s){0,2}(?:chair(?:man|person)?ship|presidency|hosting)\b")
#: What the next sentence says of who hosted.
_HOSTED_IT = re.compile(
    r",?\s(?:which|who)\s(?:chair(?:ed|s)|host(?:ed|s))\s(?:it|the\s(?:meeting|summit|conference|forum|session))\b"
)
_WAS_HOSTED = re.compile(
    r"(?:The\s(?:\w+\s)?(?:[Mm]eeting|[Ss]ummit|[Cc]onference|[Ff]orum|[Ss]ession|[Ee]vent)|It)\s(?:was|is|is\sbeing|will\sbe)\s"
    r"(?:jointly\s)?(?:co-)?(?:chaired|hosted|convened|organi[sz]ed)\s(?:jointly\s)?by\s"
)
_WHICH = re.compile(r",?\s(?:which|that)\s")
_IS_HOST = re.compile(r"\s(?:is|are|was|were|will\sbe|acts?\sas)\s(?:the\s)?hosts?\b(?!\sof)")
_OFF = re.compile(r"[.;]|\b(?:in|on|at|with|to|will|for)\b")
_JOINS = re.compile(
    r"(?:[\s,]|['’]s?(?:\s\w+\sin)?|\b(?:and|the|is|are|was|were|will|to|also|be|has|which)\b)*"
)
_BEFORE, _AFTER = 70, 110


def hosts_told(reading: Reading, gathering: Gathering) -> tuple[str, ...]:
    """Return the codes of the states and bodies that host, if the sentence says so."""
    return tuple(dict.fromkeys(_hosts(reading, gathering)))


def _hosts(reading: Reading, gathering: Gathering) -> Iterator[str]:
    text, sentence = reading.document.text, gathering.sentence
    by = _BY.search(
        text, gathering.end, min(_next_end(reading, gathering), gathering.end + _AFTER)
    ) or _BY.match(text, sentence.start)
    if by:
        yield from _listed(reading, by.end(), max(sentence.end, by.end() + _AFTER))
        return
    before = _DOES.finditer(text, max(sentence.start, gathering.start - _BEFORE), gathering.start)
    does = max(before, key=lambda match: match.start(), default=None)
    if does:
        yield from _subject(reading, sentence.start, does.start())
        return
    which = _WHICH.match(text, gathering.end, sentence.end)
    does = _DOES.search(text, which.end(), min(sentence.end, which.end() + 50)) if which else None
    if which and does:
        yield from _subject(reading, which.end(), does.start())
        return
    following = sentence_beside(reading.document, gathering.sentence, 1)
    if following:
        yield from _told_next(reading, following)
    yield from _in_the_chair(reading, gathering)


def _told_next(reading: Reading, following: Sentence) -> Iterator[str]:
    """Yield the hosts whom the next sentence tells: "The meeting was chaired by X", "Peru, which hosted it"."""
    text = reading.document.text
    does = _IS_HOST.search(text, following.start, following.end) or _HOSTED_IT.search(
        text, following.start, following.end
    )
    by = _WAS_HOSTED.match(text, following.start, following.end)
    if by:
        yield from _listed(reading, by.end(), following.end)
    elif does:
        yield from _subject(reading, following.start, does.start())


def _in_the_chair(reading: Reading, gathering: Gathering) -> Iterator[str]:
    """Yield whose presidency is told beside the name: "the G20 Summit under Peru's presidency"."""
    text, sentence = reading.document.text, gathering.sentence
    begin, end = max(sentence.start, gathering.start - _BEFORE), min(sentence.end, gathering.end + _BEFORE)
    for mention in reading.between(begin, end, "country"):
        chair = _CHAIR.match(text, mention.end, end)
        others = reading.between(mention.end, chair.end(), "organization") if chair else ()
        if chair and all(text[m.start : m.end] in text[gathering.start : gathering.end] for m in others):
            yield from codes_of(iter((mention,)))


def _next_end(reading: Reading, gathering: Gathering) -> int:
    """Return the end of the sentence, or of the next if that begins with "Hosted by"."""
    following = sentence_beside(reading.document, gathering.sentence, 1)
    if following and _BY.match(reading.document.text, following.start):
        return following.end
    return gathering.sentence.end


def _listed(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Yield the codes of the list of hosts that begins at `start`."""
    text, previous = reading.document.text, start
    for mention in reading.between(start, end, "country", "organization", "person", "role"):
        if mention.start - previous > 45 or _OFF.search(text, previous, mention.start):  # noqa: PLR2004 - another matter
            return
        yield from _codes(reading, mention)
        previous = mention.end


def _subject(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Yield the codes of the list that ends at the verb at `end`."""
    text, follower = reading.document.text, end
    kinds = ("country", "organization", "person", "role")
    for mention in reversed([*reading.between(max(start, end - 90), end, *kinds)]):
        if mention.form in ("adjective", "demonym"):
            continue
        if not _JOINS.fullmatch(text, mention.end, follower):
            return
        yield from _codes(reading, mention)
        follower = mention.start


def _codes(reading: Reading, mention: Mention) -> Iterator[str]:
    if mention.kind in ("country", "organization"):
        yield from codes_of(iter((mention,)))
    else:
        for name in mention.keys:
            yield from reading.states.get(name, ())[:1]
