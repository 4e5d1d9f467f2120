"""The turns of a transcript: paragraphs that begin with a speaker's name and a colon."""

import re
from collections.abc import Iterator

from kg.extract.mentions import Reading
from kg.extract.speech import OPENERS, SAYING, Passage

#: A label before a turn of a transcript, with a note of who translated.
LABEL = re.compile(r"(?P<label>[^:\n“”\"]{3,110}?)(?: ?[(\[][^)\]\n]{3,60}[)\]])?:\s+(?=\S)")


def find_turns(reading: Reading) -> Iterator[Passage]:
    """Yield the turns of a transcript: paragraphs that begin with a speaker's name and a colon."""
    text, paragraphs = reading.document.text, reading.document.paragraphs
    open_turn: tuple[int, int, str] | None = None
    for number, paragraph in enumerate(paragraphs):
        if number == 0 and reading.document.release.title:
            continue
        label = LABEL.match(text, paragraph.start, paragraph.end)
        speaker = _labelled(reading, paragraph.start, label.end("label")) if label else None
        if label and speaker:
            if open_turn:
                yield Passage(*open_turn, "transcript-turn", 0.95)
            open_turn = (_after_salutation(reading, label.end(), number), paragraph.end, speaker)
        elif open_turn:
            if _closes(text[paragraph.start : paragraph.end]):
                yield Passage(*open_turn, "transcript-turn", 0.95)
                open_turn = None
            else:
                open_turn = (open_turn[0], paragraph.end, open_turn[2])
    if open_turn:
        yield Passage(*open_turn, "transcript-turn", 0.95)


def _after_salutation(reading: Reading, start: int, number: int) -> int:
    """Return where a turn begins that opens with a line of its own for the salutation: "Mr President, friends,"."""
    paragraphs, text = reading.document.paragraphs, reading.document.text
    line = text[start : paragraphs[number].end].rstrip()
    if line.endswith((",", "!")) and len(line.split()) < 8 and number + 1 < len(paragraphs):  # noqa: PLR2004 - a line
        return paragraphs[number + 1].start
    return start


def _closes(paragraph: str) -> bool:
    """Whether a paragraph ends the speech before it: a rule of stars or dots, a bracketed note."""
    return not any(character.isalnum() for character in paragraph) or paragraph[0] in "<[("


def _labelled(reading: Reading, start: int, end: int) -> str | None:
    """Return the person whom a label names, where the label is nothing but the name and its post."""
    label = reading.document.text[start:end]
    if SAYING.search(label) or label[0] in OPENERS + "•-–*" or label.rstrip().endswith(("on", "to", "at")):
        return None
    people = list(reading.between(start, end, "person"))
    if len(people) != 1 or people[0].end < end - 45 or not people[0].keys:
        return None
    others = label[: people[0].start - start].split()
    small = [word for word in others if word[:1].islower() and word not in ("of", "the", "for", "and", "de")]
    return None if small else people[0].keys[0]
