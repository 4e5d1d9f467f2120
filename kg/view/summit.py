"""A summit: who came to it, as releases say, what was beside it, and its place among the editions of its series."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from kg.store.base import Store
from kg.view.attendance import Named, Tied, Words, attendance
from kg.view.card import Card, cards
from kg.view.fact_index import IndexedFact, fact_index
from kg.view.facts import Choice, find_facts
from kg.view.link import Link, labels, link
from kg.view.page import CARDS_SHOWN, Page, cut
from kg.view.quotes import Quote
from kg.view.release_index import release_index
from kg.view.travels import home_of

#: How many statements, and how many people met, a summit's page shows.
SAID_SHOWN, MET_SHOWN = 6, 40
#: How a meeting belongs to a summit, the plainest first, and the words for it.
TIES = {
    "at": "said to be at it",
    "margins": "said to be on its margins",
    "takes part": "on a journey to it",
    "days": "on its days, in a release that names it",
}


@dataclass(frozen=True, slots=True)
class Person:
    """A person with the state or organization they speak for, and the meetings beside a summit they were in."""

    link: Link
    state: Link | None
    meetings: int


@dataclass(frozen=True, slots=True)
class Guests:
    """People whom the same words name as taking part; `ahead` is whether all of these say it beforehand."""

    people: tuple[Person, ...]
    ahead: bool
    quotes: tuple[Quote, ...]


@dataclass(frozen=True, slots=True)
class SideMeeting:
    """A meeting beside a summit; `why` says in words how they belong together, `quote` is where a release says so."""

    card: Card
    why: str
    quote: Quote


@dataclass(frozen=True, slots=True)
class Edition:
    """One summit of a series: how many people are named as taking part, and how many meetings are tied to it."""

    card: Card
    named: int
    meetings: int


@dataclass(frozen=True, slots=True)
class EditionYear:
    """What releases tell of a series in one year: one summit or several, for without a day nobody can tell.

    Shape:
        `year` is that of the summit, or of its first report where no release gives its day; it may be empty. `places`
        are those told, as words.
    """

    year: str
    places: tuple[str, ...]
    editions: tuple[Edition, ...]


@dataclass(frozen=True, slots=True)
class Editions:
    """A summit's place in its series: `number` of `total` by day, with the ones before and after."""

    series: Link
    number: int
    total: int
    previous: Link | None
    next: Link | None


@dataclass(frozen=True, slots=True)
class SummitDossier:
    """What a summit's page adds.

    Shape:
        `named` is how many people `guests` are; `met` are those in meetings beside it whom no release names as taking
        part; `beside` are meetings on the summit's days in its country that no
        release brings together with it; `said` are statements in releases of its days that name it.
    """

    guests: tuple[Guests, ...]
    named: int
    met: Page[Person]
    meetings: Page[SideMeeting]
    beside: Page[Card]
    said: Page[Card]
    editions: Editions | None


def summit_dossier(store: Store, summit: str) -> SummitDossier:
    """Return what releases say of a summit's guests and side meetings."""
    index, known = fact_index(store), attendance(store)
    held, ties = index.by_iri[summit], known.tied.get(summit, ())
    meetings = sorted(
        ties, key=lambda tie: (list(TIES).index(tie.how), index.by_iri[tie.meeting].day, tie.meeting)
    )
    people = Counter(
        iri for tie in ties for role, iri in index.by_iri[tie.meeting].who if role == "participant"
    )
    named = {one.person for one in known.named.get(summit, ())}
    return SummitDossier(
        guests=_guests(store, known.named.get(summit, ()), people),
        named=len(named),
        met=_met(store, Counter({iri: times for iri, times in people.items() if iri not in named})),
        meetings=_side_meetings(store, meetings),
        beside=_beside(store, held, {tie.meeting for tie in ties}),
        said=_said(store, held),
        editions=_editions(store, held),
    )


def occasions_of(store: Store, meeting: str) -> tuple[tuple[Link, str, Quote], ...]:
    """Return the summits that a meeting is said to have been at or beside: each with how, and where it is said."""
    ties = [tie for tie in attendance(store).of_meeting.get(meeting, ()) if tie.how != "days"]
    quotes = quoted(store, (tie.words for tie in ties))
    names = labels(store, {tie.summit for tie in ties})
    return tuple(
        (link(tie.summit, names.get(tie.summit, "")), TIES[tie.how], quotes[tie.words]) for tie in ties
    )


def summits_of(store: Store, person: str) -> Page[Card]:
    """Return the summits in which releases name a person as taking part, newest first."""
    index = fact_index(store).by_iri
    named = {one.summit for one in attendance(store).of_person.get(person, ())}
    page = cut(sorted(named, key=lambda iri: (index[iri].day, iri), reverse=True), 1, CARDS_SHOWN)
    return Page(cards(store, page.rows, quoted=False), page.total, page.number, page.size)


def editions_of(store: Store, series: str) -> tuple[IndexedFact, ...]:
    """Return the summits of a series, newest first."""
    return tuple(fact for fact in fact_index(store).of(series) if "Summit" in fact.classes)


def editions(store: Store, series: str) -> tuple[EditionYear, ...]:
    """Return the summits of a series by year, newest first, with what is known of who came."""
    known, by_year = attendance(store), defaultdict[str, list[Edition]](list)
    for card in cards(store, [fact.iri for fact in editions_of(store, series)], quoted=False):
        edition = Edition(
            card=card,
            named=len({one.person for one in known.named.get(card.link.iri, ())}),
            meetings=len(known.tied.get(card.link.iri, ())),
        )
        by_year[(card.day or card.first)[:4]].append(edition)
    return tuple(
        EditionYear(year, tuple(dict.fromkeys(filter(None, map(_place, found)))), tuple(found))
        for year, found in sorted(by_year.items(), reverse=True)
    )


def edition_name(name: str, edition: IndexedFact) -> str:
    """Return an edition's name with its year, or with that of its report, which is all that tells two apart."""
    return name if name.endswith(")") else f"{name}, told of in {edition.first[:4] or 'no year'}"


def is_a_name(series: Link) -> bool:
    """Return whether a series is called by a name: what is only called "summit" may be many gatherings."""
    return len(series.label.split()) > 1


def quoted(store: Store, passages: Iterable[Words]) -> dict[Words, Quote]:
    """Return passages of releases as quotes, which have no evidence of their own."""
    wanted, index = set(passages), release_index(store)
    publishers = {words.release: index.publishers.get(words.release, ()) for words in wanted}
    names = labels(store, {*publishers, *(iri for found in publishers.values() for iri in found)})
    return {
        words: Quote(
            text=words.text,
            release=link(words.release, names.get(words.release, "")),
            published=index.published.get(words.release, ""),
            publishers=tuple(link(iri, names.get(iri, "")) for iri in publishers[words.release]),
            source="",
            start=words.start,
            end=words.end,
            rule="",
            confidence="",
            evidence="",
        )
        for words in wanted
    }


def _guests(store: Store, named: Sequence[Named], meetings: Counter[str]) -> tuple[Guests, ...]:
    quotes = quoted(store, (one.words for one in named))
    said: dict[str, list[Named]] = defaultdict(list)
    for one in named:
        said[one.person].append(one)
    together: dict[tuple[Named, ...], list[str]] = defaultdict(list)
    for iri, ones in said.items():
        together[tuple(replace(one, person="") for one in ones)].append(iri)
    guests = [
        Guests(
            people=_people(store, iris, meetings),
            ahead=all(one.ahead for one in ones),
            quotes=tuple(
                sorted((quotes[one.words] for one in ones), key=lambda each: each.published, reverse=True)
            ),
        )
        for ones, iris in together.items()
    ]
    return tuple(sorted(guests, key=lambda group: (group.ahead, -len(group.people), group.people[0].link)))


def _met(store: Store, meetings: Counter[str]) -> Page[Person]:
    page = cut(sorted(meetings, key=lambda iri: (-meetings[iri], iri)), 1, MET_SHOWN)
    return Page(_people(store, page.rows, meetings), page.total, page.number, page.size)


def _place(edition: Edition) -> str:
    """Return where an edition was, as words."""
    country = edition.card.country.label if edition.card.country else ""
    return ", ".join(dict.fromkeys(filter(None, (edition.card.place, country))))


def _people(store: Store, iris: Sequence[str], meetings: Counter[str]) -> tuple[Person, ...]:
    names = labels(store, iris)
    return tuple(Person(link(iri, names.get(iri, "")), home_of(store, iri), meetings[iri]) for iri in iris)


def _side_meetings(store: Store, ties: Sequence[Tied]) -> Page[SideMeeting]:
    page = cut(ties, 1, CARDS_SHOWN)
    quotes = quoted(store, (tie.words for tie in page.rows))
    shown = {card.link.iri: card for card in cards(store, [tie.meeting for tie in page.rows], quoted=False)}
    rows = tuple(
        SideMeeting(shown[tie.meeting], TIES[tie.how], quotes[tie.words])
        for tie in page.rows
        if tie.meeting in shown
    )
    return Page(rows, page.total, page.number, page.size)


def _beside(store: Store, held: IndexedFact, told: set[str]) -> Page[Card]:
    """Return the other meetings that were on the days of a summit in its country, newest first."""
    if not held.country or not held.earliest:
        return Page((), 0, 1, CARDS_SHOWN)
    days = Choice(kinds=("meeting",), start=held.earliest, end=held.latest)
    near = [
        each.iri
        for each in find_facts(store, days)
        if each.country == held.country
        and each.earliest >= held.earliest
        and each.latest <= held.latest
        and each.iri not in told
    ]
    shown = cut(near, 1, CARDS_SHOWN)
    return Page(cards(store, shown.rows), shown.total, shown.number, shown.size)


def _said(store: Store, held: IndexedFact) -> Page[Card]:
    published = release_index(store).published
    there = {
        release for release in held.releases if held.earliest <= published.get(release, "") <= held.latest
    }
    found = [
        fact.iri
        for fact in fact_index(store).facts
        if there and "Statement" in fact.classes and not there.isdisjoint(fact.releases)
    ]
    page = cut(found, 1, SAID_SHOWN)
    return Page(cards(store, page.rows), page.total, page.number, page.size)


def _editions(store: Store, held: IndexedFact) -> Editions | None:
    if not held.series:
        return None
    found = editions_of(store, held.series)[::-1]
    names = labels(store, [held.series, *(fact.iri for fact in found)])
    series = link(held.series, names.get(held.series, ""))
    place = next(number for number, fact in enumerate(found) if fact.iri == held.iri)
    if len(found) == 1 or not is_a_name(series):
        return None
    around = [link(fact.iri, edition_name(names.get(fact.iri, ""), fact)) for fact in found]
    return Editions(
        series=series,
        number=place + 1,
        total=len(found),
        previous=around[place - 1] if place else None,
        next=around[place + 1] if place + 1 < len(found) else None,
    )
