"""Names for a box that is being typed in."""

from collections.abc import Collection, Sequence

from kg.store.base import Store
from kg.view.name_index import NAMED, Match, NameIndex, name_index
from kg.view.spelling import plain
from kg.view.text_table import BESIDE, IN_TEXT

SUGGESTIONS = 8
#: Where fewer than this are found, names spelt much alike are offered too.
FEW = 3
#: One of a name that another has who is told of this many times as often is left out: mostly it is a misreading.
OUTSHONE = 10

#: Titles are long and many: they are found by searching.
SUGGESTED = tuple(kind for kind in NAMED if kind != "release")


def named_so(store: Store, words: str, kinds: Collection[str] = SUGGESTED) -> tuple[Match, ...]:
    """Return things with a name in which `words` begin words; the best first, and no two that look alike.

    Where no name has them all, some may stand beside it: a state, a party, a year.
    """
    index, asked = name_index(store), plain(words)
    shown = _told_apart(index, _as_typed(index, asked, kinds))
    return tuple(index.match(asked, number) for number in shown)


def suggest(
    store: Store, words: str, kinds: Collection[str] = SUGGESTED, most: int = SUGGESTIONS
) -> tuple[Match, ...]:
    """Return up to `most` things as `named_so` does, and where these are few, those spelt much alike too."""
    index, asked = name_index(store), plain(words)
    found = _as_typed(index, asked, kinds)
    shown = _told_apart(index, found)
    if len(shown) < FEW:
        near = [(word, *index.spelling.near(word)) for word in asked.split()]
        shown = _told_apart(index, [*found, *index.find(asked, near, IN_TEXT, kinds)])
    return tuple(index.match(asked, number) for number in shown[:most])


def _as_typed(index: NameIndex, asked: str, kinds: Collection[str]) -> list[int]:
    typed = [(word,) for word in asked.split()]
    return index.find(asked, typed, IN_TEXT, kinds) or index.find(asked, typed, BESIDE, kinds)


def _told_apart(index: NameIndex, found: Sequence[int]) -> list[int]:
    """Return one name for each label and what stands beside it, without things that a namesake outshines."""
    most: dict[str, int] = {}
    for thing in map(index.named, found):
        most[thing.link.label] = max(thing.told, most.get(thing.link.label, 0))
    shown: dict[tuple[str, str], int] = {}
    for number in found:
        thing = index.named(number)
        if thing.told * OUTSHONE >= most[thing.link.label]:
            shown.setdefault((thing.link.label, thing.beside), number)
    return list(shown.values())
