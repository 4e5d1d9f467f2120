"""Read which posts stand beside a person's name, and which state or organisation each is said to serve.

President of Uganda Yoweri Museveni      Polish Foreign Minister X and Defence Minister Y
X, the Ambassador of China to Sri Lanka  Prime Minister and Minister of Defence Z of Samoa
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from kg.extract.marks import Marks
from kg.extract.post_states import (
    BETWEEN,
    FORMER,
    LINKS,
    mission,
    over_states,
    state_after_name,
    state_after_post,
    state_before,
    state_inside,
)
from kg.extract.titles import HONORS

DASHES = frozenset(("–", "—", "-", "/"))
COMMAS = DASHES | {",", "("}
#: Heads of titles that several people share.
PLURALS = frozenset(
    "presidents ministers secretaries leaders chancellors ambassadors kings advisors advisers members governors"
    " premiers commissioners councillors".split()
)
#: Ranks and styles, which before a name are courtesy where another post of the person is known.
RANKS = frozenset(
    "general mp admiral colonel sheikh prince princess lieutenant major captain brigadier marshal cardinal"
    " archbishop".split()
) | {
    "lieutenant general",
    "major general",
    "brigadier general",
    "vice admiral",
    "rear admiral",
    "air marshal",
}
#: Titles that are so, where no state stands beside them.
BARE = RANKS | frozenset("ambassador secretary minister chairman chair member senator professor".split())
#: Titles that only companies give, words of their names, and words that tell a public body.
COMPANY_HEADS = frozenset(("CEO", "Founder", "Co-Founder", "COO", "CFO"))
COMPANIES = frozenset(
    "Group Company Corporation Corp Inc Ltd Limited Holding Holdings Bank Stock Ventures Capital LLC PLC GmbH AG"
    " CEO".split()
)
PUBLIC = frozenset(
    "World Central National Reserve Development Investment Working Contact Support State".split()
)
#: How a sentence begins with what leads to who acts in it.
OPENINGS = frozenset(
    "after at in during on for with as before upon when while since at under throughout besides".split()
)
#: Words that make the post another's, where no comma parts it from the name.
DETERMINERS = frozenset("the a an to his her their our its".split())
#: The first words of posts that go with a ministry: "Deputy Prime Minister, Minister of Foreign Affairs X".
SECONDS = frozenset("deputy vice first senior".split())
#: How a verb ends that tells what the one named before it did.
ACTS = ("ed", "gave", "drew", "met", "spoke", "said", "will", "has", "had")
#: Tokens from a name's comma to its post, at most: a longer way is another clause.
FAR = 6


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post beside a name: tokens ``first:last`` of its title, the person's span, and the code it is said to serve.

    Shape:
        `of` is None where the words beside the post name no state or organisation; `rule` names the pattern;
        `mission` are the tokens of where an envoy serves: "to Chile".
    """

    first: int
    last: int
    person: tuple[int, int]
    of: str | None
    rule: str
    former: bool = False
    mission: tuple[int, int] | None = None


def find_posts(marks: Marks, people: list[tuple[int, int]]) -> Iterator[PostMention]:
    """Yield the posts beside each of the person spans `people`."""
    shared: dict[tuple[int, int], PostMention] = {}
    for span in people:
        before = list(_before(marks, span))
        if not before and (plural := _plural_before(marks, span, shared)):
            before = [plural]
        for post in before:
            if any(marks.word(index) in PLURALS for index in range(post.first, post.last)):
                shared[span] = post
        yield from before
        yield from _after(marks, span, before)


def _before(marks: Marks, span: tuple[int, int]) -> Iterator[PostMention]:
    """Yield the posts that end where the name begins, right to left."""
    index, of, rule = span[0], state_after_name(marks, span[1]), "post-before-name"
    while True:
        index = _before_honors(marks, index)
        if marks.word(index - 1) == "," and _is_complement(marks, index - 1):
            index -= 1
        step = over_states(marks, index)
        if step is None:
            return
        index, code = step
        first = marks.post_to[index]
        state, former = state_before(marks, first)
        of = state or code or of
        yield PostMention(first, index, span, of, rule, former, mission(marks, first, index))
        bare = marks.text(first, index).lower() in BARE
        joint = _before_state(marks, first) - 1
        if marks.word(joint) in DASHES | {"and", "&"} and (joint in marks.post_to or joint in marks.named_to):
            index, rule = joint, "post-joint"
        elif marks.word(joint) == "," and (bare or _is_second(marks, joint)) and _is_complement(marks, joint):
            index = joint
        elif bare and first in marks.post_to:
            index = first
        else:
            return


def _before_state(marks: Marks, first: int) -> int:
    """Return where the state before a post begins: "the Chairperson and | Slovakia's Minister"."""
    index = first - (marks.word(first - 1) in ("'s", "\u2019s"))
    begin = marks.named_to[index][0] if index in marks.named_to else first
    return first if begin - 1 in marks.person_from.values() else begin


def _is_second(marks: Marks, comma: int) -> bool:
    """Whether a deputy's post ends at the comma, whose other post follows it: "Deputy Prime Minister, Minister of"."""
    first = marks.post_to.get(comma)
    return first is not None and marks.word(first) in SECONDS


def _before_honors(marks: Marks, index: int) -> int:
    """Return where the words before the courtesy titles of a name end: before ", the Honourable"."""
    end = index
    while end not in marks.post_to and (marks.word(end - 1) in HONORS or _in_brackets(marks, end)):
        end -= 3 if marks.word(end - 1) == ")" else 1
    if end < index and marks.word(end - 1) == "the" and marks.word(end - 2) == ",":
        end -= 1
    return end


def _in_brackets(marks: Marks, end: int) -> bool:
    """Whether "(Retd)" ends at `end`."""
    return marks.word(end - 1) == ")" and marks.word(end - 2) in HONORS and marks.word(end - 3) == "("


def _plural_before(
    marks: Marks, span: tuple[int, int], shared: dict[tuple[int, int], PostMention]
) -> PostMention | None:
    """Return the post in "Presidents X and Y" for Y."""
    for (_, last), post in shared.items():
        between = {marks.word(index) for index in range(last, span[0])}
        if last < span[0] <= last + 3 and between <= {"and", ",", "mr.", "the"}:
            return PostMention(post.first, post.last, span, state_after_name(marks, span[1]), "post-shared")
    return None


def _is_complement(marks: Marks, comma: int) -> bool:
    """Whether the comma stands between a post and its holder: "the Minister of Foreign Affairs of Ukraine, X"."""
    step = over_states(marks, comma)
    if step is None:
        return False
    first = marks.post_to[step[0]]
    while marks.word(first - 1) in LINKS or first in marks.named_to:
        first = marks.named_to[first][0] if first in marks.named_to else first - 1
    if _opens_sentence(marks, comma):
        return False
    return not (marks.word(first - 1) == "," and first - 1 in marks.person_from.values())


def _opens_sentence(marks: Marks, comma: int) -> bool:
    """Whether the comma ends what a sentence opens with, before who acts: "After talks with the Premier, X"."""
    tokens, sentences = marks.document.tokens, marks.document.sentences
    first = sentences[marks.document.sentence_at(tokens[comma].start)].first
    if (
        not (marks.word(first) in OPENINGS or marks.word(first).endswith("ing"))
        or "," in marks.words[first:comma]
    ):
        return False
    name = comma + 1
    while name not in marks.person_from and marks.word(name) in HONORS:
        name += 1
    end = marks.person_from.get(name)
    return end is not None and end not in marks.ends and marks.word(end) != "of" and marks.word(end).isalpha()


def _after(marks: Marks, span: tuple[int, int], before: list[PostMention]) -> Iterator[PostMention]:
    """Yield the posts in apposition after a name: "X, Minister of A and Minister of B of Samoa"."""
    index = span[1]
    inherited = next((post.of for post in before if post.of), None)
    if marks.word(index) == "of" and (code := state_after_name(marks, index)):
        inherited = inherited or code
        index = marks.named_from[index + 1 + (marks.word(index + 1) == "the")][0]
    if marks.word(index) in COMMAS:
        index += 1
    elif marks.word(index) not in LINKS - DETERMINERS - {"to"}:
        return
    found: list[PostMention] = []
    while (post := _next_post(marks, span, index)) is not None:
        code, after = state_after_post(marks, post.last)
        after = max(after, post.mission[1] if post.mission else 0)
        if _names_another(marks, after) or _acts(marks, post.first, after):
            break
        if before and marks.word(after) == "," and _leads_on(marks, after + 1):
            break
        within = state_inside(marks, post.first, post.last)
        found.append(replace(post, of=post.of or code or within or inherited))
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
    last = marks.post_from[index]
    return PostMention(index, last, span, state, "post-after-name", former, mission(marks, index, last))


def _next_in_list(marks: Marks, index: int) -> int:
    """Return where the next post of a list may begin; `index` itself where the list ends."""
    end = index
    if marks.word(end) == "to" and end + 1 in marks.named_from:
        end = marks.named_from[end + 1][0]
    if marks.word(end) == "," and marks.word(end + 1) == "and":
        end += 1
    if marks.word(end) in DASHES:
        return end + 1 if end + 1 in marks.post_from else index
    return end + 1 if marks.word(end) in ("and", ",", "&", ";") else index


def _acts(marks: Marks, first: int, last: int) -> bool:
    """Whether what looks like an apposition is who acts in the next clause: ", the Vice President conveyed"."""
    if first in marks.named_to:
        first = marks.named_to[first][0]  # "the Australian Governor-General arrived"
    return marks.word(first - 1) == "the" and marks.word(last).endswith(ACTS)


def _leads_on(marks: Marks, index: int) -> bool:
    """Whether a title and a name follow at `index`: what stood before the comma is that one's other post."""
    index = marks.post_from.get(index, index)
    return _names_another(marks, index)


def _names_another(marks: Marks, index: int) -> bool:
    """Whether a post that ends at `index` belongs to a name that follows it."""
    while index not in marks.ends and marks.word(index) in HONORS:
        index += 1
    return index in marks.person_from and index not in marks.ends


def is_business(title: str) -> bool:
    """Whether the post is one of a company: "Chairman of the ROX Group"."""
    words = title.replace(",", "").split()
    return words[0] in COMPANY_HEADS or (
        not PUBLIC.intersection(words) and not COMPANIES.isdisjoint(words[1:])
    )
