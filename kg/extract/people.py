"""The people of a release with their posts, and where each is named."""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extract.clusters import cluster, fold, name_words
from kg.extract.evidence import quote_span
from kg.extract.features import AGREEMENT_HEADS, COURTESY, MONTHS, SUMMIT_HEADS, WEEKDAYS, post_heads
from kg.extract.marks import Marks
from kg.extract.mentions import Mention
from kg.extract.names import Name
from kg.extract.posts import BARE, PLURALS, PostMention, find_posts
from kg.extract.states import Affiliation, Weights
from kg.extract.tagger import Tagged
from kg.gazetteer import tables
from kg.model.fact import Person, PostHeld
from kg.text import Document

#: Other words with a capital that follow a post in headlines and lists.
NOT_AFTER_POST = frozenset(
    "and of for to the a at in on with will says said travel travels call calls visit visits meets attends announces hosts host"
    " administration office fund house building palace residence advisory extraordinary plenipotentiary designate"
    " elect holds departs arrives receives joins opens delivers participates speaks today counsellor engages".split()
)
#: A hyphen, as keyboards and typesetters write it.
DASHES = ("-", "\u2010", "\u2011")
#: Posts of those who speak for others.
CARRIERS = ("spokes", "press secretary", "communications director", "press officer", "press attach")
PLURAL_END = re.compile(r"ies$|s$")
BARE = frozenset(
    (
        "ambassador",
        "secretary",
        "general",
        "minister",
        "chairman",
        "chair",
        "member",
        "mp",
        "admiral",
        "colonel",
    )
)


def affiliation(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged], own: str | None
) -> Affiliation:
    """Return the people that the tagged spans name, with the posts beside their names."""
    spans = sorted({span for tag in tagged if tag.kind == "PER" for span in _trimmed(document, tag)})
    spans = sorted({*spans, *_labels(document, spans)})
    spans = sorted({*spans, *_behind_posts(document, names, tagged, spans)})
    spans = sorted([*spans, *_repeated(document, names, spans)])
    marks = Marks.of(document, names, tagged, spans)
    posts = list(find_posts(marks, spans))
    carriers = {post.person for post in posts if _carries(marks, post)}
    posts = [post for post in posts if post.person not in carriers]
    return Affiliation(
        marks, names, cluster(document, [span for span in spans if span not in carriers]), posts, own
    )


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


def person_mentions(people: Affiliation) -> Iterator[Mention]:
    """Yield each place where a person is named."""
    tokens = people.marks.document.tokens
    for (first, last), index in people.number.items():
        name = people.people[index].name(people.marks.document)
        yield Mention("person", tokens[first].start, tokens[last - 1].end, first, last, (name,))


def _trimmed(document: Document, tag: Tagged) -> Iterator[tuple[int, int]]:
    """Yield the span without courtesy titles and possessives, if a name is left."""
    first, last = tag.first, tag.last
    words = document.tokens
    while first < last and (words[first].text.lower() in COURTESY or not words[first].text[0].isalpha()):
        first += 1
    while first < last and not _ends_name(document, last - 1):
        last -= 1
    while last + 1 < len(words) and words[last].text in DASHES and words[last].start == words[last - 1].end:
        last += 2  # "Moon Jae-in": the tagger may stop at the dash
    if first < last and any(words[index].text[:1].isupper() for index in range(first, last)):
        yield first, last


def _labels(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the names in the labels of a transcript that is set in capitals: "AMBASSADOR LOGSDON:"."""
    taken = {index for first, last in spans for index in range(first, last)}
    for sentence in document.sentences:
        words = [token.text for token in document.tokens[sentence.first : sentence.first + 8]]
        if ":" not in words[1:7] or (sentence.first and document.tokens[sentence.first - 1].text == ":"):
            continue
        label = words[: words.index(":", 1)]
        head = 0
        while head < len(label) and label[head].lower() in COURTESY | _label_posts():
            head += 1
        name = label[head:]
        if head and name and all(word.isupper() and word.isalpha() and len(word) > 1 for word in name):
            first, last = sentence.first + head, sentence.first + len(label)
            if not taken.intersection(range(first, last)):
                yield first, last


def _behind_posts(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield capitalised words right behind a post or a courtesy title that the tagger missed: "President X"."""
    words = [token.text for token in document.tokens]
    taken = {index for first, last in spans for index in range(first, last)}
    taken |= {
        index for tag in tagged if tag.kind in ("SUM", "AGR", "ORG") for index in range(tag.first, tag.last)
    }
    taken |= {index for name in names for index in range(name.first, name.last)}
    ends = {sentence.last for sentence in document.sentences}

    def is_name(index: int) -> bool:
        word = words[index] if index < len(words) else ""
        return (
            word[:1].isupper()
            and word[1:2].islower()
            and index not in taken
            and word.lower() not in _not_names()
        )

    states = {name.first: name.last for name in names if name.named.kind == "country"}
    for first, last, _ in post_heads().find(words):
        index = _after_state(words, last, states)
        while index not in ends and index < len(words) and words[index].lower() in COURTESY:
            index += 1
        if not words[first][:1].isupper() or index in ends or not is_name(index):
            continue
        end = index + 1
        while end not in ends and end < index + 4 and is_name(end):  # noqa: PLR2004 - names are short
            end += 1
        yield index, end
        if (
            words[last - 1].lower() in PLURALS
            and end not in ends
            and words[end] == "and"
            and is_name(end + 1)
        ):
            yield end + 1, end + 2


def _after_state(words: Sequence[str], last: int, states: Mapping[int, int]) -> int:
    """Return where the words go on after "President of Ukraine": at the name."""
    if words[last : last + 1] != ["of"]:
        return last
    return states.get(last + 1 + (words[last + 1 : last + 2] == ["the"]), last)


@cache
def _not_names() -> frozenset[str]:
    """Return the words that follow a post without being a name: of titles, gatherings, agreements, days."""
    portfolios = {word for name in tables.words("portfolios") for word in name.lower().split()}
    return (
        frozenset(_label_posts() | portfolios | AGREEMENT_HEADS | SUMMIT_HEADS | MONTHS | WEEKDAYS | COURTESY)
        | NOT_AFTER_POST
    )


@cache
def _label_posts() -> frozenset[str]:
    return frozenset(word for head in tables.post_heads() for word in head.split())


def _carries(marks: Marks, post: PostMention) -> bool:
    """Whether the person only carries the text: "Statement by Press Secretary X on", "attributable to Spokesperson X"."""
    title = marks.text(post.first, post.last).lower()
    if not any(word in title for word in CARRIERS):
        return False
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


def _ends_name(document: Document, index: int) -> bool:
    """Whether the token can end a name: a word with a capital, or joined to one by a dash."""
    word, before = document.tokens[index], document.tokens[index - 1]
    return word.text[0].isupper() or (
        index > 0 and before.text in DASHES and before.end == word.start and word.text.isalpha()
    )


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
        if not words or any(
            _same_post(words, set(_words(other))) for other, of_other, _ in kept if of == of_other
        ):
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
    return [
        fold(word).replace("-", " ").strip(",")
        for word in title.split()
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
    title = marks.text(first, last)
    return (
        PLURAL_END.sub(lambda match: "y" if match[0] == "ies" else "", title)
        if post.rule == "post-shared" or (marks.word(last - 1) in PLURALS)
        else title
    )
