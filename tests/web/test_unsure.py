"""An unsure reading looks like one on every page, and is shown only where the address asks for it."""

import re
from collections.abc import Iterator

import pytest
from flask.testing import FlaskClient

from tests.stand_in import meeting, release
from tests.view.stores import store_of
from web import create_app

PEOPLE = {"Anna Nowak": [("Foreign Minister", "PL", False)]}
SURE = meeting("meeting", "Anna Nowak", "GB PL", "2020-03-01", place="Warsaw", country="PL")
DOUBTFUL = meeting("visit", "Anna Nowak", "GB PL", "2021-04-01", place="Harrogate", country="GB")
AGREEMENTS = [
    ("Treaty of Kew", "GB PL", "in_force", ""),
    ("ceasefire", "GB PL", "agreed", ""),
    ("Joint Plan for Kew", "GB FR", "agreed", ""),
]
PAGES = (
    "/",
    "/timeline",
    "/id/country/GB",
    "/id/person/PL/anna-nowak",
    "/pair/GB/PL",
    "/id/topic/cyber",
    "/network?pick=country/GB",
)


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    place = str(tmp_path_factory.mktemp("unsure") / "store")
    told = [
        release(
            "sure",
            "2020-03-02",
            people=PEOPLE,
            countries="GB PL",
            topics="cyber",
            meetings=[SURE],
            agreements=AGREEMENTS,
            statements=[("Anna Nowak", "We stand together.")],
        ),
        release(
            "doubtful",
            "2021-05-02",
            people=PEOPLE,
            countries="GB PL",
            topics="cyber",
            meetings=[DOUBTFUL],
            confidence=0.31,
        ),
    ]
    store_of(told, place).close()
    app = create_app(place, testing=True)
    with app.test_client() as client:
        yield client
    app.extensions["kg.workers"].close()


@pytest.mark.parametrize("page", PAGES)
def test_pages_leave_unsure_readings_out(client: FlaskClient, page: str) -> None:
    text = client.get(page).text
    assert "Warsaw" in text
    assert "Harrogate" not in text
    assert "unsure-tag" not in text


@pytest.mark.parametrize("page", PAGES[1:])
def test_each_page_says_how_many_it_leaves_out_and_shows_them_as_unsure_when_asked(
    client: FlaskClient, page: str
) -> None:
    left = client.get(page).text
    (address,) = set(re.findall(r'<a href="([^"]+)">Also 1 unsure reading</a>', left))
    asked = client.get(address.replace("&amp;", "&").partition("#")[0]).text
    assert "Harrogate" in asked
    assert re.search(r'class="unsure-tag"[^>]*>unsure</a>', asked)
    assert re.search(r'<article class="fact k-visit unsure">', asked)
    assert "With 1 unsure reading." in asked
    assert "Leave it out" in asked


def test_counts_on_a_page_agree_with_and_without(client: FlaskClient) -> None:
    for address, count in (("/id/country/PL", 3), ("/id/country/PL?unsure=1", 4)):
        page = client.get(address).text
        assert f'What happened <span class="shown">{count}</span>' in page
        chart = page[page.index("<h2>Events by year</h2>") :].partition("</section>")[0]
        years = [int(n) for n in re.findall(r'<text class="value"[^>]*>(\d+)</text>', chart)]
        assert sum(years) == count


def test_unsure_choice_is_kept_by_the_forms_of_filters(client: FlaskClient) -> None:
    for page in ("/timeline", "/network", "/browse/agreement"):
        kept = '<input type="hidden" name="unsure" value="1">'
        assert kept in client.get(f"{page}?unsure=1").text
        assert kept not in client.get(page).text


def test_page_of_an_unsure_reading_says_so_above_all_else(client: FlaskClient) -> None:
    (visit,) = re.findall(
        r'href="(/id/meeting/[^"]+)">Visit to Harrogate', client.get("/timeline?unsure=1").text
    )
    page = client.get(visit).text
    assert "the reader is no more than 31\u202f% sure of it" in page
    assert 'class="sure low"' in page


def test_feed_and_picture_leave_unsure_readings_out(client: FlaskClient) -> None:
    assert "Harrogate" not in client.get("/id/country/GB?format=atom").text
    assert "Harrogate" in client.get("/id/country/GB?format=atom&unsure=1").text
    behind = "/network/behind.json?pick=country/GB&pick=country/PL"
    assert client.get(behind).json["total"] == 3
    (unsure,) = (fact for fact in client.get(f"{behind}&unsure=1").json["facts"] if fact["unsure"])
    assert unsure["quotes"][0]["sure"] == "31\u202f%"


def test_how_sure_a_quote_is_leads_to_what_that_means(client: FlaskClient) -> None:
    page = client.get("/timeline").text
    assert re.search(r'<a class="sure" href="/about-the-data#sure"[^>]*>90\u202f% sure</a>', page)
    about = client.get("/about-the-data").text
    assert 'id="sure"' in about
    assert re.search(r"9\d in 100 of the \d+ facts that it was at least 90\u202f% sure of were right", about)
    for jargon in ("headline", "gold.jsonl", "organisation"):
        assert jargon not in about.lower()
    assert "samples that come with the program" not in about


def test_statement_has_its_confidence_and_its_citation(client: FlaskClient) -> None:
    page = client.get("/timeline?kind=statement").text
    card = page[page.index('<article class="fact k-statement') :]
    assert "90\u202f% sure" in card
    assert 'class="cite"' in card


def test_agreement_only_mentioned_is_not_called_in_force_outright(client: FlaskClient) -> None:
    page = client.get("/id/agreement/treaty-of-kew")
    assert page.status_code == 200
    assert "in force (only mentioned)" in page.text
    assert '<span class="status s-in-force">' not in page.text
    assert "Parties named here" in page.text


def test_browsing_agreements_leaves_out_those_without_a_name(client: FlaskClient) -> None:
    page = client.get("/browse/agreement").text
    assert "Also 1 without a name of their own" in page
    assert ">ceasefire</a>" not in page
    assert ">ceasefire</a>" in client.get("/browse/agreement?nameless=1").text


def test_columns_that_are_empty_for_all_rows_are_not_shown(client: FlaskClient) -> None:
    agreements = client.get("/browse/agreement").text
    assert ">Parties</th>" in agreements
    assert ">When</th>" not in agreements
    topics = client.get("/browse/topic").text
    assert ">Releases</th>" in topics
    assert ">Events</th>" not in topics
