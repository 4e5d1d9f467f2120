"""The workbench without a browser: named queries by address, the builder, what the editor asks."""

import csv
import html
import io
import json
import re
import shlex
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from flask import Flask
from flask.testing import FlaskClient
from rdflib import Graph, URIRef
from werkzeug.test import TestResponse

from kg.cli import main
from kg.query.catalog import NamedQuery, bind, list_queries
from kg.query.written import written_out
from kg.store.opening import open_store
from tests.stand_in import release
from tests.view.test_current import store_of
from tests.web.sample import RELEASES, SCRIPT
from web.workbench import editor
from web.workbench.askable import ASKABLE, FIELDS
from web.workbench.named import RESERVED
from web.workbench.question import compose

QUERIES = list_queries()
PAIR = {"country": "PL", "other": "United Kingdom"}
HTML = {"Accept": "text/html,application/xhtml+xml,*/*;q=0.8"}


class WholeAnswers(FlaskClient):
    """A client that reads each answer to its end and closes it, as a browser does."""

    def open(self, *args: Any, buffered: bool = True, **more: Any) -> TestResponse:  # noqa: ANN401 - the base's
        return super().open(*args, buffered=buffered, **more)


@pytest.fixture
def client(app: Flask) -> Iterator[FlaskClient]:
    with WholeAnswers(app, app.response_class) as client:
        yield client


def answers(found: bytes) -> Counter[str]:
    """Return the rows of an answer, whatever their order and that of names gathered in one cell."""
    rows = json.loads(found)["results"]["bindings"]
    for row in rows:
        if "participants" in row:
            row["participants"]["value"] = sorted(row["participants"]["value"].split("; "))
    return Counter(json.dumps(row, sort_keys=True) for row in rows)


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_every_named_query_is_answered_at_its_address(client: FlaskClient, query: NamedQuery) -> None:
    page = client.get(f"/query/{query.name}", query_string=query.examples, headers=HTML)
    assert page.status_code == 200
    assert "shown</span>" in page.text
    assert not set(RESERVED) & {parameter.name for parameter in query.parameters}


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.name)
def test_a_query_written_out_gives_what_it_gives_bound(store_folder: Path, query: NamedQuery) -> None:
    with open_store(str(store_folder), read_only=True) as store:
        for all_of_them in (True, False):
            given = {p.name: p.example for p in query.parameters if all_of_them or p.required}
            bound = bind(query, **given)
            text = written_out(query.text, bound, title=query.title)
            assert answers(store.select(text).serialize("json")) == answers(
                store.select(query.text, **bound).serialize("json")
            )


def test_named_query_is_had_in_every_format(client: FlaskClient) -> None:
    address = "/query/pair-meetings"
    rows = list(csv.DictReader(io.StringIO(client.get(address, query_string={**PAIR, "format": "csv"}).text)))
    assert {row["place"] for row in rows} == {"Warsaw", "Helenow", "London"}
    found = client.get(address, query_string=PAIR, headers={"Accept": "application/sparql-results+json"})
    assert len(found.get_json(force=True)["results"]["bindings"]) == len(rows)
    turtle = client.get(address, query_string={**PAIR, "format": "turtle"})
    assert len(Graph().parse(data=turtle.data, format="turtle")) > len(rows)
    assert turtle.headers["Content-Disposition"] == 'attachment; filename="pair-meetings.ttl"'


def test_named_query_answers_as_the_command_line_that_it_shows(
    client: FlaskClient, store_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = client.get("/query/pair-meetings", query_string=PAIR, headers=HTML).text
    shown = re.search(r"<code>(kg query [^<]*)</code>", page)
    assert shown
    words = shlex.split(shown[1].replace("&#39;", "'"))
    assert words == ["kg", "query", "pair-meetings", "country=PL", "other=United Kingdom"]
    monkeypatch.setenv("KG_STORE", str(store_folder))
    printed = CliRunner().invoke(main, [*words[1:], "--format", "csv"], catch_exceptions=False).stdout
    served = client.get("/query/pair-meetings", query_string={**PAIR, "format": "csv"}).text
    assert sorted(printed.split()) == sorted(served.split())


def test_page_leaves_out_what_it_says_already(client: FlaskClient) -> None:
    page = client.get("/query/pair-meetings", query_string=PAIR, headers=HTML).text
    heads = re.findall(r'<th scope="col" data-name="(\w+)">', page)
    assert heads == ["meeting", "date", "status", "place"]


def test_a_named_query_without_its_parameters_shows_the_form(client: FlaskClient) -> None:
    page = client.get("/query/pair-meetings", headers=HTML)
    assert page.status_code == 200
    assert 'name="country"' in page.text
    assert "data-answer" not in page.text
    assert client.get("/query/pair-meetings?format=csv").status_code == 400


@pytest.mark.parametrize("form", ["html", "json"])
def test_a_wrong_value_is_told_with_how_to_say_it(client: FlaskClient, form: str) -> None:
    answer = client.get("/query/country-meetings", query_string={"country": "Nowhere", "format": form})
    assert answer.status_code == 400
    assert "is no country" in answer.text


def test_an_unknown_query_or_parameter_is_told(client: FlaskClient) -> None:
    assert client.get("/query/pair-meetingz", headers=HTML).status_code == 404
    answer = client.get("/query/kinds?colour=red", headers=HTML)
    assert answer.status_code == 400
    assert "has no parameter" in answer.text


def test_values_are_bound_and_cannot_change_a_query(client: FlaskClient) -> None:
    words = '") } } # \\" ?x <x:y> \n UNION { ?a ?b ?c } FILTER("'
    address = "/query/entity-search"
    found = client.get(address, query_string={"words": words, "format": "json"}).get_json(force=True)
    assert found["results"]["bindings"] == []
    page = client.get(address, query_string={"words": words}, headers=HTML).text
    draft = re.search(r'href="/sparql\?draft=([^"]*)"', page)
    assert draft
    again = client.get(f"/sparql?query={draft[1]}&format=json".replace("&amp;", "&"))
    assert again.status_code == 200
    assert again.get_json(force=True)["results"]["bindings"] == []


#: Nobody in the sample holds a post, is quoted, met others and travels; the best known of a large store does.
NEEDS_A_THING = [
    query
    for query in QUERIES
    if query.name != "person-travels"
    and any(parameter.required and parameter.kind in {"iri", "person"} for parameter in query.parameters)
]


@pytest.mark.parametrize("query", NEEDS_A_THING, ids=lambda query: query.name)
def test_the_example_of_a_question_is_of_the_store_at_hand(client: FlaskClient, query: NamedQuery) -> None:
    form = client.get(f"/query/{query.name}", headers=HTML).text
    example = re.search(r'for example <a href="([^"]*)"', form)
    assert example
    shown = client.get(example[1].replace("&amp;", "&"), headers=HTML).text
    assert "nothing fits it" not in shown
    assert re.search(r'role="status">[1-9]', shown)
    draft = client.get("/sparql", query_string={"load": query.name}, headers=HTML).text
    text = re.search(r"<textarea[^>]*>(.*?)</textarea>", draft, re.DOTALL)
    assert text
    found = client.get("/sparql", query_string={"query": html.unescape(text[1]), "format": "json"})
    assert found.get_json(force=True)["results"]["bindings"]


@pytest.mark.parametrize("address", ["/", "/ask", "/sparql"])
def test_questions_ready_made_are_one_click_away(client: FlaskClient, address: str) -> None:
    menu = client.get(address, headers=HTML).text.partition('aria-label="Main"')[2].partition("</nav>")[0]
    assert 'href="/queries"' in menu


def test_catalogue_lists_every_query_with_its_picture_and_its_form(client: FlaskClient) -> None:
    page = client.get("/queries").text
    for query in QUERIES:
        assert f'action="/query/{query.name}"' in page
    assert page.count('class="result-kind"') == len(QUERIES)
    assert '<option value="Poland">PL</option>' in page


@pytest.mark.parametrize(
    ("asked", "facts"),
    [
        ({"kind": "visit", "where": "Poland"}, 1),
        ({"kind": "visit", "where": "Warsaw", "from": "2018-06", "to": "2018"}, 1),
        ({"kind": "visit", "from": "2019"}, 0),
        ({"kind": "meeting", "who": "United Kingdom", "with": "Poland"}, 3),
        ({"kind": "meeting", "who": "Gavin Williamson", "status": "held"}, 2),
        ({"kind": "call", "who": "Germany", "to": "2019-03-03"}, 1),
        ({"kind": "agreement", "who": "GB", "with": "PL", "status": "signed", "about": "defence"}, 1),
        ({"kind": "agreement", "who": "GB", "with": "PL", "status": "ended"}, 0),
        ({"kind": "summit", "who": "GB", "where": "london", "from": "2018-07-10"}, 1),
        ({"kind": "statement", "who": "Boris Johnson", "about": "Defence"}, 1),
        ({"kind": "statement", "who": "United Kingdom"}, 1),
        ({"kind": "statement", "from": "2018-06-22", "to": "2018-12"}, 0),
    ],
)
def test_builder_answers_and_shows_the_query_that_gives_the_same(
    client: FlaskClient, asked: dict[str, str], facts: int
) -> None:
    found = client.get("/ask", query_string={**asked, "format": "json"})
    assert found.status_code == 200
    rows = found.get_json(force=True)["results"]["bindings"]
    assert len({row["fact"]["value"] for row in rows}) == facts
    page = client.get("/ask", query_string=asked, headers=HTML).text
    assert f"{len(rows)} of {len(rows)} shown" in page
    draft = re.search(r'href="/sparql\?draft=([^"]*)"', page)
    assert draft
    again = client.get(f"/sparql?query={draft[1]}&format=json").data
    assert answers(again) == answers(found.data)


@pytest.mark.parametrize(
    ("asked", "found"), [({"from": "2018-06-21", "to": "2018"}, 1), ({"from": "2019"}, 0)]
)
def test_what_has_no_day_counts_on_the_day_of_its_first_report(asked: dict[str, str], found: int) -> None:
    store = store_of([release("a", "2018-06-21", agreements=[("Defence Treaty", "GB PL", "agreed", None)])])
    question = compose("agreement", asked, URIRef)
    assert len(list(store.select(question.text, **question.bound))) == found


def test_an_agreement_has_every_stage_that_a_release_gave_it(client: FlaskClient) -> None:
    found = {}
    for status in ("negotiating", "signed"):
        asked = {"kind": "agreement", "status": status, "format": "json"}
        rows = client.get("/ask", query_string=asked).json["results"]["bindings"]
        found[status] = {row["label"]["value"]: row["stage"]["value"] for row in rows}
    both = found["negotiating"].keys() & found["signed"].keys()
    assert {found["negotiating"][label] for label in both} == {"signed"}


def test_rows_of_the_builder_show_the_words_and_the_release(client: FlaskClient) -> None:
    texts = {release.id: release.text for release in RELEASES}
    rows = client.get("/ask?kind=meeting&who=GB&format=json").json["results"]["bindings"]
    assert rows
    for row in rows:
        assert row["release"]["value"].startswith("https://w3id.org/secrel/id/release/")
        assert row["quote"]["value"] in texts[row["release"]["value"].rpartition("/")[2]]
        assert "United Kingdom" in row["participants"]["value"].split("; ")


@pytest.mark.parametrize("kind", ASKABLE)
def test_builder_takes_every_field_that_a_kind_has_and_refuses_the_others(
    client: FlaskClient, kind: str
) -> None:
    values = {"who": "GB", "with": "PL", "where": "London", "from": "2000", "to": "2030", "about": "defence"}
    for name in FIELDS:
        value = values.get(name) or next(iter(ASKABLE[kind].statuses), "held")
        answer = client.get("/ask", query_string={"kind": kind, name: value, "format": "html"})
        assert answer.status_code == (200 if name in ASKABLE[kind].fields else 400)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ({"kind": "party"}, "no kind"),
        ({"kind": "visit", "who": "Jonson"}, "Boris Johnson"),
        ({"kind": "visit", "who": "Qqqqqqq"}, "is found by the name"),
        ({"kind": "visit", "who": "https://x.example/ y"}, "is no IRI"),
        ({"kind": "visit", "from": "June"}, "no date"),
        ({"kind": "visit", "status": "signed"}, "no status"),
        ({"kind": "visit", "about": "nonsense"}, "no topic"),
    ],
)
def test_builder_tells_what_it_cannot_read(client: FlaskClient, asked: dict[str, str], words: str) -> None:
    answer = client.get("/ask", query_string=asked, headers=HTML)
    assert answer.status_code == 400
    assert words in answer.text


def test_names_are_completed_whatever_their_letters(client: FlaskClient) -> None:
    found = client.get("/api/complete?q=blaszcz").get_json()
    assert [each["label"] for each in found] == ["Mariusz Błaszczak"]
    assert client.get("/api/complete?q=pol&kind=actor").get_json()[0]["label"] == "Poland"
    assert {each["kind"] for each in client.get("/api/complete?q=defence&kind=agreement").get_json()} == {
        "agreement"
    }
    assert client.get("/api/complete?q=").get_json() == []


def test_terms_are_ours_and_the_few_that_we_use_of_others(client: FlaskClient) -> None:
    found = client.get("/api/terms").get_json()
    sorts = {term["iri"]: term["sort"] for term in found["terms"]}
    assert sorts["https://w3id.org/secrel#Meeting"] == "class"
    assert sorts["https://w3id.org/secrel#participant"] == "property"
    assert found["prefixes"]["secrel"] == "https://w3id.org/secrel#"


def test_labels_are_told_of_ours_and_of_known_terms(client: FlaskClient) -> None:
    label = "http://www.w3.org/2000/01/rdf-schema#label"
    asked = [
        "https://w3id.org/secrel/id/country/PL",
        "https://w3id.org/secrel#held",
        "https://x.example/",
        label,
    ]
    found = client.post("/api/labels", json=asked).get_json()
    assert found["https://w3id.org/secrel/id/country/PL"]["label"] == "Poland"
    assert found["https://w3id.org/secrel#held"]["href"] == "/ontology#held"
    assert found[label] == {"label": "rdfs:label", "kind": "", "href": ""}
    assert "https://x.example/" not in found
    for nonsense in ("not json", "{}", '[1, null, "x"]'):
        assert client.post("/api/labels", data=nonsense, content_type="application/json").get_json() == {}


def test_first_rows_come_with_the_number_of_all(client: FlaskClient) -> None:
    query = {"query": "SELECT * { ?s ?p ?o }", "first": "7", "format": "json"}
    answer = client.post("/sparql", data=query)
    assert len(answer.get_json(force=True)["results"]["bindings"]) == 7
    assert int(answer.headers["X-Total-Count"]) > 1000
    assert client.post("/sparql", data={**query, "first": "-1"}).status_code == 400


SPREAD = "SELECT ?a ?b { VALUES (?a ?b) { ('10' 1) ('9' 2) (UNDEF 3) ('Łódź' 4) ('Lyon' 5) ('lisbon' 6) } }"
THINGS = """SELECT ?who { VALUES ?who {
  <https://w3id.org/secrel/id/country/PL> <https://w3id.org/secrel/id/country/FR> <https://w3id.org/secrel/id/country/GB>
} }"""


def part_of(client: FlaskClient, query: str, **more: str) -> list[str]:
    """Return the cells of one column, the first that the query names."""
    text = client.get("/sparql", query_string={"query": query, "format": "csv", **more}).text
    return [row[0] for row in csv.reader(io.StringIO(text))][1:]


@pytest.mark.parametrize(
    ("order", "cells"),
    [
        ("a", ["10", "9", "lisbon", "Łódź", "Lyon", ""]),
        ("-a", ["Lyon", "Łódź", "lisbon", "9", "10", ""]),
        ("-b", ["lisbon", "Lyon", "Łódź", "", "9", "10"]),
    ],
)
def test_rows_are_sorted_without_marks_and_capitals_and_the_unbound_stay_last(
    client: FlaskClient, order: str, cells: list[str]
) -> None:
    assert part_of(client, SPREAD, sort=order) == cells


def test_a_column_of_numbers_is_sorted_by_their_size(client: FlaskClient) -> None:
    numbers = "SELECT ?n { VALUES ?n { '9' 10 1.5e3 '-2' } }"
    assert part_of(client, numbers, sort="n") == ["-2", "9", "10", "1500"]


def test_partial_dates_are_sorted_in_time(client: FlaskClient) -> None:
    dates = "SELECT ?d { VALUES ?d { '2018-06-21' '2018' '2018-06' '2017-12-31' } }"
    assert part_of(client, dates, sort="d") == ["2017-12-31", "2018", "2018-06", "2018-06-21"]


def test_things_are_sorted_by_their_names_and_not_their_addresses(client: FlaskClient) -> None:
    assert [iri[-2:] for iri in part_of(client, THINGS, sort="who")] == ["FR", "PL", "GB"]


def test_parts_of_an_answer_make_the_whole(client: FlaskClient) -> None:
    every = "SELECT ?s ?p ?o { ?s ?p ?o } LIMIT 1200"
    whole = part_of(client, every)
    parts = [part_of(client, every, first="500", skip=str(skip)) for skip in (0, 500, 1000, 1500)]
    assert [len(part) for part in parts] == [500, 500, 200, 0]
    assert [cell for part in parts for cell in part] == whole


@pytest.mark.parametrize(
    "wrong", [{"sort": "nothing"}, {"sort": "a b"}, {"first": "x"}, {"skip": "-1"}, {"page": "0"}]
)
def test_a_part_that_cannot_be_is_told(client: FlaskClient, wrong: dict[str, str]) -> None:
    answer = client.get("/sparql", query_string={"query": SPREAD, "format": "csv", **wrong})
    assert answer.status_code == 400
    assert next(iter(wrong)) in answer.text or next(iter(wrong.values())) in answer.text


def rows_on(page: str) -> int:
    return page.count("<tr><td")


def test_every_row_is_on_some_page_and_all_are_sorted(client: FlaskClient) -> None:
    asked = {"query": "SELECT ?o ?s { ?s ?p ?o } LIMIT 1100", "format": "html"}
    page = client.get("/sparql", query_string={**asked, "sort": "-o"}).text
    assert rows_on(page) == 500
    assert "500 of 1\u202f100 shown" in page
    assert 'aria-sort="descending"' in page
    third = re.search(r'href="([^"]*page=3[^"]*)">Last</a>', page)
    assert third
    assert "sort=-o" in third[1]
    last = client.get(third[1].replace("&amp;", "&")).text
    assert rows_on(last) == 100
    assert "1\u202f001 to 1\u202f100 of 1\u202f100 shown" in last
    assert "There is no page 4" in client.get("/sparql", query_string={**asked, "page": "4"}).text


@pytest.mark.parametrize("address", ["/query/country-meetings?country=GB", "/ask?kind=meeting&who=GB"])
def test_questions_without_sparql_are_sorted_on_the_server_too(client: FlaskClient, address: str) -> None:
    page = client.get(f"{address}&sort=-date", headers=HTML).text
    heads = re.findall(r'data-name="(\w+)"', page)
    rows = re.findall(r"<tr>(<td.*?)</tr>", page)
    dates = [re.findall(r"<td[^>]*>(.*?)</td>", row)[heads.index("date")] for row in rows]
    assert len(dates) > 1
    assert dates == sorted(dates, reverse=True)
    assert "sort=" not in (re.search(r'href="[^"]*format=csv[^"]*"', page) or [""])[0]


def test_a_draft_is_shown_and_not_run(client: FlaskClient) -> None:
    page = client.get("/sparql", query_string={"draft": f"SELECT * {{}} # {SCRIPT}"}, headers=HTML)
    assert page.status_code == 200
    assert SCRIPT not in page.text
    assert "data-answer" not in page.text


def test_editor_is_served_from_here(client: FlaskClient) -> None:
    page = client.get("/sparql", headers=HTML).text
    for file in ("yasgui.min.js", "yasgui.min.css"):
        address = re.search(rf'"(/vendor/yasgui/{file}\?v=\w+)"', page)
        assert address, "run npm ci"
        assert client.get(address[1]).status_code == 200
    assert client.get("/vendor/yasgui/package.json").status_code == 404


def test_without_the_editor_the_page_says_so_and_keeps_its_form(
    app: Flask, client: FlaskClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(editor, "FOLDERS", ())
    page = client.get("/sparql", headers=HTML).text
    assert "The editor is not installed here" in page
    assert "yasgui.min.js" not in page
    assert "<textarea" in page
    assert client.get("/vendor/yasgui/yasgui.min.js").status_code == 404
    assert app.config["TESTING"]


def test_the_lock_pins_the_editor_and_names_no_registry() -> None:
    root = Path(__file__).parents[2]
    wanted = json.loads((root / "package.json").read_text(encoding="utf-8"))["dependencies"]
    lock = json.loads((root / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    assert (
        wanted
        == {"@zazuko/yasgui": lock["node_modules/@zazuko/yasgui"]["version"]}
        == {"@zazuko/yasgui": "4.6.2"}
    )
    assert all("integrity" in package for path, package in lock.items() if path)
    assert not any("resolved" in package for package in lock.values())
