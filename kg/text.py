"""Release -> Document: its text cut into paragraphs, sentences and tokens."""

import re
from bisect import bisect_right
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from kg.model.document import Span
from kg.model.release import Release

#: Abbreviations whose full stop does not end a sentence.
ABBREVIATIONS = (
    "Mr|Mrs|Ms|Messrs|Dr|Prof|Hon|Rt|St|Gen|Lt|Col|Maj|Capt|Cmdr|Adm|Sgt|Brig|Sen|Rep|Gov|Amb|Eng|Engr|Jr|Sr|No|Nos|vs|etc|approx"
    "|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec|Ph.D|a.m|p.m|cf|i.e|e.g|H.E|H.R.H|H.M|D.C"
)
TOKEN = re.compile(
    rf"(?:{ABBREVIATIONS.replace('.', chr(92) + '.')})\.(?!\w)"  # an abbreviation with its stop
    r"|(?:[A-Z]\.){2,}(?:[A-Z](?!\w))?"  # U.S. and D.P.R.K
    r"|[A-Z]\.(?=\s[A-Z])"  # an initial: J. Blinken
    r"|\d+(?:[.,]\d+)+|\d+(?:st|nd|rd|th)\b|\d+"
    r"|['’](?:s|S)\b"  # the possessive stands alone
    r"|[^\W\d_]+(?:['’](?!s\b|S\b)[^\W\d_]+)*"  # words, with an apostrophe inside: O'Brien, d’Ivoire
    r"|\S"
)
PARAGRAPH = re.compile(r"[^\n]+")
CLOSERS = frozenset("\"'”’)]»")
#: Words that start a sentence after "U.S." or "p.m." rather than go on with it.
STARTERS = frozenset(
    "The He She They It In On At This These That Our We Both A An During Following After His Her".split()
)
DOTTED = re.compile(r"(?:[A-Z]\.){2,}|a\.m\.|p\.m\.|etc\.|Jr\.|Sr\.")


@dataclass(frozen=True, slots=True)
class Token:
    """A word, number or mark of the text, with its place."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence: its place, its tokens ``document.tokens[first:last]`` and its paragraph's number."""

    start: int
    end: int
    first: int
    last: int
    paragraph: int


@dataclass(frozen=True)
class Document:
    """The text of one release, cut up.

    Shape:
        `paragraphs`, `sentences` and `tokens` are in order, do not overlap, and lie inside `text`; with a
        title, paragraph 0 is the title. Each sentence lies inside one paragraph.
    """

    release: Release
    text: str
    tokens: tuple[Token, ...]
    sentences: tuple[Sentence, ...]
    paragraphs: tuple[Span, ...]

    @property
    def day(self) -> date:
        """The day the release was published: what "today" means in it."""
        return self.release.published

    @cached_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @cached_property
    def _sentence_starts(self) -> list[int]:
        return [sentence.start for sentence in self.sentences]

    def token_at(self, offset: int) -> int:
        """Return the index of the last token that starts at or before `offset` (0 if none does)."""
        return max(0, bisect_right(self._token_starts, offset) - 1)

    def sentence_at(self, offset: int) -> int:
        """Return the index of the last sentence that starts at or before `offset` (0 if none does)."""
        return max(0, bisect_right(self._sentence_starts, offset) - 1)


def cut(release: Release) -> Document:
    """Return `release` as a document; an empty text gives one without tokens."""
    text = release.text
    paragraphs: list[Span] = []
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for number, line in enumerate(PARAGRAPH.finditer(text)):
        paragraphs.append(Span(*line.span()))
        found = [Token(m.group(), m.start(), m.end()) for m in TOKEN.finditer(text, *line.span())]
        for first, last in _sentence_bounds(found):
            base = len(tokens)
            sentences.append(
                Sentence(found[first].start, found[last - 1].end, base + first, base + last, number)
            )
        tokens.extend(found)
    return Document(release, text, tuple(tokens), tuple(sentences), tuple(paragraphs))


def sentence_around(text: str, start: int, end: int) -> Span:
    """Return the sentence, or the sentences of one paragraph, that ``text[start:end]`` stands in."""
    begin, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    tokens = [
        Token(m.group(), m.start(), m.end())
        for m in TOKEN.finditer(text, begin, stop if stop >= 0 else len(text))
    ]
    around = [
        (tokens[first].start, tokens[last - 1].end)
        for first, last in _sentence_bounds(tokens)
        if tokens[first].start < end and tokens[last - 1].end > start
    ]
    return Span(around[0][0], around[-1][1]) if around else Span(start, end)


def _sentence_bounds(tokens: list[Token]) -> list[tuple[int, int]]:
    """Return where sentences begin and end in the tokens of one paragraph."""
    bounds, first, index = [], 0, 0
    while index < len(tokens):
        if _ends_sentence(tokens, index):
            last = index + 1
            while (
                last < len(tokens)
                and tokens[last].text in CLOSERS
                and tokens[last].start == tokens[last - 1].end
            ):
                last += 1
            bounds.append((first, last))
            first = index = last
        else:
            index += 1
    if first < len(tokens):
        bounds.append((first, len(tokens)))
    return bounds


def _ends_sentence(tokens: list[Token], index: int) -> bool:
    text = tokens[index].text
    follower = tokens[index + 1].text if index + 1 < len(tokens) else ""
    if text in ("?", "!"):
        return follower not in ("?", "!")
    if text == ".":
        if follower and follower in CLOSERS and tokens[index + 1].start == tokens[index].end:
            return True
        return not follower or (tokens[index + 1].start > tokens[index].end and not follower[0].islower())
    return follower in STARTERS and DOTTED.fullmatch(text) is not None
