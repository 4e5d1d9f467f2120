"""Meetings, visits and calls are read from what is told, and from nothing else."""

from collections.abc import Iterable
from datetime import date

import pytest

from kg.extract.dates import find_dates
from kg.extract.meetings import find_meetings
from kg.extract.mentions import Mention, Reading
from kg.extract.pipeline import read_facts
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
        ("Helen Archer touched down in Warsaw this morning.", "visit", "held"),
        ("Helen Archer flew into Prague on Tuesday night.", "visit", "held"),
        ("Helen Archer has returned from Warsaw.", "visit", "held"),
        ("Helen Archer is on mission to Poland this week.", "visit", "held"),
        ("Helen Archer departs today for Warsaw.", "visit", "planned"),
        ("Helen Archer called off her trip to Warsaw.", "visit", "cancelled"),
        ("Helen Archer joined counterparts from France and Poland in Munich today.", "meeting", "held"),
        ("Helen Archer will see Jan Kos in Warsaw on Monday.", "meeting", "planned"),
        ("Helen Archer held a bilateral with Jan Kos in Munich.", "meeting", "held"),
        ("Helen Archer attended a trilateral meeting with Jan Kos and Tomas Roth.", "meeting", "held"),
        ("Jan Kos called on Helen Archer to discuss the border.", "meeting", "held"),
        ("Jan Kos and Helen Archer today announced in Warsaw that they will buy ships.", "meeting", "held"),
        ("Helen Archer and Jan Kos talked for an hour by video link yesterday.", "call", "held"),
        ("Helen Archer and Jan Kos discussed the border in a telephone call.", "call", "held"),
        ("Helen Archer received a phone call from Jan Kos today.", "call", "held"),
        ("Helen Archer and Jan Kos spoke today.", "call", "held"),
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
        "Helen Archer landed a contract for Poland.",
        "Helen Archer saw British and Polish soldiers train.",
        "Helen Archer wishes to see Poland free.",
        "Helen Archer wanted to meet Jan Kos in Warsaw.",
        "Helen Archer called on Jan Kos to withdraw the draft.",
        "Helen Archer and Jan Kos said in April that ships announced in March will sail.",
        "Helen Archer returned to London last night.",
        "Goods worth millions were sent to Warsaw.",
        "Helen Archer spoke today about Poland.",
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


@pytest.mark.parametrize(
    ("body", "days"),
    [
        (
            "Helen Archer will visit Warsaw on 12 May and Copenhagen on 14 May.",
            {"Warsaw": "2023-05-12", "Copenhagen": "2023-05-14"},
        ),
        (
            "On 12 May Helen Archer goes to Warsaw, and on 14 May to Prague.",
            {"Warsaw": "2023-05-12", "Prague": "2023-05-14"},
        ),
        (
            "Helen Archer will be in Warsaw on Thursday and in Prague on Friday.",
            {"Warsaw": "2023-05-11", "Prague": "2023-05-12"},
        ),
        (
            "Helen Archer will visit Warsaw (12 May), Copenhagen (14 May) and Prague (16 May).",
            {"Warsaw": "2023-05-12", "Copenhagen": "2023-05-14", "Prague": "2023-05-16"},
        ),
        (
            "Helen Archer will travel to Warsaw on 12 May to meet the team, formed on 3 May.",
            {"Warsaw": "2023-05-12"},
        ),
        (
            "On 12 May Helen Archer will travel to Warsaw to mark the treaty of 3 May 1993.",
            {"Warsaw": "2023-05-12"},
        ),
    ],
)
def test_places_of_a_journey_have_each_its_own_day(body: str, days: dict[str, str]) -> None:
    visits = [event for event in meetings(body) if event.kind == "visit"]
    assert {visit.place: visit.start and visit.start.text for visit in visits} == days


def test_the_day_of_an_encounter_is_that_of_its_place_in_a_list() -> None:
    events = meetings(
        "From 12 to 18 May Helen Archer will visit Poland and Denmark."
        " In Warsaw (13 May) she will meet Jan Kos. In Copenhagen (15 May) she will see Maria Lund."
    )
    assert [(event.kind, event.place, event.start and event.start.text) for event in events] == [
        ("visit", "Warsaw", "2023-05-13"),
        ("visit", "Copenhagen", "2023-05-15"),
        ("meeting", "Warsaw", "2023-05-13"),
        ("meeting", "Copenhagen", "2023-05-15"),
    ]


@pytest.mark.parametrize(
    ("body", "status", "start"),
    [
        ("Helen Archer will visit Poland in April.", "planned", "2024-04"),
        ("Helen Archer will visit Poland in May.", "planned", "2023-05"),
        ("Helen Archer visited Warsaw in November.", "held", "2022-11"),
        ("Helen Archer visited Warsaw in April 2021.", "held", "2021-04"),
    ],
)
def test_a_month_without_a_year_follows_its_verb(body: str, status: str, start: str) -> None:
    event = only(body)
    assert (event.status, event.start and event.start.text) == (status, start)


def test_what_is_to_come_does_not_move_a_visit_told_before_it() -> None:
    visit, meeting = meetings(
        "Following her visit to Denmark in March, Helen Archer will meet Jan Kos today."
    )
    assert (visit.status, visit.start and visit.start.text) == ("held", "2023-03")
    assert (meeting.status, meeting.start and meeting.start.text) == ("planned", "2023-05-10")


def test_who_does_the_second_thing_did_the_first() -> None:
    events = meetings("Helen Archer met Jan Kos, Maria Lund and Tomas Roth, and will visit Warsaw on 12 May.")
    assert [event.participants for event in events if event.kind == "visit"] == [("Helen Archer",)]


def test_the_purpose_of_a_visit_that_was_made_was_reached() -> None:
    assert {event.status for event in meetings("Helen Archer travelled to Warsaw to meet Jan Kos.")} == {
        "held"
    }


def test_where_tells_the_place() -> None:
    _, meeting = meetings("Helen Archer leaves today for Warsaw, where she will meet Jan Kos.")
    assert (meeting.place, meeting.country) == ("Warsaw", "PL")


@pytest.mark.parametrize(
    "body",
    [
        "Jan Kos met with UK Ambassador to Denmark Helen Archer.",
        "Jan Kos met with Special Envoy for Denmark Helen Archer.",
        "Helen Archer met Jan Kos, Minister for Foreign Affairs of Denmark.",
    ],
)
def test_a_post_tells_no_place(body: str) -> None:
    event = only(body)
    assert (event.place, event.country) == (None, None)


def test_what_was_discussed_tells_no_place() -> None:
    event = only("Helen Archer and Jan Kos discussed the war in Denmark and signed a treaty.")
    assert event.country is None


def test_whose_anniversary_it_is_takes_no_part() -> None:
    event = only("The leaders of Poland and the UK met today on the anniversary of Germany's decision.")
    assert event.parties == ("PL", "GB")


@pytest.mark.parametrize("words", ["The Polish guest", "The Polish Minister"])
def test_a_person_may_be_named_by_nationality(words: str) -> None:
    events = meetings(f"Helen Archer met Jan Kos in London today. {words} was also received by Rupert Vane.")
    assert any(event.participants == ("Jan Kos", "Rupert Vane") for event in events)


def test_the_delegation_is_who_travelled_before() -> None:
    events = meetings("Helen Archer visited Warsaw on 8 May. The delegation then flew to Prague.")
    assert [(event.participants, event.place) for event in events] == [
        (("Helen Archer",), "Warsaw"),
        (("Helen Archer",), "Prague"),
    ]


def test_their_talks_are_those_of_all_named_before() -> None:
    event = only(
        "Helen Archer and the head of the army of Poland, Jan Kos, spoke well of their virtual meeting today."
    )
    assert (event.kind, event.participants) == ("call", ("Helen Archer", "Jan Kos"))


def test_a_statement_in_quotation_marks_is_read_like_a_release() -> None:
    event = only('Helen Archer said:\n\n"Tomorrow I fly to Warsaw."')
    assert (event.kind, event.place, event.participants) == ("visit", "Warsaw", ("Helen Archer",))


def test_a_leading_day_is_that_of_the_main_clause_alone() -> None:
    visit, meeting = meetings("On 9 May, Jan Kos, who is visiting the UK, called on Helen Archer.")
    assert (visit.start and visit.start.text, meeting.start and meeting.start.text) == (
        "2023-05",
        "2023-05-09",
    )


def test_the_day_before_the_next_verb_is_the_next_verbs() -> None:
    first, second = meetings("Helen Archer is in Warsaw until Friday and tomorrow goes on to Prague.")
    assert (first.place, first.start) == ("Warsaw", None)
    assert (second.place, second.start and second.start.text) == ("Prague", "2023-05-11")


def test_who_chaired_it_took_part() -> None:
    event = only(
        "The UK and Poland held the third round of their Dialogue in London on 9 May."
        " It was co-chaired by Helen Archer and Jan Kos."
    )
    assert event.participants == ("Helen Archer", "Jan Kos")


def test_who_will_host_another_meeting_was_not_at_this_one() -> None:
    event = only(
        "Helen Archer met Jan Kos in London on 9 May."
        " The session of the committee will take place on 16 May, hosted by Denmark."
    )
    assert event.parties == ("GB", "PL")


def test_talks_of_one_person_with_hosts_unnamed_are_one_a_place() -> None:
    events = meetings("Helen Archer briefed Maria Lund on her talks in Warsaw and Prague last week.")
    assert [(event.place, event.parties) for event in events] == [
        ("Warsaw", ("GB", "PL")),
        ("Prague", ("GB", "CZ")),
    ]


def test_a_named_dialogue_to_come_is_between_those_who_spoke_of_it() -> None:
    _, dialogue = meetings(
        "Helen Archer spoke with Jan Kos. They prepared the Tay Bridge Dialogue, due in London in the autumn."
    )
    assert (dialogue.parties, dialogue.place, dialogue.start and dialogue.start.text) == (
        ("GB", "PL"),
        "London",
        "2023",
    )


def test_a_head_of_mission_is_no_verb() -> None:
    event = only("Helen Archer spoke today with the Head of Mission of Poland, Jan Kos.")
    assert (event.kind, event.participants) == ("call", ("Helen Archer", "Jan Kos"))


def test_what_leaves_for_a_place_need_not_be_who_spoke() -> None:
    assert [
        event.kind
        for event in meetings("Helen Archer told Jan Kos, whom she met, that ships would leave for Denmark.")
    ] in ([], ["meeting"])


def test_the_second_verb_has_its_own_place_and_the_doer_of_the_first() -> None:
    events = meetings(
        "Helen Archer will meet Tomas Roth in Prague before travelling to Warsaw for talks with Jan Kos."
        " She will then go on to Copenhagen, and hold a bilateral meeting with Maria Lund in Munich."
    )
    assert [(event.kind, event.participants, event.place) for event in events] == [
        ("meeting", ("Helen Archer", "Tomas Roth"), "Prague"),
        ("visit", ("Helen Archer",), "Warsaw"),
        ("meeting", ("Helen Archer", "Jan Kos"), "Warsaw"),
        ("visit", ("Helen Archer",), "Copenhagen"),
        ("meeting", ("Helen Archer", "Maria Lund"), "Munich"),
    ]


def test_a_round_that_was_agreed_on_is_another_one() -> None:
    held, planned = meetings(
        "Helen Archer met Jan Kos in Warsaw. They concurred in holding the next UK-Poland Dialogue in London."
    )
    assert (held.place, held.status) == ("Warsaw", "held")
    assert (planned.place, planned.status) == ("London", "planned")


@pytest.mark.parametrize(
    "body",
    [
        "Helen Archer met Jan Kos for talks on support to Denmark.",
        "Helen Archer met Jan Kos. She was pleased to visit Denmark.",
        "Helen Archer met Jan Kos on 9 May 2023 (Tuesday) for talks on aid to Denmark.",
        "Helen Archer met Jan Kos on the occasion of the meeting of the Ministers of Denmark.",
    ],
)
def test_what_else_a_meeting_is_about_adds_nothing_to_it(body: str) -> None:
    event = only(body)
    assert (event.kind, event.country, event.parties) == ("meeting", None, ("GB", "PL"))


def test_who_attended_something_and_held_talks_held_talks() -> None:
    event = only("In Copenhagen, Helen Archer took part in the meeting, and held talks with Maria Lund.")
    assert event.participants == ("Helen Archer", "Maria Lund")


def test_here_is_where_the_dateline_says() -> None:
    event = only("London, 10 May 2023, SPA -- Helen Archer received here today the Foreign Minister Jan Kos.")
    assert (event.place, event.participants) == ("London", ("Helen Archer", "Jan Kos"))


def test_a_guest_may_be_in_the_country() -> None:
    visit = next(
        event
        for event in meetings(
            "Helen Archer met Jan Kos today. Kos, who is in the country for a working visit, leaves on Friday."
        )
        if event.kind == "visit"
    )
    assert (visit.country, visit.participants, visit.status) == ("GB", ("Jan Kos",), "held")


def test_a_house_is_not_in_the_city_of_another_day() -> None:
    *_, meeting = meetings(
        "Jan Kos is in the UK from 8 to 12 May. On 8 May he will travel to London."
        " He met Helen Archer at Chequers on 9 May."
    )
    assert (meeting.place, meeting.country) == (None, "GB")


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


@pytest.mark.parametrize(
    ("body", "kind", "place"),
    [
        (
            "Jan Kos, who is in London this week, today discussed Baltic security with Helen Archer.",
            "meeting",
            "London",
        ),
        (
            "In Prague, Helen Archer and Tomas Roth agreed to open the border post at night.",
            "meeting",
            "Prague",
        ),
        ("In a separate call, Helen Archer and Maria Lund exchanged views on the straits.", "call", None),
    ],
)
def test_what_two_sides_discussed_tells_of_an_encounter(body: str, kind: str, place: str | None) -> None:
    event = next(event for event in meetings(body) if event.kind != "visit")
    assert (event.kind, event.place, len(event.participants)) == (kind, place, 2)


@pytest.mark.parametrize(
    "body",
    [
        "Helen Archer discussed her plans for Baltic security with reporters.",
        "Helen Archer and Rupert Vane discussed Baltic security in London.",
        "They hoped that Helen Archer and Jan Kos would discuss Baltic security.",
    ],
)
def test_a_discussion_of_one_side_or_one_to_come_is_no_encounter(body: str) -> None:
    assert meetings(body) == ()


def test_what_they_discussed_goes_on_with_the_meeting_told_before() -> None:
    (meeting,) = meetings(
        "Helen Archer met Jan Kos in Warsaw on 8 May. Helen Archer and Jan Kos discussed the Baltic Sea."
    )
    assert meeting.place == "Warsaw"


@pytest.mark.parametrize(
    ("body", "start", "end"),
    [
        ("Jan Kos arrived in London yesterday for a three-day visit.", "2023-05-09", "2023-05-11"),
        ("Helen Archer concluded a two-day visit to Warsaw today.", "2023-05-09", "2023-05-10"),
        ("Helen Archer visited Warsaw on 8 May for a two-day conference.", "2023-05-08", "2023-05-08"),
    ],
)
def test_a_visit_lasts_as_many_days_as_it_is_said_to(body: str, start: str, end: str) -> None:
    (visit,) = meetings(body)
    assert visit.start
    assert visit.end
    assert (visit.start.text, visit.end.text) == (start, end)


def test_a_visit_long_ago_is_not_the_one_that_is_told_without_a_day() -> None:
    visits = meetings("Jan Kos is on a visit to London. Jan Kos last came to London in July 2021.")
    assert [visit.start and visit.start.text for visit in visits] == [None, "2021-07"]


def test_who_is_thanked_for_hosting_is_the_host() -> None:
    (meeting,) = meetings("Helen Archer thanked Jan Kos for hosting her in Warsaw last month.")
    assert set(meeting.participants) == {"Helen Archer", "Jan Kos"}
    assert (meeting.place, meeting.start and meeting.start.text) == ("Warsaw", "2023-04")


def test_the_visiting_minister_is_the_guest() -> None:
    first, second = meetings(
        "Helen Archer met Jan Kos in London today. The visiting minister will call on Rupert Vane tomorrow."
    )
    assert set(second.participants) == {"Jan Kos", "Rupert Vane"}
    assert (first.status, second.status) == ("held", "planned")


def test_an_invitation_that_is_accepted_is_a_visit_to_come_and_another_none() -> None:
    (visit,) = meetings("Helen Archer accepted an invitation to visit Warsaw in June.")
    assert (visit.status, visit.place) == ("planned", "Warsaw")
    assert meetings("Helen Archer declined an invitation to visit Warsaw in June.") == ()


def test_who_spoke_where_they_were_met() -> None:
    *_, meeting = meetings("On 8 May Helen Archer travelled to Warsaw, where she spoke with Jan Kos.")
    assert (meeting.kind, meeting.place) == ("meeting", "Warsaw")


def test_the_name_of_a_gathering_to_come_says_nothing_of_the_meeting_before_it() -> None:
    (meeting,) = meetings(
        "Helen Archer met Jan Kos in London. She will attend the NATO Ministerial in Prague on 5 and 6 June."
    )[:1]
    assert (meeting.place, meeting.status) == ("London", "held")


def test_a_day_is_the_one_that_its_own_verb_has() -> None:
    (meeting,) = meetings(
        "Helen Archer flies home tonight and will receive Jan Kos in London next Wednesday."
    )
    assert meeting.start
    assert meeting.start.text == "2023-05-17"


def test_a_day_may_be_written_before_its_month_in_brackets() -> None:
    (meeting,) = meetings("Helen Archer met Jan Kos in Warsaw (8/5).")
    assert meeting.start
    assert meeting.start.text == "2023-05-08"


def test_a_dateline_in_capitals_is_a_place() -> None:
    (meeting,) = meetings("WARSAW, 10 May 2023 - Helen Archer met Jan Kos this morning.")
    assert (meeting.place, meeting.country) == ("Warsaw", "PL")


def test_a_tour_of_a_region_is_not_the_visit_to_one_of_its_states() -> None:
    body = "Foreign Secretary Helen Archer will travel to Europe from 3 to 8 June. She will be in Poland on 5 June."
    facts = read_facts(Release("t", "UK Foreign Office", DAY, "", body))
    assert [(visit.place, visit.country) for visit in facts.meetings] == [(None, "PL")]


def test_in_a_city_and_its_state_it_is_the_traveller_who_acts() -> None:
    *_, meeting = meetings(
        "Helen Archer will travel to Poland on 12 May. In Warsaw, Poland, she will call on Jan Kos."
    )
    assert set(meeting.participants) == {"Helen Archer", "Jan Kos"}
    assert meeting.parties == ("GB", "PL")


def test_who_is_to_be_met_on_a_visit_under_way_is_met_there() -> None:
    *_, meeting = meetings("Jan Kos arrived in London today. He will hold talks with Helen Archer.")
    assert (meeting.status, meeting.place) == ("planned", "London")
