"""Find the phrases of a table in a row of tokens, longest first."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Generic, TypeVar

from kg.text import TOKEN

Value = TypeVar("Value")
STRAIGHT = str.maketrans("’‘", "''")


class Phrases(Generic[Value]):
    """Phrases and what each means; matching is by whole tokens, straight and curly apostrophes alike.

    >>> phrases = Phrases([("United States", "US"), ("United States of America", "US")])
    >>> list(phrases.find(["the", "United", "States", "of", "Peru"]))
    [(1, 3, 'US')]
    """

    def __init__(self, entries: Iterable[tuple[str, Value]], *, fold: bool = False) -> None:
        """Take `entries` of (phrase, value); the first of two equal phrases stands. `fold` ignores case."""
        self._fold = fold
        self._values: dict[tuple[str, ...], Value] = {}
        self._lengths: dict[str, list[int]] = {}
        for phrase, value in entries:
            words = tuple(self._key(token) for token in TOKEN.findall(phrase))
            if words and words not in self._values:
                self._values[words] = value
                lengths = self._lengths.setdefault(words[0], [])
                if len(words) not in lengths:
                    lengths.append(len(words))
        for lengths in self._lengths.values():
            lengths.sort(reverse=True)

    def _key(self, token: str) -> str:
        if "’" in token or "‘" in token:
            token = token.translate(STRAIGHT)
        return token.lower() if self._fold else token

    def find(self, tokens: Sequence[str]) -> Iterator[tuple[int, int, Value]]:
        """Yield (first, last, value) for each longest phrase; matches do not overlap."""
        words = [self._key(token) for token in tokens]
        index, count = 0, len(words)
        while index < count:
            # Most words begin no phrase: they cost one look-up.
            for length in self._lengths.get(words[index], ()):
                phrase = tuple(words[index : index + length])
                if len(phrase) == length and phrase in self._values:
                    yield index, index + length, self._values[phrase]
                    index += length - 1
                    break
            index += 1
