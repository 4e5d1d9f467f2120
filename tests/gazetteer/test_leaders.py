"""The linter of `data/gazetteer/leaders.tsv`: years are years, and one form is one person of a state."""

import re
from collections.abc import Iterator

from tests.test_gazetteer_data import Row, find_unknown, rows_of


def find_leader_faults(rows: list[Row]) -> Iterator[str]:
    """Yield years that are none, and forms that two rows of one state share."""
    named: dict[tuple[str, str], Row] = {}
    for row in rows:
        first, last = row["from"], row["to"]
        if not re.fullmatch(r"(?:19|20)\d\d", first) or not re.fullmatch(r"(?:(?:19|20)\d\d)?", last):
            yield row.fault("from or to is not a year; write four digits (to may be empty)")
        elif last and last < first:
            yield row.fault("to is before from; write the earlier year first")
        for form in sorted(row.forms()):
            other = named.setdefault((form, row["of"]), row)
            if other is not row:
                yield row.fault(f"{form!r} is also line {other.line}; make one row of the two or remove one")


def test_years_are_in_order_and_a_form_is_one_person_of_a_state() -> None:
    assert not list(find_leader_faults(rows_of("leaders")))


def test_who_is_served_is_a_country_or_an_organisation() -> None:
    known = {row["code"] for row in rows_of("countries")} | {
        row["acronym"] for row in rows_of("organizations")
    }
    assert not list(find_unknown(rows_of("leaders"), "of", known, "countries.tsv or organizations.tsv"))


def test_a_form_of_two_people_and_years_out_of_order_are_found() -> None:
    cells = {"name": "Anna Berg", "aliases": "A. Berg", "of": "NO", "from": "2001", "to": ""}
    rows = [
        Row("leaders", 2, cells),
        Row("leaders", 3, {**cells, "name": "A. Berg", "aliases": "", "to": "1999"}),
        Row("leaders", 4, {**cells, "of": "SE", "from": "c. 2001"}),
    ]
    faults = list(find_leader_faults(rows))
    assert len(faults) == 3
    assert all(re.match(r"leaders\.tsv:\d: .+; .+", fault) for fault in faults)
