"""Every named query runs on both engines, gives the same rows, and is narrowed by each of its parameters."""

from collections.abc import Iterator

import pytest

from kg.query.catalog import NamedQuery, bind, list_queries
from kg.rdf.namespaces import SECREL
from kg.store.base import Store
from kg.store.opening import open_store
from kg.store.rows import Rows
from tests.query.graphs import fill

#: A value of each kind that stands for nothing in the small view.
ABSENT = {
    "country": "FR",
    "person": "FR/nobody",
    "organization": "EU",
    "year": "1999",
    "topic": "cyber",
    "text": "zzzz",
    "iri": "https://w3id.org/secrel/id/none",
}
Cells = list[tuple[str | None, ...]]
QUERIES = pytest.mark.parametrize("query", list_queries(), ids=lambda query: query.name)


@pytest.fixture(scope="module", params=["memory:", "rdflib:"])
def store(request: pytest.FixtureRequest) -> Iterator[Store]:
    with open_store(request.param) as opened:
        yield fill(opened)


@pytest.fixture(scope="module")
def engines() -> Iterator[tuple[Store, Store]]:
    with open_store("memory:") as oxigraph, open_store("rdflib:") as rdflib:
        yield fill(oxigraph), fill(rdflib)


def required(query: NamedQuery) -> dict[str, str]:
    return {each.name: each.example for each in query.parameters if each.required}


def cells(query: NamedQuery, rows: Rows) -> Cells:
    """Return the rows as text, without the empty one that rdflib gives for the groups of nothing."""
    given = {parameter.name for parameter in query.parameters}
    own = [place for place, name in enumerate(rows.variables) if name not in given]
    found = [tuple(None if term is None else str(term) for term in row) for row in rows]
    return [row for row in found if any(row[place] is not None for place in own)]


def ask(store: Store, query: NamedQuery, values: dict[str, str]) -> Cells:
    return cells(query, store.select(query.text, **bind(query, **values)))


@QUERIES
def test_the_columns_are_those_of_the_header(store: Store, query: NamedQuery) -> None:
    rows = store.select(query.text, **bind(query, **query.examples))
    assert rows.variables == query.columns


@QUERIES
def test_the_examples_find_something(store: Store, query: NamedQuery) -> None:
    assert ask(store, query, query.examples)


@QUERIES
def test_both_engines_give_the_same_rows(engines: tuple[Store, Store], query: NamedQuery) -> None:
    for values in (query.examples, required(query)):
        assert ask(engines[0], query, values) == ask(engines[1], query, values)


@QUERIES
def test_every_parameter_narrows_the_answer(store: Store, query: NamedQuery) -> None:
    for parameter in query.parameters:
        assert ask(store, query, {**query.examples, parameter.name: ABSENT[parameter.kind]}) == []


@QUERIES
def test_leaving_out_what_is_optional_loses_no_row(store: Store, query: NamedQuery) -> None:
    assert len(ask(store, query, required(query))) >= len(ask(store, query, query.examples))


@QUERIES
def test_parameters_are_projected_and_prefixes_are_declared_in_the_file(query: NamedQuery) -> None:
    assert {parameter.name for parameter in query.parameters} <= set(query.columns)
    assert "PREFIX secrel: <https://w3id.org/secrel#>" in query.text
    assert "SERVICE" not in query.text.upper()


def rows_of(name: str, values: dict[str, str], *, columns: tuple[str, ...]) -> Cells:
    query = next(query for query in list_queries() if query.name == name)
    places = [query.columns.index(column) for column in columns]
    with open_store("memory:") as opened:
        return [tuple(row[place] for place in places) for row in ask(fill(opened), query, values)]


def test_a_cancelled_or_planned_meeting_is_no_sign_that_people_met() -> None:
    assert rows_of(
        "person-counterparts", {"person": "PL/jacek-czaputowicz"}, columns=("name", "meetings")
    ) == [("Boris Johnson", "1")]


def test_a_planned_call_whose_month_is_past_is_an_overdue_promise() -> None:
    assert rows_of("promises-overdue", {}, columns=("label",)) == [("Call: GB, PL, 2018-07",)]


def test_a_promise_is_told_with_its_first_status_and_the_one_it_has_now() -> None:
    values = {"country": "GB", "other": "PL"}
    assert rows_of("pair-promises", values, columns=("label", "promised", "status")) == [
        ("Example Action Plan", f"{SECREL}negotiating", f"{SECREL}negotiating"),
        ("Visit: GB, PL, Warsaw, 2018-06-21", f"{SECREL}planned", f"{SECREL}held"),
    ]


def test_agreements_come_in_the_order_of_their_stage() -> None:
    values = {"country": "GB", "other": "PL"}
    assert rows_of("pair-agreements", values, columns=("stage", "label")) == [
        ("2", "Example Action Plan"),
        ("5", "Example Defence Treaty"),
    ]


def test_an_agreements_history_follows_the_releases() -> None:
    values = {"agreement": "https://w3id.org/secrel/id/agreement/00000000000000c1"}
    assert [row[0] for row in rows_of("agreement-history", values, columns=("published",))] == [
        "2018-06-21",
        "2018-07-20",
    ]


def test_a_host_is_no_visitor_of_its_own_country() -> None:
    assert rows_of("country-visitors", {"country": "PL"}, columns=("name",)) == [("Boris Johnson",)]


def test_the_years_of_a_pair_add_up_in_the_partners_of_each() -> None:
    assert rows_of(
        "country-partners", {"country": "GB"}, columns=("name", "meetings", "agreements", "summits")
    ) == [("Poland", "5", "2", "1")]


def test_the_level_of_a_meeting_is_that_of_the_posts_of_who_took_part() -> None:
    assert rows_of("pair-levels", {"country": "GB", "other": "PL"}, columns=("level", "meetings")) == [
        ("2 minister", "2")
    ]


def test_an_event_without_a_date_does_not_blot_out_the_last_date_of_the_others() -> None:
    assert rows_of("country-partners", {"country": "GB"}, columns=("lastDate",)) == [("2019-07-05",)]
    assert rows_of("ties-strongest", {"year": "2020"}, columns=("meetings", "lastDate")) == [("1", "")]
