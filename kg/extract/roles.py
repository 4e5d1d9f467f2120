"""Office-holders who are not named where they stand: "the Foreign Secretary", "the Polish President"."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from kg.extract.affiliation import Affiliation
from kg.extract.clusters import fold
from kg.extract.evidence import quote_span
from kg.extract.features import post_heads
from kg.extract.marks import Marks
from kg.extract.mentions import Mention
from kg.extract.post_states import FORMER, state_after_post, state_before
from kg.extract.posts import PLURALS, is_business
from kg.gazetteer import tables
from kg.model.fact import Person, PostHeld

#: Words that make another post of the same head.
RANKS = frozenset("vice deputy assistant under former acting first second shadow associate permanent".split())
#: Posts a publisher is named for.
PUBLISHER_HEADS = ("president", "prime minister", "king", "chancellor", "governor general")
DETERMINERS = frozenset(("the", "our", "her", "his", "their", "both"))


def find_roles(people: Affiliation, persons: Sequence[Person]) -> tuple[tuple[Person, ...], list[Mention]]:
    """Return the persons, with the posts that only such mentions give them, and the mentions.

    A mention means the person with such a post, of the state it names; where several fit, one of the publisher's
    own side, else the one named last before it. It gives its post to a person without one who was named first.
    """
    marks, known = people.marks, {person.name: person for person in persons}
    spans = {
        people.people[index].name(marks.document): people.people[index].spans for index in range(len(persons))
    }
    beside = {post.first for post in people.posts}
    mentions = []
    for first, last in sorted(marks.post_from.items()):
        if first in beside or not _stands_alone(marks, first) or is_business(marks.text(first, last)):
            continue
        state = state_before(marks, first)[0] or state_after_post(marks, last)[0]
        words = _words(marks.text(first, last))
        fits = [
            person.name
            for person in known.values()
            if any(_means(words, post) and (state is None or post.of == state) for post in person.posts)
        ]
        if not fits and state in (None, people.own) and people.own:
            fits = list(_without_post(known, spans, first))
            for name in fits:
                known[name] = _with_post(people, known[name], marks.text(first, last), (first, last))
        keys = (_best(fits, known, spans, first, people.own),) if fits else ()
        token = marks.document.tokens
        mentions.append(Mention("role", token[first].start, token[last - 1].end, first, last, keys, "post"))
    _name_head_of_publisher(people, known)
    return tuple(known.values()), mentions


def _stands_alone(marks: Marks, first: int) -> bool:
    """Whether the post is an office here and not part of another name: after "the", a state, or as subject."""
    if _is_plural(marks.word(marks.post_from[first] - 1)) or any(
        marks.word(index) in FORMER for index in (first - 1, first - 2)
    ):
        return False
    before = marks.word(first - 1)
    starts = (
        marks.document.sentences[marks.document.sentence_at(marks.document.tokens[first].start)].first
        == first
    )
    return before in DETERMINERS | {"'s", "’s", "and", ",", "with"} or first in marks.named_to or starts


def _is_plural(word: str) -> bool:
    return word in PLURALS or (word.endswith("s") and word[:-1] in tables.post_heads())


def _words(title: str) -> set[str]:
    return {
        fold(word)
        for word in title.replace("-", " ").split()
        if word.lower() not in ("of", "the", "for", "and")
    }


def _means(role: set[str], post: PostHeld) -> bool:
    title = _words(post.title)
    return bool(role) and role <= title and not (title - role) & RANKS and not post.former


def _without_post(
    known: dict[str, Person], spans: dict[str, list[tuple[int, int]]], first: int
) -> Iterator[str]:
    """Yield the person named first of all, if before `first` and without a post."""
    name = min(known, key=lambda name: spans[name][0], default=None)
    if name and not known[name].posts and spans[name][0][0] < first:
        yield name


def _with_post(people: Affiliation, person: Person, title: str, span: tuple[int, int]) -> Person:
    tokens = people.marks.document.tokens
    start, end = tokens[span[0]].start, tokens[span[1] - 1].end
    evidence = quote_span(people.marks.document, start, end, "post-by-role", 0.8)
    return replace(person, posts=(*person.posts, PostHeld(title, people.own, evidence)))


def _best(
    fits: Sequence[str],
    known: dict[str, Person],
    spans: dict[str, list[tuple[int, int]]],
    first: int,
    own: str | None,
) -> str:
    """Return the one of the publisher's own side, else the one named last before `first`, else the first after."""
    mine = [name for name in fits if any(post.of == own for post in known[name].posts)]

    def distance(name: str) -> tuple[bool, int]:
        before = [span[0] for span in spans[name] if span[0] < first]
        return (not before, first - max(before) if before else spans[name][0][0])

    return min(mine or fits, key=distance)


def _name_head_of_publisher(people: Affiliation, known: dict[str, Person]) -> None:
    """Give the publisher's head to the person named first, where that one has no post and the text tells of it.

    "The presidents" of a release of the Kremlin are its own and another; "the leaders" say nothing of a post.
    """
    document = people.marks.document
    publisher = document.release.publisher.lower()
    head = next(
        (head for head in PUBLISHER_HEADS if head in publisher and f"vice {head}" not in publisher), None
    )
    if head is None or people.own is None or not people.people:
        return
    titled = bool(document.release.title)
    begins = {sentence.first for sentence in document.sentences if sentence.paragraph >= titled}
    first = next(
        (person for person in people.people if any(span[0] in begins for span in person.spans)), None
    )
    if first is None:
        return
    name = first.name(document)
    taken = any(
        fold(post.title) == head and post.of == people.own
        for person in known.values()
        for post in person.posts
    )
    told = next(_told(people, head), None)
    if not known[name].posts and not taken and told:
        known[name] = _with_post(people, known[name], head.title(), told)


def _told(people: Affiliation, head: str) -> Iterator[tuple[int, int]]:
    """Yield where the text speaks of its own side's `head`, alone or with another: "the two presidents"."""
    marks = people.marks
    for first, last, _ in post_heads().find(marks.words):
        state, behind = state_before(marks, first)[0], state_after_post(marks, last)
        words = marks.text(first, last).lower()
        if last in marks.person_from or behind[1] in marks.person_from:
            continue
        served = state or behind[0]
        alone = served is None and marks.word(first - 1) in DETERMINERS
        if words == f"{head}s" or (words == head and (alone or served == people.own)):
            yield first, last
