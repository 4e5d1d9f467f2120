"""A basket of quotes: kept in the browser, given back as footnotes or a table."""

import csv
import io
import re

import pytest
from flask.testing import FlaskClient
from playwright.sync_api import Browser, expect

from tests.web.browsing import Watched, serious_faults
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


def test_basket_is_its_address_and_works_without_scripts(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{base}/basket")
    expect(page.get_by_text("Nothing is kept yet")).to_be_visible()
    page.goto(f"{base}/id/country/DE")
    cite = page.locator("a.cite").first.get_attribute("href")
    page.goto(f"{base}/id/country/FR")
    other = page.locator("a.cite").first.get_attribute("href")
    page.goto(f"{base}/basket")
    page.get_by_label("Addresses of").fill(f"{base}{cite}\n{base}{other}.bib?x=1/2#top")
    page.get_by_role("button", name="Add").click()
    expect(page.locator("#basket-list > li")).to_have_count(2)
    assert page.url.count("evidence=") == 2
    assert "http" not in page.url.partition("?")[2]
    with page.expect_download() as download:
        page.get_by_role("button", name="BibTeX").click()
    assert download.value.path().read_text().count("@misc{") == 2
    page.get_by_role("link", name="take out").first.click()
    expect(page.locator("#basket-list > li")).to_have_count(1)
    context.close()


def test_basket_shows_what_is_no_longer_held_and_gives_the_rest(client: FlaskClient) -> None:
    (key, *_) = keys(client, "/id/country/PL")
    page = client.get(f"/basket?evidence={key}&evidence=0123456789abcdef&evidence=%3Cscript%3E").text
    assert "2 of 3 are not held here" in page
    assert (
        page.count('name="evidence" value="0123456789abcdef"') == 1
    )  # kept for the one who adds more by hand
    form = page.partition('action="/cite"')[2].partition("</form>")[0]
    assert re.findall(r'value="([0-9a-f]+)"', form) == [key]
    assert "<script>&" not in page
    assert client.get("/basket?" + "&".join(f"evidence=k{n}" for n in range(201))).status_code == 400


@pytest.mark.parametrize(
    "path",
    [
        "/pair/GB/PL",
        "/id/release/foreign-office-of-avalon/warsaw-visit",
        "/search?q=friend",
        "/timeline?kind=statement",
    ],
)
def test_every_quote_can_be_cited_and_kept_wherever_it_is_shown(client: FlaskClient, path: str) -> None:
    found = keys(client, path)
    assert found
    assert client.post("/cite", data={"evidence": found, "form": "ris"}).text.count("ER  - ") == len(found)


def test_quote_is_kept_listed_and_taken_out_in_the_browser(watched: Watched) -> None:
    page = watched.open("/id/country/FR")
    page.locator("button.keep").first.click()
    expect(page.locator("[data-basket]")).to_have_text("Basket (1)")
    page.goto(f"{watched.base}/id/release/foreign-office-of-avalon/warsaw-visit")
    page.locator("button.keep").first.click()
    page.goto(f"{watched.base}/search?q=friend")
    page.locator("button.keep").first.click()
    expect(page.locator("button.keep").first).to_have_text("kept")
    page.goto(f"{watched.base}/basket")
    page.wait_for_url("**evidence=**")
    expect(page.locator("#basket-list > li")).to_have_count(3)
    expect(page.locator("#basket-keep")).to_be_hidden()
    assert serious_faults(page) == []
    with page.expect_download() as download:
        page.get_by_role("button", name="RIS").click()
    assert download.value.suggested_filename == "secrel-citations.ris"
    page.get_by_role("link", name="take out").first.click()
    expect(page.locator("#basket-list > li")).to_have_count(2)
    expect(page.locator("[data-basket]")).to_have_text("Basket (2)")
    page.get_by_role("link", name="Empty the basket").click()
    expect(page.get_by_text("Nothing is kept yet")).to_be_visible()
    expect(page.locator("[data-basket]")).to_have_text("Basket (0)")


def test_basket_of_somebody_else_is_kept_only_when_asked(watched: Watched) -> None:
    page = watched.open("/id/country/FR")
    key = page.locator("a.cite").first.get_attribute("data-evidence")
    page.goto(f"{watched.base}/basket?evidence={key}")
    expect(page.locator("[data-basket]")).to_have_text("Basket (0)")
    page.get_by_role("button", name="Keep these in this browser").click()
    expect(page.locator("[data-basket]")).to_have_text("Basket (1)")


def test_basket_of_an_older_version_is_read(watched: Watched) -> None:
    page = watched.open("/id/country/FR")
    key = page.locator("a.cite").first.get_attribute("data-evidence")
    page.evaluate(
        "key => localStorage.setItem('basket', JSON.stringify([{key, quote: 'x', from: 'y'}, {}, 7]))", key
    )
    page.goto(f"{watched.base}/basket")
    expect(page.locator("#basket-list > li")).to_have_count(1)
