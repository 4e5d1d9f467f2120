"""Find where a text names, describes or refers back to an agreement."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.agreement_lists import listed
from kg.extract.agreement_naming import Naming
from kg.extract.agreement_phrases import Phrase, phrase_at
from kg.extract.agreement_signs import DOES, REACHED, counts
from kg.extract.agreement_words import ACRONYMS, FAMILIES
from kg.extract.mentions import Reading
from kg.extract.noun_phrases import closed_tokens
from kg.extract.surroundings import sentence_around
from kg.text import Sentence

#: Words after a head that make it part of the name of something else.
_NOT_AFTER = re.compile(
    r"\W{0,2}(?:ally|allies|organi[sz]ation|cent(?:er|re)|office|period|council|obligations?|secretariat|violations?"
    r"|signatory|signatories|partners?|officials?|hall|bod(?:y|ies)|monitoring|Negotiations?"
    r"|(?!Concerning|Regarding|Between|On|For|Of|With|To|By|And|In|From)[A-Z][a-z]+)\b"
)
#: Letters that name what the words after them describe: "launched RCEP, a new trade".
_APPOSED = re.compile(r"\b(?P<name>[A-Z][A-Z\d-]{2,}),\s(?:an?|the)\s(?:[\w-]+\s){0,3}$")
_SET_UP = frozenset("partnership pact agreement treaty accord compact convention".split())
#: What stands between two of a list.
_NEXT = re.compile(
    r"(?:\s\([^()]{1,20}\))?(?:,|;|,?\sand|,?\sas\swell\sas)(?:\sand)?\s(?:(?:of|the|an?)\s){0,2}(?:[a-z-]+\s)?"
)
_BACK = re.compile(r"\b(?:the|this|that|these|those|said|above|its|their|our)\s(?:\w+\s)?$", re.IGNORECASE)


def find_namings(reading: Reading) -> Iterator[Naming]:
    """Yield every place where the text names, describes or refers back to an agreement, in order."""
    document = reading.document
    closed = closed_tokens(reading)
    done = 0
    before: Naming | None = None
    for head, token in enumerate(document.tokens):
        if head < done or token.text.lower() not in FAMILIES:
            continue
        sentence = sentence_around(document, token.start)
        if _NOT_AFTER.match(document.text, token.end, sentence.end) or document.text[token.start - 1] == "(":
            continue
        phrase = phrase_at(reading, head, sentence, closed)
        naming = _naming(reading, phrase, sentence)
        items = listed(reading, naming)
        if items:
            done, before = items[-1].last, items[-1]
            yield from items
            continue
        if naming.form == "back" and phrase.completed and before and follows(reading, before, naming):
            naming = replace(naming, form="described")  # "signed a protocol on A and a programme for B"
        if naming.form == "back" and phrase.states and not naming.bare and not counts(phrase):
            continue  # one state's own: "Chad's development plan"
        done = naming.last if naming.form != "back" else head + 1
        before = naming if naming.form != "back" else before
        yield naming


def follows(reading: Reading, before: Naming, naming: Naming) -> bool:
    """Whether a naming is the next of a list that another one stands in: "a treaty on A, a protocol on B"."""
    if before.sentence != naming.sentence or before.end > naming.start:
        return False
    return _NEXT.fullmatch(reading.document.text, before.end, naming.start) is not None


def _naming(reading: Reading, phrase: Phrase, sentence: Sentence) -> Naming:
    tokens = reading.document.tokens
    family = FAMILIES[phrase.head]
    if re.search(r"\b(?:ceasefire|truce)\b", phrase.modifiers):
        family = "ceasefire"
    acronym = _APPOSED.search(phrase.before)
    if acronym and phrase.head in _SET_UP:
        start = sentence.start + acronym.start("name")
        first = reading.document.token_at(start)
        end = tokens[phrase.last - 1].end
        return Naming(
            "named", family, acronym["name"], start, end, first, phrase.at, phrase.last, sentence, bare=False
        )
    named = family == "ceasefire" or phrase.head in ACRONYMS
    goes_back = phrase.bare and not named and _BACK.search(phrase.before[-40:]) is not None
    tells = DOES.match(phrase.after) or (phrase.head.endswith("s") and REACHED.match(phrase.after))
    if (goes_back and not tells) or not counts(phrase):
        form = "back"
    else:
        form = "named" if phrase.named or phrase.head in ACRONYMS else "described"
    return Naming(
        form,
        family,
        phrase.words,
        tokens[phrase.first].start,
        tokens[phrase.last - 1].end,
        phrase.first,
        phrase.at,
        phrase.last,
        sentence,
        phrase.bare,
    )
