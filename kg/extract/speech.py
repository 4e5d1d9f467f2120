"""What a passage of speech is, and the words that say who speaks."""

import re
from dataclasses import dataclass

from kg.extract.mentions import Reading
from kg.model.document import Span

OPENERS = '“"«„'
SAYING = re.compile(
    r"\b(?:said|says|stated|added|noted|commented|remarked|declared|emphasi[sz]ed|stressed|underlined|underscored"
    r"|told|explained|concluded|continued|announced|affirmed|reiterated|observed|welcomed|warned|according to|tweeted"
    r"|wrote|replied|answered|recalled|urged|quoted|as saying|joked|argued|insisted|assured|pledged|promised|vowed"
    r"|praised|hailed|confirmed|highlighted|pointed out|summed up|asked|thanked|tells|adds|explains|stresses)\b"
)
#: Statements that are led over to by name.
STATED = re.compile(r"\b(?:statement|remarks|the following)\b", re.IGNORECASE)
#: Who was named before: "she", "the Argentine minister".
PRONOUN = re.compile(
    r"\b(?:[Hh]e|[Ss]he|[Tt]he (?:[A-Z][a-z]+ )?(?:foreign |prime |defen[cs]e |state )?"
    r"(?:minister|president|ambassador|secretary|commissioner|envoy|official|chief))\b(?! [A-Z])"
)
#: A lead-in without a colon is no longer than so many words.
SHORT_LEAD = 14


@dataclass(frozen=True, slots=True)
class Passage:
    """Continuous speech ``text[start:end]`` without its marks, and the person it is attributed to."""

    start: int
    end: int
    speaker: str
    rule: str
    confidence: float


def speaker_led_to(reading: Reading, paragraph: Span) -> str | None:
    """Return who speaks after `paragraph`, where it is a line that only leads over: "The Minister said:"."""
    line = reading.document.text[paragraph.start : paragraph.end].rstrip()
    says = SAYING.search(line) or STATED.search(line)
    if not says or not (line.endswith(":") or len(line.split()) < SHORT_LEAD):
        return None
    people = {
        key for mention in reading.between(paragraph.start, paragraph.end, "person") for key in mention.keys
    }
    if len(people) > 1 and STATED.search(line):
        return None  # a joint statement is nobody's alone
    return sayer(reading, paragraph.start, paragraph.end)


def sayer(reading: Reading, start: int, end: int) -> str | None:
    """Return the first person meant in ``text[start:end]``; "she said" means the one its context is about."""
    found = [m for m in reading.between(start, end, "person", "role") if m.keys]
    pronoun = PRONOUN.search(reading.document.text, start, end)
    if found and not (pronoun and pronoun.start() < found[0].start):
        return found[0].keys[0]
    if not pronoun:
        return None
    state = next(reading.between(pronoun.start(), pronoun.end(), "country"), None)
    if state:  # "the Argentine minister told the press"
        of_state = [name for name, codes in reading.states.items() if state.keys[0] in codes]
        return of_state[0] if len(of_state) == 1 else None
    sentences = reading.document.sentences
    for number in range(reading.document.sentence_at(start), -1, -1):
        sentence = sentences[number]
        before = [
            m for m in reading.between(sentence.start, min(sentence.end, start), "person", "role") if m.keys
        ]
        if before:
            return before[0].keys[0]
    return None
