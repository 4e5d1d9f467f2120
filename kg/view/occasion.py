"""What a sentence says of a summit as an occasion: who takes part in it, and whether a meeting was at it.

Only the words just before the summit's name are read: a sentence may speak of its results or of plans for it, and then
nobody who is named there came to it.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

#: Up to four words between "at" and the name, such as "the Ninth annual"; none of them may begin a new phrase.
_LEAD = r"""(?:(?!(?:before|after|of|on|for|to|with|and|or|prior|ahead|until|since|from|in|by|about|at|during|a|an)\b)
    [\w’'.&+-]+\s+){0,4} \Z"""
_ARTICLE = r"\s+(?:the\s+|an?\s+|this\s+|NATO[’']s\s+)?"
_MARGINS = re.compile(
    rf"\b(?:on|in|at)\s+the\s+(?:margins?|sidelines?|fringes?|edges?)\s+of{_ARTICLE}{_LEAD}",
    re.VERBOSE | re.IGNORECASE,
)
_AT = re.compile(
    rf"\b(?:at|during|(?:with)?in\s+the\s+framework\s+of|as\s+part\s+of){_ARTICLE}{_LEAD}",
    re.VERBOSE | re.IGNORECASE,
)
_TAKES_PART = re.compile(
    rf"""\b(?: attend(?:s|ed|ing)? | participat(?:e|es|ed|ing|ion)\s+in | (?:tak(?:e|es|ing)|took)\s+part\s+in
    | (?:address|host|co-?host|chair|open)(?:s|es|ed|d|ing)? | speak(?:s|ing)?\s+at | spoke\s+at
    | presid(?:e|es|ed|ing)\s+(?:over|at) | arriv(?:e|es|ed|ing)\s+for ){_ARTICLE}{_LEAD}""",
    re.VERBOSE | re.IGNORECASE,
)
#: After these words it is open whether anyone came.
_OPEN = re.compile(
    r"""\b(?: not | n[’']t | never | unable | declin\w+ | invit\w+ | regret\w* | cancel\w+ | if | whether | should
    | would | could | hop(?:e|es|ed|ing) | wish\w* | instead | rather\s+than | ask\w* | call\w*\s+on | urg\w+
    | proposal )\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: Who is named after these words is not who takes part.
_OTHERS = re.compile(
    r"""\b(?: met | meets? | meeting | spoke | speaks? | talk\w* | discuss\w* | welcom\w+ | told | informed | noted
    | with | by | between | from | about | for )\b""",
    re.VERBOSE | re.IGNORECASE,
)
#: "who arrived to take part" and "thanked her for hosting" say it of someone whom the sentence meets on the way.
_SOMEONE_ELSE = re.compile(
    r"\b(?:who|which|whose|that|thank\w*|congratulat\w*|(?:for|on|of)\s+\Z)", re.IGNORECASE
)
#: What was agreed at a summit is told of long after it; the sentence's meeting need not have been there.
_OUTCOME = re.compile(
    r"""\b(?: reached | agreed | made | expressed | announced | adopted | signed | taken | launched | committed
    | pledged | discussed | agreements? | commitments? | decisions? | outcomes? | results? )
    (?:\s+(?:up)?on|\s+to|\s+by[\w\s]+)?\s+\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|is\s+to|are\s+to|plans?|planning|expect\w*|going\s+to|intends?|upcoming|ahead)\b",
    re.IGNORECASE,
)
#: "The meeting took place on the sidelines of ..." tells of the meeting before it.
_THAT_MEETING = re.compile(
    r"\W*(?:The|This|Their)\s+(?:[a-z]+\s+){0,2}(?:meeting|talks|conversation|discussions?)\b"
)
_HEAD = re.compile(
    r"\b(?:summits?|forum|conference|assembly|meeting|ministerial|dialogue|council|congress)\b", re.IGNORECASE
)
#: What a misread name may have in it, and every text has.
_TITLES = frozenset({"President", "Prime", "Minister", "Secretary", "Vice", "General", "Chancellor"})


@dataclass(frozen=True, slots=True)
class Occasion:
    """A sentence that makes a summit the occasion of something.

    Shape:
        `how` is "takes part", "at" or "margins"; `who` is the text that names those who take part, where it tells;
        `ahead` is whether it lies ahead; `previous` is whether it tells of the meeting told before it.
    """

    how: str
    who: str
    ahead: bool
    previous: bool


def name_start(text: str, start: int, end: int, name: re.Pattern[str]) -> int:
    """Return where in ``text[start:end]`` a summit's name begins, or its head word; `end` where there is neither."""
    found = name.search(text, start, end)
    if found:
        return found.start()
    heads = list(_HEAD.finditer(text, start, end))
    return heads[-1].start() if heads else end


def occasion(sentence: str, name: int) -> Occasion | None:
    """Return what `sentence` makes of the summit whose name begins at `name` in it; None where that is no occasion."""
    before = sentence[:name]
    ahead = bool(_AHEAD.search(before))
    previous = bool(_THAT_MEETING.match(sentence))
    if _MARGINS.search(before):
        return Occasion("margins", "", ahead, previous)
    took = _TAKES_PART.search(before)
    if took:
        who = before[: took.start()]
        if _OPEN.search(who):
            return None
        if _SOMEONE_ELSE.search(who):
            return Occasion("takes part", "", ahead, previous)
        others = _OTHERS.search(who)
        return Occasion("takes part", who[: others.start()] if others else who, ahead, previous)
    at = _AT.search(before)
    if at and not _OUTCOME.search(before[: at.start()]):
        return Occasion("at", "", ahead, previous)
    return None


def people_in(words: str, names: Mapping[str, str]) -> frozenset[str]:
    """Return who of `names`, IRIs and the names of one release's people, is named in `words`.

    One is named by the whole name, or by a part of it that nobody else of the release has and that no other name
    follows: "George Robertson" is not George Bush.
    """
    parts = {iri: _parts(name) for iri, name in names.items()}
    found = set()
    for iri, own in parts.items():
        of_others = {part for other, theirs in parts.items() if other != iri for part in theirs}
        if names[iri] in words or any(_stands_alone(part, own, words) for part in own - of_others):
            found.add(iri)
    return frozenset(found)


def _parts(name: str) -> frozenset[str]:
    words = re.findall(r"[^\W\d_][\w’'-]*[^\W_]", name)
    return frozenset(word for word in words if word[0].isupper() and len(word) > 2) - _TITLES  # noqa: PLR2004


def _stands_alone(part: str, own: frozenset[str], words: str) -> bool:
    for found in re.finditer(rf"\b{re.escape(part)}\b", words):
        follows = re.match(r"\s+([^\W\d_][\w-]+)", words[found.end() :])
        if follows is None or follows[1] in own or not follows[1][0].isupper():
            return True
    return False
