"""Where a gathering is, by the words around its name."""

import re

from kg.extract.meeting_places import Where, find_places
from kg.extract.mentions import Reading
from kg.extract.summit_names import Gathering
from kg.extract.summit_phrases import HEAD
from kg.extract.surroundings import sentence_beside

_STOP = re.compile(
    r"[;:]|\b(?:where|with|while|when)\s|\band\s(?=[a-z])|\bto\s(?!take|be\sheld|be\shosted)(?=[a-z])|\.\s"
)
#: What may stand between a place and the gathering there: "to Brussels, where he will participate in a".
_BEFORE = re.compile(
    r"(?:^(?:While|During)\s[^,;]{0,60},|\b(?:where|for|attend\w*|participat\w+\sin|part\sin|(?:margins|sidelines|fringes)\sof|speak\w*\sat|lead\s[^.;]{0,30}to))\s"
    r"(?:the|a|an|its)?\s?(?:[\w.-]+\s){0,4}$"
)
_HOST = re.compile(r",?\s(?:which\s)?(?:will\s|to\s)?hosts?(?:ed)?\s(?:the\s)?(?:\w+\s)?$")
#: Somebody takes part whose journey the sentence before tells: "He will join other leaders at the".
_ON_A_JOURNEY = re.compile(
    r"(?:There,?\s)?(?:[Hh]e|[Ss]he|[Tt]hey)\s(?:will\s|is\sto\s)?(?:also\s)?(?:attend|join|participate|take\spart|speak)\b"
)
_JOURNEY = re.compile(r"\b(?:arriv|travel|visit)\w*\b|\b(?:will\s(?:be|go)|goes)\s(?:in|to)\b")
_LEADS = re.compile(r"\b(?:[Ii]n|to|[Aa]t|near)\s(?=(?:the\s)?[A-Z])")
#: How far past a name its place is looked for, in code points; how many leads to a place before it are tried.
_NEARBY, _LEADS_TRIED = 90, 4


def place_told(reading: Reading, gathering: Gathering) -> Where:
    """Return the place that the sentence gives the gathering."""
    text, sentence = reading.document.text, gathering.sentence
    other = HEAD.search(text, gathering.end, sentence.end)
    limit = min(sentence.end, gathering.end + _NEARBY, other.start() if other else sentence.end)
    stop = _STOP.search(text, gathering.end, limit)
    after = find_places(reading, gathering.end, stop.start() if stop else limit)
    if after:
        return after[0]
    if gathering.form == "back":
        return Where()
    before = text[sentence.start : gathering.start]
    if _BEFORE.search(before):
        leads = [sentence.start + match.start() for match in _LEADS.finditer(before)]
        for lead in reversed(leads[-_LEADS_TRIED:]):
            places = find_places(reading, lead, gathering.start)
            if places:
                return places[-1]
        visited = _visited(reading, gathering)
        if visited:
            return visited[-1]
    return _of_a_journey(reading, gathering) or _of_the_host(reading, gathering)


def _visited(reading: Reading, gathering: Gathering) -> list[Where]:
    """Return the place that a verb without preposition leads to: "visited Lima for the summit"."""
    text, sentence = reading.document.text, gathering.sentence
    verb = re.compile(r"\bvisit(?:s|ed|ing)?\s").search(text, sentence.start, gathering.start)
    return find_places(reading, verb.end(), gathering.start, bare=True) if verb else []


def place_in_name(reading: Reading, gathering: Gathering) -> Where:
    """Return the city that a gathering is named after: the Munich Security Conference."""
    for mention in reading.between(gathering.start, gathering.end, "place"):
        if mention.form == "city":
            name = reading.document.text[mention.start : mention.end]
            return Where(name, mention.keys[0] if mention.keys else None)
    return Where()


def _of_a_journey(reading: Reading, gathering: Gathering) -> Where:
    """Return the place to which the sentence before has somebody travel who takes part."""
    document, sentence = reading.document, gathering.sentence
    if not _ON_A_JOURNEY.match(document.text, sentence.start, gathering.start):
        return Where()
    journey = sentence_beside(document, sentence, -1)
    if journey is None or not _JOURNEY.search(document.text, journey.start, journey.end):
        return Where()
    places = find_places(reading, journey.start, journey.end)
    return places[0] if len(places) == 1 else Where()


def _of_the_host(reading: Reading, gathering: Gathering) -> Where:
    """Return the city or building that hosts: "Lima to host the Forum"."""
    text, sentence = reading.document.text, gathering.sentence
    host = _HOST.search(text[sentence.start : gathering.start])
    if host:
        for mention in reading.between(sentence.start, sentence.start + host.start(), "place"):
            if mention.end == sentence.start + host.start():
                name = None if mention.form == "building" else text[mention.start : mention.end]
                return Where(name, mention.keys[0] if mention.keys else None)
    return Where()
