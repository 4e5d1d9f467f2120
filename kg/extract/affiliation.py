"""The people of a document with what the words beside their names and posts say of their states."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.extract.clusters import Cluster, fold
from kg.extract.features import COURTESY
from kg.extract.marks import Marks
from kg.extract.names import Name
from kg.extract.post_states import is_sent
from kg.extract.posts import PostMention

#: What may stand between two people of one list.
LIST_WORDS = COURTESY | frozenset(
    ", and & ; the as well with along also mp honourable his her excellency".split()
)
COUNTERPARTS = frozenset(("counterpart", "counterparts", "colleague"))


@dataclass(frozen=True)
class Affiliation:
    """The people of a document with what the words say of their states.

    Shape:
        `own` is the code that the publisher speaks for.
    """

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
    def heads(self) -> list[frozenset[str]]:
        """The titles of each person's posts, folded."""
        return [
            frozenset(fold(self.marks.text(post.first, post.last)) for post in held) for held in self.held
        ]

    @cached_property
    def stated(self) -> list[str | None]:
        """The code that the words give each person, if they do; the reader adds those it settles on."""
        out: list[str | None] = []
        for index, person in enumerate(self.people):
            codes = [post.of for post in sorted(self.held[index], key=lambda post: post.former) if post.of]
            codes += [code for span in person.spans if (code := _beside_name(self.marks, span))]
            out.append(codes[0] if codes else None)
        return out

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each country is named."""
        return Counter(name.named.key for name in self.names if name.named.kind == "country")

    @cached_property
    def candidates(self) -> list[str]:
        """The codes a person may serve: the publisher's own, the countries named, those of cities named."""
        named = [code for code, _ in self.counts.most_common()]
        cities = [name.named.key for name in self.names if name.named.form == "city" and name.named.key]
        return list(dict.fromkeys([*([self.own] if self.own else []), *named, *cities]))

    def options(self, index: int) -> list[str]:
        """Return the codes that person `index` may serve: the candidates but where the person is sent."""
        away = {code for post in self.held[index] for code in self._sent_to(post)}
        return [code for code in self.candidates if code not in away]

    def _sent_to(self, post: PostMention) -> Iterator[str]:
        """Yield the code in "Ambassador to Chile" and in "Special Envoy for Yemen"."""
        at = post.mission[0] if post.mission else post.last
        if post.mission or (self.marks.word(at) == "for" and is_sent(self.marks, post.first, post.last)):
            named = self.marks.named_from.get(at + 1 + (self.marks.word(at + 1) == "the"))
            if named and named[1].kind == "country":
                yield named[1].key

    @cached_property
    def ranks(self) -> dict[str, int]:
        """The place of each foreign candidate among them."""
        return {code: rank for rank, code in enumerate(code for code in self.candidates if code != self.own)}

    @cached_property
    def starts(self) -> dict[tuple[int, int], int]:
        """Where the words of a person's post and name begin, by the name's span."""
        starts = {span: span[0] for span in self.number}
        for post in self.posts:
            starts[post.person] = min(post.first, starts[post.person])
        return starts

    @cached_property
    def spans(self) -> list[tuple[int, int]]:
        """The spans that name people, in order."""
        return sorted(self.number)

    @cached_property
    def neighbours(self) -> frozenset[tuple[int, int]]:
        """The pairs of people named one after the other in a list, by number."""
        return frozenset(
            (self.number[before], self.number[span])
            for before, span in pairwise(self.spans)
            if _in_list(self.marks, before[1], self.starts[span])
        )


def _beside_name(marks: Marks, span: tuple[int, int]) -> str | None:
    """Return the code in "his Polish counterpart X" and "X of Poland"."""
    if marks.word(span[1]) == "of":
        named = marks.named_from.get(span[1] + 1 + (marks.word(span[1] + 1) == "the"))
        if named and named[1].kind == "country" and named[1].form == "name":
            return named[1].key
    index = span[0]
    while index not in marks.ends and (
        index in marks.post_to or marks.word(index - 1) in COURTESY | {",", "the"}
    ):
        index = marks.post_to.get(index, index - 1)
    if index in marks.ends:
        return None
    if marks.word(index - 1) in COUNTERPARTS:
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
