"""People, their posts, and the states they serve, read from sentences of our own."""

from datetime import date

import pytest

from kg.extract.pipeline import read_facts
from kg.model.fact import Person
from kg.model.release import Release


def people(body: str, publisher: str = "UK Foreign Office", title: str = "") -> dict[str, Person]:
    facts = read_facts(Release("x", publisher, date(2021, 5, 4), title, body))
    return {person.name: person for person in facts.people}


def posts(
    body: str, publisher: str = "UK Foreign Office", title: str = ""
) -> dict[str, list[tuple[str, str | None]]]:
    return {
        name: [(post.title, post.of) for post in person.posts]
        for name, person in people(body, publisher, title).items()
    }


@pytest.mark.parametrize(
    ("body", "name", "wanted"),
    [
        ("Polish Foreign Minister Anna Kowal met the press.", "Anna Kowal", [("Foreign Minister", "PL")]),
        ("The President of Kenya, Daniel Otieno, spoke.", "Daniel Otieno", [("President", "KE")]),
        ("Prime Minister Tom Reid of Canada spoke.", "Tom Reid", [("Prime Minister", "CA")]),
        (
            "Maria Silva, Minister of Foreign Affairs of Brazil, spoke.",
            "Maria Silva",
            [("Minister of Foreign Affairs", "BR")],
        ),
        (
            "The Ambassador of Japan to Chile, Mr. Ken Mori, spoke.",
            "Ken Mori",
            [("Ambassador to Chile", "JP")],
        ),
        ("NATO Secretary General Lars Holm spoke.", "Lars Holm", [("Secretary General", "NATO")]),
    ],
)
def test_a_post_beside_a_name_serves_the_state_beside_the_post(
    body: str, name: str, wanted: list[tuple[str, str | None]]
) -> None:
    assert posts(body)[name] == wanted


def test_a_state_is_carried_on_through_a_list() -> None:
    found = posts("She met Polish Foreign Minister Anna Kowal and Defence Minister Piotr Nowak in Warsaw.")
    assert found["Piotr Nowak"] == [("Defence Minister", "PL")]


def test_the_publishers_own_side_needs_no_state() -> None:
    assert posts("The Foreign Secretary Jane Smith said so.")["Jane Smith"] == [("Foreign Secretary", "GB")]


def test_the_surname_alone_is_the_same_person_in_the_fullest_form() -> None:
    found = people("Foreign Minister Anna Kowal of Poland came. Ms Kowal spoke. Minister Kowal left.")
    assert list(found) == ["Anna Kowal"]


def test_two_people_with_one_surname_stay_two() -> None:
    assert set(people("John Carter met Emma Carter in Oslo.")) >= {"John Carter", "Emma Carter"}


def test_an_office_without_a_name_gives_its_post_to_the_person_named_first() -> None:
    body = "Vadim Orlov spoke with the press. The President of Russia thanked them."
    assert ("President", "RU") in posts(body, "President of Russia (Kremlin)")["Vadim Orlov"]


def test_who_only_carries_the_text_is_left_out() -> None:
    body = "Secretary of State Ruth Allen met Foreign Minister Jon Berg of Norway today."
    found = people(body, "US Department of State", "Statement by Spokesperson Mark Hill on a Meeting")
    assert "Mark Hill" not in found


@pytest.mark.parametrize(
    "body", ["The Biden Administration agreed.", "Ministers met in March.", "It rained in Paris."]
)
def test_no_person_where_none_is_named(body: str) -> None:
    assert people(body) == {}
