"""Put together what a text tells of one agreement in several places."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from kg.extract.agreement_names import Naming

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset(
    "a an the of for and to in on at by with between their its mou mous memorandum memoranda understanding".split()
)
_TOPIC = re.compile(
    r"\son\s|^(?:\w+\s){1,3}?(?:of Understanding\s)?(?:\([^)]*\)\s)?"
    r"(?:for|in respect of|concerning|of)\s(?!Understanding)"
)
_SPELLED = (("u.s.", "united states"), ("uk", "united kingdom"), ("technologies", "technology"))
#: What share of words two names of one agreement have in common, at least.
_ALIKE = 0.6


@dataclass(slots=True)
class Story:
    """All the places of a text that speak of one agreement.

    Shape:
        `parties` maps each place to the parties that the words beside it show.
    """

    parties: dict[Naming, tuple[str, ...]]

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
                _TOPIC.search(n.name) is not None,
                min(len(name_words(n.name)), 40),
            ),
        )

    @property
    def family(self) -> str:
        """The class of its head."""
        return next(iter(self.parties)).family


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
    found: list[Story] = []
    for naming, codes in parties.items():
        family = [story for story in found if story.family == naming.family]
        if naming.form == "back":
            story = family[-1] if family else None
        else:
            together = one_each or naming.family == "ceasefire"
            story = next((story for story in family if together or _same(story, naming, codes)), None)
        if story:
            story.parties[naming] = codes
        elif naming.form != "back":
            found.append(Story({naming: codes}))
    return found


def _same(story: Story, naming: Naming, codes: tuple[str, ...]) -> bool:
    """Whether a naming and a story speak of one agreement: the words of one are among the other's.

    Two that show unlike parties are two.
    """
    mine = name_words(naming.name)
    for other in story.told:
        theirs = name_words(other.name)
        if min(len(codes), len(story.parties[other])) > 1 and set(codes) != set(story.parties[other]):
            continue
        if naming.bare or other.bare:
            if naming.bare and other.bare:
                return True
            continue
        both = len(mine & theirs)
        if both == min(len(mine), len(theirs)) or 2 * both >= _ALIKE * (len(mine) + len(theirs)):
            return True
    return False
