"""Find the spans that name people: the tagger's, completed by what stands in labels and behind posts."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from kg.extract.clusters import fold, name_words
from kg.extract.features import AGREEMENT_HEADS, COURTESY, MONTHS, SUMMIT_HEADS, WEEKDAYS, post_heads
from kg.extract.names import Name
from kg.extract.posts import PLURALS
from kg.extract.tagger import Tagged
from kg.extract.titles import HONORS
from kg.gazetteer import tables
from kg.text import Document

#: Other words with a capital that follow a post in headlines and lists.
NOT_AFTER_POST = frozenset(
    "and of for to the a at in on with will says said travel travels call calls visit visits meets"
    " attends announces hosts host administration office fund house building palace residence advisory"
    " extraordinary plenipotentiary designate elect holds departs arrives receives joins opens delivers"
    " participates speaks today counsellor engages presides chairs addresses welcomes congratulates greets thanks"
    " concludes inaugurates launches signs offers expresses condemns extends sends begins ends leads leaves returns"
    " completes pays discusses holding meeting receiving attending visiting appointed during before after council"
    " secretariat commission committee prize award corporation project".split()
)
#: Courtesy titles that only names follow.
BEFORE_NAMES = frozenset(
    "mr mr. mrs mrs. ms ms. dr dr. prof prof. h.e. hon hon. honourable honorable shri smt smt.".split()
)
#: Small words inside names, and how many words a name has.
PARTICLES = frozenset("de da do dos del van von der bin bint ibn al el la".split())
MIN_WORDS, MAX_WORDS = 2, 6
#: A hyphen, as keyboards and typesetters write it.
DASHES = ("-", "\u2010", "\u2011")


def person_spans(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged]
) -> list[tuple[int, int]]:
    """Return the spans of tokens that name people, in order and without overlap."""
    states = {name.first for name in names if name.named.kind == "country"}
    spans = sorted({span for tag in tagged if tag.kind == "PER" for span in _trimmed(document, tag, states)})
    spans = sorted({*spans, *_labels(document, spans)})
    spans = sorted({*spans, *_behind_posts(document, names, tagged, spans)})
    spans = sorted({*spans, *_before_posts(document, names, tagged, spans)})
    countries = {(name.first, name.last) for name in names if name.named.kind == "country"}
    spans = [span for span in spans if span not in countries and not _is_no_name(document, span)]
    return _joined(document, sorted([*spans, *_repeated(document, names, spans)]))


def _is_no_name(document: Document, span: tuple[int, int]) -> bool:
    """Whether every word of the span is one that follows posts in headlines: "Receives"."""
    return all(document.tokens[index].text.lower() in NOT_AFTER_POST for index in range(*span))


def _joined(document: Document, spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return the spans, those that "bin" joins as one: "Mishaal bin Turki"."""
    out: list[tuple[int, int]] = []
    for first, last in spans:
        if out and out[-1][1] + 1 == first and document.tokens[first - 1].text in ("bin", "bint", "ibn"):
            out[-1] = (out[-1][0], last)
        else:
            out.append((first, last))
    return out


def _trimmed(document: Document, tag: Tagged, states: set[int]) -> Iterator[tuple[int, int]]:
    """Yield the span without courtesy titles, possessives and "of Singapore", if a name is left."""
    first, last = tag.first, tag.last
    words = document.tokens
    for index in range(first + 1, last):
        if words[index].text == "of" and states & {index + 1, index + 2}:
            last = index
            break
    while first < last and (words[first].text.lower() in HONORS or not words[first].text[0].isalpha()):
        first += 1
    begin = first
    while begin > 0 and words[begin - 1].text[:1].isupper() and words[begin - 1].text[1:].islower():
        begin -= 1
    if begin < first and words[begin].text.lower() in BEFORE_NAMES:
        first = begin + 1  # "Hon. Abdirashid Warsame Egal": the tagger may begin late
    while first < last and not _ends_name(document, last - 1):
        last -= 1
    while last + 1 < len(words) and words[last].text in DASHES and words[last].start == words[last - 1].end:
        last += 2  # "Moon Jae-in": the tagger may stop at the dash
    if first < last and any(words[index].text[:1].isupper() for index in range(first, last)):
        yield first, last


def _ends_name(document: Document, index: int) -> bool:
    """Whether the token can end a name: a word with a capital, or joined to one by a dash."""
    word, before = document.tokens[index], document.tokens[index - 1]
    return word.text[0].isupper() or (
        index > 0 and before.text in DASHES and before.end == word.start and word.text.isalpha()
    )


def _labels(document: Document, spans: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Yield the names in the labels of a transcript that is set in capitals: "AMBASSADOR LOGSDON:"."""
    taken = {index for first, last in spans for index in range(first, last)}
    for sentence in document.sentences:
        words = [token.text for token in document.tokens[sentence.first : sentence.first + 8]]
        if ":" not in words[1:7] or (sentence.first and document.tokens[sentence.first - 1].text == ":"):
            continue
        label = words[: words.index(":", 1)]
        head = 0
        while head < len(label) and label[head].lower() in COURTESY | _label_posts():
            head += 1
        name = label[head:]
        if head and name and all(word.isupper() and word.isalpha() and len(word) > 1 for word in name):
            first, last = sentence.first + head, sentence.first + len(label)
            if not taken.intersection(range(first, last)):
                yield first, last


def _behind_posts(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield capitalised words right behind a post or a courtesy title that the tagger missed: "President X"."""
    words = [token.text for token in document.tokens]
    ends = {sentence.last for sentence in document.sentences}
    is_name = _free_names(words, names, tagged, spans)
    states = {name.first: name.last for name in names if name.named.kind == "country"}
    titles = [(first, last) for first, last, _ in post_heads().find(words)]
    titles += [(index, index + 1) for index, word in enumerate(words) if word.lower() in BEFORE_NAMES]
    for first, last in titles:
        index = _after_state(words, last, states)
        while index not in ends and index < len(words) and words[index].lower() in COURTESY:
            index += 1
        if not words[first][:1].isupper() or index in ends or not is_name(index):
            continue
        end = index + 1
        while end not in ends and end < index + 4 and is_name(end):
            end += 1
        yield index, end
        if (
            words[last - 1].lower() in PLURALS
            and end not in ends
            and words[end] == "and"
            and is_name(end + 1)
        ):
            yield end + 1, end + 2


def _free_names(
    words: Sequence[str], names: Sequence[Name], tagged: Sequence[Tagged], spans: Sequence[tuple[int, int]]
) -> Callable[[int], bool]:
    """Return a test whether the token at an index may be of a name: a capital, and nothing else known."""
    taken = {index for first, last in spans for index in range(first, last)}
    taken |= {
        index for tag in tagged if tag.kind in ("SUM", "AGR", "ORG") for index in range(tag.first, tag.last)
    }
    taken |= {index for name in names for index in range(name.first, name.last)}

    def is_name(index: int) -> bool:
        word = words[index] if index < len(words) else ""
        return (
            word[:1].isupper()
            and word[1:2].islower()
            and index not in taken
            and word.lower() not in _not_names()
            and word.lower() not in HONORS
        )

    return is_name


def _before_posts(
    document: Document, names: Sequence[Name], tagged: Sequence[Tagged], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield a name that begins a sentence before a post and that the tagger missed: "Zoe de Wit, Minister"."""
    words = [token.text for token in document.tokens]
    is_name = _free_names(words, names, tagged, spans)
    for sentence in document.sentences:
        index = sentence.first
        while index < sentence.last and (is_name(index) or words[index] in PARTICLES):
            index += 1
        long_enough = MIN_WORDS <= index - sentence.first <= MAX_WORDS
        if not long_enough or words[index : index + 1] != [","] or words[index - 1] in PARTICLES:
            continue
        behind = index + 1 + (words[index + 1] == "the" if index + 1 < sentence.last else 0)
        if any(first == 0 for first, _, _ in post_heads().find(words[behind : behind + 4])):
            yield sentence.first, index


def _after_state(words: Sequence[str], last: int, states: Mapping[int, int]) -> int:
    """Return where the words go on after "President of Ukraine": at the name."""
    if words[last : last + 1] != ["of"]:
        return last
    return states.get(last + 1 + (words[last + 1 : last + 2] == ["the"]), last)


@cache
def _not_names() -> frozenset[str]:
    """Return the words that follow a post without being a name: of titles, gatherings, agreements, days."""
    portfolios = {word for name in tables.words("portfolios") for word in name.lower().split()}
    return (
        frozenset(_label_posts() | portfolios | AGREEMENT_HEADS | SUMMIT_HEADS | MONTHS | WEEKDAYS | COURTESY)
        | NOT_AFTER_POST
    )


@cache
def _label_posts() -> frozenset[str]:
    return frozenset(word for head in tables.post_heads() for word in head.split())


def _repeated(
    document: Document, names: Sequence[Name], spans: Sequence[tuple[int, int]]
) -> Iterator[tuple[int, int]]:
    """Yield further places where a person already named is named again by the surname alone."""
    taken = {index for first, last in spans for index in range(first, last)}
    taken |= {index for name in names for index in range(name.first, name.last)}
    surnames = set()
    for first, last in spans:
        words = name_words(document.text[document.tokens[first].start : document.tokens[last - 1].end])
        if len(words) > 1:
            surnames.add(words[-1])
    surnames -= {word for word in surnames if len(word) < 4 or word in MONTHS | WEEKDAYS}  # noqa: PLR2004
    for index, token in enumerate(document.tokens):
        if index not in taken and token.text[:1].isupper() and fold(token.text) in surnames:
            yield index, index + 1
