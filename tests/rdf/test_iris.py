"""IRIs: readable, safe, and the same for the same thing."""

import re
import unicodedata
from urllib.parse import urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.rdf.iris import (
    BASE,
    mint_country,
    mint_organization,
    mint_person,
    mint_post,
    mint_release,
    mint_tie,
    slug,
    split_publishers,
)

HOSTILE = [
    "",
    " ",
    "///",
    "../../etc/passwd",
    "<script>",
    '"\n\r\t',
    "\u202e\u200b",
    "\ud800",
    "\ufffe",
    "日本",
    "💥",
    "é" * 400,
]


@given(st.text(st.characters()))
def test_any_text_gives_a_slug_of_letters_digits_and_hyphens(text: str) -> None:
    assert re.fullmatch("[a-z0-9]+(-[a-z0-9]+)*", slug(text))
    assert len(slug(text)) <= 80


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_names_give_iris_that_stay_in_their_place(text: str) -> None:
    for iri in (
        mint_person(text, text),
        mint_post(text, None),
        mint_release(text, text),
        mint_organization(text),
    ):
        assert iri.startswith(BASE)
        assert re.fullmatch(r"[a-zA-Z0-9/:.+_-]+", iri)
        path = urlsplit(iri).path.split("/")
        assert "" not in path[1:]
        assert ".." not in path


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Mariusz Błaszczak", "Mariusz Blaszczak"),
        ("Mevlüt Çavuşoğlu", "mevlut cavusoglu"),
        ("Zoë  Baird", "ZOE BAIRD"),
        ("Simon Coveney", unicodedata.normalize("NFD", "Simón Coveney")),
        ("Dara O\u2019Brien", "Dara O'Brien"),
        ("Ban Ki-moon", "Ban Ki moon"),
    ],
)
def test_names_that_differ_in_diacritics_case_or_spacing_are_one(one: str, other: str) -> None:
    assert slug(one) == slug(other)


@given(st.text(st.characters(codec="utf-8")))
def test_composed_and_decomposed_names_are_one(text: str) -> None:
    composed = unicodedata.normalize("NFC", text)
    assert slug(unicodedata.normalize("NFD", text)) == slug(composed) or not composed.isascii()


def test_other_names_are_others() -> None:
    names = ["Boris Johnson", "Boris Jonson", "日本", "中国", "💥", "🔥", "a" * 200, "a" * 201]
    assert len({slug(name) for name in names}) == len(names)


def test_known_things_have_readable_iris() -> None:
    assert mint_country("GB") == f"{BASE}country/GB"
    assert mint_organization("NATO") == f"{BASE}organization/NATO"
    assert mint_organization("C5+1") == f"{BASE}organization/C5+1"
    assert mint_organization("League of Arab States") == f"{BASE}organization/league-of-arab-states"
    assert mint_person("Boris Johnson", "GB") == f"{BASE}person/GB/boris-johnson"
    assert mint_person("Jacek Czaputowicz", None) == f"{BASE}person/x/jacek-czaputowicz"
    assert mint_post("Foreign Secretary", "GB") == f"{BASE}post/GB/foreign-secretary"
    assert mint_tie("PL", "GB", 2018) == mint_tie("GB", "PL", 2018) == f"{BASE}tie/GB-PL/2018"


def test_a_joint_release_stands_under_its_first_publisher() -> None:
    assert split_publishers("UK Foreign Office; UK Ministry of Defence;") == (
        "UK Foreign Office",
        "UK Ministry of Defence",
    )
    assert mint_release("UK Foreign Office; UK Ministry of Defence", "dev-000") == (
        f"{BASE}release/uk-foreign-office/dev-000"
    )


def test_two_identifiers_never_share_a_graph() -> None:
    identifiers = ["a-b", "a b", "A-b", "a_b", "ä-b", "a--b"]
    assert len({mint_release("Office", identifier) for identifier in identifiers}) == len(identifiers)
