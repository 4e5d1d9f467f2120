"""Where a person's name begins and ends, and which words with capitals name nobody: "Tennis Pavilion", "Meets"."""

from collections.abc import Iterator, Sequence
from functools import cache

from kg.extract.clusters import name_words
from kg.extract.features import COURTESY, common_words, post_heads
from kg.extract.leaders import is_leader
from kg.extract.titles import HONORS, INSIDE
from kg.text import Document

#: Other words with a capital that follow a post in headlines and lists.
NOT_AFTER_POST = frozenset(
    "and of for to the a at in on with will says said travel travels call calls visit visits meet meets"
    " attends announces hosts host administration office fund house building palace residence advisory"
    " extraordinary plenipotentiary designate elect holds departs arrives receives joins opens delivers"
    " participates speaks today counsellor engages presides chairs addresses welcomes congratulates greets thanks"
    " concludes inaugurates launches signs offers expresses condemns extends sends begins ends leads leaves returns"
    " completes pays discusses holding meeting receiving attending visiting appointed during before after council"
    " secretariat commission committee prize award corporation project welcoming announcing announce conclude discuss"
    " non anti group director".split()
)
#: Courtesy titles that only names follow.
BEFORE_NAMES = frozenset(
    "mr mr. mrs mrs. ms ms. messrs messrs. dr dr. prof prof. h.e. hon hon. honourable honorable shri smt smt.".split()
)
#: Titles that are no part of a name, where one begins with them.
TITLES = BEFORE_NAMES | frozenset("president presidents minister chancellor secretary premier".split())
#: What is called after people: a name that such a word ends or follows is that of a thing.
THINGS = frozenset(
    "pavilion league square ensemble institute university college school academy foundation fellowship cathedral"
    " hospital stadium airport avenue prize museum library monument theatre theater orchestra games championship"
    " olympics committee commission centre center programme program initiative ltd company corporation airlines"
    " railway port airfield shipyard gallery archive auditorium hotel".split()
)
#: Words that make the capitalised words around them a thing: "Benjamin Franklin Room", "Episcopal Church".
THINGS_LAST = THINGS | frozenset("room hall church bridge tower dam canal palace street house".split())
#: The same behind a name: "the Biden Administration".
THINGS_BEHIND = THINGS | frozenset(("administration", "doctrine"))
#: Small words inside names.
PARTICLES = frozenset("de da do dos del van von der den bin bint ibn al el la".split())
#: A hyphen, as keyboards and typesetters write it.
DASHES = ("-", "\u2010", "\u2011")
#: Marks that no name goes over.
BREAKS = frozenset(":;()[]•·|")
#: A single common word behind a post is a surname where it is as short: "Prime Minister Han", "Secretary Rice".
SHORT = 5


def bounded(document: Document, first: int, last: int, states: dict[int, int]) -> Iterator[tuple[int, int]]:
    """Yield the names in the tokens ``first:last``, without titles, states, possessives and what goes before or after.

    `states` are the names of countries: where each begins, and where it ends.
    """
    words = document.tokens
    for begin, end in _pieces(document, first, last):
        first, last = begin, end
        for index in range(first + 1, last):
            if words[index].text == "of" and {index + 1, index + 2} & states.keys():
                last = index
                break
        first = _behind_state(document, first, last, states)
        while first < last and (
            words[first].text.lower() in HONORS
            or not words[first].text[0].isalpha()
            or (first + 1 < last and words[first].text.lower() in TITLES)
        ):
            first += 1
        start = first
        while start > 0 and words[start - 1].text[:1].isupper() and words[start - 1].text[1:].islower():
            start -= 1
        if start < first and words[start].text.lower() in BEFORE_NAMES:
            first = start + 1  # "Hon. Abdirashid Warsame Egal": the tagger may begin late
        while first < last and not _ends_name(document, last - 1):
            last -= 1
        last = extended(document, last) if first < last else last
        if first < last and any(words[index].text[:1].isupper() for index in range(first, last)):
            yield first, last


def _pieces(document: Document, first: int, last: int) -> Iterator[tuple[int, int]]:
    """Yield the parts that marks, verbs of headlines and a name begun again divide the tokens into."""
    words = [token.text for token in document.tokens[first:last]]
    for index in range(1, len(words)):
        word = words[index]
        lower = word.lower()
        if word in BREAKS:
            # "[Sergei] Lavrov", "Chiang Mai • X": the name goes on; "X: Yes", "X (Kingdom": it is at an end
            goes_on = word in "[]•" and index + 1 < len(words)
            begin, end = (index + 1, len(words)) if goes_on else (0, index)
        elif index > 1 and word == words[index - 1] and word[0].isalpha():
            begin, end = 0, index  # "Emmanuel Macron Macron Emmanuel"
        elif word.islower() and word in common_words() and word not in PARTICLES | INSIDE:
            begin, end = 0, index  # "Ann Wolf met"
        elif lower in THINGS_LAST and index > 1 and index == len(words) - 1:
            return  # "Nurul Iman Palace"
        elif (
            word[:1].isupper() and lower in NOT_AFTER_POST and not {*words[index - 1 : index + 2]} & {*DASHES}
        ):
            if index + 2 < len(words):  # "X Welcoming Y Z"
                yield from _pieces(document, first + index + 1, last)
            begin, end = 0, index
        else:
            continue
        if begin < end:
            yield from _pieces(document, first + begin, first + end)
        return
    yield first, last


def _behind_state(document: Document, first: int, last: int, states: dict[int, int]) -> int:
    """Return where the name begins behind the country that the tagger took for a part of it: "Korea Moon Jae-in"."""
    words = document.tokens
    for begin in range(max(0, first - 4), first + 1):
        end = states.get(begin, 0)
        before = words[begin - 1].text.lower() if begin else ""
        if first < end < last - 1 and (begin < first or before in ("of", "republic") or _is_head(before)):
            return end
    return first


@cache
def _is_head(word: str) -> bool:
    return any(True for _ in post_heads().find([word]))


def _ends_name(document: Document, index: int) -> bool:
    """Whether the token can end a name: a word with a capital, or joined to one by a dash."""
    word, before = document.tokens[index], document.tokens[index - 1]
    return word.text[0].isupper() or (
        index > 0 and before.text in DASHES and before.end == word.start and word.text.isalpha()
    )


def extended(document: Document, last: int) -> int:
    """Return where a name that was seen to end at `last` does end: "Moon Jae-in", "Ursula von der Leyen", "Al-Sisi"."""
    words = document.tokens
    while last + 1 < len(words):
        if (
            words[last].text in DASHES
            and words[last].start == words[last - 1].end
            and words[last + 1].start == words[last].end
            and words[last + 1].text[0].isalpha()
        ):
            last += 2
            continue
        at = last
        while at < last + 3 and at + 1 < len(words) and words[at].text in PARTICLES:
            at += 1
        at += at > last and words[at].text in DASHES
        opens = at > last or words[last - 1].text.lower() in PARTICLES
        gap = document.text[words[last - 1].end : words[min(at, len(words) - 1)].start]
        if not opens or at >= len(words) or "\n" in gap or not _is_capital(words[at].text):
            return last
        last = at + 1
    return last


def _is_capital(word: str) -> bool:
    return word[0].isupper() and word[1:2].islower()


def is_no_name(document: Document, span: tuple[int, int]) -> bool:
    """Whether the words of the span name nobody, though they have capitals: a thing, a headline's verb, an acronym."""
    texts = [token.text for token in document.tokens[slice(*span)]]
    words = [text.lower() for text in texts]
    before = document.tokens[span[0] - 1].text.lower() if span[0] else ""
    behind = document.tokens[span[1]].text if span[1] < len(document.tokens) else ""
    if all(word in NOT_AFTER_POST for word in words) or not _words(document, span):
        return True
    if before in BEFORE_NAMES:
        return False
    titled = _is_head(before)
    if _is_thing(words) or (behind[:1].isupper() and behind.lower() in THINGS_BEHIND and not titled):
        return True
    if all(word in common_words() or word in THINGS for word in words):
        return not (titled and len(words) == 1 and len(words[0]) <= SHORT)
    if len(texts) == 1 and texts[0].isupper() and len(texts[0]) > 1 and before not in COURTESY:
        return behind != ":" and not titled
    at = span[1] + 1
    return behind in DASHES and document.tokens[at : at + 1] != () and document.tokens[at].text[0].isdigit()


def _is_thing(words: Sequence[str]) -> bool:
    return not THINGS.isdisjoint(words) or (len(words) > 2 and words[-1] in THINGS_LAST)  # noqa: PLR2004 - a surname


def divided(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the spans, those of two people divided: both named elsewhere, or known to lead states."""
    named = {_words(document, span) for span in spans}
    for first, last in spans:
        for at in range(first + 2, last - 1):
            parts = [_words(document, (first, at)), _words(document, (at, last))]
            whole = all(len(part) > 1 and part[0] not in PARTICLES for part in parts)
            if whole and all(part in named or is_leader(part, document.day) for part in parts):
                yield from ((first, at), (at, last))
                break
        else:
            yield first, last


def _words(document: Document, span: tuple[int, int]) -> tuple[str, ...]:
    return name_words(document.text[document.tokens[span[0]].start : document.tokens[span[1] - 1].end])
