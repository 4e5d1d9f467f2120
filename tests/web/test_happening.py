"""The page of one thing that happened: who and when in short first, then stages, then quotes, the many folded."""

from collections.abc import Iterator

import feedparser
import pytest
from flask.testing import FlaskClient

from tests.stand_in import meeting, release
from tests.view.stores import store_of
from web import create_app

REPORTS = 8


@pytest.fixture(scope="module")
def client(tmp_path_factory: pytest.TempPathFactory) -> Iterator[FlaskClient]:
    place = str(tmp_path_factory.mktemp("happening") / "store")
    talks = meeting("meeting", "Anna Nowak|Tom Bell", "GB PL", "2018-01-01", place="Oslo", country="NO")
    told = [
        release(
            f"r{number}",
            f"2018-0{number}-01",
            people={"Anna Nowak": [("Minister", "PL", False)], "Tom Bell": [("Minister", "GB", False)]},
            countries="GB PL",
            agreements=[("Fish Treaty", "GB PL", "negotiating", None)],
            summits=[("Amber Coast Summit", "2018-07-09" if number > 1 else "2018-03", "GB", "planned")],
            meetings=[talks],
        )
        for number in range(1, REPORTS + 1)
    ]
    store_of(told, place).close()
    app = create_app(place, testing=True)
    with app.test_client() as client:
        yield client
    app.extensions["kg.workers"].close()


def test_what_is_told_in_short_comes_before_all_else_and_stages_before_quotes(client: FlaskClient) -> None:
    page = client.get("/id/agreement/fish-treaty").text
    places = [page.index(words) for words in ("In short", "What each release said", "The words behind it")]
    assert places == sorted(places)


def test_quotes_are_folded_after_five(client: FlaskClient) -> None:
    page = client.get("/id/agreement/fish-treaty").text
    words = page[page.index("The words behind it") : page.index('id="parties"')]
    assert words[: words.index("<details")].count("<figure") == 5
    assert f"<summary>{REPORTS - 5} more quotes behind this" in words
    assert words.count("<figure") == REPORTS


def test_meeting_is_called_by_both_sides_in_its_heading_its_title_and_links_to_it(
    client: FlaskClient,
) -> None:
    listed = client.get("/id/country/PL").text
    address = listed.partition('href="/id/meeting/')[2].partition('"')[0]
    page = client.get(f"/id/meeting/{address}").text
    name = "Meeting of Anna Nowak and Tom Bell in Oslo"
    assert f"<h1>{name}</h1>" in page
    assert f"<title>{name} ·" in page
    assert f'/id/meeting/{address}">{name}</a>' in listed


def test_summit_tells_the_days_that_releases_give_and_other_things_do_not(client: FlaskClient) -> None:
    page = client.get("/id/summit/amber-coast-summit/2018").text
    days = page[page.index('id="days"') :]
    assert "9 July 2018" in days
    assert "March 2018" in days
    assert 'id="days"' not in client.get("/id/agreement/fish-treaty").text


def test_feed_of_a_thing_has_an_entry_for_each_release_that_tells_of_it_newest_first(
    client: FlaskClient,
) -> None:
    feed = feedparser.parse(client.get("/id/agreement/fish-treaty?format=atom").data)
    assert [entry.updated[:10] for entry in feed.entries] == [f"2018-0{n}-01" for n in range(REPORTS, 0, -1)]
    assert feed.feed.updated == feed.entries[0].updated
    assert len({entry.id for entry in feed.entries}) == REPORTS
    assert all("?at=" in entry.link and "/id/release/" in entry.link for entry in feed.entries)
    assert client.get("/id/agreement/no-such-treaty?format=atom").status_code == 404


def test_feed_of_a_state_has_a_fact_once_however_often_it_is_reported(client: FlaskClient) -> None:
    feed = feedparser.parse(client.get("/id/country/PL?format=atom").data)
    assert len([entry for entry in feed.entries if "Fish Treaty" in entry.title]) == 1
