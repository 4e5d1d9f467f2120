"""The stretch of text around a name in which it is told of: its sentence, and the dates in it."""

from bisect import bisect_left
from collections.abc import Sequence

from kg.extract.dates import DateMention
from kg.text import Document, Sentence

#: No sentence is looked at farther than this from a name, in code points: a bound for hostile input.
FARTHEST = 600


def sentence_around(document: Document, offset: int) -> Sentence:
    """Return the sentence at `offset`, of a very long one the part around it."""
    sentence = document.sentences[document.sentence_at(offset)]
    if sentence.end - sentence.start <= FARTHEST:
        return sentence
    start, end = max(sentence.start, offset - FARTHEST), min(sentence.end, offset + FARTHEST)
    first = max(sentence.first, document.token_at(start) + (start > sentence.start))
    last = min(sentence.last, document.token_at(end - 1) + (end == sentence.end))
    first, last = min(first, document.token_at(offset)), max(last, document.token_at(offset) + 1)
    tokens = document.tokens
    return Sentence(tokens[first].start, tokens[last - 1].end, first, last, sentence.paragraph)


def sentence_beside(document: Document, sentence: Sentence, step: int) -> Sentence | None:
    """Return the next sentence (`step` 1) or the one before (-1) in the same paragraph; None at its ends."""
    at = document.sentence_at(sentence.start) + step
    if not 0 <= at < len(document.sentences) or document.sentences[at].paragraph != sentence.paragraph:
        return None
    return document.sentences[at]


def dates_between(dates: Sequence[DateMention], start: int, end: int) -> list[DateMention]:
    """Return those of `dates`, which are in order, that lie inside ``text[start:end]``."""
    found = []
    for index in range(bisect_left(dates, start, key=lambda date: date.start), len(dates)):
        if dates[index].end > end:
            break
        found.append(dates[index])
    return found
