"""Which names are taken for one person, and which never are."""

from collections.abc import Iterable
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.view.current.identity import known_people
from kg.view.current.names import can_be_one

Naming = tuple[str, str, str]


def named(name: str, times: int = 1, year: int = 2018) -> list[Naming]:
    """Return that `times` releases of a year each name one person, ``"GB/boris-johnson"``."""
    term = f"<https://w3id.org/secrel/id/person/{name}>"
    return [(term, f"{name} {year} {number}", f"{year}-06-21") for number in range(times)]


def side_by_side(*names: str) -> list[Naming]:
    return [(person, "both", day) for name in names for person, _, day in named(name)]


def known(*namings: Iterable[Naming]) -> dict[str, str]:
    """Return who is taken for whom, by state and name."""
    found = known_people([naming for each in namings for naming in each])
    return {one.split("/person/")[1][:-1]: other.split("/person/")[1][:-1] for one, other in found.items()}


@pytest.mark.parametrize(
    ("rarer", "better"),
    [
        ("US/wendy-r-sherman", "US/wendy-sherman"),
        ("US/joe-biden", "US/joseph-r-biden-jr"),
        ("GB/elizabeth-truss", "GB/liz-truss"),
        ("RU/sergey-lavrov", "RU/sergei-lavrov"),
        ("BY/aleksandr-lukashenko", "BY/alexander-lukashenko"),
        ("UA/vladimir-zelensky", "UA/volodymyr-zelenskyy"),
        ("JP/kishida-fumio", "JP/fumio-kishida"),
        ("IN/subrahmanyam-jaishankar", "IN/s-jaishankar"),
        ("AE/mohamed-bin-zayed-al-nahyan", "AE/mohammed-bin-zayed-al-nahyan"),
        ("LK/anura-kumara-disanayake", "LK/anura-kumara-dissanayake"),
        ("GB/johnson", "GB/boris-johnson"),
        ("MX/lopez-obrador", "MX/andres-manuel-lopez-obrador"),
        ("CN/xi", "CN/xi-jinping"),
        ("x/vladimir-putin", "RU/vladimir-putin"),
    ],
)
def test_a_form_of_a_name_is_the_person_better_known_by_another(rarer: str, better: str) -> None:
    assert known(named(rarer), named(better, 5)) == {rarer: better}


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("US/jill-biden", "US/joseph-r-biden-jr"),
        ("GB/boris-johnson", "US/boris-johnson"),
        ("FR/boris-johnson", "x/johnson"),
        ("GB/boris", "GB/boris-johnson"),
        ("SA/salman-bin-abdulaziz-al-saud", "SA/khalid-bin-salman-bin-abdulaziz-al-saud"),
        ("SA/abdulaziz-bin-salman-al-saud", "SA/khalid-bin-salman-al-saud"),
        ("CN/li-qiang", "CN/li-keqiang"),
        ("IT/maria-draghi", "IT/mario-draghi"),
        ("RU/alexandra-ivanova", "RU/alexander-ivanov"),
        ("PH/ferdinand-marcos-sr", "PH/ferdinand-marcos-jr"),
        ("KR/kim-min", "KR/kim-jin"),
    ],
)
def test_people_who_are_only_called_alike_stay_two(one: str, other: str) -> None:
    assert known(named(one), named(other, 9)) == {}
    assert known(named(one, 9), named(other)) == {}


def test_a_name_that_could_be_two_people_is_neither() -> None:
    both = [*named("US/george-w-bush", 5), *named("US/george-h-w-bush", 4)]
    assert known(both, named("US/george-bush")) == {}
    assert known(named("RU/igor-ivanov", 5), named("RU/sergei-ivanov", 5), named("RU/ivanov")) == {}
    assert known(named("PL/anna-nowak"), named("US/anna-nowak"), named("x/anna-nowak")) == {}


def test_two_who_stand_side_by_side_in_a_release_are_two() -> None:
    assert known(named("US/ann-lee", 5), side_by_side("US/ann-lee", "US/ann-b-lee")) == {}


def test_two_who_stand_side_by_side_are_two_though_a_third_name_could_be_both() -> None:
    both = side_by_side("US/j-smith", "US/john-r-smith")
    found = known(both, named("US/john-r-smith", 5), named("US/john-smith", 2))
    assert found == {"US/j-smith": "US/john-smith"}  # and John Smith is not John R. Smith, who is another


def test_names_of_other_times_are_other_people() -> None:
    assert known(named("AZ/heidar-aliyev", 5, 2001), named("AZ/h-aliyev", 1, 2020)) == {}
    assert known(named("FR/jacques-chirac", 5, 2001), named("FR/chirac", 1, 2020)) == {}
    two = [*named("AZ/heidar-aliyev", 9, 2001), *named("AZ/ilham-aliyev", 9, 2020)]
    assert known(two, named("AZ/aliyev", 1, 2021)) == {"AZ/aliyev": "AZ/ilham-aliyev"}


def test_a_family_name_is_nobody_s_before_somebody_is_well_known_by_it() -> None:
    assert known(named("GB/boris-johnson", 2), named("GB/johnson")) == {}


def test_all_forms_lead_to_the_best_known_at_once() -> None:
    forms = [
        *named("US/biden", 9),
        *named("US/joe-biden", 4),
        *named("x/joe-biden"),
        *named("US/joseph-r-biden-jr", 20),
    ]
    best = "US/joseph-r-biden-jr"
    assert known(forms) == {"US/biden": best, "US/joe-biden": best, "x/joe-biden": best}


def test_the_order_of_releases_does_not_matter() -> None:
    groups = (
        named("US/biden", 2),
        named("US/joe-biden", 4),
        named("US/joseph-biden", 4),
        named("x/joe-biden"),
    )
    answers = [known(*order) for order in permutations(groups)]
    assert all(answer == answers[0] for answer in answers)


WORDS = st.lists(st.sampled_from("j joe joseph r biden bin xi jr kim anna".split()), min_size=1, max_size=5)


@given(WORDS, WORDS)
def test_being_one_does_not_depend_on_who_is_asked_first(one: list[str], other: list[str]) -> None:
    assert can_be_one(tuple(one), tuple(other)) == can_be_one(tuple(other), tuple(one))


@given(st.lists(st.tuples(st.sampled_from(("US", "CN", "x")), WORDS, st.integers(0, 3)), max_size=12))
def test_nobody_is_led_in_a_circle(people: list[tuple[str, list[str], int]]) -> None:
    found = known(*(named(f"{state}/{'-'.join(words)}", times + 1) for state, words, times in people))
    assert not found.keys() & set(found.values())
