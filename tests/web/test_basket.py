"""A basket of quotes: kept in the browser, given back as footnotes or a table."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import expect

from tests.web.browsing import Watched
from tests.web.sample import IMAGE, SCRIPT


def keys(client: FlaskClient, path: str) -> list[str]:
    return list(dict.fromkeys(re.findall(r'data-evidence="([0-9a-f]+)"', client.get(path).text)))


@pytest.mark.parametrize(("form", "one"), [("txt", "SHA-256"), ("bib", "@misc{"), ("ris", "ER  - ")])
def test_all_quotes_of_a_basket_come_as_footnotes(client: FlaskClient, form: str, one: str) -> None:
    wanted = keys(client, "/id/country/PL")[:3]
    answer = client.post("/cite", data={"evidence": "\n".join(wanted), "form": form})
    assert answer.text.count(one) == len(wanted) == 3
    assert f"secrel-citations.{form}" in answer.headers["Content-Disposition"]


def test_basket_as_a_table_has_no_formula_and_keeps_hostile_words_as_text(client: FlaskClient) -> None:
    wanted = keys(client, "/id/country/FR")
    rows = list(
        csv.DictReader(io.StringIO(client.post("/cite", data={"evidence": wanted, "form": "csv"}).text))
    )
    assert len(rows) == len(wanted)
    assert {row["release"] for row in rows} == {f"Title {SCRIPT}{IMAGE}"}
    assert not any(cell[:1] in "=+-@" for row in rows for cell in row.values() if cell)


def test_what_is_not_held_is_named_and_nothing_is_left_out_in_silence(client: FlaskClient) -> None:
    answer = client.post(
        "/cite", data={"evidence": [*keys(client, "/id/country/PL")[:1], "0123456789abcdef", SCRIPT]}
    )
    assert answer.status_code == 404
    assert "2 of 3 are not in the store" in answer.text
    assert "0123456789abcdef" in answer.text
    assert SCRIPT not in answer.text


@pytest.mark.parametrize("data", [{}, {"evidence": " "}, {"evidence": " ".join(map(str, range(201)))}])
def test_empty_and_overfull_baskets_are_refused(client: FlaskClient, data: dict[str, str]) -> None:
    assert client.post("/cite", data=data).status_code == 400


def test_quote_is_kept_listed_and_taken_out_in_the_browser(watched: Watched) -> None:
    page = watched.open("/id/country/FR")
    page.locator("button.keep").first.click()
    expect(page.locator("[data-basket]")).to_have_text("Basket (1)")
    page.locator("[data-basket]").click()
    expect(page.locator("#basket-list li")).to_have_count(1)
    with page.expect_download() as download:
        page.get_by_role("button", name="RIS").click()
    assert download.value.suggested_filename == "secrel-citations.ris"
    page.get_by_role("button", name="take out").click()
    expect(page.locator("#basket-list li")).to_have_count(0)
