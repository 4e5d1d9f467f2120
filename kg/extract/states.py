"""Decide which state or organisation each person serves where the words beside the post do not say.

What the words say stands: a state beside a post, "his Polish counterpart", "X of Poland". For the others each
code that the text names, and the publisher's own, is weighed by a logistic model over what a reader would look at:
where the person and the state stand, lists, titles, who else holds such a post (`training/states.py`).
"""

import json
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from math import exp
from pathlib import Path

from kg.extract.clusters import Cluster, fold
from kg.extract.marks import Marks
from kg.extract.names import Name
from kg.extract.posts import PostMention

MODEL = Path(__file__).parent / "models" / "states.json"
#: What may stand between two people of one list.
LIST_WORDS = frozenset(
    (",", "and", "&", ";", "the", "as", "well", "with", "along", "also", "mr.", "mr", "h.e.")
)
#: Words before the other side of an encounter.
TOWARDS = frozenset(
    "with by met meet meets meeting hosted host hosts welcomed welcome received receive from called".split()
)
#: Posts of which a state has one at a time.
SINGLE = frozenset(
    ("president", "prime minister", "king", "emir", "amir", "chancellor", "foreign minister", "pope")
)

Features = dict[str, float]
Weights = Mapping[str, float]


@dataclass(frozen=True)
class Affiliation:
    """The people of a document with what the words say of their states."""

    marks: Marks
    names: Sequence[Name]
    people: Sequence[Cluster]
    posts: Sequence[PostMention]
    own: str | None

    @cached_property
    def number(self) -> dict[tuple[int, int], int]:
        """The number of the person whom a span of tokens names."""
        return {span: index for index, person in enumerate(self.people) for span in person.spans}

    @cached_property
    def held(self) -> list[list[PostMention]]:
        """The posts beside the names of each person."""
        held: list[list[PostMention]] = [[] for _ in self.people]
        for post in self.posts:
            held[self.number[post.person]].append(post)
        return held

    @cached_property
    def stated(self) -> list[str | None]:
        """The code that the words give each person, if they do."""
        out: list[str | None] = []
        for index, person in enumerate(self.people):
            codes = [post.of for post in sorted(self.held[index], key=lambda post: post.former) if post.of]
            codes += [code for span in person.spans if (code := _beside_name(self.marks, span))]
            out.append(codes[0] if codes else None)
        return out

    @cached_property
    def candidates(self) -> list[str]:
        """The codes a person may serve: the publisher's own, then the countries named, most often first."""
        return list(
            dict.fromkeys(
                [*([self.own] if self.own else []), *(code for code, _ in self.counts.most_common())]
            )
        )

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each country is named."""
        return Counter(name.named.key for name in self.names if name.named.kind == "country")

    @cached_property
    def in_list_after(self) -> dict[int, int]:
        """Maps a person to the one named just before in a list."""
        starts: dict[tuple[int, int], int] = {}
        for post in self.posts:
            starts[post.person] = min(post.first, starts.get(post.person, post.person[0]))
        spans = sorted(self.number)
        out: dict[int, int] = {}
        for before, span in pairwise(spans):
            if _in_list(self.marks, before[1], starts.get(span, span[0])):
                out.setdefault(self.number[span], self.number[before])
        return out

    def features(self, index: int, code: str) -> Features:
        """Return what speaks for and against person `index` serving `code`."""
        document, person = self.marks.document, self.people[index]
        side = "own" if code == self.own else "other"
        out: Features = {side: 1.0}
        rank = (
            [other for other in self.candidates if other != self.own].index(code) if code != self.own else 0
        )
        out[f"{side}|rank={min(rank, 2)}"] = 1.0
        out[f"{side}|others={min(len(self.candidates) - 1, 3)}"] = 1.0
        heads = {_head(self.marks, post) for post in self.held[index]}
        for other, stated in enumerate(self.stated):
            if (
                other != index
                and stated == code
                and heads & {_head(self.marks, post) for post in self.held[other]}
            ):
                out["taken" if heads & SINGLE else "shared"] = 1.0
        before = self.in_list_after.get(index)
        if before is not None and self.stated[before] is not None:
            same_head = bool(heads & {_head(self.marks, post) for post in self.held[before]})
            kind = "list" if self.stated[before] == code else "list-other"
            out[f"{kind}|{'same' if same_head else 'unlike'}-head"] = 1.0
        first = person.spans[0][0]
        out[f"{side}|first"] = float(all(first <= other.spans[0][0] for other in self.people))
        out[f"{side}|towards"] = float(any(self._towards(span) for span in person.spans))
        out[f"{side}|often={min(len(person.spans), 4)}"] = 1.0
        if document.release.title and document.sentences:
            title_end = next((s.first for s in document.sentences if s.paragraph > 0), len(document.tokens))
            out[f"{side}|titled"] = float(first < title_end)
            out["in-title"] = float(any(n.named.key == code and n.first < title_end for n in self.names))
        out.update(self._nearness(person, code, side))
        return out

    def _towards(self, span: tuple[int, int]) -> bool:
        sentence = self.marks.document.sentences[
            self.marks.document.sentence_at(self.marks.document.tokens[span[0]].start)
        ]
        return any(self.marks.word(at) in TOWARDS for at in range(sentence.first, span[0]))

    def _nearness(self, person: Cluster, code: str, side: str) -> Features:
        """Return how near the code is named to the person: in the sentence, and how lately before it."""
        out: Features = {}
        document = self.marks.document
        for span in person.spans:
            sentence = document.sentences[document.sentence_at(document.tokens[span[0]].start)]
            inside = [n for n in self.names if sentence.first <= n.first < sentence.last and n.named.key]
            before = [n for n in inside if n.last <= span[0]]
            if any(n.named.key == code for n in before):
                out[f"{side}|before"] = 1.0
            if any(n.named.key == code and n.first >= span[1] for n in inside):
                out[f"{side}|after"] = 1.0
            if before and before[-1].named.key == code:
                out[f"{side}|nearest-before"] = 1.0
            cities = [n for n in before if n.named.kind == "place" and n.named.form == "city"]
            if cities:
                out[f"{side}|{'at' if cities[-1].named.key == code else 'not-at'}-city"] = 1.0
        if code != self.own:
            out[f"lately={self._lately(person, code)}"] = 1.0
        return out

    def _lately(self, person: Cluster, code: str) -> int:
        """Return how many other foreign codes were named between the code and the person: 3 for many or never."""
        title_end = len(self.marks.document.release.title)
        start = next(
            (span[0] for span in person.spans if self.marks.document.tokens[span[0]].start >= title_end),
            person.spans[0][0],
        )
        earlier = [n.named.key for n in self.names if n.last <= start and n.named.key not in ("", self.own)]
        latest = list(dict.fromkeys(reversed(earlier)))
        return min(latest.index(code), 3) if code in latest else 3

    def resolved(self, weights: Weights) -> list[tuple[str | None, float]]:
        """Return each person's code and how sure it is; None where nothing speaks for one."""
        out: list[tuple[str | None, float]] = []
        for index, code in enumerate(self.stated):
            if code is not None or not self.held[index]:
                out.append((code, 0.95))
                continue
            scored = [(_chance(self.features(index, other), weights), other) for other in self.candidates]
            best = max(scored, default=(0.0, None), key=lambda item: item[0])
            out.append((best[1], best[0]))
            self.stated[index] = best[1] if best[0] > 0.5 else None  # noqa: PLR2004 - even chances
        return out


def _chance(features: Features, weights: Weights) -> float:
    return 1 / (1 + exp(-sum(weights.get(name, 0.0) * value for name, value in features.items())))


def _head(marks: Marks, post: PostMention) -> str:
    return fold(marks.text(post.first, post.last))


def _beside_name(marks: Marks, span: tuple[int, int]) -> str | None:
    """Return the code in "his Polish counterpart X" and "X of Poland"."""
    if marks.word(span[1]) == "of":
        named = marks.named_from.get(span[1] + 1 + (marks.word(span[1] + 1) == "the"))
        if named and named[1].kind == "country":
            return named[1].key
    index = span[0]
    while index in marks.post_to or marks.word(index - 1) in (",", "the", "mr", "mr.", "ms.", "dr.", "h.e."):
        index = marks.post_to.get(index, index - 1)
    if marks.word(index - 1) in ("counterpart", "counterparts", "colleague"):
        named = marks.named_to.get(index - 1)
        if named:
            return named[1].key
    return None


def _in_list(marks: Marks, end: int, start: int) -> bool:
    """Whether the tokens from one name's end to the next one's post are those of a list."""
    index, steps = end, 0
    while index < start and steps < 8:  # noqa: PLR2004 - a longer way is another clause
        steps += 1
        if index in marks.post_from:
            index = marks.post_from[index]
        elif marks.word(index) in LIST_WORDS:
            index += 1
        else:
            return False
    return end < start == index


@cache
def weights() -> Weights:
    """Return the model that the package ships, read once."""
    model: dict[str, float] = json.loads(MODEL.read_text(encoding="utf-8"))
    return model
