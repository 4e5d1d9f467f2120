"""Where the name around a head word begins and ends: what leads to "Summit", what completes "Treaty"."""

import re
from collections.abc import Sequence

from kg.extract.features import MONTHS, WEEKDAYS
from kg.extract.mentions import Reading
from kg.text import Token

HYPHENS = frozenset("-‐‑–—/+&")
APOSTROPHES = frozenset("'s ’s ' ’ 'S ’S".split())
#: Words that are capitalised at the start of a sentence or in a title and belong to no name.
LEADING = frozenset(
    "the a an this that these those our his her its their both all any no in on at during following after before ahead"
    " under with within upon since for by of to from as while when although further also and or but such each every"
    " signing sign signs signed entering enter announcing announces announce welcomes welcome launch launches reach"
    " reaches readout remarks president minister secretary attends attend attended hosts travel travels visit"
    " participates said above proposed draft last next implementation new today yesterday holds held into adopts"
    " concerning regarding via through".split()
)
#: Words that tell one edition of a series from another.
ORDINALS = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth inaugural next last previous".split()
)
#: Words that go on with no name.
STOPS = frozenset(
    "was were is are be been being has have had will would shall should can could may might must which that who whom"
    " whose where when while as after before during upon until since if because so but not there it they he she we i"
    " today yesterday tomorrow signed reached adopted concluded proposed expected agreed also including consists"
    " pertaining entitled under at into through without does do did says said hosted co-hosted held taking"
    " launched led established announced initialled aiming later this"
    " continues remains provides gives aims sets includes calls allows enables covers follows".split()
)
PREPOSITIONS = frozenset(
    "of on for between among amongst with by from in regarding concerning about against to".split()
)
#: What ends a name, after "and".
_AFTER_AND = frozenset(("a", "an", "to", "will", "also", "has", "of", "in", "on", "for"))
#: Words that end no name.
SMALL = frozenset((*PREPOSITIONS, *"the a an and & or its their our his her , ( “ ‘ \" '".split(), *HYPHENS))
#: The most words that lead to a head, in tokens.
LONGEST = 30
#: The longest bracket inside a name, in tokens: "(C5+1)".
BRACKET = 5
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)")
_LETTERS = re.compile(r"[A-Z]{1,3}\d*")
#: A name right before "Accords" or "peace plan" is part of the name; one with a possessive is not.
_LEADS_ON = re.compile(
    r"\s(?:peace\s(?:plan|deal|proposal)|[A-Z]\w*\s?(?:Accords?|Treaty|Declaration|Agreement|Plan)|Accords?\b)"
)
_HEAD_IN = re.compile(r"\b(?:Accords?|Agreement|Treaty|Declaration|Summit|Conference|Forum)$")
_YEAR = re.compile(r"(?:19|20)\d\d")


def capitalized(word: str) -> bool:
    """Whether a token begins with a capital letter."""
    return word[:1].isupper()


def closed_tokens(reading: Reading) -> frozenset[int]:
    """Return the tokens that name people and are no part of a name around them, as in "the Trump peace plan"."""
    text = reading.document.text
    return frozenset(
        index
        for mention in reading.mentions
        if mention.kind in ("person", "role")
        and not _LEADS_ON.match(text, mention.end)
        and not _HEAD_IN.search(text[mention.start : mention.end])
        for index in range(mention.first, mention.last)
    )


def is_ordinal(word: str) -> bool:
    """Whether a word counts editions: "third", "14th", "next"."""
    return word.lower() in ORDINALS or _ORDINAL.fullmatch(word) is not None


def left_edge(tokens: Sequence[Token], head: int, floor: int, closed: frozenset[int] = frozenset()) -> int:
    """Return where the capitalised words that lead to `head` begin; not before `floor`, nor inside `closed`."""
    first, floor = head, max(floor, head - LONGEST)
    while first > floor and first - 1 not in closed:
        step = _step(tokens, first, floor)
        if step == 0 or first - step in closed:
            break
        first -= step
    while first < head and _off(tokens[first].text, tokens[first + 1].text):
        first += 1
    return first


def _off(word: str, after: str) -> bool:
    """Whether a word at the front of a name is no part of it; "New START" is one."""
    new_name = word == "New" and len(after) > len("UAE") and after.isupper()
    return (word.lower() in LEADING and not new_name) or word in (*HYPHENS, *APOSTROPHES, ",")


def _step(tokens: Sequence[Token], first: int, floor: int) -> int:
    """Return how many tokens before `first` belong to the name that goes on there; 0 if none does."""
    word = tokens[first - 1].text
    before = tokens[first - 2].text if first - 2 >= floor else ""
    attached = before and tokens[first - 2].end == tokens[first - 1].start
    if capitalized(word):
        opens = first - 1 == floor or not capitalized(before)
        return 0 if is_ordinal(word) or (opens and _off(word, tokens[first].text)) else 1
    if word == ")":
        return next(
            (n for n in range(2, BRACKET + 2) if first - n >= floor and tokens[first - n].text == "("), 0
        )
    if word[:1].isdigit():
        if attached and (_LETTERS.fullmatch(before) or before in HYPHENS):
            return 1
        return int(_YEAR.fullmatch(word) is not None and capitalized(before))
    if word in HYPHENS or word in APOSTROPHES:
        return int(
            capitalized(before) or before[:1].isdigit() or (word in APOSTROPHES and before.endswith("s"))
        )
    joins = word in ("and", "of", "for", "on", "the") and capitalized(tokens[first].text)
    numbered = word == "and" and before[:1].isdigit()  # "G7 and NATO"
    return int(joins and (capitalized(before) or numbered) and before.lower() not in LEADING)


def right_edge(tokens: Sequence[Token], first: int, limit: int, longest: int) -> int:
    """Return where the phrase that completes a head at ``first - 1`` ends: "on ...", "between A and B".

    Shape:
        `first` itself where nothing completes it; at most `longest` tokens, not past `limit`.
    """
    words = [token.text for token in tokens[first : min(limit, first + longest)]]
    index, between = 0, ""
    while index < len(words):
        word, after = words[index], words[index + 1] if index + 1 < len(words) else ""
        lower = word.lower()
        if lower in ("between", "among", "amongst"):
            between = "open"
        if word == "(":
            close = next((n for n in range(1, BRACKET + 1) if words[index + n : index + n + 1] == [")"]), 0)
            if not close:
                break
            index += close
        elif _ends(words, index, lower, after, between):
            break
        if lower == "and" and between == "open" and "and" not in words[index + 1 : index + 25]:
            between = "shut"
        index += 1
    while index and words[index - 1].lower() in SMALL:
        index -= 1
    return first + index


def _ends(words: Sequence[str], index: int, lower: str, after: str, between: str) -> bool:
    """Whether a name ends before its word at `index`."""
    if lower in STOPS or lower in '.;:?!*[]•”"' or (lower in ("on", "from") and _is_day(after)):
        return True
    if index and (words[index - 1] == ")" or _YEAR.fullmatch(words[index - 1])) and _goes_off(words[index]):
        return True
    if lower == "and":
        off = after.lower() in _AFTER_AND or (after.endswith("ed") and after.islower())
        return off or (between != "open" and after.lower() == "the")
    if lower == "to":
        sent = not APOSTROPHES.isdisjoint(words[index + 1 : index + 4])  # "to Peru's parliament"
        return sent or (not capitalized(after) and after.lower() != "the" and "from" not in words[:index])
    if lower == ",":
        return (words[index - 1] == ")" and between != "open") or not _listed(words, index, between)
    return lower in "–—" and not (index and capitalized(words[index - 1]) and capitalized(after))


def _is_day(word: str) -> bool:
    """Whether a word begins a day: "on 5 May", "on Tuesday"."""
    return word[:1].isdigit() or word.lower() in MONTHS or word.lower() in WEEKDAYS


def _goes_off(word: str) -> bool:
    """Whether a small word after a year or bracket begins something else: "the Memorandum of 1994 gave"."""
    return word[:1].islower() and word.lower() not in SMALL


def _listed(words: Sequence[str], index: int, between: str) -> bool:
    """Whether the comma at `index` is one of a list that goes on in the name."""
    ahead = [word.lower() for word in words[index + 1 : index + 7]]
    if between == "open" and ahead[:1] != ["and"]:
        return bool(ahead) and (ahead[0] == "the" or capitalized(words[index + 1]))
    if words[index + 1 : index + 2] and capitalized(words[index + 1]):
        return "and" in ahead or "," in ahead
    if ahead[:1] == ["and"]:
        return len(ahead) > 1 and ahead[1] not in STOPS and ahead[1] not in ("the", "a", "to")
    stop = next(
        (at for at, word in enumerate(ahead) if word in STOPS or word in ("to", "the", ".")), len(ahead)
    )
    return "and" in ahead[1:stop]
