"""Whether two names can be one person's: initials, short forms, spellings from other scripts, family name first.

Names are the words of a person's IRI: small ASCII letters, ``("wendy", "r", "sherman")``. That two names can be one
person's does not yet make them so: `identity` asks who else it could be.
"""

import re
from functools import cache

from nicknames import NickNamer

Words = tuple[str, ...]

SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
#: States in which the family name comes first, so that it is the short form.
FAMILY_FIRST = frozenset({"CN", "HU", "JP", "KH", "KP", "KR", "TW", "VN"})
#: What stands before a father's name: with it the rest is not the family's name but the father's.
PATRONYMIC = frozenset({"bin", "bint", "ibn", "ben"})
#: What one letter or two of another script become, told alike; then vowels, and what stands for them, say little.
ALIKE = tuple(
    (re.compile(pattern), plain)
    for pattern, plain in (
        (r"(.)\1+", r"\1"),
        (r"x", "ks"),
        (r"ph", "f"),
        (r"kh", "h"),
        (r"([gtdz])h", r"\1"),
        (r"w", "v"),
        (r"q", "k"),
        (r"c(?!h)", "k"),
        (r"[aeiouyj]", ""),
    )
)
#: A word of fewer consonants is like too many others.
CONSONANTS = 3


def can_be_one(one: Words, other: Words) -> bool:
    """Return whether two full names can be one person's.

    >>> can_be_one(("wendy", "r", "sherman"), ("wendy", "sherman"))
    True
    >>> can_be_one(("joe", "biden"), ("joseph", "r", "biden", "jr"))
    True
    >>> can_be_one(("sergei", "lavrov"), ("sergey", "lavrov")), can_be_one(("fumio", "kishida"), ("kishida", "fumio"))
    (True, True)
    >>> can_be_one(("george", "w", "bush"), ("george", "h", "w", "bush"))
    False
    >>> can_be_one(("jill", "biden"), ("joe", "biden"))
    False
    """
    if _suffix(one) and _suffix(other) and _suffix(one) != _suffix(other):
        return False
    a, b = sorted((plain(one), plain(other)), key=len)
    if len(a) < 2:  # noqa: PLR2004 - a given name and a family name
        return False
    if a == (*b[1:], b[0]) or b == (*a[1:], a[0]):
        return True
    if not _spelled_alike(a[-1], b[-1]) or not _given_alike(a[0], b[0]):
        return False
    middle, more = a[1:-1], b[1:-1]
    if middle and all(len(word) == 1 for word in (*middle, *more)):
        return middle == more  # George W. and George H. W. are two
    left = iter(more)
    return all(any(_given_alike(word, each) for each in left) for word in middle)


def is_short_for(short: Words, full: Words, state: str) -> bool:
    """Return whether `short` is how `full` is called for short in `state`: by the family name.

    >>> is_short_for(("lopez", "obrador"), ("andres", "manuel", "lopez", "obrador"), "MX")
    True
    >>> is_short_for(("xi",), ("xi", "jinping"), "CN"), is_short_for(("boris",), ("boris", "johnson"), "GB")
    (True, False)
    """
    short, full = plain(short), plain(full)
    before = len(full) - len(short)
    if before < 1 or full[before - 1] in PATRONYMIC:
        return False
    return full[before:] == short or (state in FAMILY_FIRST and full[: len(short)] == short)


def meeting_keys(words: Words) -> set[str]:
    """Return keys of a full name; two names that can be one person's have one in common."""
    full = plain(words)
    return {_consonants(full[0]) or full[0], _consonants(full[-1]) or full[-1]}


def plain(words: Words) -> Words:
    """Return a name without Jr., Sr. and the like."""
    return words[:-1] if _suffix(words) else words


def _suffix(words: Words) -> str:
    return words[-1] if len(words) > 1 and words[-1] in SUFFIXES else ""


@cache
def _given_alike(one: str, other: str) -> bool:
    if 1 in {len(one), len(other)}:
        return one[0] == other[0]
    forms, others = _short_forms(one), _short_forms(other)
    return any(
        _spelled_alike(a, b)
        for a, b in (*((one, form) for form in others), *((form, other) for form in forms))
    )


@cache
def _short_forms(name: str) -> frozenset[str]:
    """Return a given name with the names it is short for; the list is of names in English."""
    return frozenset({name, *_nicknames().canonicals_of(name)})


@cache
def _nicknames() -> NickNamer:
    return NickNamer()


@cache
def _spelled_alike(one: str, other: str) -> bool:
    """Return whether two words are one word as several alphabets' transcriptions spell it.

    A final -a tells women's names from men's in many languages, so that it counts.
    """
    if one == other:
        return True
    bones = _consonants(one)
    return (
        len(bones) >= CONSONANTS
        and bones == _consonants(other)
        and one[0] in _first(other[0])
        and one.endswith("a") == other.endswith("a")
    )


@cache
def _consonants(word: str) -> str:
    for pattern, plain_form in ALIKE:
        word = pattern.sub(plain_form, word)
    return word


def _first(letter: str) -> str:
    """Return the letters that a word may begin with in another transcription."""
    return next((group for group in ("iyj", "ckq", "vw", "ao", "ei", "uo") if letter in group), letter)
