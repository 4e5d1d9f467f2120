import pytest
from flask.testing import FlaskClient

from kg.store.memory import MemoryStore
from kg.view.states_named import pair_named
from tests.web.sample import SCRIPT


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Blaszczak", "/id/person/PL/mariusz-blaszczak"),
        ("BŁASZCZAK mar", "/id/person/PL/mariusz-blaszczak"),
        ("Blaszczck", "/id/person/PL/mariusz-blaszczak"),
        ("poland", "/id/country/PL"),
        ("western balkans", "/id/summit/western-balkans-summit/2018"),
        ("ministers go", "/id/release/foreign-office-of-avalon/warsaw-visit"),
        ("stand by her", "/id/release/foreign-office-of-avalon/warsaw-visit?at="),
        ("That will not change", "/id/release/foreign-office-of-avalon/warsaw-visit?at="),
    ],
)
def test_words_are_found(client: FlaskClient, words: str, found: str) -> None:
    assert f'href="{found}' in client.get("/search", query_string={"q": words}).text


@pytest.mark.parametrize("words", ['"', "NEAR(", "a* OR b", "')--", "\x00", "🦄", "zzzzqqqq", " "])
def test_odd_words_find_nothing_and_are_no_fault(client: FlaskClient, words: str) -> None:
    assert client.get("/search", query_string={"q": words}).status_code == 200


def test_names_are_suggested_while_typing(client: FlaskClient) -> None:
    found = client.get("/suggest.json?q=bor").get_json()
    assert found[0] == {
        "label": "Boris Johnson",
        "beside": "United Kingdom",
        "kind": "Person",
        "href": "/id/person/GB/boris-johnson",
    }
    assert client.get("/suggest.json?q=").get_json() == []


def test_hit_kinds_can_be_shown_alone(client: FlaskClient) -> None:
    page = client.get("/search?q=defence&kind=agreement").text
    assert "Defence Action Plan" in page
    assert "<h2>Quotes" not in page


@pytest.mark.parametrize(
    "words", ["UK Poland", "What ties do the United Kingdom and Poland have?", "British-Polish"]
)
def test_two_states_lead_to_their_dossier(client: FlaskClient, words: str) -> None:
    assert 'href="/pair/GB/PL"' in client.get("/search", query_string={"q": words}).text
    first = client.get("/suggest.json", query_string={"q": words}).get_json()[0]
    assert (first["label"], first["kind"]) == ("United Kingdom and Poland", "Pair")
    assert first["href"] == "/pair/GB/PL"


@pytest.mark.parametrize("words", ["Poland", "Poland Polish", "UK, Poland and Germany", "polandish uk"])
def test_one_state_or_three_or_one_unheard_of_are_no_pair(client: FlaskClient, words: str) -> None:
    assert 'href="/pair/' not in client.get("/search", query_string={"q": words}).text


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("UK", 'United Kingdom</a> <span class="dim">UK<'),
        ("NATO", 'North Atlantic Treaty Organization</a> <span class="dim">NATO<'),
        ("Turkey", 'Türkiye</a> <span class="dim">Turkey<'),
        ("USA", 'United States</a> <span class="dim">USA<'),
        ("EU", 'European Union</a> <span class="dim">EU<'),
        ("johnson", 'Boris Johnson</a> <span class="dim">United Kingdom<'),
    ],
)
def test_hits_are_shown_by_their_names_with_what_they_were_found_by(
    client: FlaskClient, words: str, shown: str
) -> None:
    assert shown in client.get("/search", query_string={"q": words}).text


def test_quotes_name_the_fact_they_stand_behind_and_who_published_them_when(client: FlaskClient) -> None:
    page = client.get("/search?q=will+see+Jacek&kind=quote").text
    assert " in Helenow</a>" in page
    assert "21 June 2018" in page
    assert "Foreign Office of Avalon" in page
    said = client.get("/search?q=stand+by+her").text
    assert ">Boris Johnson, 21 June 2018</a>" in said


def test_releases_are_told_with_publisher_and_day_and_found_by_their_year(client: FlaskClient) -> None:
    page = client.get("/search?q=plan+signed+2019&kind=release").text
    assert "Defence Action Plan signed" in page
    assert "Ministry of Defence of Avalon, 4 March 2019" in page
    assert "1 hit" in page
    assert "Nothing has all of these words" not in page


def test_words_that_nothing_has_together_are_answered_by_what_has_most_and_it_is_said(
    client: FlaskClient,
) -> None:
    page = client.get("/search?q=Boris+Johnson+missile").text
    assert "Nothing has all of these words. What is shown has 2 of 3." in page
    assert "Boris Johnson</a>" in page
    assert "Missile Technology Control Regime" not in page


def test_a_misspelt_word_is_answered_and_it_is_said(client: FlaskClient) -> None:
    assert "“Blaszczck” was also taken for" not in client.get("/search?q=Blaszczak").text
    assert "“blaszczck” was also taken for “blaszczak”" in client.get("/search?q=Blaszczck").text


@pytest.mark.parametrize(
    ("one", "other"),
    [("United Kingdom", "Poland"), ("UK", "pl"), ("Great Britain", "Republic of Poland"), ("gb", "Pola")],
)
def test_two_states_are_chosen_by_names_aliases_or_codes(client: FlaskClient, one: str, other: str) -> None:
    assert client.get("/pair", query_string={"a": one, "b": other}).location == "/pair/GB/PL"
    assert client.get(f"/pair/{one}/{other}", follow_redirects=True).request.path == "/pair/GB/PL"


def test_a_state_that_is_not_understood_is_said_with_the_nearest_names(client: FlaskClient) -> None:
    answer = client.get("/pair?a=Polnad&b=UK")
    assert answer.status_code == 404
    assert "No state is called “Polnad”" in answer.text
    assert 'href="/pair?a=Poland&amp;b=United+Kingdom"' in answer.text
    assert "w3id.org" not in client.get("/pair?a=Qqqqqqq&b=UK").text
    assert "are both Poland" in client.get("/pair?a=PL&b=Poland").text
    assert client.get("/pair").status_code == 200


def test_what_is_typed_for_a_state_is_never_markup(client: FlaskClient) -> None:
    assert "<script>window" not in client.get("/pair", query_string={"a": SCRIPT, "b": "UK"}).text


@pytest.mark.parametrize(
    "path",
    [
        "/timeline?with=UK",
        "/timeline?with=Johnson",
        "/network?around=Great+Britain",
        "/network?a=UK&b=Poland",
        "/query/person-meetings?person=Boris+Johnson",
        "/query/organization-meetings?organization=Atlantic+Alliance",
        "/query/agreement-history?agreement=Defence+Action+Plan",
        "/query/topic-statements?topic=Defence",
        "/ask?kind=meeting&who=Great+Britain&with=Pola",
    ],
)
def test_every_form_takes_names(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 200
    assert "not answered" not in answer.text


@pytest.mark.parametrize("path", ["/timeline?with=Jonson", "/query/person-meetings?person=Jonson"])
def test_a_name_that_is_only_like_one_is_not_taken_but_offered(client: FlaskClient, path: str) -> None:
    answer = client.get(path, headers={"Accept": "text/html"})
    assert answer.status_code == 400
    assert "did you mean Boris Johnson (United Kingdom)?" in answer.text


def test_a_store_without_states_knows_no_pair() -> None:
    assert pair_named(MemoryStore(), "UK Poland") is None
