"""What the span tagger sees of a token: its word, its shape, and what the gazetteers say of it.

The tagger is linear, so every feature is one of three kinds: of a word (the same wherever it stands), of a
token's gazetteer flags, or of a small window of shapes. Words and flags are looked at from each token within
`REACH`; the weights of a word's features are summed once and remembered (`tagger.py`), which makes it fast.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

from kg.extract.names import Name
from kg.gazetteer import tables
from kg.gazetteer.matcher import Phrases
from kg.text import Document, Sentence

COMMON_WORDS = Path(__file__).parent / "models" / "common_words.txt"
#: How far to the left and right a token's word is seen.
REACH = 3
#: How far a word's affixes are seen.
NEAR = 1
MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
WEEKDAYS = frozenset("monday tuesday wednesday thursday friday saturday sunday".split())
COURTESY = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. h.e. h.e hon hon. sir dame lord lady sheikh shri smt".split()
)
#: The heads of names of agreements and gatherings.
AGREEMENT_HEADS = frozenset(
    "agreement agreements treaty convention memorandum memoranda mou protocol accord accords pact charter declaration"
    " statement communique communiqué plan partnership compact arrangement roadmap deal ceasefire contract programme"
    " program framework jcpoa covenant concept strategy".split()
)
SUMMIT_HEADS = frozenset(
    "summit summits conference forum ministerial assembly meeting session dialogue congress council games cop"
    " consultations symposium retreat".split()
)


@dataclass(frozen=True, slots=True)
class Seen:
    """A token as the tagger sees it: its word as written and its gazetteer flags, joined."""

    word: str
    flags: str


@lru_cache(maxsize=60_000)
def shape(word: str) -> str:
    """Return the shape of a word: runs of capitals, small letters, digits and marks, each once.

    >>> shape("McDonald"), shape("U.S."), shape("2018")
    ('XxXx', 'X.X.', '9')
    """
    out = re.sub(r"[^\W\d_]", lambda m: "X" if m[0].isupper() else "x", word)
    return re.sub(r"x+", "x", re.sub(r"\d+", "9", re.sub(r"XX+", "XX", out)))


def word_features(word: str) -> Iterator[str]:
    """Yield the features of a word that are seen from afar."""
    lower = word.lower()
    yield "w=" + lower
    yield "s=" + shape(word)
    for name, members in _lists().items():
        if lower in members:
            yield name


def affix_features(word: str) -> Iterator[str]:
    """Yield the features of a word that are seen from beside it."""
    lower = word.lower()
    if word[:1].isalpha():
        yield f"p3={lower[:3]}"
        yield f"x2={lower[-2:]}"
        yield f"x3={lower[-3:]}"
        yield f"x4={lower[-4:]}"


@cache
def _lists() -> dict[str, frozenset[str]]:
    heads = frozenset(word for head in tables.post_heads() for word in head.replace("-", " ").split())
    return {
        "month": MONTHS,
        "weekday": WEEKDAYS,
        "courtesy": COURTESY,
        "agr": AGREEMENT_HEADS,
        "sum": SUMMIT_HEADS,
        "post": heads - frozenset("of the and for to in de".split()),
        "postmod": frozenset(word.lower() for word in tables.words("post_modifiers")),
        "portfolio": frozenset(part for word in tables.words("portfolios") for part in word.lower().split())
        - frozenset(("and", "of", "the")),
        "given": frozenset(word.lower() for word in tables.words("given_names")),
        "common": common_words(),
        "family": frozenset(word.lower() for word in tables.words("family_names")),
    }


@cache
def common_words() -> frozenset[str]:
    """Return the words that stand in small letters often."""
    return frozenset(COMMON_WORDS.read_text(encoding="utf-8").split())


@cache
def post_heads() -> Phrases[str]:
    """Return the heads of post titles, in any case and number."""
    heads = list(tables.post_heads())
    plurals = [f"{head[:-1]}ies" if head.endswith("y") else f"{head}s" for head in heads]
    return Phrases(((head, "ph") for head in (*heads, *plurals)), fold=True)


#: The flag of each kind and form of gazetteer name.
FLAGS = {"name": "cn", "adjective": "ca", "demonym": "cd", "region": "rg", "building": "bu"}


def see(document: Document, names: Sequence[Name]) -> list[Seen]:
    """Return the tokens of `document` as the tagger sees them, given the gazetteer's `names` in it."""
    words = [token.text for token in document.tokens]
    flags = [""] * len(words)
    for sentence in document.sentences:
        part = _part(document, sentence, words)
        if part:
            flags[sentence.first : sentence.last] = [part] * (sentence.last - sentence.first)
    marks = [(name.first, name.last, _flag(name)) for name in names]
    marks += [(first, last, "ph") for first, last, _ in post_heads().find(words)]
    for first, last, flag in marks:
        for index in range(first, last):
            flags[index] += f" {flag}{'-' if index > first else '+'}"
    return [Seen(word, flag) for word, flag in zip(words, flags, strict=True)]


def _part(document: Document, sentence: Sentence, words: Sequence[str]) -> str:
    """Return T for a title, C for a sentence without small letters: a heading, dateline or signature."""
    if sentence.paragraph == 0 and document.release.title:
        return "T"
    return "" if any(word[:1].islower() for word in words[sentence.first : sentence.last]) else "C"


def _flag(name: Name) -> str:
    named = name.named
    if named.kind == "organization":
        return "og" if named.form == "name" else "ow"
    return FLAGS.get(named.form, "pl")


def flag_features(flags: str) -> Iterator[str]:
    """Yield the features of a token's flags."""
    yield from ("g=" + flag for flag in flags.split())
    if " " in flags.strip():
        yield "g=" + flags


def window(seen: list[Seen], index: int) -> tuple[str, str]:
    """Return the two windows at `index`: the shapes around it, and the word before with this one's shape."""
    before = seen[index - 1].word if index else "^"
    after = seen[index + 1].word if index + 1 < len(seen) else "$"
    here = seen[index].word
    return (
        f"sss={shape(before)}|{shape(here)}|{shape(after)}",
        f"ws={before.lower()}|{shape(here)}",
    )


def features(seen: list[Seen], index: int) -> list[str]:
    """Return every feature of the token at `index`, as the trainer reads them."""
    out = list(window(seen, index))
    for offset in range(-REACH, REACH + 1):
        at = index + offset
        if not 0 <= at < len(seen):
            if at in (-1, len(seen)):
                out.append(f"{offset}:edge")
            continue
        out += [f"{offset}:{feature}" for feature in word_features(seen[at].word)]
        out += [f"{offset}:{feature}" for feature in flag_features(seen[at].flags)]
        if abs(offset) <= NEAR:
            out += [f"{offset}:{feature}" for feature in affix_features(seen[at].word)]
    return out
