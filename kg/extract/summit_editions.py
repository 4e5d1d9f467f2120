"""Put together what a text tells of one edition of a gathering in several places."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from kg.extract.summit_names import Gathering

_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an the of for and to in on at by with".split())


@dataclass(slots=True)
class Edition:
    """All the places of a text that speak of one edition of a gathering."""

    name: str
    family: str
    which: str
    bodies: frozenset[str]
    places: list[Gathering] = field(default_factory=list)


def editions(gatherings: Iterable[Gathering]) -> list[Edition]:
    """Return the editions that the text tells apart, in its order."""
    found: list[Edition] = []
    for gathering in gatherings:
        if gathering.form == "back":
            _go_back(found, gathering)
            continue
        fits = [
            edition
            for edition in found
            if _same_series(edition, gathering) and _same_time(edition, gathering)
        ]
        if gathering.form == "described":
            fits = (
                []
                if gathering.indefinite
                else [e for e in found if e.family == gathering.family and e.which == gathering.edition]
            )
        if fits:
            fits[-1].places.append(gathering)
            fits[-1].which = fits[-1].which or gathering.edition
            if len(_words(gathering.name)) > len(_words(fits[-1].name)):
                fits[-1].name = gathering.name
        else:
            found.append(
                Edition(gathering.name, gathering.family, gathering.edition, gathering.bodies, [gathering])
            )
    return found


def _go_back(found: list[Edition], gathering: Gathering) -> None:
    """Add "the summit" to the edition named last, or "the 2019 edition" as one of its own."""
    alike = [edition for edition in found if gathering.family in ("", edition.family)]
    if not alike:
        return
    told = next((e for e in alike if gathering.edition and e.which == gathering.edition), None)
    last = alike[-1]
    new = gathering.edition and told is None and (not gathering.family or last.which)
    if new:
        found.append(Edition(last.name, last.family, gathering.edition, last.bodies, [gathering]))
    else:
        (told or last).places.append(gathering)


def _words(name: str) -> frozenset[str]:
    return frozenset(word.removesuffix("s") for word in _WORD.findall(name.lower()) if word not in _SMALL)


def _same_series(edition: Edition, gathering: Gathering) -> bool:
    mine, theirs = _words(gathering.name), _words(edition.name)
    if mine <= theirs or theirs <= mine:
        return True
    return (
        bool(edition.bodies)
        and edition.bodies == gathering.bodies
        and edition.family == gathering.family == "summit"
    )


def _same_time(edition: Edition, gathering: Gathering) -> bool:
    return edition.which == gathering.edition or not (edition.which and gathering.edition)
