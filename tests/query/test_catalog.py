"""Named queries are found by name, and bound to values that people type."""

import re
from pathlib import Path

import pytest
from rdflib import Literal, URIRef

from kg.errors import NotFoundError, QueryError
from kg.query.catalog import FOLDER, bind, describe, find_query, list_queries, parse_query
from kg.query.form import query_form, with_prefixes
from kg.query.values import FORMS, KINDS, parse_value

COUNTRY = "https://w3id.org/secrel/id/country/"


def test_there_are_at_least_25_queries_and_every_file_is_one() -> None:
    assert len(list_queries()) >= 25
    assert {query.name for query in list_queries()} == {path.stem for path in Path(FOLDER).glob("*.rq")}


def test_no_two_queries_share_a_title_or_a_purpose() -> None:
    assert len({query.title for query in list_queries()}) == len(list_queries())
    assert len({query.purpose for query in list_queries()}) == len(list_queries())


def test_an_unknown_name_is_told_with_the_nearest_one() -> None:
    with pytest.raises(NotFoundError, match="pair-meetings"):
        find_query("pair-meeting")


@pytest.mark.parametrize("value", ["PL", "pl", "Poland", "poland", COUNTRY + "PL"])
def test_a_country_is_bound_by_code_name_or_iri(value: str) -> None:
    bound = bind(find_query("country-meetings"), country=value)
    assert bound == {"country": URIRef(COUNTRY + "PL")}


@pytest.mark.parametrize("value", ["GB/boris-johnson", "GB/Boris Johnson"])
def test_a_person_is_bound_by_state_and_name(value: str) -> None:
    wanted = URIRef("https://w3id.org/secrel/id/person/GB/boris-johnson")
    assert parse_value("person", "person", value) == wanted


def test_an_empty_value_counts_as_not_given() -> None:
    assert bind(find_query("country-meetings"), country="PL", year=" ") == bind(
        find_query("country-meetings"), country="PL"
    )


def test_a_value_that_would_break_out_of_a_query_stays_one_literal() -> None:
    hostile = '") } INSERT DATA { <a:b> <a:b> "'
    assert bind(find_query("statement-search"), words=hostile) == {"words": Literal(hostile)}


@pytest.mark.parametrize(
    ("kind", "value"),
    [
        ("country", "Atlantis"),
        ("country", "https://example.org/> ?x"),
        ("person", "boris-johnson"),
        ("year", "18"),
        ("year", "٢٠١٨"),
        ("iri", "country/PL"),
        ("iri", "https://example.org/a b"),
    ],
)
def test_a_value_of_the_wrong_kind_is_refused_with_the_form_it_must_have(kind: str, value: str) -> None:
    with pytest.raises(QueryError, match=re.escape(FORMS[kind])):
        parse_value(kind, "given", value)


def test_every_kind_tells_its_form() -> None:
    assert KINDS.keys() == FORMS.keys()


def test_a_missing_or_unknown_parameter_is_refused() -> None:
    query = find_query("pair-meetings")
    with pytest.raises(QueryError, match="needs other"):
        bind(query, country="PL")
    with pytest.raises(QueryError, match="no parameter 'colour'"):
        bind(query, country="PL", other="GB", colour="red")


def test_a_description_shows_purpose_parameters_and_columns() -> None:
    text = describe(find_query("pair-meetings"))
    assert "country=PL" in text
    assert "year=2018" in text
    assert "optional" in text
    assert "columns: country, other" in text


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("# title: Meetings of a country\n", ""),
        ("# group: Who met whom", "# group: Gossip"),
        ("# result: timeline", "# result: pie"),
        ("| required | PL |", "| PL |"),
    ],
)
def test_a_header_that_is_not_whole_is_refused(old: str, new: str) -> None:
    text = find_query("country-meetings").text
    assert old in text
    with pytest.raises(QueryError, match=r"bad\.rq"):
        parse_query("bad", text.replace(old, new))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("SELECT * {}", "select"),
        ("# SELECT\nPREFIX a: <http://example.org/#ASK>\nask {}", "ask"),
        ("BASE <http://example.org/>\nprefix : <x>construct where {}", "construct"),
        ("DESCRIBE <http://example.org/>", "describe"),
    ],
)
def test_the_form_of_a_query_is_its_first_word_after_the_prologue(text: str, form: str) -> None:
    assert query_form(text) == form


@pytest.mark.parametrize(
    "text", ["", "INSERT DATA {}", "PREFIX : <x> DROP ALL", "# SELECT", "LOAD <http://x/>"]
)
def test_what_is_no_query_is_refused(text: str) -> None:
    with pytest.raises(QueryError, match="SELECT, ASK, CONSTRUCT or DESCRIBE"):
        query_form(text)


def test_the_projects_prefixes_keep_the_line_numbers() -> None:
    assert with_prefixes("SELECT *\n{}").count("\n") == 1
    assert query_form(with_prefixes("ask {}")) == "ask"
