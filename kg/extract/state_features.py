"""What speaks for and against a person serving a state: what a reader would look at.

Where the person and the state stand, where the scene is set, who is with whom, lists, titles, and who else holds
such a post.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

from kg.extract.affiliation import Affiliation
from kg.extract.features import COURTESY
from kg.extract.names import Name
from kg.extract.state_words import ACTORS, GUEST, LEADS, LOCATIVE, LOWER, SINGLE, TOGETHER, TOWARDS, TRAVEL
from kg.text import Sentence

#: Tokens from a traveller to the place travelled to, at most.
REACH = 12
#: Mentions of a person that are looked at.
MENTIONS = 12
Features = dict[str, float]


@dataclass(frozen=True, slots=True)
class Look:
    """What stands around a mention of a person: codes before and after it, who leads to it, where the scene is."""

    sentence: Sentence
    before: Sequence[str]
    after: frozenset[str]
    towards: bool
    visited: str | None
    lead: str
    place: str
    distance: str


@dataclass(frozen=True)
class Clues:
    """What the features of all people of a document are read from."""

    people: Affiliation
    looks: dict[tuple[int, int], Look] = field(default_factory=dict)
    latest: dict[int, list[str]] = field(default_factory=dict)

    @cached_property
    def title_end(self) -> int:
        """The token at which the body begins."""
        document = self.people.marks.document
        if not document.release.title:
            return 0
        return next((s.first for s in document.sentences if s.paragraph > 0), len(document.tokens))

    @cached_property
    def in_title(self) -> frozenset[str]:
        """The codes named in the title."""
        return frozenset(
            n.named.key
            for n in self.people.names
            if n.first < self.title_end and n.named.kind != "organization"
        )

    @cached_property
    def offices(self) -> list[frozenset[str]]:
        """The offices of each person of which a state has one at a time."""
        return [frozenset(filter(None, map(_office, heads))) for heads in self.people.heads]

    @cached_property
    def with_post(self) -> frozenset[tuple[int, int]]:
        """The mentions of people that have a post beside them."""
        return frozenset(post.person for post in self.people.posts)

    @cached_property
    def settings(self) -> list[tuple[int, str]]:
        """The places where scenes are set: (token, code), in order."""
        marks = self.people.marks
        out = []
        for name in self.people.names:
            if not name.named.key:
                continue
            before = name.first - 1 - (marks.word(name.first - 1) == "the")
            if (name.named.kind == "place" and name.named.form in ("city", "building", "base")) or (
                name.named.kind == "country" and name.named.form == "name" and marks.word(before) in LOCATIVE
            ):
                out.append((name.first, name.named.key))
        return out

    @cached_property
    def partners(self) -> frozenset[tuple[int, int]]:
        """The pairs of people who do something together, by number: "A and B signed"."""
        marks, out = self.people.marks, set()
        for before, span in pairwise(self.people.spans):
            pair = (self.people.number[before], self.people.number[span])
            if pair not in self.people.neighbours or marks.word(before[1]) != "and":
                continue
            if any(marks.word(at) in TOGETHER for at in range(span[1], span[1] + 8)):
                out.add(pair)
        return frozenset(out)

    def setting(self, span: tuple[int, int]) -> tuple[str, str]:
        """Return the code of the place named last before `span`, and how far away it is; empty without one."""
        number = bisect_left(self.settings, (span[0], ""))
        if number == 0:
            return "", ""
        at, code = self.settings[number - 1]
        here, there = self._sentence(span[0]), self._sentence(at)
        if here.first == there.first:
            return code, "here"
        return code, "near" if here.paragraph == there.paragraph else "far"

    def lead(self, span: tuple[int, int]) -> str:
        """Return the word that leads to the person's post and name; ``^`` where the sentence begins with them."""
        marks = self.people.marks
        index, first = self.people.starts[span], self._sentence(span[0]).first
        while index > first and (
            marks.word(index - 1) in COURTESY | {"the", "his", "her", "excellency", "new"}
        ):
            index -= 1
        if index <= first:
            return "^"
        return LEADS.get(marks.word(index - 1), "other")

    def features(self, index: int, code: str) -> Features:
        """Return what speaks for and against person `index` serving `code`."""
        people, person = self.people, self.people.people[index]
        side = "own" if code == people.own else "other"
        out: Features = {side: 1.0}
        out[f"{side}|rank={min(people.ranks.get(code, 0), 2)}"] = 1.0
        out[f"{side}|others={min(len(people.candidates) - 1, 3)}"] = 1.0
        first = person.spans[0][0]
        out[f"{side}|first"] = float(first == people.people[0].spans[0][0])
        out[f"{side}|often={min(len(person.spans), 4)}"] = 1.0
        out[f"{side}|titled"] = float(first < self.title_end)
        out["in-title"] = float(code in self.in_title)
        for name in self._of_others(index, code):
            out[name] = 1.0
        for span in person.spans[:MENTIONS]:
            for name in self._of_span(span, code):
                out[f"{side}|{name}"] = 1.0
        if code != people.own:
            out[f"lately={self._lately(person.spans, code)}"] = 1.0
        return out

    def nowhere(self, index: int) -> Features:
        """Return what speaks for the text not saying which state person `index` serves."""
        out = {"none": 1.0, f"none|others={min(len(self.people.candidates), 3)}": 1.0}
        for span in self.people.people[index].spans:
            if span in self.with_post:
                out[f"none|lead={self.lead(span)}"] = 1.0
        return out

    def _of_others(self, index: int, code: str) -> Iterator[str]:
        """Yield what the states of the other people say."""
        people = self.people
        for other, stated in enumerate(people.stated):
            if other == index or stated is None:
                continue
            same = bool(people.heads[index] & people.heads[other])
            if stated == code:
                if self.offices[index] & self.offices[other]:
                    yield "taken"
                elif same:
                    yield "shared"
            for pair, where in ((other, index), "list"), ((index, other), "list-before"):
                side = "" if stated == code else "-other"
                if pair in self.partners:
                    yield f"{where}-partner{side}"
                elif pair in people.neighbours:
                    yield f"{where}{side}|{'same' if same else 'unlike'}-head"

    def _of_span(self, span: tuple[int, int], code: str) -> Iterator[str]:
        """Yield what the sentence of one mention says, and where its scene is set."""
        look = self._look(span)
        if code in look.before:
            yield "before"
        if code in look.after:
            yield "after"
        if look.before and look.before[-1] == code:
            yield "nearest-before"
        if look.towards:
            yield "towards"
        if look.visited:
            yield "visited" if look.visited == code else "visitor"
        if span in self.with_post:
            yield f"lead={look.lead}"
            abroad = bool(look.place) and look.place != self.people.own
            actor = self._actor(span, look.sentence) if look.lead in ("meets", "by", "does") else None
            if actor:
                yield f"{'from' if actor == code else 'not-from'}-actor{'-abroad' if abroad else ''}"
            if look.place and look.distance != "far":
                yield f"{'at' if look.place == code else 'not-at'}-{look.distance}"
            if abroad and look.lead in ("meets", "by", "list", "does"):
                yield "host" if look.place == code else "not-host"

    def _look(self, span: tuple[int, int]) -> Look:
        """Return what stands around a mention, read once."""
        if span not in self.looks:
            marks, names = self.people.marks, self.people.names
            sentence = self._sentence(span[0])
            inside = names[
                bisect_left(names, sentence.first, key=_first) : bisect_left(names, sentence.last, key=_first)
            ]
            self.looks[span] = Look(
                sentence,
                [name.named.key for name in inside if name.named.key and name.last <= span[0]],
                frozenset(name.named.key for name in inside if name.named.key and name.first >= span[1]),
                any(marks.word(at) in TOWARDS for at in range(sentence.first, span[0])),
                self._visited(span, sentence),
                self.lead(span),
                *self.setting(span),
            )
        return self.looks[span]

    def _sentence(self, token: int) -> Sentence:
        document = self.people.marks.document
        return document.sentences[document.sentence_at(document.tokens[token].start)]

    def _actor(self, span: tuple[int, int], sentence: Sentence) -> str | None:
        """Return the code of who acts in the sentence of a person that is met: one named before, else "he", "the"."""
        people = self.people
        spans = people.spans
        for other in spans[bisect_left(spans, (sentence.first, 0)) : bisect_left(spans, span)]:
            if other[0] < people.starts[span] and people.number[other] != people.number[span]:
                return people.stated[people.number[other]]
        led = people.marks.word(sentence.first) in ACTORS or self._acts_alone(
            sentence.first, people.starts[span]
        )
        return people.own if led else None

    def _acts_alone(self, first: int, last: int) -> bool:
        """Whether tokens ``first:last`` say who acts by a pronoun or an office without a name: "the Minister"."""
        marks = self.people.marks
        return any(
            marks.word(at) in ("he", "she") or (marks.word(at) == "the" and at + 1 in marks.post_from)
            for at in range(first, last)
        )

    def _visited(self, span: tuple[int, int], sentence: Sentence) -> str | None:
        """Return the code of the place that the person is said to travel to: "the visit of X to Ankara"."""
        words = self.people.marks.words[sentence.first : sentence.last]
        behind_words = self.people.marks.words[span[1] : min(sentence.last, span[1] + REACH)]
        guest = any(
            before in ("be", "been", "was", "were") and word in GUEST
            for before, word in pairwise(behind_words)
        )
        if TRAVEL.isdisjoint(words) and not guest:
            return None
        number = bisect_left(self.settings, (span[1], ""))
        if number < len(self.settings):
            at, code = self.settings[number]
            if at < min(sentence.last, span[1] + REACH) and self.people.marks.word(at - 1) in LOCATIVE:
                return code
        return None

    def _lately(self, spans: list[tuple[int, int]], code: str) -> int:
        """Return how many other foreign codes were named between the code and the person: 3 for many or never."""
        start = next((span[0] for span in spans if span[0] >= self.title_end), spans[0][0])
        if start not in self.latest:
            known = set(self.people.candidates)
            earlier = [n.named.key for n in self.people.names if n.last <= start and n.named.key in known]
            self.latest[start] = list(
                dict.fromkeys(key for key in reversed(earlier) if key not in ("", self.people.own))
            )
        latest = self.latest[start]
        return min(latest.index(code), 3) if code in latest else 3


def _first(name: Name) -> int:
    return name.first


def _office(title: str) -> str | None:
    """Return the office of which a state has one at a time that the folded `title` names."""
    if any(word in title for word in LOWER):
        return None
    return next((office for office, words in SINGLE if any(word in title for word in words)), None)
