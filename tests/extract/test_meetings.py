"""Meetings, visits and calls are read from what is told, and from nothing else."""

from collections.abc import Iterable
from datetime import date

import pytest

from kg.extract.dates import find_dates
from kg.extract.meetings import find_meetings
from kg.extract.mentions import Mention, Reading
from kg.model.document import Span
from kg.model.fact import Evidence, Meeting, Person, PostHeld
from kg.model.release import Release
from kg.text import cut

DAY = date(2023, 5, 10)  # a Wednesday
NOTE = Evidence(Span(0, 1), "x", "test", 1.0)
#: The people of these tests, with the post and the state of each.
PEOPLE = {
    "Helen Archer": ("Foreign Secretary", "GB"),
    "Rupert Vane": ("Defence Secretary", "GB"),
    "Jan Kos": ("Foreign Minister", "PL"),
    "Maria Lund": ("Prime Minister", "DK"),
    "Tomas Roth": ("President", "CZ"),
}
PLACES = {"Warsaw": "PL", "Copenhagen": "DK", "Prague": "CZ", "London": "GB", "Munich": "DE"}
COUNTRIES = {"Poland": "PL", "Denmark": "DK", "Czechia": "CZ", "Germany": "DE", "UK": "GB", "France": "FR"}
ADJECTIVES = {"Polish": "PL", "Danish": "DK", "Czech": "CZ", "German": "DE", "French": "FR"}


def _mentions(
    text: str, kind: str, names: dict[str, str], form: str
) -> Iterable[tuple[int, int, str, str, str]]:
    for name, key in names.items():
        start = text.find(name)
        while start >= 0:
            yield start, start + len(name), kind, key, form
            start = text.find(name, start + 1)


def reading(body: str, title: str = "", day: date = DAY) -> Reading:
    """Return a reading of a British release, in which whole names and surnames are found."""
    document = cut(Release("t", "Foreign Office", day, title, body))
    text = document.text
    forms = {form: name for name in PEOPLE for form in (name, name.split()[-1])}
    found = [
        *_mentions(text, "person", forms, ""),
        *_mentions(text, "place", PLACES, "city"),
        *_mentions(text, "country", COUNTRIES, "name"),
        *_mentions(text, "country", ADJECTIVES, "adjective"),
    ]
    mentions: list[Mention] = []
    for start, end, kind, key, form in sorted(found, key=lambda item: (item[0], -item[1])):
        if not mentions or start >= mentions[-1].end:
            first, last = document.token_at(start), document.token_at(end - 1) + 1
            mentions.append(Mention(kind, start, end, first, last, (key,), form))
    named = [name for name in PEOPLE if name.split()[-1] in text]
    people = tuple(Person(name, (PostHeld(*PEOPLE[name], NOTE),), NOTE) for name in named)
    return Reading(document, tuple(mentions), people, "GB")


def meetings(body: str, title: str = "", day: date = DAY) -> tuple[Meeting, ...]:
    read = reading(body, title, day)
    return find_meetings(read, find_dates(read.document))


def only(body: str, title: str = "", day: date = DAY) -> Meeting:
    (meeting,) = meetings(body, title, day)
    return meeting


@pytest.mark.parametrize(
    ("body", "kind", "status"),
    [
        ("Helen Archer met Polish Foreign Minister Jan Kos today.", "meeting", "held"),
        ("Helen Archer will meet Polish Foreign Minister Jan Kos today.", "meeting", "planned"),
        ("Helen Archer held talks in Warsaw with Jan Kos.", "meeting", "held"),
        ("Helen Archer sat down with Jan Kos in London.", "meeting", "held"),
        ("Helen Archer received Jan Kos at Lancaster House.", "meeting", "held"),
        ("Helen Archer was received by Prime Minister Maria Lund.", "meeting", "held"),
        ("Jan Kos paid a courtesy call on Helen Archer.", "meeting", "held"),
        ("Helen Archer spoke to Jan Kos this morning.", "call", "held"),
        ("Helen Archer had a telephone conversation with Jan Kos.", "call", "held"),
        ("Helen Archer met virtually with Jan Kos.", "call", "held"),
        ("Helen Archer visited Warsaw yesterday.", "visit", "held"),
        ("Helen Archer will travel to Denmark on 12 May.", "visit", "planned"),
        ("Helen Archer is in Prague today.", "visit", "held"),
        ("Helen Archer paid an official visit to Denmark.", "visit", "held"),
        ("Helen Archer will not travel to Denmark this week.", "visit", "cancelled"),
    ],
)
def test_each_way_of_telling_an_event_is_read(body: str, kind: str, status: str) -> None:
    event = only(body)
    assert (event.kind, event.status) == (kind, status)
    assert "Helen Archer" in event.participants
    assert "GB" in event.parties


@pytest.mark.parametrize(
    "body",
    [
        "Helen Archer welcomed the pardons that Denmark granted.",
        "Helen Archer welcomes Jan Kos's decision on Poland.",
        "These plans met the requirements of Denmark.",
        "Poland has met all conditions.",
        "Helen Archer called on Germany to release the crew.",
        "Helen Archer met Defence Secretary Rupert Vane in London.",
        "Helen Archer spoke to reporters about Poland.",
        "Helen Archer spoke of her hopes for Poland.",
        "Helen Archer should meet Jan Kos.",
        "Helen Archer could not meet Jan Kos.",
        "They talked about the possibility to meet with Jan Kos.",
        '"I met Jan Kos in Warsaw and we shook hands," Helen Archer said.',
        "Helen Archer held a party for her staff in London.",
        "The talks lead to a better life in Poland.",
        "Helen Archer wrote to Jan Kos about Warsaw.",
        "The treaty between Poland and Denmark is in force.",
        "Regular contacts with partners go on.",
    ],
)
def test_what_is_no_event_between_states_is_not_read(body: str) -> None:
    assert meetings(body) == ()


def test_the_quote_is_in_the_text_and_on_one_line() -> None:
    read = reading("Helen Archer met today in Warsaw with Jan Kos.\nThey talked.", "A meeting in Warsaw")
    for event in find_meetings(read, find_dates(read.document)):
        span = event.evidence.span
        assert read.document.text[span.start : span.end] == event.evidence.quote
        assert "\n" not in event.evidence.quote


def test_headline_and_body_are_one_event() -> None:
    event = only(
        "Helen Archer spoke today with Jan Kos, Foreign Minister of Poland.", "Archer's call with Jan Kos"
    )
    assert event.participants == ("Helen Archer", "Jan Kos")
    assert event.parties == ("GB", "PL")
    assert event.start is not None
    assert event.start.text == "2023-05-10"


def test_a_headline_says_met_where_the_body_says_virtually() -> None:
    assert only("Helen Archer met virtually with Jan Kos.", "Archer's meeting with Jan Kos").kind == "call"


def test_a_journey_is_one_visit_a_place_with_the_days_of_each() -> None:
    events = meetings(
        "Helen Archer will travel to Denmark and Poland from 15 to 18 May. On 17 May she will travel to Warsaw."
    )
    told = {
        event.country: (event.place, event.start and event.start.text, event.end and event.end.text)
        for event in events
    }
    assert told == {
        "DK": (None, "2023-05-15", "2023-05-17"),
        "PL": ("Warsaw", "2023-05-17", "2023-05-18"),
    }


def test_an_encounter_takes_place_and_days_from_the_visit_around_it() -> None:
    visit, meeting = meetings("Helen Archer visited Warsaw on 8 May. She met Jan Kos and signed a plan.")
    assert (visit.kind, meeting.kind) == ("visit", "meeting")
    assert (meeting.place, meeting.country) == ("Warsaw", "PL")
    assert meeting.start == visit.start


def test_a_visit_told_in_passing_gives_no_place_to_what_follows() -> None:
    events = meetings("Following her visit to Denmark in March, Helen Archer spoke today with Jan Kos.")
    assert [(event.kind, event.country) for event in events] == [("visit", "DK"), ("call", None)]


def test_officials_without_a_name_make_no_meeting_of_their_own_on_a_visit() -> None:
    assert [
        event.kind for event in meetings("Helen Archer will visit Warsaw. She will meet Polish officials.")
    ] == ["visit"]


def test_leaders_without_a_name_are_parties() -> None:
    event = only("Helen Archer met the leaders of France and Germany in Munich today.")
    assert event.participants == ("Helen Archer",)
    assert event.parties == ("GB", "FR", "DE")


def test_they_who_join_others_somewhere_meet_them() -> None:
    event = only("Helen Archer and Rupert Vane will join Jan Kos in Warsaw.")
    assert event.participants == ("Helen Archer", "Rupert Vane", "Jan Kos")
    assert event.place == "Warsaw"


def test_calls_with_several_heads_are_several() -> None:
    events = meetings("Helen Archer's calls with Jan Kos of Poland and Maria Lund of Denmark took place.")
    assert sorted(event.participants for event in events) == [
        ("Helen Archer", "Jan Kos"),
        ("Helen Archer", "Maria Lund"),
    ]


def test_who_also_attended_takes_part() -> None:
    event = only("Helen Archer met Jan Kos in London.\n\nRupert Vane was also present.")
    assert event.participants == ("Helen Archer", "Jan Kos", "Rupert Vane")


def test_the_next_round_is_planned_between_the_same() -> None:
    held, planned = meetings(
        "Helen Archer met Jan Kos in London.\n\nThe next meeting will be held in Warsaw in June."
    )
    assert (held.status, planned.status) == ("held", "planned")
    assert planned.parties == held.parties
    assert (planned.place, planned.start and planned.start.text) == ("Warsaw", "2023-06")


def test_a_dateline_is_the_place_of_what_is_told_first() -> None:
    assert only("Prague, 10 May 2023 - Helen Archer met here today with Tomas Roth.").place == "Prague"


def test_the_calendar_overrules_the_tense() -> None:
    assert only("Helen Archer will meet Jan Kos on 2 May 2023.").status == "held"
    assert only("Helen Archer meets Jan Kos on 20 May 2023.").status == "planned"


def test_a_weekday_of_a_plan_lies_ahead() -> None:
    event = only("Helen Archer will visit Warsaw on Monday.")
    assert event.start is not None
    assert event.start.text == "2023-05-15"


def test_the_day_of_another_thing_is_not_the_meetings() -> None:
    event = only("Helen Archer spoke with Jan Kos about the attack on 3 May.")
    assert event.start is None


def test_a_house_is_no_place_but_tells_the_state() -> None:
    event = only("Helen Archer welcomed Jan Kos to Downing Street today.")
    assert (event.kind, event.place, event.country) == ("meeting", None, "GB")


def test_an_invitation_makes_no_traveller_of_its_author() -> None:
    event = only("At the invitation of Foreign Minister Jan Kos, Helen Archer visited Warsaw.")
    assert event.participants == ("Helen Archer",)


def test_items_of_a_list_are_an_encounter_each() -> None:
    events = meetings(
        "On 12 May Helen Archer will meet with:\n\n- Jan Kos, Poland;\n\n- Maria Lund, Denmark.\n\nThat is all."
    )
    assert [event.participants for event in events] == [
        ("Helen Archer", "Jan Kos"),
        ("Helen Archer", "Maria Lund"),
    ]
    assert {event.start and event.start.text for event in events} == {"2023-05-12"}


def test_a_heading_without_a_subject_is_about_the_releases_own_side() -> None:
    event = only("Helen Archer has a busy week.", "Meeting with Jan Kos")
    assert event.participants == ("Helen Archer", "Jan Kos")


def test_an_empty_text_has_no_events() -> None:
    assert meetings("") == ()


@pytest.mark.parametrize(
    "body",
    [
        "talks " * 5000,
        'He met "' * 3000,
        "Met " + "A" * 20000 + "! met",
        "Helen Archer met with Jan Kos in Warsaw and " * 1000,
        "on 5 May 2020 and " * 2000 + "they met.",
    ],
)
def test_hostile_text_is_read_to_its_end(body: str) -> None:
    assert len(meetings(body)) < 100
