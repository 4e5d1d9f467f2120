"""What a dossier adds: gaps, several accounts of one event, what people say of another state, a summit's meetings."""

import re

import pytest
from flask.testing import FlaskClient

from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.store.opening import open_store
from kg.view.accounts import accounts_of
from kg.view.gaps import gaps
from kg.view.sayings import sayings_on


@pytest.fixture
def store(store_folder: object) -> Store:
    return open_store(str(store_folder), read_only=True)


def test_gap_between_two_releases_and_the_one_that_lasts_are_told(store: Store) -> None:
    lasting, past = gaps(store, f"{BASE}country/PL")
    assert (lasting.start, lasting.end) == ("2019-03-04", "")
    assert (past.start, past.end, past.days) == ("2018-06-21", "2019-03-04", 256)


def test_state_that_the_newest_release_names_has_no_lasting_gap(store: Store, client: FlaskClient) -> None:
    assert all(gap.end for gap in gaps(store, f"{BASE}country/GB"))
    assert "No release since" not in client.get("/id/country/GB").text
    assert gaps(store, f"{BASE}country/CN") == ()


def test_agreement_that_two_publishers_tell_of_has_both_accounts(store: Store, client: FlaskClient) -> None:
    (told,) = accounts_of(store, f"{BASE}country/GB", f"{BASE}country/PL").rows
    assert told.card.link.label == "Defence Action Plan"
    assert len(told.quotes) == 2
    assert "As several publishers tell it" in client.get("/pair/GB/PL").text


def test_sayings_on_another_state_are_those_that_name_it(store: Store) -> None:
    gb, pl, de = (f"{BASE}country/{code}" for code in ("GB", "PL", "DE"))
    assert sayings_on(store, gb, pl).page.total == 1
    assert sayings_on(store, gb, de).page.total == 0
    assert sayings_on(store, pl, gb).page.total == 0


def test_pair_shows_how_often_and_the_same_in_a_table_with_the_empty_years(client: FlaskClient) -> None:
    page = client.get("/pair/GB/PL").text
    chart = re.search(r'<section id="cadence">.*?</section>', page, re.DOTALL)
    assert chart
    assert 'aria-label="Only 2019"' in chart[0]
    table = re.findall(r'<th scope="row">(\d+)</th>(.*?)<td class="n">(\d+)</td></tr>', chart[0])
    assert [(year, naming) for year, _, naming in table] == [("2020", "0"), ("2019", "1")]
    assert "nothing held" in table[0][1]
    assert table[1][1].count(">1<") == 1
    assert "<style" not in page
    assert " style=" not in page


def test_pair_tells_what_became_of_promises_and_never_that_one_was_broken(client: FlaskClient) -> None:
    page = client.get("/pair/GB/PL").text
    assert "A later release tells of it as <b>signed</b>" in page
    assert "No release here says since that it was held" in page
    assert "broken" not in page
    assert client.get("/pair/GB/PL?became=came").text.count("promise k-") == 1
    assert client.get("/pair/GB/PL?became=never").status_code == 400


def test_pair_marks_the_name_in_what_one_says_of_the_other(client: FlaskClient) -> None:
    page = client.get("/pair/GB/PL").text
    assert "<mark>Poland</mark> is a friend" in page
    assert "found by a name of the state (1)" in page


def test_pair_with_nothing_between_them_says_so(client: FlaskClient) -> None:
    page = client.get("/pair/DE/PL").text
    assert "nothing that the two did together" in page
    assert 'id="cadence"' not in page
    assert 'id="promises"' not in page


def test_summit_shows_the_meetings_on_its_days_in_its_country(client: FlaskClient) -> None:
    hits = client.get("/browse/summit?order=name").text
    paths = {part.split('"')[0] for part in hits.split('href="')[1:] if part.startswith("/id/summit/")}
    pages = {path: client.get(path).text for path in paths}
    with_meetings = [path for path, page in pages.items() if 'id="beside"' in page]
    assert len(paths) == 2
    assert len(with_meetings) == 1  # the other's days had no meeting in its country


def test_agreement_has_a_feed_that_changes_with_its_reports(client: FlaskClient) -> None:
    hits = client.get("/browse/agreement").text
    path = next(part.split('"')[0] for part in hits.split('href="')[1:] if part.startswith("/id/agreement/"))
    feed = client.get(f"{path}?format=atom")
    assert feed.mimetype == "application/atom+xml"
    assert feed.text.count("<entry>") == 1
    assert f"{path}?format=atom" in client.get(path).text


def test_travels_lead_to_each_country_and_from_each_to_its_words(client: FlaskClient) -> None:
    person = "/id/person/PL/mariusz-blaszczak"
    page = client.get(person).text
    assert "1 to 1 country" in page
    assert "in=country/GB" in page
    travels = client.get(f"{person}?view=travels&in=country/GB").text
    assert "2 meetings and visits (calls left out):\n1 abroad, 1 in Poland, 0 of which" in travels
    assert '<h3 class="year">2019</h3>' in travels
    assert "Gavin Williamson and Mariusz Błaszczak met in London on 4 March 2019" in travels
    assert "do not name the place" not in travels  # they do: London
    assert client.get(f"{person}?view=travels&in=country/FR").status_code == 404


def test_travels_are_in_the_data_of_the_page(client: FlaskClient) -> None:
    lines = client.get("/id/person/PL/mariusz-blaszczak?format=csv").text.splitlines()
    assert any(",London,United Kingdom," in line for line in lines)
    triples = client.get("/id/person/PL/mariusz-blaszczak?format=ntriples").text
    assert '<https://w3id.org/secrel#place> "London"' in triples
    assert "<https://w3id.org/secrel#country> <https://w3id.org/secrel/id/country/GB>" in triples


def test_country_page_has_all_its_panels_and_leads_to_each(client: FlaskClient) -> None:
    page = client.get("/id/country/GB").text
    for anchor in ("speakers", "ties", "levels", "agreements", "hosted", "topics", "newest"):
        assert f'href="#{anchor}"' in page
        assert f'id="{anchor}"' in page
    assert "kind=agreement&amp;status=signed#facts" in page
    assert client.get("/id/country/GB?kind=agreement&status=signed").text.count('<article class="fact') == 2
    assert "Only signed." in client.get("/id/country/GB?kind=agreement&status=signed").text
    assert 'href="#hosted"' not in client.get("/id/country/PL").text  # nothing leads to what is not there


def test_country_page_speaks_of_itself_and_not_of_two(client: FlaskClient) -> None:
    levels = client.get("/id/country/GB").text.partition('id="levels"')[2].partition("</section>")[0]
    assert "Releases naming it" in levels
    assert "one of the two" not in levels
    assert "both" not in levels


def test_agreement_has_each_stage_and_each_party_with_the_words_behind_it(client: FlaskClient) -> None:
    listed = client.get("/browse/agreement?match=Defence").text
    path = next(
        part.split('"')[0] for part in listed.split('href="')[1:] if part.startswith("/id/agreement/")
    )
    page = client.get(path).text
    stages, parties = (
        page.partition(f'id="{anchor}"')[2].partition("</section>")[0] for anchor in ("stages", "parties")
    )
    assert stages.index("Work on the Defence Action Plan goes on") < stages.index(
        "signed the Defence Action Plan"
    )
    assert parties.index("Poland") < parties.index("United Kingdom")
    assert parties.count("2 releases") == 2
    assert parties.count("do not name it") == 2  # the words of the plan name neither state


def test_topic_page_says_who_speaks_on_it_and_who_deals_with_whom(client: FlaskClient) -> None:
    page = client.get("/id/topic/defence").text
    speakers = page.partition('id="speakers"')[2].partition("</section>")[0]
    assert "/id/person/GB/boris-johnson" in speakers
    assert "mallory" not in speakers.lower()  # she spoke on another
    assert "/pair/GB/PL?topic=topic/defence" in page
    assert "/pair/FR/GB" not in page
    assert (
        "That will not change"
        in client.get("/id/topic/defence?kind=statement").text.partition('class="stack"')[0]
    )
