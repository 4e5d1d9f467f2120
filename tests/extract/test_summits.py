"""Gatherings of many states are read with their editions, and meetings of two are not among them."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.extract.dates import find_dates
from kg.extract.summits import CONFIDENCE, find_summits
from kg.model.fact import EVENT_STATUSES, Summit
from tests.extract.gazetteer_reading import read


def summits(body: str, title: str = "", **options: object) -> tuple[Summit, ...]:
    reading = read(body, title, **options)  # type: ignore[arg-type]  # passed on as they come
    return find_summits(reading, find_dates(reading.document))


def only(body: str, title: str = "", **options: object) -> Summit:
    (summit,) = summits(body, title, **options)
    return summit


def days(summit: Summit) -> tuple[str | None, str | None]:
    return (summit.start.text if summit.start else None, summit.end.text if summit.end else None)


@pytest.mark.parametrize(
    ("body", "name"),
    [
        ("She attended the third Quad Leaders’ Summit.", "Quad Leaders’ Summit"),
        ("He goes to the 14th Summit of the Americas.", "Summit of the Americas"),
        ("They met on the margins of the 2024 Munich Security Conference.", "Munich Security Conference"),
        ("A successful Bucharest Nine (B9) Summit is hoped for.", "Bucharest Nine (B9) Summit"),
        ("He will join a NATO Foreign Ministerial.", "NATO Foreign Ministerial"),
        ("She spoke at the meeting of NATO Foreign Ministers.", "meeting of NATO Foreign Ministers"),
        (
            "They met on the sidelines of the United Nations General Assembly.",
            "United Nations General Assembly",
        ),
        ("They will speak at the Shangri-La Dialogue.", "Shangri-La Dialogue"),
        ("They took part in the Black Sea Ports Conference.", "Black Sea Ports Conference"),
    ],
)
def test_a_name_is_read_without_year_and_ordinal(body: str, name: str) -> None:
    assert only(body).name == name


def test_place_days_and_host_are_told_with_the_name() -> None:
    found = only(
        "The Ministers look ahead to the Western Ports Summit in Riga on 9-10 July, hosted by Latvia."
    )
    assert (found.place, found.country, found.hosts, found.status) == ("Riga", "LV", ("LV",), "planned")
    assert days(found) == ("2023-07-09", "2023-07-10")


def test_each_edition_is_one() -> None:
    first, second = summits(
        "They look ahead to the Western Ports Summit in Riga on 9-10 July, hosted by Latvia, with the 2024 edition"
        " being hosted by Poland."
    )
    assert first.name == second.name == "Western Ports Summit"
    assert (second.place, second.country, second.hosts, days(second)) == (
        None,
        "PL",
        ("PL",),
        ("2024", "2024"),
    )


def test_first_and_second_are_told_apart() -> None:
    found = summits("After the first Summit for Ports in 2021, leaders plan the second Summit for Ports.")
    assert [days(summit) for summit in found] == [("2021", "2021"), (None, None)]


def test_one_edition_named_often_is_one() -> None:
    body = "She attends the Ocean Ports Conference. The conference, taking place May 13-14, is the largest."
    assert days(only(body)) == ("2023-05-13", "2023-05-14")


def test_two_bodies_in_one_phrase_have_two_summits() -> None:
    assert [summit.name for summit in summits("He spoke of the G7 and NATO Summits.")] == [
        "G7 Summit",
        "NATO Summit",
    ]


def test_a_list_shares_its_days() -> None:
    found = summits("The Ports Forum, the Media Harbour Forum and the Youth Sea Forum were held on May 1–3.")
    assert [days(summit) for summit in found] == [("2023-05-01", "2023-05-03")] * 3


def test_an_encounter_on_the_margins_gives_the_month() -> None:
    assert days(only("He met her today on the margins of the Ocean Ports Conference.")) == (
        "2023-05",
        "2023-05",
    )


def test_a_past_gathering_takes_no_date_of_the_day_it_is_spoken_of() -> None:
    assert days(only("Today the Minister spoke of the outcome of the recent Ocean Ports Conference.")) == (
        None,
        None,
    )


def test_the_place_may_stand_before_the_name() -> None:
    found = only("The Minister will travel to Suva for the Pacific Islands Ports Conference.")
    assert (found.place, found.country) == ("Suva", "FJ")


def test_of_two_journeys_the_nearest_leads_to_the_place() -> None:
    body = "She travels to Suva for the Ocean Ports Conference and to Jakarta for the East Asia Summit."
    assert [summit.place for summit in summits(body)] == ["Suva", "Jakarta"]


@pytest.mark.parametrize(
    ("body", "hosts"),
    [
        ("The UK, Canada and Chile are hosting the Ocean Ports Conference.", {"GB", "CA", "CL"}),
        ("They meet at the Ocean Ports Conference, co-hosted by Palau and Chile.", {"PW", "CL"}),
        ("They thanked Latvia for its welcome at the Ocean Ports Conference.", set()),
    ],
)
def test_hosts_are_those_said_to_host(body: str, hosts: set[str]) -> None:
    assert set(only(body).hosts) == hosts


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ("He will attend the Ocean Ports Conference.", "planned"),
        ("He took part in the Ocean Ports Conference.", "held"),
        ("The Ocean Ports Conference was postponed.", "cancelled"),
        ("The Ocean Ports Conference will be held on 4 June.", "planned"),
        ("The Ocean Ports Conference on 4 March 2022 will be remembered.", "held"),
    ],
)
def test_the_status_follows_the_words_and_the_calendar(body: str, status: str) -> None:
    assert only(body).status == status


def test_a_summit_without_a_name_is_told_by_its_place() -> None:
    found = only("The envoys prepare for a summit in Nairobi.")
    assert (found.name, found.place, found.evidence.rule) == ("summit", "Nairobi", "described-summit")


@pytest.mark.parametrize(
    "body",
    [
        "The U.S.-Kenya Summit took place in Nairobi.",
        "The UK-Poland Strategic Dialogue was held in Warsaw.",
        "He spoke at a press conference.",
        "Talks were held in the conference room of the Ministry.",
        "The meeting of the two ministers lasted an hour.",
        "The Security Council holds a session on Monday.",
        "The General Assembly adopted a resolution.",
        "The White House Tribal Youth Forum was opened.",
        "The summit was useful.",
        "The Foreign Ministers’ Meeting was useful.",
        "A trade conference for small firms takes place in the town.",
        "The World Economic Forum published a report.",
    ],
)
def test_meetings_of_two_and_standing_bodies_are_no_summits(body: str) -> None:
    assert summits(body, day=date(2022, 3, 1)) == ()


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            "the NATO G7 and Summit Conference of ( ) , . “ ” in Riga on 5 May 2024 edition hosted by Chile".split()
        ),
        max_size=40,
    )
)
def test_evidence_is_in_the_text_whatever_is_read(words: list[str]) -> None:
    reading = read(" ".join(words), " ".join(words[:6]))
    for found in find_summits(reading, find_dates(reading.document)):
        span = found.evidence.span
        assert reading.document.text[span.start : span.end] == found.evidence.quote
        assert "\n" not in found.evidence.quote
        assert found.evidence.rule in CONFIDENCE
        assert found.status in EVENT_STATUSES
        assert found.name


def test_the_years_host_of_the_next_edition_is_its_own() -> None:
    first, second = summits(
        "They look ahead to the Western Ports Summit, which Latvia will host in Riga on 9 and 10 July;"
        " Norway will be the host in 2024."
    )
    assert (first.hosts, days(first)) == (("LV",), ("2023-07-09", "2023-07-10"))
    assert (second.hosts, days(second)) == (("NO",), ("2024", "2024"))


def test_a_year_in_which_a_named_one_is_hosted_makes_no_second() -> None:
    assert len(summits("They spoke of the Western Ports Summit, which Norway will host in 2024.")) == 1


def test_the_day_of_what_goes_on_there_gives_only_the_month() -> None:
    found = only("At the NATO Summit in Riga, the President held a meeting with the Prime Minister today.")
    assert found.start is None or len(found.start.text) == len("2023-06")


def test_a_body_s_leaders_who_gather_tell_the_place_and_days_of_its_summit() -> None:
    found = only(
        "He will travel for the SCO summit.\n\nOn 9 and 10 July the SCO heads of state will gather in Bishkek."
    )
    assert (found.place, found.country, days(found)) == ("Bishkek", "KG", ("2023-07-09", "2023-07-10"))


def test_a_format_is_part_of_the_name() -> None:
    assert (
        only("They met at the Normandy format summit of 9 July 2023 in Riga.").name
        == "Normandy format summit"
    )


@pytest.mark.parametrize(
    "body",
    [
        "The 5th Trade Ministers' Meeting was held in Lima on 4 May 2023. The meeting was chaired by Chile.",
        "They spoke of the Trade Ministers' Meeting in Lima. Chile, which chaired it, supported the call.",
        "They spoke of the Trade Ministers' Meeting under Chile's chairmanship.",
    ],
)
def test_who_chairs_may_be_told_beside_the_name_or_in_the_next_sentence(body: str) -> None:
    assert only(body).hosts == ("CL",)


def test_the_presidency_of_another_body_is_none_of_the_gathering() -> None:
    assert only("They spoke of Chile's G7 presidency before the NATO Summit in Lima.").hosts == ()


def test_to_speak_again_before_it_is_no_speech_there() -> None:
    summit = only("They agreed to speak again before the Trade Summit in June in Lima.")
    assert days(summit) == ("2023-06", "2023-06")
