"""The people of a release with their posts, and where each is named."""

import re
from collections.abc import Iterator, Sequence

from kg.extract.clusters import cluster, fold, name_words
from kg.extract.evidence import quote_span
from kg.extract.features import COURTESY, MONTHS, WEEKDAYS
from kg.extract.marks import Marks
from kg.extract.names import Name
from kg.extract.posts import PLURALS, PostMention, find_posts
from kg.extract.states import Affiliation, Weights
from kg.extract.tagger import Tagged
from kg.gazetteer import tables
from kg.model.fact import Person, PostHeld
from kg.text import Document

#: Titles that before a name are courtesy, where another post of the person is known.
PLURAL_END = re.compile(r"ies$|s$")
BARE = frozenset(("ambassador", "secretary", "general", "minister", "chairman", "chair", "member", "mp", "admiral", "colonel"))


def affiliation(document: Document, names: Sequence[Name], tagged: Sequence[Tagged], own: str | None) -> Affiliation:
    """Return the people that the tagged spans name, with the posts beside their names."""
    spans = sorted({span for tag in tagged if tag.kind == "PER" for span in _trimmed(document, tag)})
    spans = sorted([*spans, *_repeated(document, names, spans)])
    marks = Marks.of(document, names, tagged, spans)
    return Affiliation(marks, names, cluster(document, spans), list(find_posts(marks, spans)), own)


def find_people(people: Affiliation, weights: Weights) -> tuple[Person, ...]:
    """Return the people of a document, each post with the state or organisation it serves."""
    document, found = people.marks.document, []
    for index, (code, _) in enumerate(people.resolved(weights)):
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


def _trimmed(document: Document, tag: Tagged) -> Iterator[tuple[int, int]]:
    """Yield the span without courtesy titles and possessives, if a name is left."""
    first, last = tag.first, tag.last
    words = document.tokens
    while first < last and (words[first].text.lower() in COURTESY or not words[first].text[0].isalpha()):
        first += 1
    while first < last and (words[last - 1].text in ("'s", "’s", "'", "’", ",", "-") or words[last - 1].text[0].islower()):
        last -= 1
    if first < last and any(words[index].text[:1].isupper() for index in range(first, last)):
        yield first, last


def _repeated(
    document: Document, names: Sequence[Name], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield further places where a person already named is named again by the surname alone."""
    taken = {index for first, last in spans for index in range(first, last)}
    taken |= {index for name in names for index in range(name.first, name.last)}
    surnames = set()
    for first, last in spans:
        words = name_words(document.text[document.tokens[first].start : document.tokens[last - 1].end])
        if len(words) > 1:
            surnames.add(words[-1])
    surnames -= {word for word in surnames if len(word) < 4 or word in MONTHS | WEEKDAYS}  # noqa: PLR2004
    for index, token in enumerate(document.tokens):
        if index not in taken and token.text[:1].isupper() and fold(token.text) in surnames:
            yield index, index + 1


def _fullest(marks: Marks, held: Sequence[PostMention], code: str | None) -> Iterator[PostHeld]:
    """Yield each post once, in its fullest wording, first as the text has them."""
    titled = [(_title(marks, post), post.of or code, post) for post in held]
    kept: list[tuple[str, str | None, PostMention]] = []
    for title, of, post in sorted(titled, key=lambda item: (-len(item[0]), item[2].first)):
        words = set(_words(title))
        if not words or any(_same_post(words, set(_words(other))) for other, of_other, _ in kept if of == of_other):
            continue
        kept.append((title, of, post))
    if len(kept) > 1:
        kept = [item for item in kept if fold(item[0]) not in BARE] or kept[:1]
    for title, of, post in sorted(kept, key=lambda item: item[2].first):
        tokens = marks.document.tokens
        start, end = min(post.first, post.person[0]), max(post.last, post.person[1])
        evidence = quote_span(marks.document, tokens[start].start, tokens[end - 1].end, post.rule, 0.85)
        yield PostHeld(title, of, evidence, post.former)


def _same_post(fewer: set[str], more: set[str]) -> bool:
    return fewer <= more or len(fewer & more) / len(fewer | more) >= 0.75  # noqa: PLR2004 - "of" and "for" apart


def _words(title: str) -> list[str]:
    return [fold(word).replace("-", " ").strip(",") for word in title.split() if word.lower() not in ("of", "the", "for", "and")]


def _title(marks: Marks, post: PostMention) -> str:
    """Return the post's title as worded, without the words that name its state."""
    first, last = post.first, post.last
    while first < last and first in marks.named_from and marks.named_from[first][0] < last:
        first = marks.named_from[first][0]
    while last - 1 > first and last in marks.named_to and marks.word(marks.named_to[last][0] - 1) in ("of", "the"):
        last = marks.named_to[last][0]
        while last - 1 > first and marks.word(last - 1) in ("of", "the", "for"):
            last -= 1
    title = marks.text(first, last)
    return PLURAL_END.sub(lambda match: "y" if match[0] == "ies" else "", title) if post.rule == "post-shared" or (
        marks.word(last - 1) in PLURALS
    ) else title
