"""Tag the spans of a document that name people, posts, organisations, places, gatherings and agreements.

A linear-chain CRF, trained by python-crfsuite (`training/crf.py`) and decoded here: the weights of a word's
features are added up once, so that a token costs a few additions instead of fifty look-ups.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
import numpy.typing as npt

from kg.extract import features
from kg.extract.names import Name
from kg.text import Document

MODEL = Path(__file__).parent / "models" / "spans.npz"

Floats = npt.NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class Tagged:
    """A span of tokens ``document.tokens[first:last]``; `kind` is one of PER POST ORG PLACE SUM AGR."""

    kind: str
    first: int
    last: int


class Tagger:
    """A trained model, ready to decode."""

    def __init__(self, labels: list[str], transitions: Floats, weights: dict[str, Floats]) -> None:
        self.labels = labels
        self._into = np.ascontiguousarray(transitions.T)
        self._weights = weights
        self._nothing = np.zeros(len(labels), dtype=np.float32)
        self._width = 2 * features.REACH + 1
        self._words: dict[str, Floats] = {}
        self._flags: dict[str, Floats] = {}
        self._edge = [self._weights.get(f"{side}:edge", self._nothing) for side in (-1, 1)]

    @classmethod
    def load(cls, path: Path) -> "Tagger":
        """Read a model file as `training/crf.py` writes it."""
        with np.load(path, allow_pickle=False) as model:
            rows = model["weights"].astype(np.float32)
            weights = dict(zip(model["names"].tolist(), rows, strict=True))
            return cls(model["labels"].tolist(), model["transitions"], weights)

    def _sum(self, names: list[str]) -> Floats:
        total = self._nothing.copy()
        for name in names:
            row = self._weights.get(name)
            if row is not None:
                total += row
        return total

    def _of_word(self, word: str) -> Floats:
        """Return what `word` adds to each label at each offset from it: REACH to the left ... to the right."""
        found = self._words.get(word)
        if found is None:
            far, near = list(features.word_features(word)), list(features.affix_features(word))
            found = np.stack(
                [
                    self._sum([f"{o}:{f}" for f in far + (near if abs(o) <= features.NEAR else [])])
                    for o in range(-features.REACH, features.REACH + 1)
                ]
            )
            if len(self._words) < 200_000:  # noqa: PLR2004 - some 70 MB: a bound for hostile input, not a tuning
                self._words[word] = found
        return found

    def _of_flags(self, flags: str) -> Floats:
        found = self._flags.get(flags)
        if found is None:
            names = list(features.flag_features(flags))
            found = np.stack(
                [self._sum([f"{o}:{f}" for f in names]) for o in range(-features.REACH, features.REACH + 1)]
            )
            self._flags[flags] = found
        return found

    def scores(self, seen: list[features.Seen]) -> Floats:
        """Return the score of each label for each token of a sentence: shape (tokens, labels)."""
        reach, count = features.REACH, len(seen)
        table = np.zeros((count + 2 * reach, self._width, len(self.labels)), dtype=np.float32)
        for index, token in enumerate(seen):
            table[index + reach] = self._of_word(token.word) + self._of_flags(token.flags)
        # The token at index + offset speaks of the token at index through its row for that offset.
        total = table[0:count, 0].copy()
        for column in range(1, self._width):
            total += table[column : column + count, column]
        for index in range(count):
            for name in features.window(seen, index):
                row = self._weights.get(name)
                if row is not None:
                    total[index] += row
        total[0] += self._edge[0]
        total[-1] += self._edge[1]
        return total

    def decode(self, scores: Floats) -> list[str]:
        """Return the best row of labels (Viterbi)."""
        best, back = scores[0], []
        for row in scores[1:]:
            paths = self._into + best  # row: to a label, column: from a label
            back.append(paths.argmax(axis=1))
            best = paths.max(axis=1) + row
        index = int(best.argmax())
        out = [index]
        for choice in reversed(back):
            index = int(choice[index])
            out.append(index)
        return [self.labels[index] for index in reversed(out)]

    def tag(self, document: Document, names: Sequence[Name]) -> list[Tagged]:
        """Return the spans of `document` in order; they do not overlap."""
        found = []
        seen = features.see(document, names)
        for sentence in document.sentences:
            labels = self.decode(self.scores(seen[sentence.first : sentence.last]))
            found += [Tagged(kind, sentence.first + a, sentence.first + b) for kind, a, b in spans(labels)]
        return found


def spans(labels: list[str]) -> list[tuple[str, int, int]]:
    """Return (kind, first, last) for each span of a row of BIO labels.

    >>> spans(["O", "B-PER", "I-PER", "B-PER"])
    [('PER', 1, 3), ('PER', 3, 4)]
    """
    found: list[tuple[str, int, int]] = []
    for index, name in enumerate(labels):
        kind = name[2:]
        if name[0] == "I" and found and found[-1][0] == kind and found[-1][2] == index:
            found[-1] = (kind, found[-1][1], index + 1)
        elif name != "O":
            found.append((kind, index, index + 1))
    return found


@cache
def tagger() -> Tagger:
    """Return the model that the package ships, read once."""
    return Tagger.load(MODEL)
