"""The common words of releases: those that stand in small letters often, so that "Meets" in a headline is no name."""

from collections import Counter
from collections.abc import Iterable

from kg.text import TOKEN

#: A word is common from so many occurrences in small letters on, and when it is rarely a name.
OFTEN, SHARE = 6, 0.2


def common_words(texts: Iterable[str]) -> list[str]:
    """Return the common words of `texts`, sorted; the same texts give the same list."""
    small: Counter[str] = Counter()
    capital: Counter[str] = Counter()
    for text in texts:
        for match in TOKEN.finditer(text):
            word = match[0]
            if word.isalpha():
                (small if word.islower() else capital)[word.lower()] += 1
    return sorted(word for word, count in small.items() if count >= OFTEN and count >= SHARE * capital[word])
