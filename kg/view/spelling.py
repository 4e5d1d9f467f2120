"""How words are compared: whatever their letters, dots and case, and with typing errors."""

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterable
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz import process
from rapidfuzz.distance import OSA

#: Letters set apart by dots, such as "U.K." and "U. K.".
DOTTED = re.compile(r"\b[a-z](?:\.\s?[a-z]\b)+\.?")
NOT_WORD = re.compile("[^a-z0-9]+")

#: The shortest words in which one and two typing errors are forgiven.
ONE_ERROR, TWO_ERRORS = 4, 8
MOST_ERRORS = 2


@lru_cache(maxsize=1 << 16)
def fold(text: str) -> str:
    """Return `text` in lower-case ASCII, so that names can be compared however they are written.

    >>> fold("B\u0142aszczak")
    'blaszczak'
    """
    return anyascii(unicodedata.normalize("NFKC", text)).lower()


def plain(text: str) -> str:
    """Return the words of `text`, folded, with one space between them; an abbreviation with dots is one word.

    >>> plain("U.K.-Polish 2+2")
    'uk polish 2 2'
    """
    joined = DOTTED.sub(lambda found: re.sub(r"[.\s]", "", found[0]) + " ", fold(text))
    return NOT_WORD.sub(" ", joined).strip()


class Spelling:
    """The words that are known, and which of them one that is not known may stand for."""

    def __init__(self, texts: Iterable[str]) -> None:
        """Take texts as `plain` gives them."""
        self._words = sorted({word for text in texts for word in text.split()})
        self._choices: dict[int, list[str]] = {}

    def begins(self, word: str) -> bool:
        """Whether `word` is known or begins a word that is."""
        place = bisect_left(self._words, word)
        return place < len(self._words) and self._words[place].startswith(word)

    def near(self, word: str) -> tuple[str, ...]:
        """Return other words, or beginnings of words, that are fewest typing errors away; none where that is too many.

        Shape:
            Two neighbours in the wrong order are one error; words of under four letters are taken as they are.
        """
        most = (len(word) >= ONE_ERROR) + (len(word) >= TWO_ERRORS)
        if not most:
            return ()
        found = process.extract(
            word, self._of_length(len(word)), scorer=OSA.distance, score_cutoff=most, limit=None
        )
        fewest = min((errors for _, errors, _ in found if errors), default=most + 1)
        return tuple(known for known, errors, _ in found if errors == fewest)

    def _of_length(self, length: int) -> list[str]:
        """Return the words of about `length` letters, and the beginnings of longer ones."""
        if length not in self._choices:
            whole = {word for word in self._words if abs(len(word) - length) <= MOST_ERRORS}
            self._choices[length] = sorted(
                whole | {word[:length] for word in self._words if len(word) > length}
            )
        return self._choices[length]
