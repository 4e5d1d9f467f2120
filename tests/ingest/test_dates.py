"""Days in the forms that people and programs write."""

from datetime import date

import pytest

from kg.errors import DateError
from kg.ingest.dates import parse_day

WRITTEN = (
    "2018-06-21",
    "2018/06/21",
    "2018-6-21",
    "2018-06-21T10:00:00Z",
    "2018-06-21T10:00:00.000+01:00",
    "2018-06-21 10:00",
    "21 June 2018",
    "21st June 2018",
    "21 June 2018, 10:00 BST",
    "21 Jun 2018",
    "21-Jun-2018",
    "Thursday 21 June 2018",
    "Thursday, 21 June 2018 at 9:30 a.m.",
    "21st of June, 2018",
    "June 21, 2018",
    "JUNE 21, 2018",
    "Jun. 21, 2018",
    "Thursday, June 21, 2018",
    "Thu, 21 Jun 2018 10:00:00 GMT",
    "Thu, 21 Jun 2018 23:59:59 -0500",
    "  21  June  2018 ",
)


@pytest.mark.parametrize("text", WRITTEN)
def test_a_written_day_is_read(text: str) -> None:
    assert parse_day(text) == date(2018, 6, 21)


@pytest.mark.parametrize("text", ["21/06/2018", "06/07/2018", "6.7.2018", "06-07-18", "6/7/18 10:00"])
def test_a_day_in_numbers_alone_is_ambiguous(text: str) -> None:
    with pytest.raises(DateError, match="is ambiguous"):
        parse_day(text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "June 2018",
            "2018",
            "2018-06",
            "today",
            "21 Juni 2018",
            "31 June 2018",
            "2018-02-29",
            "2018-13-01",
        ),
        *(
            "0000-01-01",
            "99999-01-01",
            "21 June 2018 and 22 June 2018",
            "2018-06-21 or so",
            "\uff12018-06-21x",
        ),
    ],
)
def test_what_is_no_day_is_refused(text: str) -> None:
    with pytest.raises(DateError, match="is no day of the calendar"):
        parse_day(text)


@pytest.mark.parametrize("text", ["0001-01-01", "1601-01-01T00:00:00Z", "9999-12-31"])
def test_the_days_that_programs_write_for_none_are_refused(text: str) -> None:
    with pytest.raises(DateError, match="is not between"):
        parse_day(text)
