"""One box over names, titles and quotes, forgiving of diacritics and of typing errors."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from kg.store.base import Store
from kg.view.kept import kept
from kg.view.name_index import NAMED, Match, name_index
from kg.view.quote_index import FoundQuote, quote_index
from kg.view.spelling import Spelling, plain
from kg.view.text_table import BESIDE, IN_TEXT

#: How many hits of one kind a page of results shows, and how many words of a question are looked at.
HITS_SHOWN, WORDS_READ = 10, 12

#: Words that say nothing by themselves, and are let go where not all words are found together.
LITTLE = frozenset(
    "a an and are at by did do does for from have in is of on or the to was were what when which with".split()
)

#: The kind of hits that are no things with a name.
QUOTE = "quote"

#: Each word as the forms that may stand for it.
Forms = tuple[tuple[str, ...], ...]


@dataclass(frozen=True, slots=True)
class HitGroup:
    """The things of one kind that were found, with how many there are in all."""

    kind: str
    hits: tuple[Match, ...]
    total: int


@dataclass(frozen=True, slots=True)
class SearchResult:
    """What was found for `words`.

    Shape:
        `respelt` has words that were taken for others too, and for which; where nothing has all words, `fitting` is
        how many of `of` the hits have, else both are 0.
    """

    words: str
    groups: tuple[HitGroup, ...] = ()
    quotes: tuple[FoundQuote, ...] = ()
    quotes_total: int = 0
    respelt: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fitting: int = 0
    of: int = 0

    @property
    def total(self) -> int:
        """How many hits there are, shown or not."""
        return sum(group.total for group in self.groups) + self.quotes_total


def search(store: Store, words: str, *, kind: str = "", shown: int = HITS_SHOWN) -> SearchResult:
    """Return what `words` are found in, by kind; up to `shown` of each kind, or of the one `kind` that is given.

    What has all the words comes first; else what has them with what stands beside its name, such as a year; else
    what has them spelt otherwise; else what has most of them.
    """
    asked = plain(words)
    typed = tuple(dict.fromkeys(asked.split()))[:WORDS_READ]
    if not typed:
        return SearchResult(words)
    spelling = words_known(store)
    near = {word: spelling.near(word) for word in typed}
    unheard = {word: near[word] for word in typed if not spelling.begins(word)}
    as_typed: Forms = tuple(unheard.get(word, (word,)) for word in typed)
    spelt_anew: Forms = tuple((word, *near[word]) for word in typed)
    for forms, where in ((as_typed, IN_TEXT), (as_typed, BESIDE), (spelt_anew, IN_TEXT)):
        names, quotes = name_index(store).find(asked, forms, where), quote_index(store).find(forms, where)
        if names or quotes:
            taken = near if forms is spelt_anew else unheard
            return _shown(store, words, _Found(names, quotes, forms, _told(taken)), kind, shown)
    found = _most(store, asked, as_typed)
    return _shown(store, words, replace(found, respelt=_told(unheard)), kind, shown)


def _told(taken: Mapping[str, tuple[str, ...]]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    return tuple((word, forms) for word, forms in taken.items() if forms)


@dataclass(frozen=True, slots=True)
class _Found:
    names: Sequence[int]
    quotes: Sequence[int]
    forms: Forms
    respelt: tuple[tuple[str, tuple[str, ...]], ...] = ()
    fitting: int = 0
    of: int = 0


@kept
def words_known(store: Store) -> Spelling:
    """Return every word that can be found; making it makes the indexes of names and quotes."""
    return Spelling((*name_index(store).texts, *quote_index(store).texts))


def _shown(store: Store, words: str, found: _Found, kind: str, shown: int) -> SearchResult:
    index, asked = name_index(store), plain(words)
    by_kind: dict[str, list[int]] = {each: [] for each in NAMED}
    for number in found.names:
        by_kind[index.named(number).link.kind].append(number)
    groups = (
        HitGroup(each, tuple(index.match(asked, number) for number in numbers[:shown]), len(numbers))
        for each, numbers in by_kind.items()
        if numbers and kind in {"", each}
    )
    quotes = found.quotes if kind in {"", QUOTE} else ()
    return SearchResult(
        words,
        tuple(groups),
        quote_index(store).shown(store, quotes[:shown], found.forms),
        len(quotes),
        found.respelt,
        found.fitting,
        found.of,
    )


def _most(store: Store, asked: str, forms: Forms) -> _Found:
    """Return the names and quotes that have most of the words, how many they have, and of how many."""
    telling = [each for each in forms if not each or not LITTLE.issuperset(each)]
    names = _count(name_index(store).numbers(each) for each in telling)
    quotes = _count(quote_index(store).numbers(each) for each in telling)
    fitting = max((*names.values(), *quotes.values()), default=0)
    best = [number for number, count in names.items() if count == fitting]
    return _Found(
        name_index(store).ranked(asked, best),
        sorted(number for number, count in quotes.items() if count == fitting),
        forms,
        fitting=fitting,
        of=len(telling),
    )


def _count(found: Iterable[Iterable[int]]) -> Counter[int]:
    counted: Counter[int] = Counter()
    for numbers in found:
        counted.update(numbers)
    return counted
