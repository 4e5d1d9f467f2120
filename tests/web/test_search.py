import pytest
from flask.testing import FlaskClient

from kg.store.memory import MemoryStore
from kg.view.states_named import pair_named


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
    assert {"label": "Boris Johnson", "kind": "Person", "href": "/id/person/GB/boris-johnson"} in found
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
    assert first == {"label": "United Kingdom and Poland", "kind": "Pair", "href": "/pair/GB/PL"}


@pytest.mark.parametrize("words", ["Poland", "Poland Polish", "UK, Poland and Germany", "polandish uk"])
def test_one_state_or_three_or_one_unheard_of_are_no_pair(client: FlaskClient, words: str) -> None:
    assert 'href="/pair/' not in client.get("/search", query_string={"q": words}).text


def test_a_store_without_states_knows_no_pair() -> None:
    assert pair_named(MemoryStore(), "UK Poland") is None
