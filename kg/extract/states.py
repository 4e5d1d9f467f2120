"""Decide which state or organisation a post serves where the words beside it do not say."""

from collections.abc import Sequence

from kg.extract.clusters import Cluster
from kg.extract.marks import Marks
from kg.extract.posts import PostMention

#: What may stand between two people of one list.
LIST_WORDS = frozenset((",", "and", "&", ";", "the", "as", "well", "with", "along", "also"))


def affiliations(
    marks: Marks, people: Sequence[Cluster], posts: Sequence[PostMention], own: str | None
) -> list[str | None]:
    """Return for each of `people` the code of the state or organisation that they serve, or None.

    The words decide: a state beside a post, "his Polish counterpart", a name's "of Poland". Then a list is read
    on ("Polish Foreign Minister X and Defence Minister Y"), and last the publisher's own state is taken.
    """
    number = {span: index for index, person in enumerate(people) for span in person.spans}
    stated: list[str | None] = [None] * len(people)
    for post in sorted(posts, key=lambda post: post.former):
        index = number[post.person]
        stated[index] = stated[index] or post.of
    for span, index in number.items():
        stated[index] = stated[index] or _beside_name(marks, span)
    starts = {post.person: min(post.first, post.person[0]) for post in posts}
    spans = sorted(number)
    for before, span in zip(spans, spans[1:], strict=False):
        if stated[number[span]] is None and _in_list(marks, before[1], starts.get(span, span[0])):
            stated[number[span]] = stated[number[before]]
    posted = {number[post.person] for post in posts}
    return [code or (own if index in posted else None) for index, code in enumerate(stated)]


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
        named = marks.named_from.get(index + 1)  # "his counterpart from Poland, X"
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
