"""The people of a reading, the states that each serves, and lists of them in its text."""

from functools import cached_property

from kg.extract import referring_words as refers
from kg.extract.mentions import Mention, Reading
from kg.extract.sides import Side

POSSESSIVE = ("\u2019s", "'s", "\u2019 ", "' ")


class Roster:
    """The people of a reading with the states that each serves."""

    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        self.text = reading.document.text
        self._codes: dict[str, tuple[str, ...]] = {}
        self._titles: dict[str, list[frozenset[str]]] = {}
        for person in reading.people:
            posts = sorted(person.posts, key=lambda post: post.former)
            self._codes[person.name] = tuple(dict.fromkeys(post.of for post in posts if post.of))
            self._titles[person.name] = [title_words(post.title) for post in posts if not post.former]
        principal = self._principal
        if principal and reading.own and not self._codes[principal]:
            self._codes[principal] = (reading.own,)
        for name, codes in reading.states.items():
            self._codes[name] = self._codes[name] or codes

    def own(self, name: str) -> bool:
        """Whether a person serves the publisher's side."""
        return self.reading.own is not None and self.reading.own in self._codes.get(name, ())

    def side(self, *names: str) -> Side:
        """Return a side of these people, with the state that each serves (or once served, if that is all)."""
        codes = (self._codes.get(name, ())[:1] for name in names)
        return Side(
            tuple(dict.fromkeys(names)), tuple(dict.fromkeys(code for held in codes for code in held))
        )

    def one_by_one(self, side: Side) -> list[Side]:
        """Return the members of a side apart, if they are of several states: "calls with X of A and Y of B"."""
        if not side.names:
            return [self._of_state(code) for code in side.codes] or [side]
        alone = [self.side(name) for name in side.names]
        return alone if len({each.codes[:1] for each in alone}) == len(alone) else [side]

    def people(self, start: int, end: int) -> list[Mention]:
        """Return the mentions of known people in ``text[start:end]``."""
        return [mention for mention in self.reading.between(start, end, "person", "role") if mention.keys]

    def possessor(self, mention: Mention) -> bool:
        """Whether what follows a mention belongs to it: "Minister X's statement"."""
        return self.text.startswith(POSSESSIVE, mention.end)

    def _all_of(self, people: list[Mention]) -> Side:
        return self.side(*(name for mention in people for name in mention.keys))

    def _last_list(self, people: list[Mention]) -> list[Mention]:
        kept = people[-1:]
        for mention in reversed(people[:-1]):
            if not refers.LIST_GAP.fullmatch(self.text, mention.end, kept[0].start):
                break
            kept.insert(0, mention)
        return kept

    @cached_property
    def _principal(self) -> str | None:
        """Return who the body names first: in a release of the publisher's own doings, one of its side."""
        document = self.reading.document
        title = document.paragraphs[0].end if document.release.title and document.paragraphs else 0
        mention = next(iter(self.people(title, len(self.text)) or self.people(0, title)), None)
        return mention.keys[0] if mention and mention.keys[0] in self._codes else None

    def _of_state(self, code: str) -> Side:
        """Return the one person of a state whom the release names, with the state."""
        names = [name for name, codes in self._codes.items() if code in codes]
        return Side(tuple(names) if len(names) == 1 else (), (code,))


def title_words(title: str) -> frozenset[str]:
    """Return the words of a post title, however it is hyphenated."""
    return frozenset(title.lower().replace("-", " ").split())
