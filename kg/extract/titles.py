"""Settle where each post's title begins and ends, given where the tagger sees posts.

The tagger has learnt from a few hundred releases and cuts long titles short; titles have a grammar of their own:
a head ("Assistant Secretary"), then "of", "for" or "in the" with a list of capitalised portfolios.
"""

from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from functools import cache

from kg.extract.features import COURTESY, MONTHS, post_heads
from kg.gazetteer import tables

#: Small words inside a title.
INSIDE = frozenset("of the for and in on at to & , - ’s 's de del von with".split())
#: Ranks that follow a title and go with the name.
RANKS_BEHIND = frozenset(
    "general admiral colonel dr. lieutenant ambassador cardinal archbishop bishop sheikh prince ratu".split()
)
#: Courtesy titles, styles and ranks before a name.
HONORS = COURTESY | frozenset(
    "his her excellency highness majesty royal right rt honourable honorable general admiral h. e. eng. engr."
    " archbishop cardinal amb. gen. adm. lt. col. maj. brig. vice ratu lyonpo retd rtd dato datuk tun sri hh hrh"
    " hm".split()
)
#: Tokens from a title's head to the comma before its holder, at most.
FAR = 12
#: The first words of bodies whose posts are named after them, and how many words such a name has at most.
AGENCIES = frozenset("Department Ministry Bureau White MFA".split())
AGENCY_WORDS = 7
STYLES = frozenset(("hh", "hrh", "hm", "h.e", "retd", "rtd"))
LOOSE = INSIDE | COURTESY | RANKS_BEHIND | {"with", "and"}
#: What may follow a title behind a dash.
DESIGNATE = frozenset(("designate", "elect", "nominee"))
#: Heads whose words begin with a rank that stays: "Secretary General".
BEFORE_GENERAL = frozenset(
    "secretary attorney director governor consul inspector surgeon adjutant major lieutenant brigadier solicitor"
    " auditor prosecutor commander advocate comptroller deputy procurator colonel rear vice"
    " crown lord high roving".split()
)
#: The countries and organisations named: where each begins, where it ends and what it is.
Named = Mapping[int, tuple[int, object]]
JOINS = frozenset(("of", "for", "in", "on"))


def untagged_titles(
    words: Sequence[str], found: Sequence[tuple[int, int]], people: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the heads of posts beside a person's name that the tagger missed: with a capital before, any behind."""
    taken = {index for first, last in found for index in range(first, last)}
    ends = set(people.values())
    heads = [(first, last) for first, last, _ in post_heads().find(words)]
    heads += [(index, index + 1) for index, word in enumerate(words) if word == "Chief"]
    for first, last in heads:
        comma = first - 1 - (words[first - 1] in ("the", "a"))
        before = words[first][:1].isupper() and (last in people or _before_complement(words, last, people))
        behind = comma in ends and words[comma] == "," and words[last : last + 1] != [","]
        if (before or behind) and not taken.intersection(range(first, last)):
            yield first, last


def _before_complement(words: Sequence[str], last: int, people: Mapping[int, int]) -> bool:
    """Whether "of the Kenya Defence Forces," and a name follow a head that ends at `last`."""
    index = last
    while words[index : index + 1] != [","]:
        if (
            index >= len(words)
            or index > last + FAR
            or not (words[index][:1].isupper() or words[index] in INSIDE)
        ):
            return False
        index += 1
    index += 1 + (words[index + 1 : index + 2] == ["the"])
    while words[index : index + 1] and words[index].lower() in HONORS:
        index += 1
    return index in people


def title_spans(
    words: Sequence[str],
    found: Sequence[tuple[int, int]],
    people: Mapping[int, int],
    named: Named,
    places: Container[int],
    ends: frozenset[int],
) -> list[tuple[int, int]]:
    """Return the spans of post titles: `found` cleaned, divided and completed, in order and without overlap.

    `people` and `named` say where names of people, countries and organisations begin, `places` where those of
    countries and cities do; no title goes past one, nor past the sentence `ends`.
    """
    out: list[tuple[int, int]] = []
    for first, last in found:
        begun = _before_place(words, first, last, places, named)
        for start, stop in _divided(words, first, begun, people):
            end = _completed(words, stop, people, named, places, ends)
            start = _with_agency(words, start, ends)  # noqa: PLW2901 - the title begins earlier
            if not out or start >= out[-1][1]:
                out.append((start, end))
            elif end > out[-1][1]:
                out[-1] = (out[-1][0], end)
    return out


def _before_place(words: Sequence[str], first: int, last: int, places: Container[int], named: Named) -> int:
    """Return where the title ends before whom and where its holder serves: "Crown Prince of Kuwait", "in March"."""
    for index in range(last - 1, first, -1):
        if words[index] not in ("to", "in", "at", "of"):
            continue
        name = index + 1 + (words[index + 1 : index + 2] == ["the"])
        served = words[index] == "of" and name in named and named[name][0] >= last
        if served or (words[index] != "of" and name in places) or _is_month(words, name):
            last = index
    return last


def _is_month(words: Sequence[str], index: int) -> bool:
    return index < len(words) and words[index].lower() in MONTHS


def _divided(
    words: Sequence[str], first: int, last: int, people: Mapping[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the titles in one tagged span: cut at verbs and names, and at "and" where another head follows."""
    starts = {first + head[0] for head in post_heads().find(words[first:last])}
    begin = first
    for index in range(first, last):
        word = words[index]
        outside = word[:1].islower() and word not in INSIDE and not _any_case(words, first, last)
        joint = word in ("and", ",", "&") and index + 1 in starts | {start - 1 for start in starts}
        if outside or index in people or (joint and any(start < index for start in starts)):
            yield from _trimmed(words, begin, index)
            begin = people.get(index, index + 1)
    yield from _trimmed(words, begin, last)


def _trimmed(words: Sequence[str], first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the title without joining words at its ends and ranks or courtesy behind it, if anything is left."""
    while first < last and (
        words[first].lower() in INSIDE | {"with", "and"} or not words[first][0].isalpha()
    ):
        first += 1
    heads = {first + end for _, end, _ in post_heads().find(words[first:last])}
    while first < last and (last not in heads or _is_rank(words, first, last)) and _is_loose(words[last - 1]):
        last -= 1
    while first > 0 and words[first - 1] in _modifiers():
        first -= 1
    if first < last:
        yield first, last


def _with_agency(words: Sequence[str], first: int, ends: frozenset[int]) -> int:
    """Return where the title begins with the body it is of: "Department of the Interior Secretary"."""
    index = first
    while (
        index not in ends
        and index > 0
        and (words[index - 1][:1].isupper() or words[index - 1] in ("of", "the", "for", "on", "and"))
    ):
        index -= 1
        if words[index] in AGENCIES and index < first:
            return index
        if first - index > AGENCY_WORDS:
            break
    return first


def _is_loose(word: str) -> bool:
    return word.lower() in LOOSE or not _courtesy().isdisjoint((word.lower(), f"{word.lower()}."))


def _is_rank(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the last word is the rank of the person named next, not the end of the title."""
    word, before = words[last - 1].lower(), words[last - 2].lower()
    return last - first > 1 and word in RANKS_BEHIND and before not in BEFORE_GENERAL | {"-"}


def _any_case(words: Sequence[str], first: int, last: int) -> bool:
    """Whether the whole title is in small letters: "special representative"."""
    return not any(word[:1].isupper() for word in words[first:last])


def _completed(
    words: Sequence[str],
    last: int,
    people: Mapping[int, int],
    named: Named,
    places: Container[int],
    ends: frozenset[int],
) -> int:
    """Return where a title that the tagger ends at `last` really ends."""

    def capital(index: int) -> bool:
        return (
            index < len(words)
            and words[index][:1].isupper()
            and index not in people
            and index not in named
            and index not in places
            and words[index].lower() not in _courtesy() | MONTHS | STYLES
            and not (words[index - 1] not in JOINS and _begins_title(words, index))
        )

    end = last
    behind = end + (words[end : end + 1] in (["–"], ["-"]))
    if words[behind : behind + 1] and words[behind].lower() in DESIGNATE:
        return behind + 1
    if bracket := _bracket(words, end):
        return bracket
    while end not in ends and end < len(words):
        index = end + 1 + (words[end + 1 : end + 2] == ["the"])
        if words[end] == "of" and index in named and capital(named[index][0]) and named[index][0] not in ends:
            end = _run(capital, named[index][0], ends)  # "of the Kenya Defence Forces"
        elif words[end] in JOINS and capital(index):
            end = _run(capital, index, ends)
        elif words[end] in (",", "and", "&") and _is_list(words, end, capital, ends):
            end = _run(capital, _after_joint(words, end), ends)
        else:
            return end
    return end


def _bracket(words: Sequence[str], index: int) -> int | None:
    """Return where the part of a title in brackets at `index` ends: "Joint Secretary (East and Southern Africa)"."""
    if words[index : index + 1] != ["("] or ")" not in words[index + 2 : index + 10]:
        return None
    end = words.index(")", index)
    inside = words[index + 1 : end]
    if (
        len(inside) > 1
        and any(word[1:].islower() for word in inside)
        and all(word[:1].isupper() or word in INSIDE for word in inside)
    ):
        return end + 1
    return None


def _begins_title(words: Sequence[str], index: int) -> bool:
    return any(start == 0 for start, _, _ in post_heads().find(words[index : index + 3]))


def _run(capital: Callable[[int], bool], index: int, ends: frozenset[int]) -> int:
    end = index + 1
    while end not in ends and capital(end):
        end += 1
    return end


def _after_joint(words: Sequence[str], joint: int) -> int:
    """Return where the next portfolio of a list begins after ",", "and", ", and" or "and the"."""
    index = joint + 1
    if words[joint] == "," and words[index : index + 1] == ["and"]:
        index += 1
    return index + (words[index : index + 1] == ["the"])


def _is_list(words: Sequence[str], joint: int, capital: Callable[[int], bool], ends: frozenset[int]) -> bool:
    """Whether the list of portfolios goes on after `joint`: "Security, Democracy, and Human Rights"."""
    index = _after_joint(words, joint)
    if not capital(index) or words[index].lower() not in _portfolio_words():
        return False
    if words[joint] != "," or "and" in words[joint + 1 : index]:
        return True
    end = _run(capital, index, ends)
    return (
        end < len(words)
        and end not in ends
        and words[end] in (",", "and")
        and _is_list(words, end, capital, ends)
    )


@cache
def _modifiers() -> frozenset[str]:
    """Return the words that may stand before a title, with a capital: "Principal", "Acting", "Senior"."""
    rows = tables.rows("post_modifiers")
    return frozenset(row["word"].title() for row in rows if row["meaning"] in ("rank", "level", "acting"))


@cache
def _courtesy() -> frozenset[str]:
    """Return courtesy titles and ranks, which go with the name behind a title: "Gen.", "Amb."."""
    rows = tables.rows("post_modifiers")
    return COURTESY | {row["word"] for row in rows if row["meaning"] == "courtesy"}


@cache
def _portfolio_words() -> frozenset[str]:
    words = {word for name in tables.words("portfolios") for word in name.lower().split()}
    return frozenset(words - INSIDE)
