"""The noun phrase around a word such as "summit": its name, and the year or ordinal of its edition."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.mentions import Reading
from kg.extract.noun_phrases import BRACKET, HYPHENS, SMALL, capitalized, is_ordinal, left_edge, right_edge
from kg.extract.surroundings import sentence_around
from kg.text import Sentence, Token

HEAD = re.compile(
    r"\b(?:[Ss]ummits?(?:\s[Mm]eetings?)?|[Cc]onferences?|[Ff]orums?|[Mm]inisterials?(?:\s[Mm]eetings?)?|General\sAssembly"
    r"|COP\s?\d+|CHOGM|[Ss]ymposium|[Ww]orkshop|[Ss]eminar|[Rr]etreat|European\sPolitical\sCommunity|Dialogue|Contact\sGroup|UNGA"
    r"|[Mm]eetings?|[Ss]ession)\b"
)
#: Heads whose name may go on: "of the Americas", "for Democracy".
_GO_ON = frozenset("summit conference forum ministerial meeting symposium workshop seminar retreat".split())
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
#: Small words inside the names of gatherings.
_IN_NAMES = SMALL | frozenset(
    "member members countries states nations leaders ministers plus format region".split()
)
_OF_A_LAND = frozenset("Peace Security Stability Reconstruction Recovery Situation".split())
_YEAR = re.compile(r"(?:19|20)\d\d")
#: What stands before a name and is no part of it, nor of its edition.
_ASIDE = re.compile(r"\d{1,2}|,|annual|virtual|extraordinary")
#: How far before a name its edition and article stand; the longest completion, and name in quotation marks.
_LEAD, _LONGEST, _LONGEST_QUOTED = 5, 24, 24


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase in its sentence.

    Shape:
        `family` is the head in lower case and singular; `name` without year and ordinal, which are `edition`;
        `words` are those before the head, in lower case; `before` and `after` are what the sentence has around.
    Units:
        `first`, `head` and `last` are tokens: where the name begins, its head stands, and what belongs to it ends.
    """

    family: str
    name: str
    edition: str
    words: frozenset[str]
    before: str
    after: str
    first: int
    head: int
    last: int
    sentence: Sentence
    completed: bool


def phrase_at(reading: Reading, match: re.Match[str], closed: frozenset[int]) -> Phrase:
    """Return the phrase around a head that `HEAD` found; people's names in `closed` are no part of it."""
    document, tokens = reading.document, reading.document.tokens
    text = document.text
    sentence = sentence_around(document, match.start())
    head, after_head = document.token_at(match.start()), document.token_at(match.end() - 1) + 1
    family = tokens[head].text.lower().removesuffix("s")
    first = _front(tokens, head, sentence.first, closed)
    edition, first = _edition(tokens, first, head)
    end = _completed(tokens, after_head, sentence.last, family) if family in _GO_ON else after_head
    last = _bracket(tokens, end, sentence.last)
    return Phrase(
        family,
        " ".join(text[tokens[first].start : tokens[end - 1].end].split()),
        edition or _edition_before(tokens, first, sentence.first),
        frozenset(token.text.lower() for token in tokens[first:head]),
        text[sentence.start : tokens[first].start],
        text[tokens[last - 1].end : sentence.end],
        first,
        head,
        last,
        sentence,
        end > after_head,
    )


def _front(tokens: Sequence[Token], head: int, floor: int, closed: frozenset[int]) -> int:
    """Return where a name begins: "Normandy format summit" as "NATO Summit"."""
    small = head - 1
    if small > floor and tokens[small].text == "format":
        first = left_edge(tokens, small, floor, closed)
        return first if first < small else head
    return left_edge(tokens, head, floor, closed)


def _edition(tokens: Sequence[Token], first: int, head: int) -> tuple[str, int]:
    """Take ordinals, years and days off the front of a name."""
    edition = ""
    while first < head:
        word = tokens[first].text.lower()
        if is_ordinal(word) or _YEAR.fullmatch(word):
            edition = word
        elif not (_ASIDE.fullmatch(word) or word in _MONTHS or word in HYPHENS):
            break
        first += 1
    return edition, first


def _edition_before(tokens: Sequence[Token], first: int, floor: int) -> str:
    """Return the ordinal or year among the small words before a name."""
    for token in reversed(tokens[max(floor, first - _LEAD) : first]):
        word = token.text.lower()
        if is_ordinal(word) or _YEAR.fullmatch(word):
            return word
        if word in ("the", "a", "of", "in", "and", "for"):
            break
    return ""


def _completed(tokens: Sequence[Token], last: int, limit: int, family: str) -> int:
    """Return where "of the Americas", "for Democracy", "on ..." after a head ends."""
    opener = tokens[last].text if last < limit else ""
    quoted = last + (opener == ",")
    if quoted < limit and tokens[quoted].text in ("“", "‘"):
        stop = min(quoted + _LONGEST_QUOTED, len(tokens))
        return next((n + 1 for n in range(quoted, stop) if tokens[n].text in ("”", "’")), last)
    after = [token.text for token in tokens[last + 1 : min(limit, last + 3)] if token.text != "the"][:1]
    dated = opener in ("on", "of") and (not after or after[0][:1].isdigit() or after[0].lower() in _MONTHS)
    if opener not in ("of", "for", "on") or dated:
        return last
    if (opener == "of" and family in ("meeting", "retreat")) or (after and capitalized(after[0])):
        return _cut(tokens, last, right_edge(tokens, last, limit, _LONGEST))
    return last


def _cut(tokens: Sequence[Token], first: int, last: int) -> int:
    """Cut place, day and company off the end of a name."""
    for index in range(first + 1, last):
        word = tokens[index].text
        after = tokens[index + 1].text if index + 1 < last else ""
        of_land = word == "in" and tokens[index - 1].text in _OF_A_LAND  # "on Peace in Yemen"
        place = word in ("in", "at", "from") and capitalized(after) and not of_land
        day = word == "on" and (after[:1].isdigit() or after.lower() in _MONTHS)
        ahead = word == "next" and after in ("week", "month", "year")
        verb = word[:1].islower() and word.lower() not in _IN_NAMES and capitalized(tokens[index - 1].text)
        if place or day or ahead or verb or word in ("with", "last"):
            return index
    return last


def _bracket(tokens: Sequence[Token], last: int, limit: int) -> int:
    """Return where a bracket right after a name ends, which only gives its short form: "(COP26)"."""
    if last >= limit or tokens[last].text != "(":
        return last
    stop = min(limit, last + BRACKET + 1)
    return next((n + 1 for n in range(last + 1, stop) if tokens[n].text == ")"), last)
