"""Direct speech: quotations, blocks after "X said:", the turns of a transcript, and statements in the first person."""

import re
from collections.abc import Iterator
from itertools import pairwise

from kg.extract.mentions import Reading
from kg.extract.quotations import find_quotations
from kg.extract.speech import OPENERS, SAYING, Passage, speaker_led_to
from kg.extract.transcripts import find_turns
from kg.model.document import Span
from kg.model.fact import Evidence, Statement

FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us)\b", re.IGNORECASE)
#: Titles of releases that are one person's statement.
STATEMENT_BY = re.compile(
    r"\b(?:statement|remarks|message|speech|address|letter)\s+(?:by|from|of)\b", re.IGNORECASE
)
#: A line with a name and a post alone is shorter than so many characters, and the name stands within so many.
BYLINE, NAME_WITHIN = 110, 40
#: A line of so few tokens is a signature.
SIGNATURE = 9
#: Words of a passage that its evidence shows: its first ten.
SHOWN = 10


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """Return the direct speech in a release, one statement for each continuous passage."""
    turns = list(find_turns(reading))
    passages = turns or list(find_quotations(reading)) or list(_blocks(reading))
    if not passages:
        passages = list(_whole(reading))
    text = reading.document.text
    return tuple(
        _statement(reading, passage) for passage in passages if text[passage.start : passage.end].strip()
    )


def _statement(reading: Reading, passage: Passage) -> Statement:
    text = reading.document.text
    first = reading.document.token_at(passage.start)
    words, end = 0, passage.start
    for token in reading.document.tokens[first:]:
        if token.start < passage.start:
            continue
        if token.end > passage.end or words >= SHOWN or "\n" in text[passage.start : token.end]:
            break
        end, words = token.end, words + token.text[0].isalnum()
    span = Span(passage.start, max(end, passage.start + 1))
    evidence = Evidence(span, span.quote(text), passage.rule, passage.confidence)
    return Statement(passage.speaker, text[passage.start : passage.end], evidence)


def _blocks(reading: Reading) -> Iterator[Passage]:
    """Yield the speech without marks after "X said:" or "X issued the following statement:", to the text's end."""
    text, paragraphs = reading.document.text, reading.document.paragraphs
    for before, paragraph in pairwise(paragraphs):
        if before.start < len(reading.document.release.title) or text[paragraph.start] in OPENERS:
            continue
        line = text[before.start : before.end].rstrip()
        speaker = speaker_led_to(reading, before) if line.endswith(":") else None
        if speaker and text[paragraph.start].isupper():
            end = len(text.rstrip())
            yield Passage(paragraph.start, end, speaker, "said-block", 0.8)
            return


def _whole(reading: Reading) -> Iterator[Passage]:
    """Yield the body of a release that is one person's statement: "Statement by X", or a line with X's name alone."""
    document, text = reading.document, reading.document.text
    title = document.release.title
    body = [p for p in document.paragraphs if p.start >= len(title)]
    if not body:
        return
    speaker = None
    by = STATEMENT_BY.search(title)
    if by:
        named = [
            m for m in reading.between(by.end(), min(len(title), by.end() + 90), "person", "role") if m.keys
        ]
        if named and not SAYING.search(title):
            speaker = named[0].keys[0]
    start = body[0]
    for line in body[:4]:
        words = text[line.start : line.end]
        people = list(reading.between(line.start, line.end, "person"))
        byline = (
            len(people) == 1
            and people[0].start - line.start < NAME_WITHIN
            and len(words) < BYLINE
            and words[-1].isalnum()
        )
        if byline and people[0].keys:
            speaker = speaker or people[0].keys[0]
        if len(words.split()) > 12:  # noqa: PLR2004 - the first paragraph that is no line of a heading
            start = line
            break
    passage = text[start.start :].rstrip()
    if speaker and passage and _first_person(reading, start.start, speaker):
        yield Passage(start.start, start.start + len(passage), speaker, "whole-statement", 0.8)


def _first_person(reading: Reading, start: int, speaker: str) -> bool:
    """Whether the body speaks as `speaker`: in the first person, without naming the speaker as a third one."""
    text = reading.document.text
    sentences = reading.document.sentences
    mentions = [
        m
        for m in reading.between(start, len(text), "person")
        if speaker in m.keys
        and (s := sentences[reading.document.sentence_at(m.start)]).last - s.first > SIGNATURE
    ]
    return not mentions and FIRST_PERSON.search(text, start) is not None
