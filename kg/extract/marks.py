"""The spans of a document by where they begin and end: what the finders of posts and roles step along."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from kg.extract.names import Name, Named
from kg.extract.tagger import Tagged
from kg.extract.titles import title_spans, untagged_titles
from kg.text import Document


@dataclass(frozen=True, slots=True)
class Marks:
    """Where posts, people and gazetteer names stand, by token.

    Shape:
        `*_from` map the first token of a span to what follows its last, `*_to` the other way round; `named_*`
        give the country or organisation beside it. `ends` are where sentences end.
    """

    document: Document
    words: list[str]
    post_from: dict[int, int] = field(default_factory=dict)
    post_to: dict[int, int] = field(default_factory=dict)
    person_from: dict[int, int] = field(default_factory=dict)
    named_from: dict[int, tuple[int, Named]] = field(default_factory=dict)
    named_to: dict[int, tuple[int, Named]] = field(default_factory=dict)
    cities_to: dict[int, int] = field(default_factory=dict)
    ends: frozenset[int] = frozenset()

    @classmethod
    def of(
        cls,
        document: Document,
        names: Sequence[Name],
        tagged: Sequence[Tagged],
        people: Sequence[tuple[int, int]],
    ) -> "Marks":
        """Return the marks of a document; `people` are the spans of person names."""
        ends = frozenset(sentence.last for sentence in document.sentences)
        marks = cls(document, [token.text for token in document.tokens], ends=ends)
        for first, last in people:
            marks.person_from[first] = last
        for name in names:
            if name.named.kind == "country" or (
                name.named.kind == "organization" and name.named.form == "name"
            ):
                marks.named_from[name.first] = (name.last, name.named)
                marks.named_to[name.last] = (name.first, name.named)
            elif name.named.form == "city":
                marks.cities_to[name.last] = name.first
        found = [(tag.first, tag.last) for tag in tagged if tag.kind == "POST"]
        found = sorted([*found, *untagged_titles(marks.words, found, marks.person_from)])
        places = frozenset(marks.cities_to.values()) | marks.named_from.keys()
        titles = title_spans(marks.words, found, marks.person_from, marks.named_from, places, ends)
        for first, last in _joined(marks.words, titles):
            marks.post_from[first] = last
            marks.post_to[last] = first
        for end in ends:  # what ends a sentence stands beside nothing
            marks.post_to.pop(end, None)
            marks.named_to.pop(end, None)
        return marks

    def word(self, index: int) -> str:
        """Return the token at `index` in lower case, empty outside the text."""
        return self.words[index].lower() if 0 <= index < len(self.words) else ""

    def text(self, first: int, last: int) -> str:
        """Return the words of the tokens ``first:last`` as written, on one line."""
        tokens = self.document.tokens
        return " ".join(self.document.text[tokens[first].start : tokens[last - 1].end].split())


def _joined(words: Sequence[str], titles: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the titles, those that a stroke joins as one: "High Representative/Vice-President"."""
    held: tuple[int, int] | None = None
    for title in titles:
        if held and held[1] + 1 == title[0] and words[held[1]] == "/":
            held = (held[0], title[1])
            continue
        if held:
            yield held
        held = title
    if held:
        yield held
