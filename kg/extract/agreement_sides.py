"""Parties told in other words: capitals, "that A and B have signed", "the presidents adopted"."""

import re
from collections.abc import Iterator
from functools import cache

from kg.extract.agreement_naming import Naming
from kg.extract.mentions import Mention, Reading
from kg.gazetteer import tables

_CAPITALS = re.compile(
    r"[^.;,]{0,40}?\b(?:between|by)\s(?P<one>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2})\sand\s"
    r"(?P<other>[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*){0,2})"
)
#: "That Peru and Chile have agreed on": those who made it, in a clause of its own.
_CLAUSE = re.compile(
    r",?\s(?:that|which)\s(?P<who>[^.;]{3,120}?)\s(?:(?:have|has|had|today|jointly|this\s\w+)\s){0,3}"
    r"(?:agreed|signed|adopted|issued|concluded|reached|released|made)\b"
)
_JOINED = re.compile(r",\s|\sand\s")
#: A group without a name that makes a text together, right before it.
_GROUP = re.compile(
    r"\b(?:[Tt]he\s(?:(?:two|three|four)\s)?(?:presidents|[Pp]rime\s[Mm]inisters|leaders|ministers|heads\sof\s(?:state|government))"
    r"|(?:[Tt]he\s)?(?:two|three|four)\s(?:sides|countries|parties))\s(?:(?:also|then|have|today|jointly)\s){0,2}"
    r"(?:adopted|signed|issued|concluded|released|approved)\s(?:\w+\s){0,2}$",
    re.IGNORECASE,
)

_BOTH = re.compile(
    r"\b(?:(?:the|our|these)\s(?:two|both)\b|both\s(?:countries|sides|parties|nations|states|governments|leaders|presidents"
    r"|ministers)|bilateral|our|mutual|the\s(?:parties|sides|leaders|presidents|ministers)\b)",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:bilateral|mutual|free\strade|status\sof\sforces|defen[cs]e\scooperation|compacts?|memorand\w+|extradition|visas?)\b",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"\bof\s(?:the|their|our)\s(?P<number>two|three|four)\s(?:countries|nations|states)\b")
_NUMBERS = {"two": 2, "three": 3, "four": 4}


@cache
def _capitals() -> dict[str, str]:
    """Return the code of each state by its capital's names."""
    capital_of = {(country.capital, code): code for code, country in tables.countries().items()}
    return {
        name: capital_of[place.name, place.country]
        for place in tables.places()
        if (place.name, place.country) in capital_of
        for name in (place.name, *place.aliases)
    }


def capitals_told(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Return the states of two capitals that stand for them: "between Lima and Quito"; empty if there are none."""
    pair = _CAPITALS.match(reading.document.text, start, end)
    codes = [_longest(pair[side]) for side in ("one", "other")] if pair else []
    return tuple(code for code in codes if code) if all(codes) else ()


def _longest(words: str) -> str | None:
    """Return the state of the capital whose name `words` begin with."""
    parts = words.split(" ")
    names = (
        " ".join(parts[:count]).removesuffix("’s").removesuffix("'s") for count in range(len(parts), 0, -1)
    )
    return next((code for name in names if (code := _capitals().get(name))), None)


def makers(reading: Reading, naming: Naming) -> tuple[Mention, ...]:
    """Return the states and bodies that the clause after a name says to have made it: "that A and B signed"."""
    clause = _CLAUSE.match(reading.document.text, naming.end, naming.sentence.end)
    if not clause or not _JOINED.search(clause["who"]):
        return ()
    named = reading.between(clause.start("who"), clause.end("who"), "country", "organization")
    return tuple(mention for mention in named if mention.form in ("name", ""))


def group_before(reading: Reading, naming: Naming) -> tuple[str, ...]:
    """Return the states of "the presidents" who make a text together: of those with posts named last before."""
    document, sentence = reading.document, naming.sentence
    if not _GROUP.search(document.text, sentence.start, naming.start):
        return ()
    for paragraph in reversed(document.paragraphs[: sentence.paragraph + 1]):
        codes = tuple(dict.fromkeys(_served(reading, paragraph.start, min(paragraph.end, naming.start))))
        if len(codes) > 1:
            return codes
    return ()


def _served(reading: Reading, start: int, end: int) -> Iterator[str]:
    for mention in reading.between(start, end, "person"):
        for name in mention.keys:
            yield from reading.states.get(name, ())[:1]


def counted_after(reading: Reading, naming: Naming) -> tuple[str, ...]:
    """Return the states of "a pact of the three countries": as many, of those named or served last before it."""
    document, sentence = reading.document, naming.sentence
    counted = _COUNTED.search(document.text, document.tokens[naming.head].end, sentence.end)
    if not counted:
        return ()
    number = _NUMBERS[counted["number"]]
    for paragraph in reversed(document.paragraphs[: sentence.paragraph + 1]):
        end = min(paragraph.end, naming.start)
        named = reading.between(paragraph.start, end, "country")
        codes = dict.fromkeys(key for mention in named if mention.form == "name" for key in mention.keys)
        codes.update(dict.fromkeys(_served(reading, paragraph.start, end)))
        if len(codes) == number:
            return tuple(codes)
    return ()


def shared(reading: Reading, naming: Naming) -> bool:
    """Whether the words say that it is one of the two sides of the release."""
    text, sentence = reading.document.text, naming.sentence
    near = text[max(sentence.start, naming.start - 80) : min(sentence.end, naming.end + 60)]
    return bool(_BOTH.search(near) or _TOGETHER.search(naming.name))
