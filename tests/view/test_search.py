"""Names found by any of their forms, in the order an analyst expects; words misspelt; words not found together."""

from collections.abc import Iterable
from functools import cache

import pytest

from kg.errors import QueryError
from kg.rdf.iris import BASE
from kg.store.base import Store
from kg.store.opening import open_store
from kg.view.called import called, thing_called
from kg.view.excerpt import SHOWN, excerpt
from kg.view.search import SearchResult, search
from kg.view.spelling import Spelling, plain
from kg.view.suggestions import suggest
from tests.view.stores import store_of

SECREL = "https://w3id.org/secrel#"
LABEL = "http://www.w3.org/2000/01/rdf-schema#label"
ALT_LABEL = "http://www.w3.org/2004/02/skos/core#altLabel"
TYPE = "http://www.w3.org/1999/02/22-rdf-syntax-ns#type"
COUNT = '"%d"^^<http://www.w3.org/2001/XMLSchema#integer>'

#: People by the end of their IRI: label, other names, and in how many releases they are.
PEOPLE = {
    "RU/vladimir-putin": ("Vladimir Putin", ("V. V. Putin",), 1400),
    "RU/putin": ("Putin", (), 80),
    "x/vladimir-putin": ("Vladimir Putin", (), 400),
    "FR/vladimir-putin": ("Vladimir Putin", (), 2),
    "RU/lyudmila-putin": ("Lyudmila Putin", (), 10),
    "LK/meet": ("Meet", (), 1),
    "GB/meetra-khan": ("Meetra Khan", (), 9),
    "PL/mariusz-blaszczak": ("Mariusz Błaszczak", (), 12),
    "PL/jan-maly": ("Jan Mały", ("J. Maly",), 3),
    "DE/jan-maly": ("Jan Mały", (), 3),
}


@cache
def held() -> Store:
    """Return a store of `PEOPLE` beside the states and organizations that every store knows."""
    store = store_of([])
    store.replace_default([line.rstrip("\n") + " .\n" for line in (*store.statements(None), *_people())])
    return store


def _people() -> Iterable[str]:
    for end, (label, others, told) in PEOPLE.items():
        iri = f"<{BASE}person/{end}>"
        yield f"{iri} <{TYPE}> <{SECREL}Person>"
        yield f'{iri} <{LABEL}> "{label}"'
        yield from (f'{iri} <{ALT_LABEL}> "{other}"' for other in others)
        yield f"{iri} <{SECREL}releaseCount> {COUNT % told}"


def offered(words: str) -> list[str]:
    return [match.named.link.iri.removeprefix(BASE) for match in suggest(held(), words)]


def found(result: SearchResult, kind: str) -> list[str]:
    return [
        hit.named.link.iri.removeprefix(BASE)
        for group in result.groups
        if group.kind == kind
        for hit in group.hits
    ]


@pytest.mark.parametrize(
    ("words", "iri", "label"),
    [
        ("UK", "country/GB", "United Kingdom"),
        ("U.K.", "country/GB", "United Kingdom"),
        ("gb", "country/GB", "United Kingdom"),
        ("Great Britain", "country/GB", "United Kingdom"),
        ("NATO", "organization/NATO", "North Atlantic Treaty Organization"),
        ("N.A.T.O.", "organization/NATO", "North Atlantic Treaty Organization"),
        ("Turkey", "country/TR", "Türkiye"),
        ("USA", "country/US", "United States"),
        ("South Korea", "country/KR", "South Korea"),
        ("EU", "organization/EU", "European Union"),
        ("v.v. putin", "person/RU/vladimir-putin", "Vladimir Putin"),
    ],
)
def test_a_thing_is_found_first_by_any_of_its_names_and_shown_by_its_own(
    words: str, iri: str, label: str
) -> None:
    first = suggest(held(), words)[0].named.link
    assert (first.iri, first.label) == (BASE + iri, label)
    assert found(search(held(), words), first.kind)[0] == iri


def test_the_other_name_is_told_and_the_own_one_is_not() -> None:
    assert suggest(held(), "Turkey")[0].alias == "Turkey"
    assert suggest(held(), "Türkiye")[0].alias == ""
    assert suggest(held(), "turkiye")[0].alias == ""
    nato = suggest(held(), "NATO")[0]
    assert (nato.alias, nato.named.beside) == ("", "NATO")


def test_the_one_most_told_of_comes_before_those_who_only_bear_the_word_as_their_name() -> None:
    assert offered("putin")[0] == "person/RU/vladimir-putin"


def test_what_is_told_of_once_is_not_first_for_being_called_so() -> None:
    assert offered("meet")[0] == "person/GB/meetra-khan"


def test_namesakes_are_told_apart_by_their_state_and_one_that_another_outshines_is_left_out() -> None:
    names = [(match.named.link.label, match.named.beside) for match in suggest(held(), "vladimir putin")]
    assert names == [("Vladimir Putin", "Russia"), ("Vladimir Putin", "")]
    assert {match.named.beside for match in suggest(held(), "jan maly")} == {"Poland", "Germany"}
    assert "person/FR/vladimir-putin" in found(search(held(), "vladimir putin"), "person")


@pytest.mark.parametrize(
    "words", ["vladmir puttin", "valdimir", "vladimri", "Vladimir Putn", "blaszczck", "Błaszzcak", "vladmi"]
)
def test_typing_errors_are_forgiven(words: str) -> None:
    meant = "person/PL/mariusz-blaszczak" if plain(words)[0] == "b" else "person/RU/vladimir-putin"
    assert offered(words)[0] == meant
    result = search(held(), words)
    assert found(result, "person")[0] == meant
    assert result.respelt


@pytest.mark.parametrize("words", ["zzzzqqqq", "ptn", "🦄", ""])
def test_what_is_like_no_name_finds_nothing(words: str) -> None:
    assert offered(words) == []
    assert search(held(), words).total == 0


def test_words_not_found_together_find_what_has_most_of_them_and_it_is_said() -> None:
    result = search(held(), "the vladimir putin treaty of zzzzqqqq")
    assert (result.fitting, result.of) == (2, 4)
    assert found(result, "person")[0] == "person/RU/vladimir-putin"
    assert "person/RU/putin" not in found(result, "person")
    together = search(held(), "vladimir putin")
    assert (together.fitting, together.of) == (0, 0)


def test_a_word_that_stands_whole_comes_before_one_that_only_begins_so() -> None:
    organizations = found(search(held(), "UK"), "organization")
    assert organizations[0] in {"organization/JEF", "organization/joint-expeditionary-force"}


def test_a_state_may_stand_beside_the_name() -> None:
    assert found(search(held(), "maly germany"), "person") == ["person/DE/jan-maly"]
    assert found(search(held(), "germany"), "person") == []


def test_a_name_in_a_form_stands_for_one_thing_or_for_none() -> None:
    assert thing_called(held(), "united kingdom").iri == f"{BASE}country/GB"
    assert thing_called(held(), "Vladimir Putin").iri == f"{BASE}person/RU/vladimir-putin"
    assert thing_called(held(), "błaszczak").label == "Mariusz Błaszczak"
    with pytest.raises(QueryError, match="did you mean Jan Mały"):
        thing_called(held(), "mal")
    assert called(held(), "Polnad", ("country",)).found is None
    assert [near.named.link.label for near in called(held(), "Polnad", ("country",)).near] == ["Poland"]
    assert called(held(), "NATO", ("country",)).found is None


def test_an_empty_store_finds_nothing() -> None:
    empty = open_store("memory:")
    assert suggest(empty, "putin") == ()
    assert search(empty, "putin").total == 0


def test_words_are_compared_in_plain_letters() -> None:
    assert plain("U. S.-Korean “2+2”, ŁÓDŹ") == "us korean 2 2 lodz"
    assert plain("George W. Bush, J.D. Vance") == "george w bush jd vance"


def test_the_fewest_errors_win_and_short_words_are_taken_as_they_are() -> None:
    spelling = Spelling(["sanction sanctions", "senate sonata"])
    assert spelling.near("sanktions") == ("sanctions",)
    assert spelling.near("sanktion") == ("sanction",)
    assert spelling.near("sanctions") == ("sanction",)  # others than itself
    assert spelling.near("senata") == ("senate", "sonata")
    assert spelling.near("sen") == ()
    assert spelling.begins("sanc")
    assert not spelling.begins("sanx")


def test_of_a_long_text_the_part_is_shown_that_has_most_of_the_words() -> None:
    text = (
        "A word of welcome to Łódź. "
        + "Other things were said. " * 30
        + "In Łódź the treaty was signed. " * 2
        + "x " * 300
    )
    shown = excerpt(text, [("lodz",), ("treat",)])
    assert "Łódź the treaty was signed" in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert len(shown) <= SHOWN + 2
    assert excerpt("Short and whole.", [("whole",)]) == "Short and whole."
    assert excerpt(text, [("welcome",)]).startswith("A word of welcome")
    assert len(excerpt("y" * 2000, [])) == SHOWN + 1
