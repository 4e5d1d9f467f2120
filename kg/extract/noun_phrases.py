"""Where the name around a head word begins and ends: what stands before "Summit", what follows "Treaty"."""

from collections.abc import Sequence

HYPHENS = frozenset("-‐‑–—/+&")
APOSTROPHES = frozenset(("'s", "’s", "'", "’", "’S", "'S"))
#: Words that are capitalised at the start of a sentence or a title and belong to no name.
LEADING = frozenset(
    "the a an this that these those our his her its their both all any no in on at during following after before ahead"
    " under with within upon since for by of to from as while when although further also and or but such each every"
    " signing sign signs signed entering enter announcing announces announce welcomes welcome launch launches reach reaches"
    " readout remarks president minister secretary statement attends attend attended hosts travel travels visit participates"
    " inaugural annual upcoming recent historic said above proposed draft next last first second third fourth fifth sixth"
    " seventh eighth ninth tenth implementation new today yesterday holds held".split()
)
ORDINAL = frozenset(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth"
    " sixteenth seventeenth eighteenth nineteenth twentieth inaugural annual next last previous upcoming in-person".split()
)
#: Words that go on with no name.
STOPS = frozenset(
    "was were is are be been being has have had will would shall should can could may might must which that who whom"
    " whose where when while as after before during upon until since if because so but not there it they he she we i"
    " today yesterday tomorrow signed reached adopted concluded proposed expected agreed also including consists"
    " pertaining entitled under at into through without does do did says said".split()
)
PREPOSITIONS = frozenset(
    "of on for between among amongst with by from in regarding concerning about against towards to".split()
)
SMALL = frozenset(
    (
        *PREPOSITIONS,
        "the",
        "a",
        "an",
        "and",
        "&",
        "or",
        "its",
        "their",
        "our",
        "his",
        "her",
        ",",
        "(",
        "“",
        "‘",
        '"',
        "'",
        *HYPHENS,
    )
)


def capitalized(word: str) -> bool:
    """Whether a token begins with a capital letter."""
    return word[:1].isupper()


def left_edge(words: Sequence[str], head: int, floor: int, closed: frozenset[int] = frozenset()) -> int:
    """Return where the capitalised words that lead to `head` begin; not before `floor`, nor inside `closed`."""
    first = head
    while first > floor and first - 1 not in closed:
        word, before = words[first - 1], words[first - 2] if first - 2 >= floor else ""
        if capitalized(word) and not (
            word.lower() in LEADING and (first - 1 == floor or not capitalized(before))
        ):
            first -= 1
        elif _joins(word, before, words[first]) and first - 2 not in closed:
            first -= 1
        elif word == ")" and first - 3 >= floor and words[first - 3] == "(":
            first -= 3
        elif word.isdigit() and len(word) == 4 and capitalized(before):  # noqa: PLR2004 - a year inside a name
            first -= 1
        else:
            break
    while first < head and (
        words[first].lower() in LEADING or words[first] in HYPHENS or words[first] in APOSTROPHES
    ):
        first += 1
    return first


def _joins(word: str, before: str, after: str) -> bool:
    """Whether a small token stands between two parts of a name."""
    if word in HYPHENS or word in APOSTROPHES:
        return capitalized(before) or before[:1].isdigit()
    return word in ("and", "&", "of", "for", "on", "the") and capitalized(before) and capitalized(after)


def right_edge(words: Sequence[str], first: int, limit: int, longest: int) -> int:
    """Return where the phrase that completes a head at ``first - 1`` ends: "on ...", "between A and B".

    Shape:
        `first` itself where nothing completes it; at most `longest` tokens, not past `limit`.
    """
    index = first
    between = "none"
    while index < min(limit, first + longest):
        word, after = words[index], words[index + 1] if index + 1 < limit else ""
        lower = word.lower()
        if lower in STOPS or word in ".;:?!*[]•":
            break
        if lower in ("between", "among", "amongst"):
            between = "open"
        elif lower == "and":
            if after.lower() in ("a", "an", "to", "will", "also", "has") or (
                between != "open" and after.lower() == "the"
            ):
                break
            between = "shut" if between == "open" and not _more(words, index, limit) else between
        elif (
            lower == "to"
            and not capitalized(after)
            and "from" not in words[first:index]
            and after.lower() != "the"
        ):
            break
        elif word == "(":
            if index + 2 < limit and words[index + 2] == ")":
                index += 3
                continue
            break
        elif word == "," and not _listed(words, index, limit, between):
            break
        elif word in "–—" and not (capitalized(words[index - 1]) and capitalized(after)):
            break
        index += 1
    while index > first and words[index - 1].lower() in SMALL:
        index -= 1
    return index


def _more(words: Sequence[str], index: int, limit: int) -> bool:
    """Whether the list of parties goes on after this "and", which is inside the name of the first."""
    return any(words[at].lower() == "and" for at in range(index + 1, min(limit, index + 25)))


def _listed(words: Sequence[str], index: int, limit: int, between: str) -> bool:
    """Whether the comma at `index` is one of a list that goes on in the name."""
    ahead = [word.lower() for word in words[index + 1 : min(limit, index + 7)]]
    if between == "open" or (index + 1 < limit and capitalized(words[index + 1])):
        return "and" in ahead or "," in ahead or between == "open"
    if ahead[:1] == ["and"]:
        return len(ahead) > 1 and ahead[1] not in STOPS
    stop = next(
        (at for at, word in enumerate(ahead) if word in STOPS or word in ("to", "the", ".")), len(ahead)
    )
    return "and" in ahead[1:stop]
