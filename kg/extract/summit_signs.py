"""Whether a phrase names a gathering of many states: not of two, of one country's own, and no standing body."""

import re

from kg.extract.mentions import Reading
from kg.extract.noun_phrases import APOSTROPHES, HYPHENS
from kg.extract.summit_phrases import Phrase

#: What makes a meeting or session one of many states: who meets, before or after the word.
_WHO_BEFORE = re.compile(
    r"(?:[Mm]inisterial|Ministers['’]?|Leaders['’]?|Consultative|Heads\sof\s(?:State|Government)|Chiefs|CHODs?"
    r"|Chiefs\sof\sDefen[cs]e)\s(?:['’]\s)?$"
)
_WHO_AFTER = re.compile(
    r"\w+\sof\s(?:the\s)?(?:[\w-]+\s){0,4}?(?:heads|[Ff]oreign\s[Mm]inisters|[Dd]efen[cs]e\s[Mm]inisters"
    r"|national\ssecurity\sadvis[eo]rs|ministers\sof|Contact\sGroup)\b"
)
_NOT_AFTER = re.compile(
    r"\W?(?:[Cc]ent(?:er|re)|[Rr]oom|[Hh]all|[Cc]all|table|resolutions?|Steering|Fisheries|Secretariat|Chair|Agency)\b"
)
#: Words in a name that make it a gathering of one country's own, or no gathering.
_NOT_IN = frozenset(
    "white house press news tribal business permanent parliamentary quadrilateral video bilateral".split()
)
#: Dialogues of two sides bear such words; those of many are named after a place.
_TOPIC = re.compile(
    r"\b(?:Strategic|Security|Economic|Policy|Partnership|Political|Defen[cs]e|Level|Cyber|Energy|National|Trade"
    r"|Ministerial|Rights|Foreign|Joint|Military|Structured|Accession|Sector|Consular|Counter\w*|Human|Tech\w*|Climate)\b"
)
#: The event, where a body's name is meant: "on the margins of the General Assembly".
_AT = re.compile(
    r"\b(?:margins?|sidelines?|fringes)\sof\s(?:the\s)?(?:\w+\s)?$"
    r"|\b(?:attend\w*|participat\w+\sin|session\sof|during|at)\s(?:the\s)?(?:\w+\s)?$"
)
_MEETS = re.compile(r"\s(?:will\s)?(?:met|meets?|convenes?|convened)\b")
_GENERIC = frozenset(
    "foreign defence defense ministers leaders ministerial heads of state government the chiefs".split()
)
#: Heads that name a gathering by themselves.
_NAMES = frozenset(("general", "cop", "chogm", "european", "unga", "contact"))


def is_gathering(phrase: Phrase, words: str) -> bool:
    """Whether the head of `phrase`, after its `words`, can mean a gathering of states at all."""
    if _NOT_AFTER.match(phrase.after):
        return False
    if phrase.family not in ("meeting", "session"):
        return True
    who = _WHO_BEFORE.search(phrase.before + words) or _WHO_AFTER.match(phrase.name)
    return who is not None or "Contact Group" in phrase.name


def is_specific(phrase: Phrase) -> bool:
    """Whether the phrase names one gathering, and is not only "the Foreign Ministers' Meeting"."""
    telling = phrase.words - _GENERIC - HYPHENS - APOSTROPHES
    return bool(telling) or phrase.completed or phrase.family in _NAMES


def is_multilateral(reading: Reading, phrase: Phrase) -> bool:
    """Whether a name is that of a gathering of many states."""
    text, tokens = reading.document.text, reading.document.tokens
    start, stop = tokens[phrase.first].start, tokens[phrase.head].start
    end = tokens[phrase.last - 1].end
    if phrase.words & _NOT_IN or phrase.before.endswith("vice-"):
        return False
    leading = [*reading.between(start, stop, "country", "organization", "place")]
    codes = {key for mention in leading if mention.kind == "country" for key in mention.keys}
    two = len(codes) == 2 and all(mention.kind == "country" for mention in leading)  # noqa: PLR2004 - of two states
    if two and not (phrase.family == "forum" and len(phrase.words - HYPHENS) > 2):  # noqa: PLR2004 - of their societies
        return False
    if phrase.family == "dialogue":
        return not (_TOPIC.search(text[start:stop]) or codes)
    if phrase.family == "meeting" and not _many(reading, phrase, stop, end):
        return False
    body = phrase.family in ("general", "unga", "contact") or _is_body(reading, start, end)
    return not body or bool(_AT.search(phrase.before) or _MEETS.match(phrase.after))


def _many(reading: Reading, phrase: Phrase, stop: int, end: int) -> bool:
    """Whether a meeting is one of a whole group, and not of the ministers of states that it names."""
    inside = {key for mention in reading.between(stop, end, "country") for key in mention.keys}
    if len(inside) > 1 or "trilateral" in phrase.words:
        return False
    proper = any(word.isupper() or word.istitle() for word in phrase.name.split())
    return proper or "foreign ministers" in phrase.name


def _is_body(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are the name of a standing body: the World Economic Forum."""
    return any(m.start <= start and m.end >= end for m in reading.between(start, end + 1, "organization"))
