"""Direct speech: quotations, blocks after "X said:", the turns of a transcript, and statements in the first person."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.mentions import Mention, Reading
from kg.model.document import Span
from kg.model.fact import Evidence, Statement

OPENERS = '“"«„'
CLOSERS = '”"»“'
SAYING = re.compile(
    r"\b(?:said|says|stated|added|noted|commented|remarked|declared|emphasi[sz]ed|stressed|underlined|underscored"
    r"|told|explained|concluded|continued|announced|affirmed|reiterated|observed|welcomed|warned|according to|tweeted"
    r"|wrote|quoted|as saying)\b"
)
#: A label before a turn of a transcript, with a note of who translated.
LABEL = re.compile(r"(?P<label>[^:\n“”\"]{3,110}?)(?: ?[(\[][^)\]\n]{3,60}[)\]])?:\s+(?=\S)")
#: A paragraph that only leads over to speech: "The Foreign Secretary said:".
LEAD = re.compile(r"[^\n]{2,300}:\s*")
FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|our|us)\b", re.IGNORECASE)
#: Titles of releases that are one person's statement.
STATEMENT_TITLE = re.compile(r"\b(?:statement|remarks|message|speech|address|letter)\b", re.IGNORECASE)
STATEMENT_BY = re.compile(
    r"\b(?:statement|remarks|message|speech|address|letter)\s+(?:by|from|of)\b", re.IGNORECASE
)
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
    passages = turns if turns else list(_quotations(reading))
    if not passages:
        passages = list(_whole(reading))
    return tuple(_statement(reading, passage) for passage in passages)


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
    if len(people) != 1 or people[0].end < end - 45 or not people[0].keys:  # noqa: PLR2004 - room for a post behind
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
    sentence = document.sentences[document.sentence_at(start)]
    paragraph = document.paragraphs[sentence.paragraph]
    tail_end = min(paragraph.end, end + 160)
    stop = re.search(r"[.!?](?:\s|$)", text[end + 1 : tail_end])
    tail_end = end + 1 + stop.end() if stop else tail_end
    tail = text[end + 1 : tail_end]
    if SAYING.search(tail) and (who := _last(reading, end + 1, tail_end, first=True)):
        return who, True
    head_start = max(paragraph.start, start - 250)
    head = text[head_start : start - 1]
    cut = max(head.rfind(". "), head.rfind("! "))
    if cut > 0 and not head.rstrip().endswith((".", "!")):
        head_start += cut + 1
        head = text[head_start : start - 1]
    if SAYING.search(head) or head.rstrip().endswith((":", ",")):
        who = _last(reading, head_start, start - 1, first=True)
        if who:
            return who, True
    return _from_before(reading, paragraph.start, start)


def _from_before(reading: Reading, paragraph_start: int, start: int) -> tuple[str | None, bool]:
    """Return who is said to speak in the lead-in paragraph before, if one leads over to this one."""
    text, paragraphs = reading.document.text, reading.document.paragraphs
    if text[paragraph_start:start].strip(OPENERS + " ") != "":
        return None, False
    index = next((i for i, p in enumerate(paragraphs) if p.start == paragraph_start), 0)
    if index == 0:
        return None, False
    before = paragraphs[index - 1]
    line = text[before.start : before.end]
    if LEAD.fullmatch(line) or (SAYING.search(line) and len(line.split()) < 14):  # noqa: PLR2004 - a line that only leads over
        return _last(reading, before.start, before.end, first=True), True
    return None, False


def _only_says(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but "X said" stands between two quotations."""
    between = reading.document.text[start:end]
    return len(between.split()) < 14 and (SAYING.search(between) is not None or ":" in between)  # noqa: PLR2004


def _last(reading: Reading, start: int, end: int, *, first: bool) -> str | None:
    """Return the first (or last) person or office-holder meant in ``text[start:end]``."""
    found: Sequence[Mention] = [m for m in reading.between(start, end, "person", "role") if m.keys]
    return (found[0] if first else found[-1]).keys[0] if found else None


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
            and people[0].start - line.start < 40
            and len(words) < 110
            and words[-1].isalnum()
        )  # noqa: PLR2004
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
    mentions = [m for m in reading.between(start, len(text), "person") if speaker in m.keys]
    return not mentions and FIRST_PERSON.search(text, start) is not None
