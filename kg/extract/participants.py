"""Who takes part: the people and states that a stretch of text names, with its pronouns and offices resolved."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.mentions import Mention, Reading

#: Nouns for people who act for the state or body whose name stands beside them.
OFFICIALS = (
    r"(?:[Pp]resident\w*|[Mm]inisters?|[Pp]rime|[Cc]hancellors?|[Ss]ecretar(?:y|ies)|[Ll]eaders?|[Ll]eadership|[Oo]fficials?"
    r"|[Cc]ounterparts?|[Rr]epresentatives?|[Aa]mbassadors?|[Hh]igh|[Dd]elegations?|[Aa]uthorit(?:y|ies)|[Gg]overnments?"
    r"|[Cc]ommunit(?:y|ies)|[Dd]elegates|[Cc]hiefs?|[Ee]nvoys?|[Kk]ing|[Qq]ueen|[Pp]rincess?|[Cc]rown|[Ee]mir|[Aa]mir|[Ss]ultan"
    r"|[Hh]eads?|[Ss]peakers?|[Cc]hair\w*|[Dd]irectors?|[Cc]ommissioners?|[Vv]ice|[Dd]eputy|[Ff]oreign|[Dd]efen[cs]e|[Ff]irst"
    r"|[Aa]ctivists|[Cc]orporations|[Cc]ompan(?:y|ies)|[Bb]usiness\w*|[Pp]arliament\w*|[Mm]embers?|[Pp]artners?|[Aa]llies"
    r"|[Ss]ides?|[Ss]tate|[Nn]ational|[Mm]inist\w+|[Gg]eneral|[Aa]dvis[eo]rs?|[Ss]enators?|[Pp]eople|[Ee]xperts|[Cc]olleagues?"
    r"|[Cc]ivil|[Ii]nvestors|[Ll]awmakers|[Aa]ssociations?|[Bb]oard|[Cc]ouncil|[Cc]ommission|[Dd]iplomats?|[Ss]enior)"
)
_LIST_GAP = re.compile(
    r"(?:\s|,|\band\b|&|\bof\b|\bthe\b|\bfor\b|\bas well as\b|\balong(?:side)? with\b|\btogether with\b|\baccompanied by\b|\bboth\b"
    r"|\bhis\b|\bher\b|\bwife\b|[A-Z][\w.’'-]*|’s|\([^)]*\)|\b(?:of|for|on|to) (?:the )?[A-Z][\w.’'-]*)*"
)
_LEADING = re.compile(
    r"^\W*(?:Following|During|After|At|In|On|Ahead|Before|While|As|With|Prior|Upon|Since|Under|Further|Over|For|From|To"
    r"|Within|Earlier|Later|Yesterday|Today|Also|Then)\b"
)
_NOT_PARTY = re.compile(
    r"\b(?:to|in|at|on|for|against|about|into|near|over|across|outside|inside|regarding|concerning|toward|towards|invade\w*)\s"
    r"(?:the\s)?(?:\w+\s)?$"
)
_PARTY = re.compile(
    r"\b(?:of|from|between|with|including|by|among|by)\s(?:the\s)?(?:(?:[A-Z]\w+|Islamic|Republic|Kingdom|State|of|the)\s){0,4}$"
)
_BESIDE_OFFICIALS = re.compile(rf"^(?:[’']s?)?(?:[-\s,&]|and\s|the\s|\w+\s)*?{OFFICIALS}\b")
_ROLE = re.compile(
    r"\b(?:[Tt]he|[Hh]is|[Bb]oth|[Tt]wo|[Tt]hree|[Oo]ur)\s+(?P<title>(?:(?:Deputy|Under|Assistant|Vice|Prime|Foreign|Defen[cs]e|Special|Acting"
    r"|Crown|First|Secretary|Home|Federal)[\s-])*(?:Secretary(?:[\s-]General)?|Minister|President|Chancellor|Prince|King|Envoy"
    r"|Ambassador|Commissioner|Taoiseach|Advisor|Coordinator|Representative|Governor-General|Chairman|Speaker|Premier|Pope|Emir"
    r"|Leader|Chief))\b(?!’s?\s[A-Z])",
)
_GROUP = re.compile(
    r"\b(?:[Tt]hey|[Tt]he (?:two|three|four) (?:\w+ )?\w+s|[Bb]oth (?:\w+ )?\w+s|[Tt]he (?:leaders|presidents|ministers|sides"
    r"|parties|officials|Presidents|Ministers|Leaders|Secretaries)|each other)\b"
)
_PRONOUN = re.compile(r"\b(?:[Hh]e|[Ss]he|[Hh]im|[Hh]er|[Hh]is|I)\b")


@dataclass(frozen=True, slots=True)
class Side:
    """Those who stand on one side of a frame: names of people and codes of states and organisations."""

    names: tuple[str, ...] = ()
    codes: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.names or self.codes)

    def __add__(self, other: "Side") -> "Side":
        return Side(
            tuple(dict.fromkeys(self.names + other.names)), tuple(dict.fromkeys(self.codes + other.codes))
        )


class Cast:
    """The people of a reading, and how its words refer to them."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self._codes = {
            person.name: tuple(
                dict.fromkeys(post.of for post in sorted(person.posts, key=lambda p: p.former) if post.of)
            )
            for person in reading.people
        }
        self._titles = {
            person.name: [frozenset(post.title.lower().replace("-", " ").split()) for post in person.posts]
            for person in reading.people
        }

    def codes_of(self, name: str) -> tuple[str, ...]:
        """Return the states and organisations that a person serves; once served, if that is all there is."""
        return self._codes.get(name, ())

    def own(self, name: str) -> bool:
        """Whether a person serves the publisher's side."""
        return self.reading.own is not None and self.reading.own in self.codes_of(name)

    def with_codes(self, names: tuple[str, ...], codes: tuple[str, ...] = ()) -> Side:
        """Return a side of these people, their states before the other `codes`."""
        theirs = [code for name in names for code in self.codes_of(name)]
        return Side(names, tuple(dict.fromkeys([*theirs, *codes])))

    def subject(self, start: int, end: int) -> Side:
        """Return who does what is told at `end`: the last list of people in the clause from `start`."""
        start = self._after_leading_phrase(start, end)
        people = list(self.reading.between(start, end, "person", "role"))
        if people:
            kept = [people[-1]]
            for mention in reversed(people[:-1]):
                gap = self.text[mention.end : kept[0].start]
                if not _LIST_GAP.fullmatch(gap):
                    break
                kept.insert(0, mention)
            kept = [mention for mention in kept if mention.keys and not self._possessor(mention)]
            if kept:
                names = tuple(dict.fromkeys(name for mention in kept for name in mention.keys))
                first = self._after_comma_list(start, kept[0])
                return self.with_codes(names, tuple(self._codes_in(first, end)))
        codes = tuple(self._codes_in(start, end))
        return Side((), codes) if codes else self.reference(start, end)

    def companions(self, start: int, end: int) -> Side:
        """Return who is named in ``text[start:end]`` as the other side: "with X and the leaders of Y"."""
        names: list[str] = []
        for mention in self.reading.between(start, end, "person", "role"):
            if not self._possessor(mention):
                names += mention.keys
        side = self.with_codes(tuple(dict.fromkeys(names)), tuple(self._codes_in(start, end)))
        return side or self.reference(start, end)

    def reference(self, start: int, end: int) -> Side:
        """Return whom an office or a pronoun in ``text[start:end]`` means; an empty side if that is not known."""
        words = self.text[start:end]
        role = None
        for role in _ROLE.finditer(words):
            pass
        if role:
            name = self._holder(role["title"], start + role.start())
            if name:
                return self.with_codes((name,))
            if self.reading.own and not re.match(r"(?:\w+\s)?\sof\s(?:the\s)?[A-Z]", words[role.end() :]):
                return Side((), (self.reading.own,))
        if _GROUP.search(words):
            return Side(tuple(self._named_before(start, 2)), ()) and self._group_before(start)
        if _PRONOUN.search(words):
            names = tuple(self._named_before(start, 1))
            return self.with_codes(names)
        return Side()

    def _group_before(self, offset: int) -> Side:
        return self.with_codes(tuple(self._named_before(offset, 2)))

    def _named_before(self, offset: int, count: int) -> Iterator[str]:
        """Yield `count` people named before `offset`: the first of its sentence or of the nearest one before."""
        document = self.reading.document
        found: list[str] = []
        number = document.sentence_at(offset)
        while number >= 0 and len(found) < count:
            sentence = document.sentences[number]
            for mention in self.reading.between(sentence.start, min(offset, sentence.end), "person", "role"):
                for name in mention.keys:
                    if name not in found and not self._possessor(mention):
                        found.append(name)
            number -= 1
        yield from found[:count]

    def _holder(self, title: str, offset: int) -> str | None:
        """Return the person whose post `title` means: one of the publisher's side before others, then the nearest."""
        words = frozenset(title.lower().replace("-", " ").split())
        fits = [name for name, titles in self._titles.items() if any(words <= held for held in titles)]
        if len(fits) > 1:
            fits = [name for name in fits if self.own(name)] or fits
            exact = [name for name in fits if any(words == held for held in self._titles[name])]
            fits = exact or fits
        return fits[0] if fits else None

    def _after_leading_phrase(self, start: int, end: int) -> int:
        """Return where the clause proper begins, after "Following his visit to X," and the like."""
        words = self.text[start:end]
        if not _LEADING.match(words):
            return start
        for comma in re.finditer(r",\s(?!\d{4})", words):
            rest = start + comma.end()
            if (
                any(self.reading.between(rest, end))
                or _ROLE.search(self.text, rest, end)
                or _PRONOUN.search(self.text, rest, end)
            ):
                return rest
        return start

    def _after_comma_list(self, start: int, first: Mention) -> int:
        """Return where the noun phrase of the first person begins: at most some words before the name."""
        cut = max(
            (m.end() for m in re.finditer(r"[,;:]\s|\b(?:that|and)\s", self.text[start : first.start])),
            default=0,
        )
        return start + cut

    def _possessor(self, mention: Mention) -> bool:
        return self.text[mention.end : mention.end + 2] in ("’s", "'s", "’ ", "' ")

    def _codes_in(self, start: int, end: int) -> Iterator[str]:
        """Yield the codes of states and organisations in ``text[start:end]`` that act through officials."""
        previous: Mention | None = None
        taken = False
        for mention in self.reading.between(start, end, "country", "organization"):
            before, after = (
                self.text[max(start, mention.start - 40) : mention.start],
                self.text[mention.end : end],
            )
            listed = (
                previous is not None
                and taken
                and re.fullmatch(
                    r"(?:[\s,&-]|and|the|Republic|Kingdom|State|Federal|of)*",
                    self.text[previous.end : mention.start],
                )
            )
            taken = bool(
                listed
                or (
                    not _NOT_PARTY.search(before)
                    and (
                        _BESIDE_OFFICIALS.match(after[:70])
                        or (_PARTY.search(before) and mention.form != "adjective")
                        or (
                            mention.form != "adjective"
                            and not re.sub(
                                r"^\W*(?:[Tt]he|[Bb]oth)?\W*", "", self.text[start : mention.start]
                            )
                        )
                    )
                )
            )
            if taken:
                yield from mention.keys
            previous = mention
