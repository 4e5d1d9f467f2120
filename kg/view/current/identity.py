"""Which names are one person, from all that the releases call people.

Two people taken for one is the worse mistake, so a name goes to another only where nobody else could be meant:
- who is of no known state is the one of that full name, if nearly all who are called so are of one state;
- a form of a full name (initials, short forms, other spellings) is the one full name of the state that it can be a
  form of, if the two are told of in the same years and never side by side in one release;
- a family name alone is who nearly always bears it in that state, in those years.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations

from kg.rdf.iris import UNKNOWN
from kg.view.current.names import Words, can_be_one, is_short_for, meeting_keys

#: How much of what is told of a name must be told of one bearer, for it to be that one.
NEARLY_ALL = 0.9
#: How many releases must tell of someone, before a family name alone is theirs.
WELL_KNOWN = 3
#: How many years may lie between what is told under two names of one person.
YEARS_APART = 3


@dataclass(slots=True)
class Bearer:
    """Who goes by one name in one state: the person's term, and the releases, with their years, that tell of them."""

    person: str
    state: str
    words: Words
    releases: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)

    @property
    def rank(self) -> tuple[int, str]:
        """The better known of two bearers has the higher rank."""
        return len(self.releases), self.person

    def take_in(self, other: "Bearer") -> None:
        """Count what is told of `other` as told of this one."""
        self.releases |= other.releases
        self.years |= other.years

    def of_the_time_of(self, other: "Bearer") -> bool:
        """Return whether the two are told of in the same years, or nearly."""
        return min(self.years) - YEARS_APART <= max(other.years) and min(other.years) - YEARS_APART <= max(
            self.years
        )


def known_people(namings: Iterable[tuple[str, str, str]]) -> dict[str, str]:
    """Return who each person is by whose term another is better known.

    Shape:
        `namings` are the term of a person, the release that names them and its day (ISO 8601), in any order.
        Nobody whom the answer leads to is led on.
    """
    bearers: dict[str, Bearer] = {}
    for person, release, published in namings:
        if person not in bearers:
            state, _, name = person[1:-1].rpartition("/person/")[2].partition("/")
            bearers[person] = Bearer(person, state, tuple(name.split("-")))
        bearers[person].releases.add(release)
        bearers[person].years.add(int(published[:4]))
    known: dict[str, str] = {}
    for find in (_stateless, _forms, _short):
        for other, better in list(find(list(bearers.values()))):
            known[other.person] = better.person
            better.take_in(bearers.pop(other.person))
    return {person: _last(known, better) for person, better in known.items()}


def _last(known: dict[str, str], person: str) -> str:
    while person in known:
        person = known[person]
    return person


def _stateless(bearers: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Yield who is of no known state, with who has the same full name in nearly all that is told."""
    by_name: dict[Words, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        by_name[bearer.words].append(bearer)
    for words, namesakes in by_name.items():
        nobody = next((bearer for bearer in namesakes if bearer.state == UNKNOWN), None)
        if nobody and len(words) > 1 and (best := _nearly_all([b for b in namesakes if b is not nobody])):
            yield nobody, best


def _forms(bearers: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Yield each form of a full name with the best known form, where all that it could be are one person."""
    for group in _by_state(bearers):
        full = [bearer for bearer in group if len(bearer.words) > 1]
        alike: dict[str, set[str]] = defaultdict(set)
        for one, other in _near(full):
            if _is_form(one, other):
                alike[one.person].add(other.person)
                alike[other.person].add(one.person)
        of = {bearer.person: bearer for bearer in full}
        for bearer in full:
            others = [of[person] for person in sorted(alike[bearer.person])]
            best = max(others, key=lambda other: other.rank, default=bearer)
            if best.rank > bearer.rank and all(other is best or _is_form(other, best) for other in others):
                yield bearer, best


def _short(bearers: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Yield each family name alone with who nearly always bears it."""
    for group in _by_state(bearers):
        for short in group:
            could = [
                full
                for full in group
                if is_short_for(short.words, full.words, full.state) and full.of_the_time_of(short)
            ]
            best = _nearly_all(could)
            if best and len(best.releases) >= WELL_KNOWN:
                yield short, best


def _by_state(bearers: list[Bearer]) -> Iterable[list[Bearer]]:
    """Return the bearers of each known state, in an order of their own."""
    by_state: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in sorted(bearers, key=lambda bearer: bearer.person):
        if bearer.state != UNKNOWN:
            by_state[bearer.state].append(bearer)
    return by_state.values()


def _near(bearers: list[Bearer]) -> Iterator[tuple[Bearer, Bearer]]:
    """Yield the pairs that are worth a closer look, some of them twice."""
    by_key: dict[str, list[Bearer]] = defaultdict(list)
    for bearer in bearers:
        for key in meeting_keys(bearer.words):
            by_key[key].append(bearer)
    for group in by_key.values():
        yield from combinations(group, 2)


def _is_form(one: Bearer, other: Bearer) -> bool:
    return (
        can_be_one(one.words, other.words)
        and one.of_the_time_of(other)
        and one.releases.isdisjoint(other.releases)
    )


def _nearly_all(bearers: list[Bearer]) -> Bearer | None:
    """Return of whom nearly all is told that is told of any, or None."""
    best = max(bearers, key=lambda bearer: bearer.rank, default=None)
    told = sum(len(bearer.releases) for bearer in bearers)
    return best if best and len(best.releases) >= NEARLY_ALL * told else None
