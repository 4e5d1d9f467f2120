"""What speaks for and against a person serving a state: what a reader would look at.

Where the person and the state stand, where the scene is set, who is with whom, lists, titles, and who else holds
such a post.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from kg.extract.affiliation import Affiliation
from kg.extract.features import COURTESY
from kg.text import Sentence

#: Words before the other side of an encounter.
TOWARDS = frozenset(
    "with by met meet meets meeting hosted host hosts welcomed welcome received receive from called".split()
)
#: Posts of which a state has one at a time, by the words that tell them.
SINGLE = (
    ("president", ("president", "king", "emir", "amir", "sultan", "pope", "head of state")),
    ("premier", ("prime minister", "chancellor", "premier", "taoiseach")),
    ("foreign", ("foreign minister", "foreign secretary", "minister of foreign", "minister for foreign",
                 "minister of external", "external affairs", "secretary of state", "international relations")),
    ("defence", ("defence minister", "defense minister", "minister of defen", "minister for defen",
                 "secretary of defen", "defence secretary", "minister of national defen", "national defen")),
)  # fmt: skip
LOWER = ("vice", "deputy", "assistant", "under", "former", "state for", "to the", "first", "advis")
#: Words after which a state is where the scene is set.
LOCATIVE = frozenset(
    "in to at into visit visits visiting visited toward towards arrived across through".split()
)
#: Words that lead to a person, by what they tell of the side.
LEADS = {
    word: kind
    for kind, words in (
        ("meets", "with met meet meets meeting joined alongside"),
        ("by", "by"),
        ("list", "and , ; : & – - ("),
        (
            "does",
            "hosted welcomed received called thanked told congratulated invited host welcome receive on urged",
        ),
        ("of", "of for between from to"),
        ("when", "that when where who while as but after"),
        ("counterpart", "counterpart counterparts colleague colleagues"),
    )
    for word in words.split()
}
#: How a sentence begins whose subject was named before, mostly the publisher's own side.
ACTORS = frozenset("he she i we the while during".split())
#: Words that tell of travel.
TRAVEL = frozenset(
    "visit visits visited visiting came come comes arrived arrives arrive travel travels traveled travelled fly flew"
    " trip".split()
)
#: What is done to a guest.
GUEST = frozenset("welcomed received hosted greeted".split())
#: What two people do together who stand on two sides.
TOGETHER = frozenset(
    "met meet meets held hold holds signed sign spoke speak discussed discuss co-chaired exchanged announced announce"
    " launched talked issued agreed inaugurated co-hosted initialled convened".split()
)
#: Tokens from a traveller to the place travelled to, at most.
REACH = 12
Features = dict[str, float]


@dataclass(frozen=True)
class Clues:
    """What the features of all people of a document are read from."""

    people: Affiliation

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
        spans = sorted(self.people.number)
        for before, span in pairwise(spans):
            pair = (self.people.number[before], self.people.number[span])
            if pair not in self.people.neighbours or marks.word(before[1]) != "and":
                continue
            if any(marks.word(at) in TOGETHER for at in range(span[1], span[1] + 8)):
                out.add(pair)
        return frozenset(out)

    def setting(self, span: tuple[int, int]) -> tuple[str, str]:
        """Return the code of the place named last before `span`, and how far away it is; empty without one."""
        earlier = [(at, code) for at, code in self.settings if at < span[0]]
        if not earlier:
            return "", ""
        document = self.people.marks.document
        at, code = earlier[-1]
        here = document.sentences[document.sentence_at(document.tokens[span[0]].start)]
        there = document.sentences[document.sentence_at(document.tokens[at].start)]
        if here.first == there.first:
            return code, "here"
        return code, "near" if here.paragraph == there.paragraph else "far"

    def lead(self, span: tuple[int, int]) -> str:
        """Return the word that leads to the person's post and name; ``^`` where the sentence begins with them."""
        marks = self.people.marks
        document = marks.document
        index = self.people.starts[span]
        first = document.sentences[document.sentence_at(document.tokens[span[0]].start)].first
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
        out[f"{side}|first"] = float(all(first <= other.spans[0][0] for other in people.people))
        out[f"{side}|often={min(len(person.spans), 4)}"] = 1.0
        out[f"{side}|titled"] = float(first < self.title_end)
        out["in-title"] = float(code in self.in_title)
        for name in self._of_others(index, code):
            out[name] = 1.0
        for span in person.spans:
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
        document = self.people.marks.document
        sentence = document.sentences[document.sentence_at(document.tokens[span[0]].start)]
        inside = [n for n in self.people.names if sentence.first <= n.first < sentence.last and n.named.key]
        before = [n for n in inside if n.last <= span[0]]
        if any(n.named.key == code for n in before):
            yield "before"
        if any(n.named.key == code and n.first >= span[1] for n in inside):
            yield "after"
        if before and before[-1].named.key == code:
            yield "nearest-before"
        if any(self.people.marks.word(at) in TOWARDS for at in range(sentence.first, span[0])):
            yield "towards"
        if visited := self._visited(span, sentence):
            yield "visited" if visited == code else "visitor"
        if span in self.with_post:
            lead = self.lead(span)
            yield f"lead={lead}"
            place, distance = self.setting(span)
            abroad = bool(place) and place != self.people.own
            actor = self._actor(span, sentence) if lead in ("meets", "by", "does") else None
            if actor:
                yield f"{'from' if actor == code else 'not-from'}-actor{'-abroad' if abroad else ''}"
            if place and distance != "far":
                yield f"{'at' if place == code else 'not-at'}-{distance}"
            if abroad and lead in ("meets", "by", "list"):
                yield "host" if place == code else "not-host"

    def _actor(self, span: tuple[int, int], sentence: Sentence) -> str | None:
        """Return the code of who acts in the sentence of a person that is met: one named before, else "he", "the"."""
        people = self.people
        for other in sorted(people.number):
            if (
                sentence.first <= other[0] < people.starts[span]
                and people.number[other] != people.number[span]
            ):
                return people.stated[people.number[other]]
        return people.own if people.marks.word(sentence.first) in ACTORS else None

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
        for at, code in self.settings:
            if span[1] <= at < min(sentence.last, span[1] + REACH):
                return code if self.people.marks.word(at - 1) in LOCATIVE else None
        return None

    def _lately(self, spans: list[tuple[int, int]], code: str) -> int:
        """Return how many other foreign codes were named between the code and the person: 3 for many or never."""
        start = next((span[0] for span in spans if span[0] >= self.title_end), spans[0][0])
        earlier = [n.named.key for n in self.people.names if n.last <= start]
        latest = list(dict.fromkeys(key for key in reversed(earlier) if key not in ("", self.people.own)))
        return min(latest.index(code), 3) if code in latest else 3


def _office(title: str) -> str | None:
    """Return the office of which a state has one at a time that the folded `title` names."""
    if any(word in title for word in LOWER):
        return None
    return next((office for office, words in SINGLE if any(word in title for word in words)), None)
