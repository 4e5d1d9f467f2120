"""The people of a release with their posts, and where each is named."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.affiliation import Affiliation
from kg.extract.clusters import Cluster, cluster, fold
from kg.extract.evidence import quote_span
from kg.extract.marks import Marks
from kg.extract.mentions import Mention
from kg.extract.names import Name
from kg.extract.person_spans import person_spans
from kg.extract.posts import BARE, PLURALS, RANKS, PostMention, find_posts, is_business
from kg.extract.states import Weights, resolved
from kg.extract.tagger import Tagged
from kg.gazetteer import tables
from kg.model.fact import Person, PostHeld
from kg.text import Document

#: Posts of those who speak for others.
CARRIERS = ("spokes", "press secretary", "communications director", "press officer", "press attach")
#: The kind of an organisation that is part of another.
BODY = "body-of:"
#: What they do with a text.
ISSUES = frozenset(("provided", "issued", "released", "made", "gave"))
PLURAL = re.compile(rf"\b(?:{'|'.join(sorted(PLURALS))})\b", re.IGNORECASE)


def affiliation(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged], own: str | None
) -> Affiliation:
    """Return the people that the tagged spans name, with the posts beside their names."""
    spans = person_spans(document, names, tagged)
    marks = Marks.of(document, names, tagged, spans)
    posts = list(find_posts(marks, spans))
    carriers = {post.person for post in posts if _carries(marks, post)}
    posts = [post for post in posts if post.person not in carriers]
    people = cluster(document, [span for span in spans if span not in carriers])
    return Affiliation(marks, names, people, list(_own_posts(marks, people, posts)), own)


def _own_posts(
    marks: Marks, people: Sequence[Cluster], posts: Sequence[PostMention]
) -> Iterator[PostMention]:
    """Yield the posts but those of business, and but another's: "the Deputy Secretary and Secretary General X"."""
    number = {span: index for index, person in enumerate(people) for span in person.spans}
    held: dict[str, set[int]] = {}
    for post in posts:
        if post.rule != "post-joint":
            held.setdefault(fold(marks.text(post.first, post.last)), set()).add(number[post.person])
    for post in posts:
        title = marks.text(post.first, post.last)
        another = post.rule == "post-joint" and held.get(fold(title), set()) - {number[post.person]}
        if not another and not is_business(title):
            yield post


def find_people(people: Affiliation, weights: Weights) -> tuple[Person, ...]:
    """Return the people of a document, each post with the state or organisation it serves."""
    document, found = people.marks.document, []
    for index, (code, _) in enumerate(resolved(people, weights)):
        first, last = people.people[index].fullest
        start, end = document.tokens[first].start, document.tokens[last - 1].end
        found.append(
            Person(
                people.people[index].name(document),
                tuple(_fullest(people.marks, people.held[index], code)),
                quote_span(document, start, end, "person-name", 0.95),
            )
        )
    return tuple(found)


def person_mentions(people: Affiliation) -> Iterator[Mention]:
    """Yield each place where a person is named."""
    tokens = people.marks.document.tokens
    for (first, last), index in people.number.items():
        name = people.people[index].name(people.marks.document)
        yield Mention("person", tokens[first].start, tokens[last - 1].end, first, last, (name,))


def _carries(marks: Marks, post: PostMention) -> bool:
    """Whether the person only carries the text: "Statement by Press Secretary X", "attributable to Spokesperson X"."""
    title = marks.text(post.first, post.last).lower()
    if not any(word in title for word in CARRIERS):
        return False
    behind = [marks.word(at) for at in range(post.person[1], post.person[1] + 4)]
    if behind[0] in ISSUES and "following" in behind:
        return True
    index = min(post.first, post.person[0])
    while index in marks.named_to or marks.word(index - 1) in (
        "nsc",
        "house",
        "white",
        "the",
        "department",
        "state",
        "office",
    ):
        index = marks.named_to[index][0] if index in marks.named_to else index - 1
    return marks.word(index - 1) in ("by", "from", "to", "of", "contact", ":")


def _fullest(marks: Marks, held: Sequence[PostMention], code: str | None) -> Iterator[PostHeld]:
    """Yield each post once, in its fullest wording, first as the text has them."""
    titled = [(_title(marks, post), _parent(post.of or code), post) for post in held]
    kept: list[tuple[str, str | None, PostMention]] = []
    for title, of, post in sorted(titled, key=lambda item: (-len(item[0]), item[2].first)):
        words = set(_words(title))
        if not words or any(
            _same_post(words, set(_words(other))) for other, of_other, _ in kept if of == of_other
        ):
            continue
        kept.append((title, of, post))
    if len(kept) > 1:
        kept = [item for item in kept if not _is_courtesy(item[0], item[2])] or kept[:1]
    for title, of, post in sorted(kept, key=lambda item: item[2].first):
        tokens = marks.document.tokens
        start, end = min(post.first, post.person[0]), max(post.last, post.person[1])
        evidence = quote_span(marks.document, tokens[start].start, tokens[end - 1].end, post.rule, 0.85)
        yield PostHeld(title, of, evidence, post.former)


def _parent(code: str | None) -> str | None:
    """Return the code, of a body without an acronym of its own that of its organisation: AU for its Commission."""
    body = tables.organizations().get(code or "")
    if body and body.acronym == body.name and body.kind.startswith(BODY):
        return body.kind.removeprefix(BODY)
    return code


def _is_courtesy(title: str, post: PostMention) -> bool:
    """Whether a title before a name is a courtesy where another post of the person is known."""
    return fold(title) in BARE and (post.of is None or fold(title) in RANKS)


def _same_post(fewer: set[str], more: set[str]) -> bool:
    return fewer <= more or len(fewer & more) / len(fewer | more) >= 0.75  # noqa: PLR2004 - "of" and "for" apart


def _words(title: str) -> list[str]:
    return [
        fold(word).replace("-", " ").strip(",")
        for word in title.replace("/", " ").split()
        if word.lower() not in ("of", "the", "for", "and")
    ]


def _title(marks: Marks, post: PostMention) -> str:
    """Return the post's title as worded, without the words that name its state."""
    first, last = post.first, post.last
    while first < last and first in marks.named_from and marks.named_from[first][0] < last:
        first = marks.named_from[first][0]
    while (
        last - 1 > first
        and last in marks.named_to
        and marks.word(marks.named_to[last][0] - 1) in ("of", "the")
    ):
        last = marks.named_to[last][0]
        while last - 1 > first and marks.word(last - 1) in ("of", "the", "for"):
            last -= 1
    title = " ".join([marks.text(first, last), *([marks.text(*post.mission)] if post.mission else [])])
    return PLURAL.sub(lambda match: match[0][:-3] + "y" if match[0].endswith("ies") else match[0][:-1], title)
