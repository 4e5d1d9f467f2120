"""Put together what a text tells of one agreement in several places."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from kg.extract.agreement_naming import Naming

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "a an the of for and to in on at by with between their its mou mous memorandum memoranda understanding".split()
)
_TOPIC = re.compile(
    r"\son\s|^(?:\w+\s){1,3}?(?:of Understanding\s)?(?:\([^)]*\)\s)?"
    r"(?:for|in respect of|concerning|of)\s(?!Understanding)"
)
#: Topics that only refer back.
_EMPTY = re.compile(r"\b(?:said|above|for the (?:purpose|implementation))\b")
_SPELLED = (("u.s.", "united states"), ("uk", "united kingdom"), ("technologies", "technology"))
#: What share of words two names of one agreement have in common, at least.
_ALIKE = 0.6
#: How many stories, and places of one, are looked back at: a bound for hostile input.
LATEST = 30
#: How many tokens stand between a name and one in apposition: a comma and an article.
APPOSED = 2


@dataclass(slots=True)
class Story:
    """All the places of a text that speak of one agreement.

    Shape:
        `parties` maps each place to the parties that the words beside it show; `looks` are the unlike ways in
        which it is named: whether only by its head, its telling words, its parties.
    """

    parties: dict[Naming, tuple[str, ...]] = field(default_factory=dict)
    looks: dict[tuple[bool, frozenset[str], tuple[str, ...]], None] = field(default_factory=dict)

    def add(self, naming: Naming, parties: tuple[str, ...]) -> None:
        """Add a place that speaks of the agreement."""
        self.parties[naming] = parties
        if naming.form != "back" and len(self.looks) < LATEST:
            self.looks[naming.bare, name_words(naming.name), parties] = None

    @property
    def namings(self) -> list[Naming]:
        """The places, in the order of the text."""
        return list(self.parties)

    @property
    def told(self) -> list[Naming]:
        """The places that name it, and do not only refer back."""
        return [naming for naming in self.parties if naming.form != "back"]

    @property
    def fullest(self) -> Naming:
        """The place with the fullest name: a proper one that says what it is about."""
        return max(
            self.told,
            key=lambda n: (
                n.form == "named",
                _TOPIC.search(n.name) is not None and not _EMPTY.search(n.name),
                min(len(name_words(n.name)), 40),
            ),
        )

    @property
    def family(self) -> str:
        """The class of its head."""
        return next(iter(self.parties)).family


@lru_cache(maxsize=4096)
def name_words(name: str) -> frozenset[str]:
    """Return the words of a name that tell it from others."""
    name = name.lower()
    for short, full in _SPELLED:
        name = name.replace(short, full)
    return frozenset(word.rstrip("s") for word in _WORD.findall(name) if word not in _SMALL)


def stories(parties: Mapping[Naming, tuple[str, ...]], *, one_each: bool) -> list[Story]:
    """Return a story for each agreement, in the order of the text; with `one_each` a family has only one.

    Shape:
        `parties` maps the namings to the parties that the words beside them show.
    """
    found: dict[str, list[Story]] = {}
    for naming, codes in parties.items():
        family = found.setdefault(naming.family, [])
        story = _story_of(naming, codes, family[-LATEST:], together=one_each)
        if story is None and naming.form != "back":
            story = Story()
            family.append(story)
        if story is not None:
            story.add(naming, codes)
    return sorted(
        (story for family in found.values() for story in family), key=lambda story: story.fullest.start
    )


def _story_of(naming: Naming, codes: tuple[str, ...], family: list[Story], *, together: bool) -> Story | None:
    """Return which of the stories of its family a naming belongs to, if any."""
    if naming.form == "back":
        return family[-1] if family else None
    if together or naming.family == "ceasefire":
        return family[0] if family else None
    return next((story for story in family if _same(story, naming, codes)), None)


def _same(story: Story, naming: Naming, codes: tuple[str, ...]) -> bool:
    """Whether a naming and a story speak of one agreement: the words of one are among the other's.

    Two that show unlike parties are two.
    """
    mine = name_words(naming.name)
    before = story.namings[-1]
    if naming.first - before.last == APPOSED and naming.form != before.form:
        return True  # "a defence agreement, the Trinity Agreement"
    for bare, theirs, parties in story.looks:
        if min(len(codes), len(parties)) > 1 and set(codes) != set(parties):
            continue
        if naming.bare or bare:
            if naming.bare and bare:
                return True
            continue
        both = len(mine & theirs)
        if both == min(len(mine), len(theirs)) or 2 * both >= _ALIKE * (len(mine) + len(theirs)):
            return True
    return False
