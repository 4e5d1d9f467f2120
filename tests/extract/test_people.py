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
        (
            "Ilse Brandt, Ambassador of Austria to the Republic of Peru, spoke.",
            "Ilse Brandt",
            [("Ambassador to the Republic of Peru", "AT")],
        ),
        (
            "The Minister of Justice of Chile, the Honourable Rosa Vidal, spoke.",
            "Rosa Vidal",
            [("Minister of Justice", "CL")],
        ),
        (
            "The Chief of the Kenya Defence Forces, General Paul Kibet, spoke.",
            "Paul Kibet",
            [("Chief of the Kenya Defence Forces", "KE")],
        ),
        (
            "The Head of Mission of the International Organization for Migration (IOM) in Beirut, Ms. Ana Ruiz, spoke.",
            "Ana Ruiz",
            [("Head of Mission", "IOM")],
        ),
        (
            "Mr. Askar Ospanov, Deputy Prime Minister - Minister of Trade of Kazakhstan, spoke.",
            "Askar Ospanov",
            [("Deputy Prime Minister", "KZ"), ("Minister of Trade", "KZ")],
        ),
        (
            "Defence Minister nominee Kim Do-yun of Korea spoke.",
            "Kim Do-yun",
            [("Defence Minister nominee", "KR")],
        ),
        (
            "The Chairperson of the African Union Commission, Amina Keita, spoke.",
            "Amina Keita",
            [("Chairperson of the African Union Commission", "AU")],
        ),
        (
            "They heard from Ministry of Fisheries Director General Lena Moss of Iceland.",
            "Lena Moss",
            [("Ministry of Fisheries Director General", "IS")],
        ),
        ("NATO Secretary General Lars Holm spoke.", "Lars Holm", [("Secretary General", "NATO")]),
        (
            "The Deputy Prime Minister, Minister of Foreign Affairs of Moldova Ana Rusu spoke.",
            "Ana Rusu",
            [("Deputy Prime Minister", "MD"), ("Minister of Foreign Affairs", "MD")],
        ),
        (
            "OSCE Chairperson-in-Office and Albania's Foreign Minister Ilir Hoxha spoke.",
            "Ilir Hoxha",
            [("Chairperson-in-Office", "OSCE"), ("Foreign Minister", "AL")],
        ),
        (
            "The Deputy Prime Minister of Fiji, Senator Mere Tora, spoke.",
            "Mere Tora",
            [("Deputy Prime Minister", "FJ")],
        ),
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


@pytest.mark.parametrize("name", ["Ahn Tae-seok", "AHN Taeseok"])
def test_a_surname_that_stands_first_is_known_again_alone(name: str) -> None:
    found = people(
        f"Korean Foreign Minister {name} came to London. Later {name.split(maxsplit=1)[0]} left for Oslo."
    )
    assert list(found) == [name]


def test_two_people_with_one_surname_stay_two() -> None:
    assert set(people("John Carter met Emma Carter in Oslo.")) >= {"John Carter", "Emma Carter"}


def test_an_office_without_a_name_gives_its_post_to_the_person_named_first() -> None:
    body = "Vadim Orlov spoke with the press. The President of Russia thanked them."
    assert ("President", "RU") in posts(body, "President of Russia (Kremlin)")["Vadim Orlov"]


def test_the_head_of_the_publisher_has_a_post_only_where_the_text_speaks_of_it() -> None:
    body = (
        "Vadim Orlov had a telephone conversation with Prime Minister of Peru Luis Rojas. The leaders talked."
    )
    assert posts(body, "President of Russia (Kremlin)")["Vadim Orlov"] == []


def test_two_presidents_are_the_publishers_and_the_other() -> None:
    body = "Vadim Orlov met with President of Peru Luis Rojas. The two presidents talked."
    assert posts(body, "President of Russia (Kremlin)")["Vadim Orlov"] == [("President", "RU")]


@pytest.mark.parametrize(
    ("body", "name", "of"),
    [
        (
            "Foreign Secretary Jane Smith flew to Peru. In Lima she met with President Luis Rojas.",
            "Luis Rojas",
            "PE",
        ),
        ("In Poland Foreign Secretary Jane Smith met with Foreign Minister Anna Kowal.", "Anna Kowal", "PL"),
    ],
)
def test_who_is_met_abroad_serves_the_state_of_the_place(body: str, name: str, of: str) -> None:
    assert [code for _, code in posts(body)[name]] == [of]


def test_a_known_leader_serves_a_state_only_where_the_text_names_it() -> None:
    named = "The Foreign Secretary spoke of Ukraine and of the war. President Zelenskyy had asked for it."
    assert ("President", "UA") in posts(named)["Zelenskyy"]
    unnamed = posts("The Foreign Secretary spoke of the war. President Zelenskyy had asked for it.")
    assert ("President", "UA") not in unnamed["Zelenskyy"]


@pytest.mark.parametrize(
    ("body", "name", "wanted"),
    [
        ("Special Envoy for Yemen Ann Wolf met Ali Saleh of Yemen.", "Ann Wolf", "GB"),
        ("European Commission President Rosa Vidal met the press of Chile.", "Rosa Vidal", "EU"),
        (
            "After talks with the Prime Minister of Italy, Ann Wolf told journalists of them.",
            "Ann Wolf",
            None,
        ),
        ("Prime Minister Ann Wolf informed Mr Wolf of the Moldovan efforts.", "Ann Wolf", "GB"),
        (
            "Also present were Senior Secretary Sunil Perera, Japanese Ambassador to Chile, Ken Mori, and others.",
            "Sunil Perera",
            "GB",
        ),
    ],
)
def test_another_states_name_nearby_is_not_the_state_served(body: str, name: str, wanted: str | None) -> None:
    assert {of for _, of in posts(body)[name]} <= {wanted}


def test_a_known_leader_serves_no_state_that_others_lead() -> None:
    held = posts("Ukraine needs help in the face of President Putin's war.", "US Department of State")
    assert held["Putin"] == [("President", None)]


def test_a_counterpart_of_the_title_is_not_the_one_who_begins_the_body() -> None:
    found = posts(
        "Defence Minister Tom Reid spoke.", "Ministry of Defence of Canada", "Talk with Polish counterpart"
    )
    assert found["Tom Reid"] == [("Defence Minister", "CA")]


def test_who_acts_next_is_not_in_apposition() -> None:
    body = "In a talk with President of Peru Luis Rojas, the Foreign Secretary conveyed greetings."
    assert posts(body)["Luis Rojas"] == [("President", "PE")]


def test_posts_of_companies_are_none() -> None:
    found = posts(
        "Also there were Chairman of the Blue River Group Carl Lund and Ms. Eva Dahl, CEO of Fjordbank."
    )
    assert all(not held for held in found.values())


def test_verbs_of_headlines_are_no_names() -> None:
    assert set(people("He thanked them.", title="Foreign Minister Receives the Delegation of Peru")) == set()


def test_the_tagger_is_helped_by_courtesy_and_by_posts_behind_names() -> None:
    found = people("Hon. Abdi Warsame Egal left. Zoe de Wit, Minister of Trade, spoke.")
    assert {"Abdi Warsame Egal", "Zoe de Wit"} <= set(found)


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("They met President Ursula von der Velden of Austria.", "Ursula von der Velden"),
        ("They met President Al-Masri of Egypt.", "Al-Masri"),
        ("They met Prime Minister Rosa May of Chile.", "Rosa May"),
        ("They met Foreign Minister Frank-Walter Brandt of Austria.", "Frank-Walter Brandt"),
        ("The President of Kenya Daniel Otieno Otieno DanielPresident of Kenya: Thank you.", "Daniel Otieno"),
        ("Messrs Otieno and Petrov spoke.", "Otieno"),
    ],
)
def test_a_name_is_read_to_its_end_and_no_further(body: str, wanted: str) -> None:
    assert wanted in people(body)


@pytest.mark.parametrize(
    "body",
    [
        "They opened the Tennis Pavilion.",
        "He thanked President Kenya Daniel Otieno.",
        "He spoke at the Ivan Petrov Institute in Nairobi.",
        "High-ranking Officials Meet with the President",
        "Holders of Diplomatic and Official Passports need no visa.",
    ],
)
def test_things_and_verbs_with_capitals_are_nobody(body: str) -> None:
    assert (
        not {"Tennis Pavilion", "Ivan Petrov", "Kenya Daniel Otieno", "Meet", "Passports"}
        & people(body).keys()
    )


def test_two_names_on_a_line_of_signatures_are_two_people() -> None:
    body = "Prime Minister Anwar Ibrahim and President Joko Widodo met.\n\nAnwar Ibrahim Joko Widodo"
    assert set(people(body)) == {"Anwar Ibrahim", "Joko Widodo"}


def test_who_only_carries_the_text_is_left_out() -> None:
    body = "Secretary of State Ruth Allen met Foreign Minister Jon Berg of Norway today."
    found = people(body, "US Department of State", "Statement by Spokesperson Mark Hill on a Meeting")
    assert "Mark Hill" not in found


@pytest.mark.parametrize(
    "body", ["The Biden Administration agreed.", "Ministers met in March.", "It rained in Paris."]
)
def test_no_person_where_none_is_named(body: str) -> None:
    assert people(body) == {}
