"""Quotations: what stands in quotation marks, and who is said to say it."""

from collections.abc import Iterator

from kg.extract.mentions import Reading
from kg.extract.speech import OPENERS, SAYING, Passage, sayer, speaker_led_to

CLOSERS = '”"»“'
#: A quotation of fewer words is a name or a phrase taken up, unless the sentence says that somebody said it.
SHORT = 5


def find_quotations(reading: Reading) -> Iterator[Passage]:
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
    if SAYING.search(text, end + 1, tail_end) and (who := sayer(reading, end + 1, tail_end)):
        return who, True
    sentence = document.sentences[document.sentence_at(start - 1)]
    head = text[sentence.start : start - 1]
    if (SAYING.search(head) or head.rstrip().endswith((":", ","))) and (
        who := sayer(reading, sentence.start, start - 1)
    ):
        return who, True
    return _from_before(reading, paragraph.start, start)


def _from_before(reading: Reading, paragraph_start: int, start: int) -> tuple[str | None, bool]:
    """Return who is said to speak in the lead-in paragraph before, if one leads over to this one."""
    text, paragraphs = reading.document.text, reading.document.paragraphs
    if text[paragraph_start:start].strip(OPENERS + " ") != "":
        return None, False
    index = next((i for i, p in enumerate(paragraphs) if p.start == paragraph_start), 0)
    return (speaker_led_to(reading, paragraphs[index - 1]), True) if index else (None, False)


def _only_says(reading: Reading, start: int, end: int) -> bool:
    """Whether nothing but "X said" stands between two quotations."""
    between = reading.document.text[start:end]
    told = [word for word in between.split() if word.islower()]
    short = len(between.split()) < 14 and len(told) < 7  # noqa: PLR2004 - more tells something else
    return short and (SAYING.search(between) is not None or ":" in between)
