"""Who came to which summit, as far as the words of releases say so, worked out once for all summits.

Three things are kept apart, since they do not weigh the same: someone is named as taking part; a meeting is said to be
at the summit or on its margins; a release that names the summit also tells of a meeting on the summit's days.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from kg.model.document import Span
from kg.store.base import Store
from kg.text import sentence_around
from kg.view.ask import ask
from kg.view.fact_index import IndexedFact, fact_index
from kg.view.kept import kept
from kg.view.link import ONTOLOGY_IRI, kind_of, labels
from kg.view.occasion import Occasion, name_start, occasion, people_in
from kg.view.release_index import release_index

T = TypeVar("T")

#: A meeting further than this from the days of a summit was on the occasion of another edition.
DAYS_APART = 5
#: A summit's days are known where they are no more than this: "in June" says nothing of a meeting in June.
SUMMIT_DAYS = 16


@dataclass(frozen=True, slots=True)
class Words:
    """A passage of a release, by IRI: what stands there, and where it starts and ends."""

    text: str
    release: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Named:
    """A person, by IRI, whom words of a release name as taking part in a summit, or `ahead` as going to."""

    summit: str
    person: str
    words: Words
    ahead: bool


@dataclass(frozen=True, slots=True)
class Tied:
    """A meeting, by IRI, and why it belongs to a summit.

    Shape:
        `how` is "at", "margins" or "takes part", as the words say, or "days": the release names the summit, and the
        meeting was on its days; then the words are those of the meeting.
    """

    summit: str
    meeting: str
    how: str
    words: Words


@dataclass(frozen=True, slots=True)
class Attendance:
    """All of it: by summit, by person for those named, and by meeting for those tied."""

    named: Mapping[str, tuple[Named, ...]]
    tied: Mapping[str, tuple[Tied, ...]]
    of_person: Mapping[str, tuple[Named, ...]]
    of_meeting: Mapping[str, tuple[Tied, ...]]


@dataclass(frozen=True, slots=True)
class _Told:
    """A release: its words, who is named in it, and where its meetings stand."""

    iri: str
    text: str
    people: Mapping[str, str]
    meetings: Sequence[tuple[int, int, IndexedFact]]

    def words(self, place: Span) -> Words:
        """Return the passage at `place`."""
        return Words(place.quote(self.text), self.iri, place.start, place.end)


@kept
def attendance(store: Store) -> Attendance:
    """Return who came to which summit, of this store handle."""
    index = fact_index(store).by_iri
    summits = [
        (index[iri], release, span) for iri, release, span in _evidence(store, "Summit") if iri in index
    ]
    told = _told(store, sorted({release for _, release, _ in summits}))
    named: list[Named] = []
    tied: dict[tuple[str, str], Tied] = {}
    titles = labels(store, {iri for summit, _, _ in summits for iri in (summit.iri, summit.series) if iri})
    for summit, release, span in summits:
        if release not in told:
            continue
        for each in _read(summit, told[release], span, _name_of(summit, titles)):
            if isinstance(each, Named):
                named.append(each)
            elif (key := (summit.iri, each.meeting)) not in tied or tied[key].how == "days":
                tied[key] = each
    return Attendance(
        named=_table(named, lambda one: one.summit),
        tied=_table(tied.values(), lambda tie: tie.summit),
        of_person=_table(named, lambda one: one.person),
        of_meeting=_table(tied.values(), lambda tie: tie.meeting),
    )


def _read(
    summit: IndexedFact, told: _Told, span: Span, name: re.Pattern[str] | None
) -> Iterator[Named | Tied]:
    """Yield what one release says of a summit; `name` is None where only its own words tell that it is meant."""
    for around, said in _occasions(told.text, span, name):
        words = told.words(around)
        for person in sorted(people_in(said.who, told.people)):
            yield Named(summit.iri, person, words, said.ahead)
        for meeting in _meetings_of(said, around, told):
            if _near(meeting, summit):
                yield Tied(summit.iri, meeting.iri, said.how, words)
                for person in _travellers(said, meeting):
                    yield Named(summit.iri, person, words, said.ahead)
    if _days_known(summit):
        for begin, end, meeting in told.meetings:
            if _on_days(meeting, summit):
                yield Tied(summit.iri, meeting.iri, "days", told.words(Span(begin, end)))


def _occasions(text: str, span: Span, name: re.Pattern[str] | None) -> Iterator[tuple[Span, Occasion]]:
    """Yield the sentences that make a summit an occasion: that of its own words, and others that name it."""
    named = name or re.compile(r"(?!)")
    seen: set[Span] = set()
    for place in (span, *(Span(*found.span()) for found in named.finditer(text))):
        around = sentence_around(text, place.start, place.end)
        if around in seen:
            continue
        seen.add(around)
        start = name_start(text, max(place.start, around.start), place.end, named)
        said = occasion(around.quote(text), start - around.start)
        if said:
            yield around, said


def _travellers(said: Occasion, meeting: IndexedFact) -> list[str]:
    """Return who made a visit to take part: "she will travel to Rome to attend it" names nobody itself."""
    if said.how != "takes part" or "Visit" not in meeting.classes:
        return []
    return [person for role, person in meeting.who if role == "participant"]


def _meetings_of(said: Occasion, around: Span, told: _Told) -> Iterable[IndexedFact]:
    """Return the meetings that a sentence tells of: those read from it, or one that it goes on to speak of."""
    inside = [meeting for start, end, meeting in told.meetings if start < around.end and end > around.start]
    if inside or said.how == "takes part":
        return inside
    before = [meeting for start, _, meeting in told.meetings if start < around.start]
    if said.previous:
        return before[-1:]
    here = people_in(told.text[around.start : around.end], told.people)
    return [
        meeting
        for _, _, meeting in told.meetings
        if len(here & {iri for role, iri in meeting.who if role == "participant"}) > 1
    ][:1]


def _near(meeting: IndexedFact, summit: IndexedFact) -> bool:
    if not (meeting.earliest and summit.earliest):
        return True
    return (
        _days(meeting.latest, summit.earliest) <= DAYS_APART
        and _days(summit.latest, meeting.earliest) <= DAYS_APART
    )


def _days_known(summit: IndexedFact) -> bool:
    return bool(summit.earliest) and 0 <= _days(summit.earliest, summit.latest) < SUMMIT_DAYS


def _on_days(meeting: IndexedFact, summit: IndexedFact) -> bool:
    """Return whether a meeting was within a summit's days and, as far as is told, in its country."""
    here = not meeting.country or not summit.country or meeting.country == summit.country
    return (
        here
        and bool(meeting.earliest)
        and summit.earliest <= meeting.earliest <= meeting.latest <= summit.latest
    )


def _days(start: str, end: str) -> int:
    return (date.fromisoformat(end) - date.fromisoformat(start)).days


def _evidence(store: Store, name: str) -> Iterator[tuple[str, str, Span]]:
    for row in ask(store, "evidence-of-class", values={"class": [ONTOLOGY_IRI + name]}):
        yield row["fact"], row["release"], Span(int(row["start"]), int(row["end"]))


def _told(store: Store, releases: Sequence[str]) -> dict[str, _Told]:
    index, mentioned = fact_index(store).by_iri, release_index(store).mentioned
    meetings: dict[str, list[tuple[int, int, IndexedFact]]] = defaultdict(list)
    for iri, release, span in _evidence(store, "Meeting"):
        fact = index.get(iri)
        if fact and "Call" not in fact.classes and fact.status != "cancelled":
            meetings[release].append((span.start, span.end, fact))
    people = {
        release: [iri for iri in mentioned.get(release, ()) if kind_of(iri) == "person"]
        for release in releases
    }
    names = labels(store, {iri for found in people.values() for iri in found})
    return {
        row["release"]: _Told(
            row["release"],
            row["text"],
            {iri: names[iri] for iri in people[row["release"]] if iri in names},
            sorted(meetings[row["release"]], key=lambda each: (each[0], each[1], each[2].iri)),
        )
        for row in ask(store, "releases-texts", values={"release": releases})
    }


def _name_of(summit: IndexedFact, titles: Mapping[str, str]) -> re.Pattern[str] | None:
    """Return what finds a summit's name in a text; None for a name of one word, such as "summit", which is anyone's."""
    name = titles.get(summit.series) or titles.get(summit.iri, "").partition(" (")[0]
    words = name.split()
    if len(words) < 2:  # noqa: PLR2004
        return None
    return re.compile(
        r"\s+".join(re.escape(word).replace("'", "['’]").replace("’", "['’]") for word in words),
        re.IGNORECASE,
    )


def _table(found: Iterable[T], key: Callable[[T], str]) -> dict[str, tuple[T, ...]]:
    table: dict[str, list[T]] = defaultdict(list)
    for each in found:
        table[key(each)].append(each)
    return {name: tuple(dict.fromkeys(values)) for name, values in table.items()}
