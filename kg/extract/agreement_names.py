"""Find where a text names or describes an agreement: the whole noun phrase around its head word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.agreement_words import AGREED, AGREED_AFTER, HEAD, SKIPPED, STRONG, WEAK, modifiers
from kg.extract.mentions import Reading
from kg.extract.noun_phrases import capitalized, closed_tokens, left_edge, right_edge
from kg.text import Sentence, Token

#: Words after a head that make it part of the name of something else.
_NOT_AFTER = re.compile(
    r"\W{0,2}(?:ally|allies|organi[sz]ation|cent(?:er|re)|office|period|council|obligations?|secretariat|violations?"
    r"|signatory|signatories|partners?|officials?|hall|bod(?:y|ies)|monitoring|Negotiations?|[A-Z][a-z]+)\b"
)
#: Words before a head that make it another thing, or only another name of what was named.
_NOT_BEFORE = re.compile(
    r"\b(?:chief of|head of|state|diplomatic|reach(?:ed)? an?|in|no|press|opening|without|broad|full|national|mutual|better"
    r"|my|his|her|written|general|common|bank|by|(?:known|referred to) as(?: the)?)\s$",
    re.IGNORECASE,
)
_POLICY = re.compile(
    r"(?:Administration|[Gg]overnment|President \w+|Minister \w+)['’]s (?:\w+ ){0,3}$|\bNational\s",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:joint|leaders['’]?|ministers['’]?|trilateral|chairs?['’]?s?|summit|g7|quad|common|final)\b",
    re.IGNORECASE,
)
_BACK = re.compile(r"\b(?:the|this|that|these|those|said|above|its|their|our)\s(?:\w+\s)?$", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"\b(?:an?|two|three|four|several|new|to|of|and|sign\w*|tripartite|trilateral)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
#: How near a sign of agreement must stand before a head that names a policy as often.
_NEAR, _FAR = 40, 70
_LONGEST_NAME, _LONGEST_DESCRIPTION = 60, 18


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where an agreement is named.

    Shape:
        `form` is ``named`` (capitalised), ``described`` (a noun phrase that tells it apart) or ``back`` (only
        "the agreement"); `family` is the class of its head; `first`, `head`, `last` are tokens; `bare` where
        nothing but the head names it.
    """

    form: str
    family: str
    name: str
    start: int
    end: int
    first: int
    head: int
    last: int
    sentence: Sentence
    bare: bool


def find_namings(reading: Reading) -> Iterator[Naming]:
    """Yield every place where the text names, describes or refers back to an agreement, in order."""
    document = reading.document
    closed = closed_tokens(reading)
    done = 0
    for match in HEAD.finditer(document.text):
        head = document.token_at(match.start())
        if head < done or document.tokens[head].text.lower() not in STRONG | WEAK:
            continue
        naming = _naming(reading, head, closed)
        if naming:
            done = naming.last
            yield naming


def _naming(reading: Reading, head: int, closed: frozenset[int]) -> Naming | None:
    document = reading.document
    text, tokens = document.text, document.tokens
    sentence = document.sentences[document.sentence_at(tokens[head].start)]
    if _NOT_AFTER.match(text, tokens[head].end, sentence.end):
        return None
    first = _first(tokens, head, sentence.first, closed)
    last = _last(tokens, head, sentence.last)
    lower = tokens[head].text.lower()
    family = STRONG.get(lower) or WEAK[lower]
    own_length = 3 if lower.startswith("memoran") and tokens[head + 1 : head + 2] and last > head + 1 else 1
    completed = last > head + own_length
    modified = any(capitalized(tokens[at].text) for at in range(first, head))
    named = modified or (completed and capitalized(tokens[head].text))
    phrase = Phrase(
        lower, text[tokens[first].start : tokens[last - 1].end], text[tokens[first].start : tokens[head].start],
        text[sentence.start : tokens[first].start], text[tokens[last - 1].end : sentence.end], named, completed,
    )  # fmt: skip
    bare = first == head and not completed
    if bare and family != "ceasefire" and _BACK.search(phrase.before[-40:]):
        form = "back"
    elif _known_policy(reading, phrase, tokens[first].start, tokens[head].start) or not _counts(phrase):
        form = "back"
    else:
        form = "named" if named else "described"
    name = " ".join(phrase.words.split())
    return Naming(
        form, family, name, tokens[first].start, tokens[last - 1].end, first, head, last, sentence, bare
    )


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with its surroundings, as `_counts` weighs it."""

    head: str
    words: str
    modifiers: str
    before: str
    after: str
    named: bool
    completed: bool


def _first(tokens: Sequence[Token], head: int, floor: int, closed: frozenset[int]) -> int:
    """Return where the noun phrase begins: small modifiers of the head, then capitalised words."""
    first, known = head, modifiers()
    while first > floor and first - 1 not in closed:
        word = tokens[first - 1].text
        joins = word in ("and", "-") and first - 2 >= floor and tokens[first - 2].text.lower() in known
        if not joins and (capitalized(word) or word not in known):
            break
        first -= 1
    while first < head and (tokens[first].text.lower() in SKIPPED or tokens[first].text in ("and", "-")):
        first += 1
    proper = left_edge(tokens, first, floor, closed)
    if first > floor and tokens[first - 1].text.endswith("-"):
        return first
    return proper if any(capitalized(tokens[at].text) for at in range(proper, first)) else first


def _last(tokens: Sequence[Token], head: int, limit: int) -> int:
    """Return where the noun phrase ends."""
    lower, first = tokens[head].text.lower(), head + 1
    follow = [token.text.lower() for token in tokens[first : min(limit, first + 2)]]
    if lower.startswith("memoran") and follow == ["of", "understanding"]:
        first += 2
    if lower == "cessation":
        return first + 2 if follow == ["of", "hostilities"] else first
    start = first
    if start < limit and tokens[start].text == "(":
        close = next((n for n in range(start + 1, min(limit, start + 6)) if tokens[n].text == ")"), None)
        start = close + 1 if close else start
    proper = capitalized(tokens[head].text)
    opener = tokens[start].text if start < limit else ""
    after = tokens[start + 1].text if start + 1 < limit else ""
    if not (
        opener in ("of", "on", "for", "between", "among", "concerning", "regarding", "from", "in", "‘")
        or (proper and opener in ("by", "to") and (capitalized(after) or (opener == "by" and after == "the")))
    ):
        return first
    last = right_edge(tokens, start, limit, _LONGEST_NAME if proper else _LONGEST_DESCRIPTION)
    return last if last > start else first


def _known_policy(reading: Reading, phrase: Phrase, start: int, head: int) -> bool:
    """Whether the phrase names a programme of one state's own."""
    if phrase.head not in WEAK:
        return False
    if _POLICY.search(phrase.before[-60:]) or "National " in phrase.modifiers:
        return True
    states = {key for mention in reading.between(start, head, "country") for key in mention.keys}
    return len(states) == 1 and "between" not in phrase.words and "Indo-" not in phrase.modifiers


def _counts(phrase: Phrase) -> bool:
    """Whether a phrase speaks of a particular agreement, rather than of accord in general."""
    near = phrase.before[-_FAR:]
    if phrase.head == "statement" and not _JOINT.search(phrase.modifiers):
        return False
    if phrase.head in ("ceasefire", "truce", "cease-fire", "cessation"):
        return not re.search(r"\bdeclared an?\s$", near)
    after = bool(AGREED_AFTER.match(phrase.after))
    if phrase.head in STRONG:
        if phrase.named:
            return not _NOT_BEFORE.search(near[-20:])
        if phrase.head.endswith("s") and not re.search(
            r"\b(?:sign\w*|reached|conclud\w+|bilateral)\b", near + phrase.after[:30]
        ):
            return False
        told = bool(phrase.modifiers) or phrase.completed or bool(_INDEFINITE.search(near))
        return (bool(AGREED.search(near)) or after) and told
    if phrase.head in ("zone", "area"):
        return "free trade" in phrase.modifiers.lower() and (bool(AGREED.search(near)) or after)
    if phrase.named:
        return bool(AGREED.search(phrase.before[-_NEAR:])) or after
    signed = bool(
        re.search(r"\b(?:sign|adopt|conclud|negotiat|draw|outlin|develop)\w*\b", phrase.before[-_NEAR:])
    )
    told = phrase.completed or bool(phrase.modifiers)
    return signed and told and phrase.head not in ("partnership", "principles", "area", "vision")
