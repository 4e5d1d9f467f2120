"""Find where a text names a multilateral gathering, describes one, or refers back to it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.mentions import Reading
from kg.extract.noun_phrases import closed_tokens
from kg.extract.summit_phrases import HEAD, Phrase, phrase_at
from kg.extract.summit_signs import is_gathering, is_multilateral, is_specific
from kg.extract.surroundings import sentence_around
from kg.text import Sentence

_EDITION = re.compile(
    r"\b(?:the\s)?(?P<which>(?:19|20)\d\d|next|last|previous|first|second|third)\sedition\b"
    r"|\bhosts?\s(?:it\s|the\snext\sone\s)?in\s(?P<year>(?:19|20)\d\d)\b"
)
#: "The summit in Pau": a gathering without a name is told apart by what follows.
#: "The Forum, which Peru will host in 2025": the year of the one that is named.
_OF_NAMED = re.compile(r"\b(?:which|that)\s[^.;]*$")
_DESCRIBED = re.compile(r"\s(?:in|on|that\s\w+\swishes|is\sbeing)\s(?!the\s(?:first|second|sidelines))")
_REGIONAL = re.compile(r"\b(?:regional|international|peace|donors?['’]?)\s$")
_INFORMAL = re.compile(r"\binformal\s$")
#: A summit of two or three states is a meeting of theirs.
_OF_TWO = re.compile(r"\b(?:bilateral|trilateral|two|three|[A-Z][\w.]+[-–][A-Z]\w+)\s$")
_INDEFINITE = re.compile(r"\ban?\s(?:[\w-]+\s){0,3}$")
#: Heads that are never gone back to by themselves.
_NO_BACK = frozenset("dialogue session workshop seminar symposium".split())


@dataclass(frozen=True, slots=True)
class Gathering:
    """A place where a gathering is named.

    Shape:
        `edition` is the ordinal or year that tells it from others of its series, perhaps empty; `form` is
        ``named``, ``described`` ("the summit in Pau") or ``back`` ("the summit", "the 2019 edition"); `bodies`
        are the acronyms in the name; `indefinite` where it is told of as new: "a summit in Pau".
    """

    form: str
    family: str
    name: str
    edition: str
    bodies: frozenset[str]
    start: int
    end: int
    first: int
    sentence: Sentence
    indefinite: bool = False


def find_gatherings(reading: Reading) -> Iterator[Gathering]:
    """Yield every place where the text names a gathering or refers back to one, in order."""
    yield from sorted([*_headed(reading), *_numbered(reading)], key=lambda gathering: gathering.start)


def _numbered(reading: Reading) -> Iterator[Gathering]:
    """Yield "the 2019 edition" and the like."""
    document = reading.document
    for match in _EDITION.finditer(document.text):
        sentence = sentence_around(document, match.start())
        which = "which" if match["which"] else "year"
        if which == "year" and _OF_NAMED.search(document.text, sentence.start, match.start()):
            continue
        start = match.start() if which == "which" else match.start("year")
        first = document.token_at(start)
        yield Gathering("back", "", "", match[which], frozenset(), start, match.end(), first, sentence)


def _headed(reading: Reading) -> Iterator[Gathering]:
    document = reading.document
    closed = closed_tokens(reading)
    done = 0
    for match in HEAD.finditer(document.text):
        if match.start() < done:
            continue
        phrase = phrase_at(reading, match, closed)
        start = document.tokens[phrase.first].start
        if not is_gathering(phrase, document.text[start : match.start()]):
            continue
        if not is_specific(phrase):
            if phrase.family not in _NO_BACK and not (phrase.family == "meeting" and not phrase.edition):
                yield _unnamed(reading, phrase)
        elif is_multilateral(reading, phrase):
            done = document.tokens[phrase.last - 1].end
            yield from _named(reading, phrase)


def _named(reading: Reading, phrase: Phrase) -> Iterator[Gathering]:
    """Yield the gatherings of a phrase: of "G7 and NATO Summits" one for each body that meets."""
    text, tokens = reading.document.text, reading.document.tokens
    head = tokens[phrase.head]
    if head.text.lower().endswith("s"):
        bodies = [*reading.between(tokens[phrase.first].start, head.start, "organization")]
        both = len(bodies) == 2  # noqa: PLR2004 - "A and B Summits"
        if both and text[bodies[0].end : bodies[1].start].strip() == "and":
            for body in bodies:
                name = f"{text[body.start : body.end]} {head.text[:-1]}"
                yield _gathering(reading, phrase, "named", name, body.first)
            return
    yield _gathering(reading, phrase, "named", phrase.name, phrase.first)


def _unnamed(reading: Reading, phrase: Phrase) -> Gathering:
    """Return "the summit", which goes back to one named before, or describes one by its place."""
    regional = _REGIONAL.search(phrase.before)
    described = _DESCRIBED.match(phrase.after) and (
        phrase.family == "summit" or (phrase.family == "conference" and regional)
    )
    informal = _INFORMAL.search(phrase.before)
    if informal and phrase.family == "summit":
        around = reading.between(phrase.sentence.start, phrase.sentence.end, "organization")
        described = next(around, None) is not None
    form = "described" if described and not _OF_TWO.search(phrase.before) else "back"
    kind = regional or (informal if form == "described" else None)
    name = f"{kind[0]}{phrase.name}" if kind else phrase.name
    return _gathering(reading, phrase, form, name, phrase.first)


def _gathering(reading: Reading, phrase: Phrase, form: str, name: str, first: int) -> Gathering:
    tokens = reading.document.tokens
    start, end = tokens[first].start, tokens[phrase.last - 1].end
    bodies = frozenset(key for m in reading.between(start, end, "organization") for key in m.keys)
    indefinite = _INDEFINITE.search(phrase.before) is not None
    return Gathering(
        form, phrase.family, name, phrase.edition, bodies, start, end, first, phrase.sentence, indefinite
    )
