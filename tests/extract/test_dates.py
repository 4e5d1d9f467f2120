"""Dates are resolved against the day of publication, and nothing that is no date becomes one."""

from datetime import date

import pytest

from kg.extract.dates import DateMention, find_dates
from kg.model.release import Release
from kg.text import cut

WEDNESDAY = date(2022, 6, 15)


def mentions(text: str, day: date = WEDNESDAY) -> tuple[DateMention, ...]:
    return find_dates(cut(Release("t", "A ministry", day, "", text)))


def dates(text: str, day: date = WEDNESDAY) -> list[str]:
    return [
        found.begin.text if found.begin == found.finish else f"{found.begin.text}/{found.finish.text}"
        for found in mentions(text, day)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They spoke today.", "2022-06-15"),
        ("They will meet this afternoon (15).", "2022-06-15"),
        ("She landed yesterday evening.", "2022-06-14"),
        ("He will fly tomorrow.", "2022-06-16"),
        ("He flew two days ago.", "2022-06-13"),
        ("He will today (16 June) fly.", "2022-06-16"),
        ("The talks of today and tomorrow.", "2022-06-15/2022-06-16"),
        ("It was on March 3rd.", "2022-03-03"),
        ("It was on 3 March.", "2022-03-03"),
        ("It was on the 24th of May 2017.", "2017-05-24"),
        ("It was on Saturday, December 9, 2023.", "2023-12-09"),
        ("It runs April 4\u20136, 2024.", "2024-04-04/2024-04-06"),
        ("It runs from 2 to 5 July.", "2022-07-02/2022-07-05"),
        ("It runs on 9-10 July.", "2022-07-09/2022-07-10"),
        ("It runs on 12 and 13 May.", "2022-05-12/2022-05-13"),
        ("On the 16th and 17th February of this year.", "2022-02-16/2022-02-17"),
        ("From the 24th of May to 26th of May.", "2022-05-24/2022-05-26"),
        ("It runs June 30 - July 2.", "2022-06-30/2022-07-02"),
        ("From February 15 to February 17.", "2022-02-15/2022-02-17"),
        ("From December 30 to January 2, 2023.", "2022-12-30/2023-01-02"),
        ("From 30 December to 2 January.", "2021-12-30/2022-01-02"),
        ("Signed on the 5th.", "2022-06-05"),
        ("Signed on 24.02.2022 there.", "2022-02-24"),
        ("In March of this year.", "2022-03"),
        ("They met in March.", "2022-03"),
        ("The December 2001 talks.", "2001-12"),
        ("They met last September.", "2021-09"),
        ("They met last month.", "2022-05"),
        ("They will meet next week.", "2022-06"),
        ("They meet later this year.", "2022"),
        ("They met last year.", "2021"),
        ("They met in 2019.", "2019"),
        ("It is due in the Spring of 2024.", "2024"),
        ("It will be held in the autumn.", "2022"),
        ("It will be held in spring.", "2023"),
        ("It was held in the autumn.", "2021"),
    ],
)
def test_a_written_date_is_as_exact_as_its_words(text: str, expected: str) -> None:
    assert dates(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Resolution 2231 (2015) and Article 5 stand.",
        "Call +1 202 555 2019 or 020 7270 1500.",
        "Some 2000 troops of 2,014 served.",
        "Version 2.0 of chapter 19 may march on.",
        "In the coming months and years we may act.",
        "The Good Friday Agreement holds.",
        "It is their 75th anniversary and the 5th round.",
        "May 2 percent suffice? No.",
        "The 31 February deadline is a joke.",
    ],
)
def test_numbers_names_and_vague_times_are_no_dates(text: str) -> None:
    assert dates(text) == []


def test_a_month_without_a_year_has_a_reading_on_either_side() -> None:
    (month,) = mentions("They visited it in March.")
    assert month.on_side(WEDNESDAY, planned=False)[0].text == "2022-03"
    assert month.on_side(WEDNESDAY, planned=True)[0].text == "2023-03"
    (month,) = mentions("They visited it in March 2022.")
    assert month.on_side(WEDNESDAY, planned=True)[0].text == "2022-03"


def test_a_day_without_a_year_is_the_nearest_one() -> None:
    assert dates("They met on December 28.", date(2022, 1, 3)) == ["2021-12-28"]
    assert dates("They will meet on 3 January.", date(2022, 12, 28)) == ["2023-01-03"]


def test_a_weekday_follows_the_tense_of_its_sentence() -> None:
    assert dates("They met on Friday.") == ["2022-06-10"]
    assert dates("They will meet on Friday.") == ["2022-06-17"]
    assert dates("They meet on Wednesday.") == ["2022-06-15"]
    assert dates("They met last Wednesday.") == ["2022-06-08"]


def test_a_weekday_can_be_read_for_an_event_that_is_planned_or_over() -> None:
    (friday,) = mentions("The visit on Friday.")
    assert [d.text for d in friday.on_side(WEDNESDAY, planned=True)] == ["2022-06-17"] * 2
    assert [d.text for d in friday.on_side(WEDNESDAY, planned=False)] == ["2022-06-10"] * 2


def test_a_week_across_two_months_is_both() -> None:
    assert dates("They will meet next week.", date(2022, 6, 22)) == ["2022-06/2022-07"]


def test_two_dates_in_different_months_stay_two() -> None:
    assert dates("On 5 May and 6 June.") == ["2022-05-05", "2022-06-06"]


def test_mentions_mark_the_words_they_were_read_from() -> None:
    text = "He will visit on 9-10 July and stay."
    (found,) = mentions(text)
    assert text[found.start : found.end] == "9-10 July"
