"""Direct speech: quotations, blocks after "X said:", the turns of a transcript, and statements in the first person."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from kg.extract.mentions import Reading
from kg.model.document import Span
from kg.model.fact import Evidence, Statement

OPENERS = '“"«„'
CLOSERS = '”"»“'
SAYING = re.compile(
    r"\b(?:said|says|stated|added|noted|commented|remarked|declared|emphasi[sz]ed|stressed|underlined|underscored"
    r"|told|explained|concluded|continued|announced|affirmed|reiterated|observed|welcomed|warned|according to|tweeted"
    r"|wrote|replied|answered|recalled|told|urged|quoted|as saying)\b"
)
#: A label before a turn of a transcript, with a note of who translated.
LABEL = re.compile(r"(?P<label>[^:\n“”\"]{3,110}?)(?: ?[(\[][^)\]\n]{3,60}[)\]])?:\s+(?=\S)")
#: Statements that are led over to by name.
STATED = re.compile(r"\b(?:statement|remarks|the following)\b", re.IGNORECASE)
PRONOUN = re.compile(r"\b(?:he|she)\b", re.IGNORECASE)
#: A lead-in without a colon is no longer than so many words.
SHORT_LEAD = 14
FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us)\b", re.IGNORECASE)
#: Titles of releases that are one person's statement.
STATEMENT_TITLE = re.compile(r"\b(?:statement|remarks|message|speech|address|letter)\b", re.IGNORECASE)
STATEMENT_BY = re.compile(
    r"\b(?:statement|remarks|message|speech|address|letter)\s+(?:by|from|of)\b", re.IGNORECASE
)
#: A line with a name and a post alone is shorter than so many characters, and the name stands within so many.
BYLINE, NAME_WITHIN = 110, 40
#: A line of so few tokens is a signature.
SIGNATURE = 9
#: Words of a passage that its evidence shows: its first ten.
SHOWN = 10
#: A quotation of fewer words is a name or a phrase taken up, unless the sentence says that somebody said it.
SHORT = 5


@dataclass(frozen=True, slots=True)
class Passage:
    """Continuous speech ``text[start:end]`` without its marks, and the person it is attributed to."""

    start: int
    end: int
    speaker: str
    rule: str
    confidence: float


def find_statements(reading: Reading) -> tuple[Statement, ...]:
    """Return the direct speech in a release, one statement for each continuous passage."""
    turns = list(_turns(reading))
    passages = turns or list(_quotations(reading)) or list(_blocks(reading))
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


def _turns(reading: Reading) -> Iterator[Passage]:
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


def _quotations(reading: Reading) -> Iterator[Passage]:
    """Yield the quotations; those of one speaker in paragraphs that follow each other are one passage."""
    text = reading.document.text
    current: Passage | None = None
    for start, end in _marked(reading):
        between = text[current.end : start] if current else ""
        lead = current is not None and not any(c.isalnum() for c in between)
        speaker, attributed = _speaker(reading, start, end)
        if current and lead:
            current = Passage(current.start, end, current.speaker, current.rule, current.confidence)
            continue
        if current and speaker in (None, current.speaker) and _only_says(reading, current.end, start):
            current = Passage(current.start, end, current.speaker, current.rule, current.confidence)
            continue
        if current:
            yield current
            current = None
        if speaker and (attributed or len(text[start:end].split()) >= SHORT):
            current = Passage(start, end, speaker, "quotation", 0.9 if attributed else 0.6)
    if current:
        yield current


def _marked(reading: Reading) -> Iterator[tuple[int, int]]:
    """Yield what stands in quotation marks; a paragraph with an opening mark alone is quoted to its end."""
    text = reading.document.text
    for number, paragraph in enumerate(reading.document.paragraphs):
        if number == 0 and reading.document.release.title:
            continue
        position = paragraph.start
        while position < paragraph.end:
            if text[position] in OPENERS and (
                position + 1 < paragraph.end and not text[position + 1].isspace()
            ):
                closing = next(
                    (i for i in range(position + 1, paragraph.end) if _is_closer(text, i, text[position])),
                    None,
                )
                end = closing if closing is not None else paragraph.end
                if closing is not None or position == paragraph.start:
                    yield position + 1, end
                    position = end
            position += 1


def _is_closer(text: str, index: int, opener: str) -> bool:
    if opener == '"':
        return text[index] == '"'
    return text[index] in CLOSERS and text[index] != opener


def _speaker(reading: Reading, start: int, end: int) -> tuple[str | None, bool]:
    """Return who says ``text[start:end]``, and whether a verb of saying stands beside it."""
    document, text = reading.document, reading.document.text
    paragraph = document.paragraphs[document.sentences[document.sentence_at(start)].paragraph]
    tail_end = min(
        paragraph.end, document.sentences[document.sentence_at(min(end + 2, paragraph.end - 1))].end
    )
    if SAYING.search(text, end + 1, tail_end) and (who := _sayer(reading, end + 1, tail_end)):
        return who, True
    sentence = document.sentences[document.sentence_at(start - 1)]
    head = text[sentence.start : start - 1]
    if (SAYING.search(head) or head.rstrip().endswith((":", ","))) and (
        who := _sayer(reading, sentence.start, start - 1)
    ):
        return who, True
    return _from_before(reading, paragraph.start, start)


def _from_before(reading: Reading, paragraph_start: int, start: int) -> tuple[str | None, bool]:
    """Return who is said to speak in the lead-in paragraph before, if one leads over to this one."""
    text, paragraphs = reading.document.text, reading.document.paragraphs
    if text[paragraph_start:start].strip(OPENERS + " ") != "":
        return None, False
    index = next((i for i, p in enumerate(paragraphs) if p.start == paragraph_start), 0)
    return (_led(reading, paragraphs[index - 1]), True) if index else (None, False)


def _led(reading: Reading, paragraph: Span) -> str | None:
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
    return _sayer(reading, paragraph.start, paragraph.end)


def _blocks(reading: Reading) -> Iterator[Passage]:
    """Yield the speech without marks after "X said:" or "X issued the following statement:", to the text's end."""
    text, paragraphs = reading.document.text, reading.document.paragraphs
    for before, paragraph in pairwise(paragraphs):
        if before.start < len(reading.document.release.title) or text[paragraph.start] in OPENERS:
            continue
        line = text[before.start : before.end].rstrip()
        speaker = _led(reading, before) if line.endswith(":") else None
        if speaker and text[paragraph.start].isupper():
            end = len(text.rstrip())
            yield Passage(paragraph.start, end, speaker, "said-block", 0.8)
            return


def _only_says(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but "X said" stands between two quotations."""
    between = reading.document.text[start:end]
    return len(between.split()) < 14 and (SAYING.search(between) is not None or ":" in between)  # noqa: PLR2004


def _sayer(reading: Reading, start: int, end: int) -> str | None:
    """Return the first person meant in ``text[start:end]``; "she said" means the one its context is about."""
    found = [m for m in reading.between(start, end, "person", "role") if m.keys]
    pronoun = PRONOUN.search(reading.document.text, start, end)
    if found and not (pronoun and pronoun.start() < found[0].start):
        return found[0].keys[0]
    if not pronoun:
        return None
    sentences = reading.document.sentences
    for number in range(reading.document.sentence_at(start), -1, -1):
        sentence = sentences[number]
        before = [
            m for m in reading.between(sentence.start, min(sentence.end, start), "person", "role") if m.keys
        ]
        if before:
            return before[0].keys[0]
    return None


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
