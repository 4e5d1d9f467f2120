"""The noun phrase around the head of an agreement's name, with what stands before and after it."""

from collections.abc import Sequence
from dataclasses import dataclass

from kg.extract.agreement_words import ACRONYMS, SKIPPED, modifiers
from kg.extract.features import MONTHS, WEEKDAYS
from kg.extract.mentions import Reading
from kg.extract.noun_phrases import BRACKET, HYPHENS, SMALL, STOPS, capitalized, left_edge, right_edge
from kg.text import Sentence, Token

_OPENERS = frozenset("of on for between among concerning regarding from in ‘".split())
_TRUCES = frozenset(("ceasefire", "truce"))
#: The longest completion of a name, and of a description, in tokens.
_LONGEST_NAME, _LONGEST_DESCRIPTION = 60, 18


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun phrase with its surroundings in one sentence.

    Shape:
        `head` is in lower case; `modifiers` are the words before it, `before` and `after` those of the sentence
        around the phrase; `states` and `bodies` are the codes among the modifiers; `named` where the phrase is
        capitalised, `completed` where something follows the head ("on ...").
    Units:
        `first`, `at` and `last` are tokens: where the phrase begins, its head stands and it ends.
    """

    head: str
    first: int
    at: int
    last: int
    words: str
    modifiers: str
    before: str
    after: str
    states: frozenset[str]
    bodies: frozenset[str]
    named: bool
    completed: bool

    @property
    def bare(self) -> bool:
        """Whether nothing but the head names the agreement."""
        return self.first == self.at and not self.completed


def phrase_at(reading: Reading, head: int, sentence: Sentence, closed: frozenset[int]) -> Phrase:
    """Return the phrase whose head is the token `head`; people's names in `closed` are no part of it."""
    text, tokens = reading.document.text, reading.document.tokens
    if tokens[head].text.lower() in ACRONYMS:
        closed = closed | {head - 1}  # no words lead to it
    first = _first(tokens, head, sentence.first, closed)
    last = _last(tokens, head, sentence.last)
    own = 3 if tokens[head].text.lower().startswith("memoran") else 1
    with_ = next((at for at in range(head + 1, min(last, head + 7)) if tokens[at].text == "with"), None)
    if with_ and not any(reading.between(tokens[with_].end, tokens[last - 1].end, "country", "organization")):
        last = max(with_, head + 1)
    last = _without_place(reading, head + own, last)
    start, stop, end = tokens[first].start, tokens[head].start, tokens[last - 1].end
    modified = any(capitalized(tokens[at].text) for at in range(first, head))
    completed = last > head + own
    return Phrase(
        tokens[head].text.lower(),
        first,
        head,
        last,
        " ".join(text[start:end].split()),
        text[start:stop],
        text[sentence.start : start],
        text[end : sentence.end],
        frozenset(key for mention in reading.between(start, stop, "country") for key in mention.keys),
        frozenset(key for mention in reading.between(start, stop, "organization") for key in mention.keys),
        modified or (completed and capitalized(tokens[head].text)),
        completed,
    )


def _without_place(reading: Reading, first: int, last: int) -> int:
    """Cut off the city where it is signed: "a treaty on X in Tokyo"."""
    tokens = reading.document.tokens
    for mention in reading.between(tokens[min(first, last - 1)].end, tokens[last - 1].end, "place"):
        if mention.last == last and mention.form == "city" and tokens[mention.first - 1].text == "in":
            return mention.first - 1
    return last


def _first(tokens: Sequence[Token], head: int, floor: int, closed: frozenset[int]) -> int:
    """Return where the phrase begins: small modifiers of the head, then capitalised words."""
    if tokens[head].text.lower() in ("notes", "letters"):
        led = [token.text.lower() for token in tokens[max(floor, head - 2) : head]]
        return head - 2 if led == ["exchange", "of"] else head
    first, known = head, modifiers()
    while first > floor and first - 1 not in closed:
        word = tokens[first - 1].text
        joins = word in ("and", "-") and first - 2 >= floor and tokens[first - 2].text.lower() in known
        of_two = (
            first - 3 >= floor and tokens[first - 3].text in HYPHENS and capitalized(tokens[first - 2].text)
        )
        told = word in known or (of_two and word.isalpha() and word not in SMALL | STOPS)
        if not joins and (capitalized(word) or not told):
            break
        first -= 1
    while first < head and (tokens[first].text.lower() in SKIPPED or tokens[first].text in ("and", "-")):
        first += 1
    proper = left_edge(tokens, first, floor, closed)
    return proper if any(capitalized(tokens[at].text) for at in range(proper, first)) else first


def _last(tokens: Sequence[Token], head: int, limit: int) -> int:
    """Return where the phrase ends."""
    lower, first = tokens[head].text.lower(), head + 1
    follow = [token.text.lower() for token in tokens[first : min(limit, first + 2)]]
    if lower.startswith("memoran") and follow == ["of", "understanding"]:
        first += 2
    if lower == "cessation":
        return first + 2 if follow == ["of", "hostilities"] else first
    if lower in _TRUCES:
        return _where(tokens, first, limit)
    start = first
    if start < limit and tokens[start].text == "(":
        stop = min(limit, start + BRACKET + 1)
        start = next((n + 1 for n in range(start + 1, stop) if tokens[n].text == ")"), start)
    proper = capitalized(tokens[head].text)
    if start >= limit or not _opens(tokens, start, limit, proper=proper):
        return first
    last = right_edge(tokens, start, limit, _LONGEST_NAME if proper else _LONGEST_DESCRIPTION)
    return last if last > start else first


def _where(tokens: Sequence[Token], first: int, limit: int) -> int:
    """Return where "in Yemen" after a truce ends."""
    last = first + 1
    if first >= limit or tokens[first].text != "in":
        return first
    while last < limit and (capitalized(tokens[last].text) or tokens[last].text == "the"):
        last += 1
    return last if capitalized(tokens[last - 1].text) else first


def _opens(tokens: Sequence[Token], start: int, limit: int, *, proper: bool) -> bool:
    """Whether the token at `start` begins a completion of the name."""
    opener = tokens[start].text.lower()
    after = [token.text for token in tokens[start + 1 : min(limit, start + 3)]]
    to_name = any(capitalized(word) for word in after[: 1 + (after[:1] == ["the"])])
    if opener == "on" and after and (after[0][:1].isdigit() or after[0].lower() in MONTHS | WEEKDAYS):
        return False
    if opener in _OPENERS:
        return opener not in ("in", "from") or to_name or not proper
    return (opener == "with" and to_name) or (proper and opener in ("by", "to") and to_name)
