"""Who takes part: the people and states that a stretch of text names, with its pronouns and offices resolved."""

import re
from collections.abc import Iterator
from functools import cached_property

from kg.extract import referring_words as refers
from kg.extract.mentions import Mention, Reading
from kg.extract.parties import parties
from kg.extract.roster import Roster, title_words
from kg.extract.sides import NOBODY, Side, of_states

#: How long, in characters, a last line with a name may be to be a signature.
SIGNATURE = 80
#: How many sentences back a pronoun can reach.
MEMORY = 20
#: How long the name of a place is at most, in characters.
_NAME = 40
_NOUN_PHRASE = re.compile(r"[,;:]\s|\b(?:that|and)\s")
_COMMA = re.compile(r",\s(?!\d{4})")


class Cast(Roster):
    """The people of a reading, and how its words refer to them.

    `doer` is who did what was told last, `together` are all who took part in it; `ahead` where it is to come.
    """

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self.doer = self.together = NOBODY
        self.ahead = False

    @property
    def host(self) -> Side:
        """Who an item of a list or a heading without a subject is about: who acted last, else the principal."""
        host = self._principal
        return self.doer or (self.side(host) if host and self.own(host) else of_states(self.reading.own))

    def remember(self, doer: Side, together: Side) -> None:
        """Keep who did what was told last, and with whom: what "he" and "they" mean from here on."""
        self.doer = doer or self.doer
        self.together = together or self.together

    def leading(self, start: int, end: int) -> Side:
        """Return the people named first in the clause from `start`: whom "his" before `end` goes back to."""
        people = self.people(self.proper_start(start, end), end)
        kept = people[:1]
        for mention in people[1:]:
            if not refers.LIST_GAP.fullmatch(self.text, kept[-1].end, mention.start):
                break
            kept.append(mention)
        return self._all_of(kept)

    def subject(self, start: int, end: int) -> Side:
        """Return who does what is told at `end`: the last list of people in the clause from `start`."""
        begin, start = start, self.proper_start(start, end)
        people = [mention for mention in self.people(start, end) if not self.possessor(mention)]
        people = people[-1:] if refers.INVITED.match(self.text, begin, end) else self._last_list(people)
        if people:
            cuts = _NOUN_PHRASE.finditer(self.text, start, people[0].start)
            noun_phrase = max((cut.end() for cut in cuts), default=start)
            return self._all_of(people) + of_states(*parties(self.reading, noun_phrase, people[-1].end))
        acting = of_states(*parties(self.reading, start, end))
        guest = refers.NATIONAL.search(self.text, start, end)
        named = guest and next(self.reading.between(*guest.span("state"), "country"), None)
        if named and named.keys:
            return self._known_of(named.keys[0])
        return acting or self.reference(start, end) or self._same_as_before(start, end)

    def named_last(self, start: int, end: int) -> Side:
        """Return who is named last before `end`, by name or by office: whom ", who" goes back to."""
        people = self.people(start, end)
        near = people[-1].end if people else start
        office = refers.OFFICE.search(self.text, near, end)
        if office and office.end() == end:
            return self._of_office(office)
        return self._all_of(people[-1:])

    def owner(self, mention: Mention, start: int) -> Side:
        """Return the list of people that ends with `mention`, as in "A and B's meeting"."""
        people = [other for other in self.people(start, mention.end) if other.start <= mention.start]
        return self._all_of(self._last_list(people))

    def companions(self, start: int, end: int) -> Side:
        """Return who is named in ``text[start:end]`` as the other side: "X and the leaders of Y"."""
        people = [mention for mention in self.people(start, end) if not self.possessor(mention)]
        side = self._all_of(people) + of_states(*parties(self.reading, start, end))
        return side or self.reference(start, end)

    def reference(self, start: int, end: int) -> Side:
        """Return whom an office or a pronoun in ``text[start:end]`` means; nobody where that is not known."""
        offices = list(refers.OFFICE.finditer(self.text, start, end))
        if offices:
            return self._of_office(offices[-1])
        group = refers.GROUP.search(self.text, start, end)
        if group:
            sides = group[0].endswith(("sides", "parties", "countries")) and self.together.codes
            return of_states(*sides) if sides else self.together or self.side(*self._named_before(start, 2))
        if refers.SPEAKER.search(self.text, start, end):
            speaker = self.side(self._author) if self._author else NOBODY
            return speaker if speaker.codes else speaker + of_states(self.reading.own)
        if refers.PRONOUN.search(self.text, start, end):
            return self._he(start)
        return self._guest() if refers.VISITOR.search(self.text, start, end) else NOBODY

    def proper_start(self, start: int, end: int) -> int:
        """Return where the clause proper begins, after "Following his visit to X," and the like."""
        if not refers.LEADING.match(self.text, start, end):
            return start
        for comma in _COMMA.finditer(self.text, start, end):
            rest = comma.end()
            if self._is_state_of_city(rest):
                continue
            if any(self.reading.between(rest, end, "person", "role", "country", "organization")):
                return rest
            if any(p.search(self.text, rest, end) for p in (refers.OFFICE, refers.PRONOUN, refers.GROUP)):
                return rest
        return start

    def _is_state_of_city(self, offset: int) -> bool:
        """Whether what begins at `offset` only says where a city is: "In Riga, Latvia, he"."""
        before = next(self.reading.between(max(0, offset - _NAME), offset, "place"), None)
        state = next(self.reading.between(offset, offset + _NAME, "country"), None)
        return (
            before is not None
            and state is not None
            and self.text[before.end : state.start] in (", ", ", the ")
            and self.text.startswith(",", state.end)
        )

    @cached_property
    def _author(self) -> str | None:
        """Who says "I" in the release: who signs it, else whom the title names, else who is named first."""
        document = self.reading.document
        for span in (*document.paragraphs[-1:], *document.paragraphs[: bool(document.release.title)]):
            people = self.people(span.start, span.end)
            if people and (span.start == 0 or span.end - span.start < SIGNATURE):
                return people[0].keys[0]
        principal = self._principal
        return principal if principal and self.own(principal) else None

    def _named_before(self, offset: int, count: int) -> Iterator[str]:
        """Yield `count` people named before `offset`, those first in their sentence, nearest sentence first."""
        document = self.reading.document
        found: dict[str, None] = {}
        here = document.sentence_at(offset) + 1
        for sentence in reversed(document.sentences[max(0, here - MEMORY) : here]):
            end = min(offset, sentence.end)
            proper = self.proper_start(sentence.start, end)
            mentions = self.people(proper, end)
            if count > 1:
                mentions += self.people(sentence.start, proper)
            found.update((name, None) for mention in mentions for name in mention.keys)
            if len(found) >= count:
                break
        yield from list(found)[:count]

    def _he(self, start: int) -> Side:
        """Return whom "he" in a clause from `start` on means: the subject of its main clause, else who acted."""
        led = refers.LEADS_ON.search(self.text, max(0, start - len(", where ")), start)
        if led:  # "the President confirmed that she"
            sentence = self.reading.document.sentences[self.reading.document.sentence_at(start)]
            return self._one_of(self.subject(sentence.start, led.start())) or self.doer
        return self._one_of(self.doer) or self.side(*self._named_before(start, 1))

    def _one_of(self, doer: Side) -> Side:
        """Return whom "he" means of those who acted: the one of the publisher's side, else the first."""
        if len(doer.names) < 2:  # noqa: PLR2004 - one is who is meant
            return doer
        ours = [name for name in doer.names if self.own(name)]
        return self.side(ours[0] if len(ours) == 1 else doer.names[0])

    def _guest(self) -> Side:
        """Return the one foreigner among those who took part in what was told last: "the visiting minister"."""
        foreign = [name for name in self.together.names if not self.own(name)]
        foreign = foreign or [name for name in self.doer.names if not self.own(name)]
        foreign = foreign or [name for name in self._codes if self._codes[name] and not self.own(name)]
        return self.side(*foreign) if len(foreign) == 1 else NOBODY

    def _of_office(self, office: re.Match[str]) -> Side:
        """Return the holder of an office: of the state named beside it, else of the publisher's own."""
        begin, end = office.span()
        of = refers.OF_STATE.match(self.text, end)
        named = next(self.reading.between(begin, end, "country", "organization"), None)
        if named is None and of:
            named = next(self.reading.between(end, of.end() + 60, "country", "organization"), None)
        code = named.keys[0] if named and named.keys else None
        words = title_words(office["title"])
        fits = [
            name
            for name, titles in self._titles.items()
            if any(words <= held for held in titles) and (code is None or code in self._codes[name])
        ]
        if fits:
            return self.side(
                min(fits, key=lambda name: (not self.own(name), words not in self._titles[name]))
            )
        return of_states(code or (None if of else self.reading.own))

    def _same_as_before(self, start: int, end: int) -> Side:
        """Return who acted last, if such words as "the delegation" stand for them."""
        return self.doer if self.doer.names and refers.THE_SAME.search(self.text, start, end) else NOBODY

    def _known_of(self, code: str) -> Side:
        """Return the person of a state who took part in what was told last, else the only one named, with the state."""
        near = [name for name in (self.doer + self.together).names if code in self._codes.get(name, ())]
        return self.side(*near) if len(near) == 1 else self._of_state(code)
