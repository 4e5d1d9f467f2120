"""The turns of a transcript: what stands behind a speaker's label, until another speaker's stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.features import common_words, post_heads
from kg.extract.mentions import Reading
from kg.extract.speech import OPENERS, SAYING, Passage
from kg.model.document import Span

#: A label before a turn of a transcript, with a note of who translated.
LABEL = re.compile(r"(?P<label>[^:\n“”\"]{3,110}?)(?: ?[(\[][^)\]\n]{3,60}[)\]])?:(?!\d)\s*(?=\S)")
#: A label of somebody without a name: "QUESTION:", "Q2.", "Q   ", "[Moderator]", "Unidentified speaker (in Korean):".
_NAMELESS = re.compile(
    r"""[<\[(]? (?: (?: question(?:er)? | answer | remark | reply | response | retort | moderator | facilitator
    | interpreter | translator | journalist | reporter | correspondent | press | media | host | anchor | presenter
    | interviewer | participant | audience | staff | voice | speaker | operator | delegate
    | student | chair(?:man|person)? | pergunta | pregunta | resposta | respuesta
    | jornalista | periodista | repórter | mediador )
    (?:\ [\w’'.-]+){0,3} (?:\ ?[(\[][^)\]\n]{1,60}[)\]])? \s?[>\])]?: | [<\[](?:question|answer|[qa])\s?\d*[>\]]
    | (?:unidentified|unknown|male|female)\s[\w\s]{3,30}: | [qa]\s?\d{0,2}(?:[.:)]|\t|\ {2,}) | q(?=\ [A-Z]) ) \s*""",
    re.IGNORECASE | re.VERBOSE,
)
#: A label in capitals: "MR PRICE:", "STAFF:".
_CAPITALS = re.compile(r"[A-Z][A-Z.’'-]+(?: [A-Z][A-Z.’'-]+){0,6}(?: ?\([^)\n]{1,60}\))?:\s+")
#: A note in brackets after which the same one speaks on.
_GOES_ON = re.compile(
    r"[(\[<](?:[^)\]>\n]*\b(?:applause|laugh\w*|cheer\w*|inaudible|interruption|crosstalk|translat\w+|retranslated|interpret\w+"
    r"|speaks?|speaking|continues?|in\s[A-Z]\w+)\b|[^)\]>\n]*[)\]>]\s*\S)",
    re.IGNORECASE,
)
_BROKEN_OFF = re.compile(r"(?:…|\.\.\.)\s+(?=[A-Z])")
#: Characters from a name to the colon of its label, at most.
_NEAR = 45
#: Small words in a speaker's label.
_SMALL = frozenset(("of", "the", "for", "and", "de"))


@dataclass(frozen=True, slots=True)
class _Label:
    """Where the speech behind a label begins, and whose it is; nobody's who is named, where `speaker` is None."""

    begin: int
    speaker: str | None


def find_turns(reading: Reading) -> Iterator[Passage]:
    """Yield the turns of a transcript: what stands behind a speaker's label, until another speaker's stands."""
    text, document = reading.document.text, reading.document
    turn: tuple[int, int, str] | None = None
    transcript = False
    for number, paragraph in enumerate(document.paragraphs):
        if number == 0 and document.release.title:
            continue
        for start in _sentence_starts(reading, paragraph):
            if start > paragraph.start and not transcript:
                break
            label = _label_at(reading, start, paragraph, within=transcript)
            if label:
                if turn:
                    end = start if start > paragraph.start else turn[1]
                    yield _passage(text, turn[0], end, turn[2])
                begin = _after_salutation(reading, label.begin, number)
                turn = (begin, paragraph.end, label.speaker) if label.speaker else None
                transcript = transcript or turn is not None
            elif start == paragraph.start and turn:
                if _closes(text[paragraph.start : paragraph.end]):
                    yield _passage(text, *turn)
                    turn = None
                else:
                    turn = (turn[0], paragraph.end, turn[2])
    if turn:
        yield _passage(text, *turn)


def _passage(text: str, begin: int, end: int, speaker: str) -> Passage:
    return Passage(begin, max(begin, len(text[:end].rstrip())), speaker, "transcript-turn", 0.95)


def _sentence_starts(reading: Reading, paragraph: Span) -> Iterator[int]:
    """Yield where the sentences of a paragraph begin, and where one breaks off: a transcript may be one paragraph."""
    document = reading.document
    for sentence in document.sentences[document.sentence_at(paragraph.start) :]:
        if sentence.start >= paragraph.end:
            return
        yield sentence.start
        for broken in _BROKEN_OFF.finditer(document.text, sentence.start, sentence.end):
            yield broken.end()


def _label_at(reading: Reading, start: int, paragraph: Span, *, within: bool) -> _Label | None:
    """Return the label that stands at `start`; those that name nobody count `within` a transcript only."""
    text = reading.document.text
    label = LABEL.match(text, start, paragraph.end)
    speaker = _labelled(reading, start, label.end("label")) if label else None
    if label and speaker:
        return _Label(label.end(), speaker)
    if not within:
        return None
    other = _NAMELESS.match(text, start, paragraph.end) or _CAPITALS.match(text, start, paragraph.end)
    if other and (start == paragraph.start or " " not in other[0].strip()):
        return _Label(other.end(), None)
    if label and start == paragraph.start and _is_name(label["label"]):
        return _Label(label.end(), None)
    return None


def _after_salutation(reading: Reading, start: int, number: int) -> int:
    """Return where a turn begins that opens with a line of its own for the salutation: "Mr President, friends,"."""
    paragraphs, text = reading.document.paragraphs, reading.document.text
    line = text[start : paragraphs[number].end].rstrip()
    if line.endswith((",", "!")) and len(line.split()) < 8 and number + 1 < len(paragraphs):  # noqa: PLR2004 - a line
        return paragraphs[number + 1].start
    return start


def _closes(paragraph: str) -> bool:
    """Whether a paragraph ends the speech before it: a rule of stars or dots, a bracketed note of what happens."""
    if not any(character.isalnum() for character in paragraph):
        return True
    return paragraph[0] in "<[(" and not _GOES_ON.match(paragraph)


def _labelled(reading: Reading, start: int, end: int) -> str | None:
    """Return the person whom a label names, where the label is nothing but the name and its post."""
    label = reading.document.text[start:end]
    if SAYING.search(label) or label[0] in OPENERS + "•-–*" or label.rstrip().endswith(("on", "to", "at")):
        return None
    named = [mention for mention in reading.between(start, end, "person") if mention.keys]
    if len({mention.keys for mention in named}) != 1 or named[-1].end < end - _NEAR:
        return None
    others = label[: named[0].start - start].split()
    small = [word for word in others if word[:1].islower() and word not in _SMALL]
    return None if small else named[0].keys[0]


def _is_name(label: str) -> bool:
    """Whether a label names somebody that no finder knows: capitals, not all of them words that posts have."""
    words = label.split()
    capitals = [
        word.strip(",.()") for word in words if word not in _SMALL | {"van", "von", "der", "bin", "al"}
    ]
    heads = {word for first, last, _ in post_heads().find(capitals) for word in capitals[first:last]}
    return (
        len(capitals) > 1
        and all(word[:1].isupper() for word in capitals)
        and any(word not in heads and word.lower() not in common_words() for word in capitals)
    )
