"""Person spans -> people: which spans name the same person, and what the fullest form of the name is."""

import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from rapidfuzz.distance import Levenshtein

from kg.extract.features import COURTESY
from kg.text import Document

SUFFIXES = frozenset(("jr", "sr", "ii", "iii", "iv"))
SPECIAL = str.maketrans(
    {"ł": "l", "Ł": "L", "ø": "o", "Ø": "O", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae"}
)
MARKS = str.maketrans({"’": "'", "‘": "'", "\u2010": "-", "\u2011": "-"})
#: Short forms of given names that official texts mix with the long ones.
SHORT_NAMES = {
    "joe": "joseph", "tony": "antony", "anthony": "antony", "bill": "william", "mike": "michael", "jim": "james",
    "bob": "robert", "tom": "thomas", "dave": "david", "chris": "christopher", "kate": "katherine", "ben": "benjamin",
    "liz": "elizabeth", "jeff": "jeffrey", "steve": "stephen", "steven": "stephen", "dan": "daniel", "ed": "edward",
    "matt": "matthew", "nick": "nicholas", "sam": "samuel", "greg": "gregory", "andy": "andrew", "ron": "ronald",
}  # fmt: skip
#: How alike two spellings of one surname are at least ("Zelensky", "Zelenskyy").
ALIKE = 0.8


@dataclass(slots=True)
class Cluster:
    """A person as the text names them: spans of tokens, the first of the fullest form in `fullest`."""

    words: tuple[str, ...]
    fullest: tuple[int, int]
    spans: list[tuple[int, int]] = field(default_factory=list)

    def name(self, document: Document) -> str:
        """Return the name in its fullest form, on one line."""
        first, last = self.fullest
        return " ".join(document.text[document.tokens[first].start : document.tokens[last - 1].end].split())


def fold(word: str) -> str:
    """Return `word` without case, accents and full stops.

    >>> fold("Błaszczak"), fold("J.")
    ('blaszczak', 'j')
    """
    plain = unicodedata.normalize("NFKD", word.translate(SPECIAL))
    return (
        "".join(c for c in plain if not unicodedata.combining(c)).casefold().replace(".", "").translate(MARKS)
    )


def name_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a name, without courtesy titles and suffixes."""
    words = (fold(word.strip(",()")) for word in text.split())
    return tuple(word for word in words if word and word not in COURTESY and word not in SUFFIXES)


def cluster(document: Document, spans: Sequence[tuple[int, int]]) -> list[Cluster]:
    """Return the people that the token `spans` name, in the order of their first span.

    A shorter form joins the longer one that has all its words; where several do, the one named last before it.
    """
    tokens = document.tokens
    worded = []
    for first, last in spans:
        words = name_words(document.text[tokens[first].start : tokens[last - 1].end])
        if words:
            worded.append((words, (first, last)))
    clusters: list[Cluster] = []
    for words, span in sorted(worded, key=lambda item: (-len(item[0]), item[1])):
        fits = [person for person in clusters if same_person(words, person.words)]
        if len(fits) > 1:
            fits = [min(fits, key=lambda person: _distance(person, span))]
        if fits:
            fits[0].spans.append(span)
        else:
            clusters.append(Cluster(words, span, [span]))
    for person in clusters:
        person.spans.sort()
    return sorted(clusters, key=lambda person: person.spans[0])


def _distance(person: Cluster, span: tuple[int, int]) -> tuple[bool, int]:
    """Return how far the person was last named before `span`; one only named after it is farther."""
    before = [first for first, _ in person.spans if first < span[0]]
    return (not before, span[0] - max(before) if before else person.spans[0][0] - span[0])


def same_person(short: tuple[str, ...], long: tuple[str, ...]) -> bool:
    """Whether a name of the words `short` can stand for that of the words `long`, which has as many or more."""
    if short == long or "".join(short) == "".join(long):
        return True
    if len(short) == 1:
        return len(short[0]) > 1 and short[0] in _heads(long)
    if len(long) == 1:
        return False
    if all(any(_same_word(a, b) for b in long) for a in short):
        return any(len(a) > 1 and a in long for a in short)
    return _alike(short[-1], long[-1]) and _same_word(_given(short[0]), _given(long[0]))


def _heads(words: tuple[str, ...]) -> Iterator[str]:
    """Yield the words that alone can stand for a name: the first, the last, and the last parts of the name."""
    yield from (words[0], words[-1])
    for start in range(1, len(words)):
        yield " ".join(words[start:])
    if len(words) > 2:  # noqa: PLR2004 - "Luiz Inácio Lula da Silva": a middle name of some length
        yield from (word for word in words[1:-1] if len(word) > 3)  # noqa: PLR2004


def _given(word: str) -> str:
    return SHORT_NAMES.get(word, word)


def _same_word(a: str, b: str) -> bool:
    return (
        a == b
        or (len(a) == 1 and b.startswith(a))
        or (len(b) == 1 and a.startswith(b))
        or _given(a) == _given(b)
    )


def _alike(a: str, b: str) -> bool:
    return a == b or (min(len(a), len(b)) > 4 and Levenshtein.normalized_similarity(a, b) >= ALIKE)  # noqa: PLR2004
