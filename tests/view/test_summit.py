"""Who came to a summit: named, met beside it, or neither, each with the words that say so."""

from collections.abc import Iterator
from datetime import date

import pytest

from kg.model.document import Span
from kg.model.fact import Evidence, Meeting, Person, PostHeld, ReleaseFacts, Statement, Summit
from kg.model.partial_date import PartialDate
from kg.model.release import Release
from kg.rdf.iris import BASE, mint_release
from kg.rdf.nquads import release_nquads
from kg.store.base import Store
from kg.store.opening import open_store
from kg.view.attendance import attendance
from kg.view.current import current_view
from kg.view.description import describe
from kg.view.happening import happening, series_page
from kg.view.summit import occasions_of, summits_of
from tests.stand_in import Record
from tests.stand_in import release as stand_in
from tests.view.stores import store_of

DAY = PartialDate("2018-07-09")
SUMMIT = f"{BASE}summit/amber-coast-summit/2018"
RUIZ, BOS, BELL, LAU = (
    f"{BASE}person/{key}" for key in ("ES/ana-ruiz", "NL/piet-bos", "GB/joan-bell", "FR/yves-lau")
)
PEOPLE = {"Ana Ruiz": "ES", "Piet Bos": "NL", "Joan Bell": "GB", "Yves Lau": "FR"}

TOLD = (
    "President Ana Ruiz attended the Amber Coast Summit in Riga. "
    "Minister Piet Bos met Minister Joan Bell on the margins of the Amber Coast Summit. "
    "Minister Piet Bos also met Minister Yves Lau that day in Riga. "
    "Ana Ruiz said: “We are one coast.”"
)
LATER = "Minister Joan Bell met Minister Yves Lau in Riga on 9 July."
ANNOUNCED = "Minister Yves Lau will attend the Amber Coast Summit in July 2018."


def facts(release: Release) -> ReleaseFacts:
    text = release.text

    def words(quote: str) -> Evidence:
        start = text.index(quote)
        return Evidence(Span(start, start + len(quote)), quote, "by-hand", 0.9)

    def met(one: str, other: str, quote: str) -> Meeting:
        states = tuple(sorted((PEOPLE[one], PEOPLE[other])))
        return Meeting("meeting", (one, other), states, "Riga", "LV", DAY, DAY, "held", words(quote))

    meetings = {
        "told": (
            ("Piet Bos", "Joan Bell", "Piet Bos met Minister Joan Bell"),
            ("Piet Bos", "Yves Lau", "also met Minister Yves Lau"),
        ),
        "later": (("Joan Bell", "Yves Lau", "Joan Bell met Minister Yves Lau"),),
    }.get(release.id, ())
    day = DAY if release.id == "told" else PartialDate("2018-07")
    named = "Amber Coast Summit" in text
    return ReleaseFacts(
        release.id,
        people=tuple(
            Person(name, (PostHeld("Minister", of, words(name)),), words(name))
            for name, of in PEOPLE.items()
            if name in text
        ),
        meetings=tuple(met(*each) for each in meetings),
        summits=(
            Summit("Amber Coast Summit", day, day, "Riga", "LV", (), "held", words("Amber Coast Summit")),
        )
        if named
        else (),
        statements=(Statement("Ana Ruiz", "We are one coast.", words("We are one coast")),)
        if release.id == "told"
        else (),
    )


@pytest.fixture
def store() -> Iterator[Store]:
    days = {"told": date(2018, 7, 9), "later": date(2018, 7, 12), "announced": date(2018, 6, 1)}
    texts = {"told": TOLD, "later": LATER, "announced": ANNOUNCED}
    with open_store("memory:") as opened:
        for name, text in texts.items():
            release = Release(name, "Office of Avalon", days[name], f"Release {name}", text)
            graph = release_nquads(release, facts(release))
            opened.replace_graph(mint_release(release.publisher, release.id), graph)
        opened.replace_default(current_view(opened))
        yield opened


def test_those_named_as_taking_part_stand_with_the_words_that_name_them(store: Store) -> None:
    summit = happening(store, SUMMIT).summit
    assert summit is not None
    named = {
        (person.link.iri, group.ahead): group.quotes[0].text
        for group in summit.guests
        for person in group.people
    }
    assert named == {
        (RUIZ, False): "President Ana Ruiz attended the Amber Coast Summit in Riga.",
        (LAU, True): ANNOUNCED,
    }
    assert summit.named == 2


def test_those_who_only_met_beside_it_are_kept_apart(store: Store) -> None:
    summit = happening(store, SUMMIT).summit
    assert summit is not None
    assert [(person.link.iri, person.meetings) for person in summit.met.rows] == [(BOS, 2), (BELL, 1)]


def test_each_side_meeting_says_why_it_is_one(store: Store) -> None:
    summit = happening(store, SUMMIT).summit
    assert summit is not None
    told = [(meeting.why, meeting.quote.text) for meeting in summit.meetings.rows]
    assert told == [
        (
            "said to be on its margins",
            "Minister Piet Bos met Minister Joan Bell on the margins of the Amber Coast Summit.",
        ),
        ("on its days, in a release that names it", "also met Minister Yves Lau"),
    ]
    (beside,) = summit.beside.rows  # told by a release that does not name the summit
    assert {person.iri for person in beside.people} == {BELL, LAU}


def test_quote_of_a_passage_is_what_stands_in_the_release(store: Store) -> None:
    for one in attendance(store).named[SUMMIT]:
        release = next(text for text in (TOLD, ANNOUNCED) if one.words.text in text)
        title = f"Release {one.words.release.rpartition('/')[2]}"
        assert f"{title}\n\n{release}"[one.words.start : one.words.end] == one.words.text


def test_words_said_on_its_days_are_those_of_releases_that_name_it(store: Store) -> None:
    summit = happening(store, SUMMIT).summit
    assert summit is not None
    assert [card.text for card in summit.said.rows] == ["We are one coast."]


def test_person_and_meeting_lead_back_to_the_summit(store: Store) -> None:
    assert [card.link.iri for card in summits_of(store, RUIZ).rows] == [SUMMIT]
    assert summits_of(store, BOS).total == 0
    (margin,) = (tie.meeting for tie in attendance(store).tied[SUMMIT] if tie.how == "margins")
    ((summit, how, _),) = occasions_of(store, margin)
    assert (summit.iri, how) == (SUMMIT, "said to be on its margins")


def test_data_has_who_was_named_and_what_was_said_to_be_beside_it_and_no_more(store: Store) -> None:
    graph = describe(store, SUMMIT)
    found = {(str(s), str(p).rpartition("/")[2].rpartition("#")[2], str(o)) for s, p, o in graph}
    assert {o for s, p, o in found if p == "attendee"} == {RUIZ, LAU}
    assert sum(p == "partOf" for _, p, _ in found) == 1


def test_series_counts_who_was_named_at_each_edition(store: Store) -> None:
    ((year, _, (edition,)),) = [
        (each.year, each.places, each.editions)
        for each in series_page(store, f"{BASE}summit-series/amber-coast-summit").editions
    ]
    assert year == "2018"
    assert (edition.card.link.iri, edition.named, edition.meetings) == (SUMMIT, 2, 2)


def test_series_brings_the_entries_of_one_year_together_newest_year_first() -> None:
    def told(name: str, day: str, when: str) -> Record:
        return stand_in(name, day, countries="LV", summits=[("Amber Coast Summit", when, "LV", "planned")])

    several = store_of([told("a", "2017-03-01", "2017-07"), told("b", "2018-03-01", "2018-07-09")])
    years = series_page(several, f"{BASE}summit-series/amber-coast-summit").editions
    assert [(each.year, len(each.editions)) for each in years] == [("2018", 1), ("2017", 1)]
