"""Who takes part: the people and states that a stretch of text names, with its pronouns and offices resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.extract.mentions import Mention, Reading

#: Words for people who act for the state or body whose name stands before them.
OFFICIALS = (
    r"(?:presiden\w*|ministe\w*|ministr\w+|prime|chancellor|secretar(?:y|ies)|leader\w*|officials?|counterparts?|representatives?"
    r"|ambassadors?|high|delegat\w+|authorit(?:y|ies)|governments?|communit(?:y|ies)|chiefs?|envoys?|kings?|queen|prince\w*|crown"
    r"|emir|amir|sultan|heads?|speakers?|chair\w*|directors?|commission\w*|vice|deputy|foreign|defen[cs]e|first|activists"
    r"|corporations|compan(?:y|ies)|business\w*|parliament\w*|members?|partners?|allies|sides?|state|national|general"
    r"|advis[eo]rs?|senators?|experts|colleagues?|civil|investors|lawmakers|associations?|board|council|diplomats?|senior)\b"
)
#: What may stand between two people of one list: joining words, post titles, states.
_LIST_GAP = re.compile(
    r"(?:\s|,|and\b|&|of\b|the\b|for\b|as well as\b|along(?:side)? with\b|together with\b|accompanied by\b|joined by\b|both\b|his\b|her\b|wife\b"
    r"|to the\b|[A-Z][\w.'’-]*|['’]s|\([^)]*\))*"
)
_LEADING = re.compile(
    r"\W*(?:Following|During|After|At|In|On|Ahead|Before|While|As|With|Prior|Upon|Since|Under|Further|Over|For|From|To|Within"
    r"|Earlier|Later|Yesterday|Today|Also|Then)\b"
)
_NOT_PARTY = re.compile(
    r"\b(?:to|in|at|on|for|against|about|into|near|over|across|outside|inside|regarding|concerning|towards?|inva\w+|support\w*)\s"
    r"(?:the\s)?(?:\w+\s)?$"
)
_PARTY = re.compile(
    r"\b(?:of|from|between|with|including|by|among)\s(?:the\s)?(?:(?:[A-Z]\w+|Islamic|Republic|Kingdom|State|of|the)\s){0,4}$"
)
_BESIDE_OFFICIALS = re.compile(
    rf"(?:['’]s)?(?:[-\s,&]|and\s|the\s|\w+\s){{0,6}}?\b{OFFICIALS}", re.IGNORECASE
)
_JOINED = re.compile(r"(?:[\s,&-]|and\b|the\b|Republic\b|Kingdom\b|State\b|Federal\b|of\b)*")
_RANK = r"(?:Deputy|Under|Assistant|Vice|Prime|Foreign|Defen[cs]e|Special|Acting|Crown|First|Secretary|Home|Federal|Presidential|High)"
_ROLE = re.compile(
    rf"\b(?:[Tt]he|[Hh]is|[Hh]er|[Oo]ur|Hon\.|and)\s(?:[A-Z][a-z]+\s)??(?P<title>(?:{_RANK}[\s-])*(?:Secretary(?:[\s-]General)?|Minister|President|Chancellor"
    r"|Prince|King|Envoy|Ambassador|Commissioner|Taoiseach|Adviser|Advisor|Coordinator|Representative|Governor-General|Chairman|Speaker"
    r"|Premier|Pope|Emir|Amir|Chief))\b(?!['’]s?\s[A-Z])"
)
_OF_STATE = re.compile(r"\sof\s(?:the\s)?[A-Z]")
_GROUP = re.compile(
    r"\b(?:[Tt]hey|their|[Tt]he (?:two|three|four)\b(?: \w+){0,2}|[Bb]oth (?:\w+ )?\w+s|[Tt]he (?:leaders|presidents|ministers|sides|parties"
    r"|officials|Presidents|Ministers|Leaders|Secretaries))\b"
)
_INVITED = re.compile(r"\W*At the (?:kind )?(?:invitation|request|initiative)\b")
_SPEAKER = re.compile(r"\b(?:I|[Mm]y)\b")
_PRONOUN = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
#: How long, in characters, a last line with a name may be to be a signature.
SIGNATURE = 80


@dataclass(frozen=True, slots=True)
class Side:
    """Those who take part together: names of people, codes of states and organisations."""

    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.codes)

    def __add__(self, other: "Side") -> "Side":
        return Side(
            tuple(dict.fromkeys(self.names + other.names)), tuple(dict.fromkeys(self.codes + other.codes))
        )


class Cast:
    """The people of a reading, and how its words refer to them.

    `doer` is who did what was told last, `together` are all who took part in it.
    """

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self.doer = self.together = Side()
        self._codes: dict[str, tuple[str, ...]] = {}
        self._titles: dict[str, list[frozenset[str]]] = {}
        for person in reading.people:
            posts = sorted(person.posts, key=lambda post: post.former)
            self._codes[person.name] = tuple(dict.fromkeys(post.of for post in posts if post.of))
            self._titles[person.name] = [_title_words(post.title) for post in posts if not post.former]
        principal = self._principal()
        if principal and reading.own and not self._codes[principal]:
            self._codes[principal] = (reading.own,)

    def _principal(self) -> str | None:
        """Return who the body names first: in a release of the publisher's own doings, one of its side."""
        title = self.reading.document.paragraphs[0].end if self.reading.document.release.title else 0
        mention = next(iter(self.people(title, len(self.text))), None) or next(
            iter(self.people(0, title)), None
        )
        return mention.keys[0] if mention and mention.keys[0] in self._codes else None

    @cached_property
    def _author(self) -> str | None:
        """Who says "I" in the release: who signs it, else whom the title names, else who is named first."""
        document = self.reading.document
        last = document.paragraphs[-1] if document.paragraphs else None
        signed = self.people(last.start, last.end) if last and last.end - last.start < SIGNATURE else []
        title = (
            self.people(0, document.paragraphs[0].end)
            if document.release.title and document.paragraphs
            else []
        )
        for mention in (*signed, *title):
            return mention.keys[0]
        return self._principal()

    def own(self, name: str) -> bool:
        """Whether a person serves the publisher's side."""
        return self.reading.own is not None and self.reading.own in self._codes.get(name, ())

    def side(self, names: tuple[str, ...], codes: tuple[str, ...] = ()) -> Side:
        """Return a side of these people, the states they serve (once served, if that is all) and other `codes`."""
        theirs = [code for name in names for code in self._codes.get(name, ())[:1]]
        return Side(tuple(dict.fromkeys(names)), tuple(dict.fromkeys([*theirs, *codes])))

    def one_by_one(self, side: Side) -> list[Side]:
        """Return each of a side's people alone, if they are of different states: "meetings with X of A and Y of B"."""
        if not side.names:
            return [self._of_state(code) for code in side.codes] if len(side.codes) > 1 else [side]
        alone = [self.side((name,)) for name in side.names]
        codes = {each.codes[:1] for each in alone}
        return alone if len(codes) == len(alone) > 1 else [side]

    def _of_state(self, code: str) -> Side:
        """Return the one person of a state whom the release names, with the state."""
        names = [name for name, codes in self._codes.items() if code in codes]
        return Side(tuple(names) if len(names) == 1 else (), (code,))

    def people(self, start: int, end: int) -> list[Mention]:
        """Return the mentions of known people in ``text[start:end]``."""
        return [mention for mention in self.reading.between(start, end, "person", "role") if mention.keys]

    def remember(self, doer: Side, together: Side) -> None:
        """Keep who did what was told last, and with whom: what "he" and "they" mean from here on."""
        self.doer = doer or self.doer
        self.together = together or self.together

    def leading(self, start: int, end: int) -> Side:
        """Return the people named first in the clause from `start`: whom "his" before `end` goes back to."""
        people = self.people(self.proper_start(start, end), end)
        kept = people[:1]
        for mention in people[1:]:
            if not _LIST_GAP.fullmatch(self.text, kept[-1].end, mention.start):
                break
            kept.append(mention)
        return self.side(tuple(name for mention in kept for name in mention.keys))

    def subject(self, start: int, end: int) -> Side:
        """Return who does what is told at `end`: the last list of people in the clause from `start`."""
        begin, start = start, self.proper_start(start, end)
        people = [mention for mention in self.people(start, end) if not self.possessor(mention)]
        people = people[-1:] if _INVITED.match(self.text, begin, end) else self._last_list(people)
        if people:
            before = self.text[start : people[0].start]
            noun_phrase = start + max(
                (m.end() for m in re.finditer(r"[,;:]\s|\b(?:that|and)\s", before)), default=0
            )
            names = tuple(name for mention in people for name in mention.keys)
            return self.side(names, tuple(self._parties(noun_phrase, people[-1].end)))
        codes = tuple(self._parties(start, end))
        return Side((), codes) if codes else self.reference(start, end)

    def owner(self, mention: Mention, start: int) -> Side:
        """Return the list of people that ends with `mention`, as in "A and B's meeting"."""
        people = self._last_list(
            [other for other in self.people(start, mention.end) if other.start <= mention.start]
        )
        return self.side(tuple(name for each in people for name in each.keys))

    def companions(self, start: int, end: int) -> Side:
        """Return who is named in ``text[start:end]`` as the other side: "X and the leaders of Y"."""
        names = [
            name
            for mention in self.people(start, end)
            if not self.possessor(mention)
            for name in mention.keys
        ]
        return self.side(tuple(names), tuple(self._parties(start, end))) or self.reference(start, end)

    def reference(self, start: int, end: int) -> Side:
        """Return whom an office or a pronoun in ``text[start:end]`` means; an empty side if that is not known."""
        words = self.text[start:end]
        roles = list(_ROLE.finditer(words))
        if roles:
            return self._office(roles[-1], start)
        if _GROUP.search(words):
            return self.together or self.side(tuple(self._named_before(start, 2)))
        if _SPEAKER.search(words):
            side = self.side((self._author,) if self._author else ())
            return side if side.codes or not self.reading.own else side + Side((), (self.reading.own,))
        if _PRONOUN.search(words):
            return self.doer or self.side(tuple(self._named_before(start, 1)))
        return Side()

    def _office(self, role: re.Match[str], offset: int) -> Side:
        """Return the holder of an office: of the state named in it, else of the publisher's own."""
        begin, end = offset + role.start(), offset + role.end()
        named = next(iter(self.reading.between(begin, end, "country", "organization")), None)
        of = _OF_STATE.match(self.text, end)
        if named is None and of:
            named = next(iter(self.reading.between(end, of.end() + 60, "country", "organization")), None)
        code = named.keys[0] if named and named.keys else None
        name = self._holder(role["title"], code)
        if name:
            return self.side((name,))
        return (
            Side((), (code,))
            if code
            else Side((), (self.reading.own,) if self.reading.own and not of else ())
        )

    def proper_start(self, start: int, end: int) -> int:
        """Return where the clause proper begins, after "Following his visit to X," and the like."""
        if not _LEADING.match(self.text, start, end):
            return start
        for comma in re.finditer(r",\s(?!\d{4})", self.text[start:end]):
            rest = start + comma.end()
            if any(self.reading.between(rest, end, "person", "role", "country", "organization")) or any(
                p.search(self.text, rest, end) for p in (_ROLE, _PRONOUN, _GROUP)
            ):
                return rest
        return start

    def possessor(self, mention: Mention) -> bool:
        """Whether what follows a mention belongs to it: "Minister X's statement"."""
        return self.text[mention.end : mention.end + 2] in ("’s", "'s", "’ ", "' ")

    def _last_list(self, people: list[Mention]) -> list[Mention]:
        kept = people[-1:]
        for mention in reversed(people[:-1]):
            if not _LIST_GAP.fullmatch(self.text, mention.end, kept[0].start):
                break
            kept.insert(0, mention)
        return kept

    def _named_before(self, offset: int, count: int) -> Iterator[str]:
        """Yield `count` people named before `offset`, those first in their sentence, nearest sentence first."""
        document = self.reading.document
        found: dict[str, None] = {}
        for sentence in reversed(document.sentences[: document.sentence_at(offset) + 1]):
            start = self.proper_start(sentence.start, min(offset, sentence.end))
            found.update(
                (name, None)
                for mention in self.people(start, offset)
                if mention.start < sentence.end
                for name in mention.keys
            )
            if len(found) >= count:
                break
        yield from list(found)[:count]

    def _holder(self, title: str, code: str | None) -> str | None:
        """Return the person whose post `title` means, of the state `code` or, before others, the publisher's."""
        words = _title_words(title)
        fits = [
            name
            for name, titles in self._titles.items()
            if any(words <= held for held in titles) and (code is None or code in self._codes[name])
        ]
        return min(fits, key=lambda name: (not self.own(name), words not in self._titles[name]), default=None)

    def _parties(self, start: int, end: int) -> Iterator[str]:
        """Yield the codes of states and organisations in ``text[start:end]`` that act there, or whose officials do."""
        previous: Mention | None = None
        taken = False
        for mention in self.reading.between(start, end, "country", "organization"):
            before = self.text[max(start, mention.start - 40) : mention.start]
            joined = previous is not None and _JOINED.fullmatch(self.text, previous.end, mention.start)
            taken = bool(
                taken if joined else not _NOT_PARTY.search(before) and self._acts(mention, start, end, before)
            )
            if taken:
                yield from mention.keys
            previous = mention

    def _acts(self, mention: Mention, start: int, end: int, before: str) -> bool:
        if _BESIDE_OFFICIALS.match(self.text, mention.end, min(end, mention.end + 70)):
            return True
        if mention.form in ("adjective", "demonym"):
            return False
        return bool(
            _PARTY.search(before)
            or re.fullmatch(r"\W*(?:The|the|Both)?\W*", self.text[start : mention.start])
        )


def _title_words(title: str) -> frozenset[str]:
    return frozenset(title.lower().replace("-", " ").split())
