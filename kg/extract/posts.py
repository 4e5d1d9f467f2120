"""Read which posts stand beside a person's name, and which state or organisation each is said to serve.

President of Uganda Yoweri Museveni      Polish Foreign Minister X and Defence Minister Y
X, the Ambassador of China to Sri Lanka  Prime Minister and Minister of Defence Z of Samoa
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.features import COURTESY
from kg.extract.marks import Marks

#: Words that may stand between a name and the post in apposition to it.
LINKS = frozenset(
    "the a an who is was as currently our its his her their former new newly then serving served serves will be to"
    " current elected also has been appointed named nominated designated incoming outgoing".split()
)
HONORS = COURTESY | frozenset(
    "his her excellency highness majesty royal right honourable honorable general admiral".split()
)
COMMAS = frozenset((",", "(", "–", "—", "-"))
#: Last words of titles that several people share.
PLURALS = frozenset(
    "presidents ministers secretaries leaders chancellors ambassadors kings advisors advisers".split()
)
#: Titles that before a name are courtesy, where another post of the person is known.
BARE = frozenset(
    "ambassador secretary general minister chairman chair member mp admiral colonel sheikh prince princess lieutenant"
    " major captain brigadier marshal".split()
) | {
    "lieutenant general",
    "major general",
    "brigadier general",
    "vice admiral",
    "rear admiral",
    "air marshal",
}
FORMER = frozenset(("former", "ex", "formerly", "previously"))
#: Words that make the post another's, where no comma parts it from the name.
DETERMINERS = frozenset("the a an to his her their our its".split())
#: What may stand between a name and its post, or between a state and the post it leads to.
BETWEEN = LINKS | FORMER | {"'s", "’s", "acting", "-"}
#: Tokens from a name's comma to its post, at most: a longer way is another clause.
FAR = 6


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post beside a name: tokens ``first:last`` of its title, the person's span, and the code it is said to serve.

    Shape:
        `of` is None where the words beside the post name no state or organisation; `rule` names the pattern.
    """

    first: int
    last: int
    person: tuple[int, int]
    of: str | None
    rule: str
    former: bool = False


def find_posts(marks: Marks, people: list[tuple[int, int]]) -> Iterator[PostMention]:
    """Yield the posts beside each of the person spans `people`."""
    shared: dict[tuple[int, int], PostMention] = {}
    for span in people:
        before = list(_before(marks, span))
        if not before and (plural := _plural_before(marks, span, shared)):
            before = [plural]
        for post in before:
            if marks.word(post.last - 1) in PLURALS:
                shared[span] = post
        yield from before
        yield from _after(marks, span, inherited=next((post.of for post in before if post.of), None))


def _before(marks: Marks, span: tuple[int, int]) -> Iterator[PostMention]:
    """Yield the posts that end where the name begins, right to left."""
    index, of = span[0], _state_after_name(marks, span[1])
    while True:
        while marks.word(index - 1) in HONORS and index not in marks.post_to:
            index -= 1
        if marks.word(index - 1) == "," and _is_complement(marks, index - 1):
            index -= 1
        step = _over_states(marks, index)
        if step is None:
            return
        index, code = step
        first = marks.post_to[index]
        state, former = state_before(marks, first)
        yield PostMention(first, index, span, state or code or of, "post-before-name", former)
        of = state or code or of
        joint = first - 1
        if (marks.word(joint) in ("and", "&") and (joint in marks.post_to or joint in marks.named_to)) or (
            marks.word(joint) == ","
            and marks.text(first, index).lower() in BARE
            and _is_complement(marks, joint)
        ):
            index = joint
        else:
            return


def _over_states(marks: Marks, index: int) -> tuple[int, str | None] | None:
    """Return where the post ends before "of Viet Nam to Sri Lanka", and the code it serves; None without a post."""
    code = None
    while index not in marks.post_to:
        named = marks.named_to.get(index)
        if named is None:
            return None
        end = named[0]
        while marks.word(end - 1) in ("the", "of", "for"):
            end -= 1
        if marks.word(end - 1) == "to":
            end -= 1  # the state an ambassador is sent to; the one served stands before it
        elif end < named[0]:
            code = named[1].key
        else:
            return None
        index = end
    return index, code


def _plural_before(
    marks: Marks, span: tuple[int, int], shared: dict[tuple[int, int], PostMention]
) -> PostMention | None:
    """Return the post in "Presidents X and Y" for Y."""
    for (_, last), post in shared.items():
        between = {marks.word(index) for index in range(last, span[0])}
        if last < span[0] <= last + 3 and between <= {"and", ",", "mr.", "the"}:
            return PostMention(post.first, post.last, span, _state_after_name(marks, span[1]), "post-shared")
    return None


def _is_complement(marks: Marks, comma: int) -> bool:
    """Whether the comma stands between a post and its holder: "the Minister of Foreign Affairs of Ukraine, X"."""
    index = comma
    while index in marks.named_to:
        index = marks.named_to[index][0]
        while marks.word(index - 1) in ("the", "of", "for", "to"):
            index -= 1
    first = marks.post_to.get(index)
    if first is None:
        return False
    while marks.word(first - 1) in LINKS or first in marks.named_to:
        first = marks.named_to[first][0] if first in marks.named_to else first - 1
    return not (marks.word(first - 1) == "," and first - 1 in marks.person_from.values())


def state_before(marks: Marks, first: int) -> tuple[str | None, bool]:
    """Return the code named just before a post, and whether the post is a former one."""
    index, former = first, False
    while marks.word(index - 1) in BETWEEN:
        former = former or marks.word(index - 1) in FORMER
        index -= 1
    named = marks.named_to.get(index)
    if named is None:
        return None, former
    if marks.word(index) in ("", "'s", "’s") or index == first or marks.words[index] not in LINKS:
        return named[1].key, former
    return None, former


def _state_after_name(marks: Marks, index: int) -> str | None:
    """Return the code in "Foreign Minister X of Iraq"."""
    if marks.word(index) != "of":
        return None
    index += 1 + (marks.word(index + 1) == "the")
    named = marks.named_from.get(index)
    return named[1].key if named and named[1].form in ("name", "weak") else None


def state_after_post(marks: Marks, index: int) -> tuple[str | None, int]:
    """Return the code in "President of the Republic of Korea" after the post, and where the words go on."""
    start = index
    if marks.word(index) in ("of", "for", "at", "in"):
        index += 1
        if marks.word(index) == "the":
            index += 1
        named = marks.named_from.get(index)
        if named:
            return named[1].key, named[0]
    elif marks.word(index) == ",":
        named = marks.named_from.get(index + 1)
        if named and named[1].form == "name" and marks.word(named[0]) in (",", ".", "", ")", "and", ";"):
            return named[1].key, named[0]
    return None, start


def _after(marks: Marks, span: tuple[int, int], inherited: str | None) -> Iterator[PostMention]:
    """Yield the posts in apposition after a name: "X, Minister of A and Minister of B of Samoa"."""
    index = span[1]
    if marks.word(index) == "of" and (code := _state_after_name(marks, index)):
        inherited = inherited or code
        index = marks.named_from[index + 1 + (marks.word(index + 1) == "the")][0]
    if marks.word(index) in COMMAS:
        index += 1
    elif marks.word(index) not in LINKS - DETERMINERS:
        return
    found: list[PostMention] = []
    while (post := _next_post(marks, span, index)) is not None:
        code, after = state_after_post(marks, post.last)
        if _names_another(marks, after if code else post.last):
            break
        found.append(replace(post, of=post.of or code or inherited))
        index = _next_in_list(marks, after)
        if index == after:
            break
    known = next((post.of for post in reversed(found) if post.of), None)
    for post in found:
        yield replace(post, of=post.of or known)


def _next_post(marks: Marks, span: tuple[int, int], start: int) -> PostMention | None:
    """Return the post that begins at `start` or after words that lead to it, with the state named there."""
    index, former, state = start, False, None
    while index not in marks.post_from:
        if index in marks.named_from:
            index, named = marks.named_from[index]
            state = named.key
        elif marks.word(index) in BETWEEN:
            former = former or marks.word(index) in FORMER
            index += 1
        else:
            return None
    if index - start > FAR:
        return None
    return PostMention(index, marks.post_from[index], span, state, "post-after-name", former)


def _next_in_list(marks: Marks, index: int) -> int:
    """Return where the next post of a list may begin; `index` itself where the list ends."""
    end = index
    if marks.word(end) == "to" and end + 1 in marks.named_from:
        end = marks.named_from[end + 1][0]
    if marks.word(end) == "," and marks.word(end + 1) == "and":
        end += 1
    return end + 1 if marks.word(end) in ("and", ",", "&", ";") else index


def _names_another(marks: Marks, index: int) -> bool:
    """Whether a post that ends at `index` belongs to a name that follows it."""
    while marks.word(index) in HONORS:
        index += 1
    return index in marks.person_from
