"""Find the words that speak of an encounter or a journey."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.trigger_words import FAMILIES, STEMS
from kg.text import Document, Sentence

_ANY = re.compile(
    "|".join(f"(?P<f{number}> {family.pattern} )" for number, family in enumerate(FAMILIES)),
    re.IGNORECASE | re.VERBOSE,
)
_BY_WIRE = re.compile(
    r"\b(?:tele)?phon\w*|\bvideo|\bvirtual|\bcalls?\b(?!\son\b)|\bteleconference|\bscreens?\b|\bonline\b|\bvia\b",
    re.IGNORECASE,
)
#: What stands before "visit" or "travel" where it is a noun.
_NOUN_BEFORE = re.compile(
    r"""(?: ['\u2019]s? | \b(?: his | her | their | its | my | our | your | the | an? | this | that | these
    | official | state
        | working | recent | upcoming | first | second | third | forthcoming | historic | previous | last
        | next | private
        | short | bilateral | subsequent | inaugural | planned | presidential | reciprocal | return | on | of | day
        | several | successful | foreign | overseas | \w+-day | two-way | mutual | brief | ongoing | administration
        | during | after | following )
    | \b(?:the|an?|this|that|his|her|their|its)\s[\w-]+ )\s+$""",
    re.IGNORECASE | re.VERBOSE,
)
#: A title that begins with the noun: "Visit to Poland".
_NOUN_FIRST = re.compile(r"(?:Official\s|Working\s|State\s)?(?:Visit|Trip|Travel)\s(?:to|of|by)\b")


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in the text; `form` is ``verb``, ``noun`` or ``weak``, a noun that needs more to be an event."""

    start: int
    end: int
    rule: str
    kind: str
    form: str


def find_triggers(document: Document, sentence: Sentence, begin: int) -> Iterator[Trigger]:
    """Yield the triggers of a sentence from `begin` on, in order and without overlaps."""
    text = document.text
    for token in document.tokens[sentence.first : sentence.last]:
        if token.start < begin or token.text[:4].lower() not in STEMS:
            continue
        match = _ANY.match(text, token.start, sentence.end)
        if match is None:
            continue
        family = FAMILIES[int((match.lastgroup or "f0")[1:])]
        rule, form = family.rule, family.form
        if form == "either":
            form = "noun" if _is_noun(text, sentence, match) else "verb"
            rule = "visit" if form == "noun" else rule
        begin = match.end()
        yield Trigger(*match.span(), rule, family.kind, form)


def _is_noun(text: str, sentence: Sentence, match: re.Match[str]) -> bool:
    start, word = match.start(), match[0].lower()
    if word.startswith("stop") or (start == sentence.start and _NOUN_FIRST.match(text, start, sentence.end)):
        return True
    noun = word.startswith(("visit", "trip", "travel", "tour", "journey")) and not word.endswith(
        ("ed", "ing")
    )
    return noun and _NOUN_BEFORE.search(text, max(0, start - 24), start) is not None


def by_wire(words: str) -> bool:
    """Whether `words` speak of a call: telephone, video or a virtual meeting."""
    return _BY_WIRE.search(words) is not None
