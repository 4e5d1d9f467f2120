"""What the finders of events read: a document, the mentions in it, and the people they name."""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from kg.model.fact import Person
from kg.text import Document


@dataclass(frozen=True, slots=True)
class Mention:
    """A place in a document where something is named.

    Shape:
        `kind` is one of ``person`` (a name, with or without its surname only), ``role`` (an office-holder or
        group without a name: "the Foreign Secretary", "he", "both ministers"), ``country``, ``organization``
        and ``place`` (a city, building or region).
        `keys` says what is meant: names in `Reading.people` for ``person`` and ``role`` (several for a
        group), ISO codes for ``country`` (also for a ``place``: where it lies, if known), acronyms for
        ``organization``; empty where it stays unresolved.
        `form` tells more: for countries ``name``, ``adjective`` or ``demonym``; for places ``city``,
        ``building``, ``region`` or ``base``; for roles ``post``, ``pronoun`` or ``group``.
    Units:
        `start` and `end` count code points, `first` and `last` tokens; both half-open.
    """

    kind: str
    start: int
    end: int
    first: int
    last: int
    keys: tuple[str, ...] = ()
    form: str = ""


@dataclass(frozen=True)
class Reading:
    """A document with its mentions, in the order of the text, and the people named in it.

    Shape:
        `own` is the code of the state or organisation that the publisher speaks for, if known.
    """

    document: Document
    mentions: tuple[Mention, ...]
    people: tuple[Person, ...]
    own: str | None = None

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.start for mention in self.mentions]

    def between(self, start: int, end: int, *kinds: str) -> Iterator[Mention]:
        """Yield the mentions of `kinds` (all kinds if none is given) that lie inside ``text[start:end]``."""
        for index in range(bisect_left(self._starts, start), len(self.mentions)):
            mention = self.mentions[index]
            if mention.start >= end:
                return
            if mention.end <= end and (not kinds or mention.kind in kinds):
                yield mention

    @cached_property
    def states(self) -> dict[str, tuple[str, ...]]:
        """The codes that each person serves, by the person's name; the most telling first.

        Where a release speaks of one foreign state alone, who has no post in it is taken to be of that state.
        """
        named = {key for mention in self.mentions if mention.kind == "country" for key in mention.keys}
        foreign = named - {self.own}
        other = tuple(foreign) if self.own and len(foreign) == 1 else ()
        return {
            person.name: tuple(dict.fromkeys(post.of for post in person.posts if post.of and not post.former))
            or (() if person.posts else other)
            for person in self.people
        }
