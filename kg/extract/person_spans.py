"""Find the spans that name people: the tagger's, completed by what stands in labels and behind posts."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from kg.extract.clusters import fold, name_words
from kg.extract.features import (
    AGREEMENT_HEADS,
    COURTESY,
    MONTHS,
    SUMMIT_HEADS,
    WEEKDAYS,
    common_words,
    post_heads,
)
from kg.extract.name_bounds import (
    BEFORE_NAMES,
    NOT_AFTER_POST,
    PARTICLES,
    bounded,
    divided,
    extended,
    is_no_name,
)
from kg.extract.names import Name
from kg.extract.posts import PLURALS
from kg.extract.tagger import Tagged
from kg.extract.titles import HONORS
from kg.gazetteer import tables
from kg.text import Document, Token

#: How many words a name has.
MIN_WORDS, MAX_WORDS = 2, 6
#: How many letters a surname has at least that is found again alone.
MIN_LETTERS = 3
#: A surname before its given name: one in capitals, or one of Korea, by the hyphen behind it.
SURNAME_FIRST = re.compile(r"[A-Z]{3,}(?=\s[A-Z][a-z])|[A-Z][a-z]+(?=\s[A-Z][a-z]+[-\u2010\u2011][a-z]+$)")


def person_spans(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged]
) -> list[tuple[int, int]]:
    """Return the spans of tokens that name people, in order and without overlap."""
    states = {name.first: name.last for name in names if name.named.kind == "country"}
    spans = sorted(
        {
            span
            for tag in tagged
            if tag.kind == "PER"
            for span in bounded(document, tag.first, tag.last, states)
        }
    )
    spans = sorted({*spans, *_labels(document, spans)})
    spans = sorted({*spans, *_behind_posts(document, names, tagged, spans)})
    spans = sorted({*spans, *_before_posts(document, names, tagged, spans)})
    spans = [span for span in spans if states.get(span[0]) != span[1] and not is_no_name(document, span)]
    spans = list(divided(document, spans))
    return _joined(document, sorted([*spans, *_repeated(document, names, spans)]))


def _joined(document: Document, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans, those that overlap or that "bin" joins as one: "Mishaal bin Turki"."""
    out: list[tuple[int, int]] = []
    for first, last in spans:
        if out and first < out[-1][1]:
            out[-1] = (out[-1][0], max(last, out[-1][1]))
        elif out and out[-1][1] + 1 == first and document.tokens[first - 1].text in ("bin", "bint", "ibn"):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def _labels(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the names in the labels of a transcript that is set in capitals: "AMBASSADOR LOGSDON:"."""
    taken = {index for first, last in spans for index in range(first, last)}
    for sentence in document.sentences:
        words = [token.text for token in document.tokens[sentence.first : sentence.first + 8]]
        if ":" not in words[1:7] or (sentence.first and document.tokens[sentence.first - 1].text == ":"):
            continue
        label = words[: words.index(":", 1)]
        head = 0
        while head < len(label) and label[head].lower() in COURTESY | _label_posts():
            head += 1
        name = label[head:]
        if head and name and all(word.isupper() and word.isalpha() and len(word) > 1 for word in name):
            first, last = sentence.first + head, sentence.first + len(label)
            if not taken.intersection(range(first, last)):
                yield first, last


def _behind_posts(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield capitalised words right behind a post or a courtesy title that the tagger missed: "President X"."""
    words = [token.text for token in document.tokens]
    ends = {sentence.last for sentence in document.sentences}
    is_name = _free_names(words, names, tagged, spans)
    states = {name.first: name.last for name in names if name.named.kind == "country"}
    titles = [(first, last) for first, last, _ in post_heads().find(words)]
    titles += [(index, index + 1) for index, word in enumerate(words) if word.lower() in BEFORE_NAMES]
    for first, last in titles:
        index = _after_state(words, last, states)
        while index not in ends and index < len(words) and words[index].lower() in COURTESY:
            index += 1
        if not words[first][:1].isupper() or index in ends or not is_name(index):
            continue
        end = _name_end(document, words, index, ends, is_name)
        yield index, end
        if (
            words[last - 1].lower() in PLURALS
            and end not in ends
            and words[end] == "and"
            and is_name(end + 1)
        ):
            yield end + 1, end + 2


def _name_end(
    document: Document, words: Sequence[str], first: int, ends: set[int], is_name: Callable[[int], bool]
) -> int:
    """Return where the name that begins at `first` ends: behind "Frank-Walter S", "Harsh V. S", "Theresa May"."""
    end = first
    while end not in ends and end < first + MAX_WORDS and (is_name(end) or end == first):
        end = extended(document, end + 1)
        initial = end + 1 < len(words) and len(words[end]) == len("V.") and words[end][1] == "."
        if initial and end not in ends and words[end][0].isupper() and is_name(end + 1):
            end += 1
    if words[end : end + 1] == ["May"] and end == first + 1 and end not in ends:
        end += not words[end + 1][:1].isdigit()  # the month is often a surname
    return end


def _free_names(
    words: Sequence[str], names: Sequence[Name], tagged: Sequence[Tagged], spans: Sequence[tuple[int, int]]
) -> Callable[[int], bool]:
    """Return a test whether the token at an index may be of a name: a capital, and nothing else known."""
    taken = {index for first, last in spans for index in range(first, last)}
    taken |= {
        index for tag in tagged if tag.kind in ("SUM", "AGR", "ORG") for index in range(tag.first, tag.last)
    }
    taken |= {index for name in names for index in range(name.first, name.last)}

    def is_name(index: int) -> bool:
        word = words[index] if index < len(words) else ""
        return (
            word[:1].isupper()
            and word[1:2].islower()
            and index not in taken
            and word.lower() not in _not_names()
            and word.lower() not in HONORS
        )

    return is_name


def _before_posts(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield a name that begins a sentence before a post and that the tagger missed: "Zoe de Wit, Minister"."""
    words = [token.text for token in document.tokens]
    is_name = _free_names(words, names, tagged, spans)
    for sentence in document.sentences:
        index = sentence.first
        while index < sentence.last and (is_name(index) or words[index] in PARTICLES):
            index += 1
        long_enough = MIN_WORDS <= index - sentence.first <= MAX_WORDS
        if not long_enough or words[index : index + 1] != [","] or words[index - 1] in PARTICLES:
            continue
        behind = index + 1 + (words[index + 1] == "the" if index + 1 < sentence.last else 0)
        if any(first == 0 for first, _, _ in post_heads().find(words[behind : behind + 4])):
            yield sentence.first, index


def _after_state(words: Sequence[str], last: int, states: Mapping[int, int]) -> int:
    """Return where the words go on after "President of Ukraine" and "Envoy for Yemen": at the name."""
    if words[last : last + 1] not in (["of"], ["for"]):
        return last
    return states.get(last + 1 + (words[last + 1 : last + 2] == ["the"]), last)


@cache
def _not_names() -> frozenset[str]:
    """Return the words that follow a post without being a name: of titles, gatherings, agreements, days."""
    portfolios = {word for name in tables.words("portfolios") for word in name.lower().split()}
    return (
        frozenset(_label_posts() | portfolios | AGREEMENT_HEADS | SUMMIT_HEADS | MONTHS | WEEKDAYS | COURTESY)
        | NOT_AFTER_POST
    )


@cache
def _label_posts() -> frozenset[str]:
    return frozenset(word for head in tables.post_heads() for word in head.split())


def _led_by_surnames(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[str]:
    """Yield the surnames that stand first in their names: "Ahn Tae-seok", "KISHIDA Fumio"."""
    for first, last in spans:
        surname = SURNAME_FIRST.match(
            document.text, document.tokens[first].start, document.tokens[last - 1].end
        )
        if surname:
            yield fold(surname[0])


def _repeated(
    document: Document, names: Sequence[Name], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield further places where a person already named is named again by the surname alone."""
    taken = {index for first, last in spans for index in range(first, last)}
    taken |= {index for name in names for index in range(name.first, name.last)}
    surnames = set()
    for first, last in spans:
        words = name_words(document.text[document.tokens[first].start : document.tokens[last - 1].end])
        if len(words) > 1:
            surnames.add(words[-1])
    surnames |= set(_led_by_surnames(document, spans))
    surnames -= {word for word in surnames if len(word) < MIN_LETTERS or word in MONTHS | WEEKDAYS}
    for index, token in enumerate(document.tokens):
        if index in taken or not token.text[:1].isupper():
            continue
        word = fold(token.text)
        if word in surnames and (word not in common_words() or _is_titled(document.tokens, index)):
            yield index, index + 1


def _is_titled(tokens: Sequence[Token], index: int) -> bool:
    """Whether a courtesy title or a post stands right before the token: "Ms Power"."""
    before = tokens[index - 1].text.lower() if index else ""
    return before in BEFORE_NAMES or before in _label_posts()
