"""A meeting, a visit or a call is called by who took part and where."""

from kg.rdf.iris import mint_country, mint_person
from kg.view.event_name import encounter_name
from kg.view.link import Link, link

GB, PL, FR = (
    link(mint_country(code), name) for code, name in (("GB", "Britain"), ("PL", "Poland"), ("FR", "France"))
)


def person(name: str, state: str) -> Link:
    return link(mint_person(name, state), name)


ANN, AMY, ZOE = person("Ann Ash", "GB"), person("Amy Ash", "GB"), person("Zoe Zab", "PL")


def test_meeting_names_both_sides_before_a_second_of_one() -> None:
    assert encounter_name("meeting", [AMY, ANN, ZOE], [GB, PL], "Oslo", None) == (
        "Meeting of Amy Ash, Zoe Zab and Ann Ash in Oslo"
    )


def test_side_of_which_nobody_is_named_is_told_by_its_own_name_and_no_other_is() -> None:
    assert encounter_name("call", [ANN], [GB, PL], "", None) == "Call of Ann Ash and Poland"
    assert encounter_name("meeting", [], [GB, PL], "", PL) == "Meeting of Britain and Poland in Poland"


def test_many_are_counted_beyond_the_third() -> None:
    assert encounter_name("meeting", [AMY, ANN, ZOE], [FR, GB, PL], "", None) == (
        "Meeting of Amy Ash, Zoe Zab, France and 1 more"
    )


def test_visit_does_not_say_who_is_the_guest_nor_its_state_twice() -> None:
    assert encounter_name("visit", [ANN], [GB, PL], "Warsaw", PL) == "Visit to Warsaw: Ann Ash"
    assert encounter_name("visit", [ANN, ZOE], [GB, PL], "", PL) == "Visit to Poland: Ann Ash and Zoe Zab"
    assert encounter_name("visit", [], [PL], "", PL) == "Visit to Poland: Poland"


def test_one_or_nobody_known_makes_a_name_too() -> None:
    assert encounter_name("meeting", [ANN], [GB], "Oslo", None) == "Meeting with Ann Ash in Oslo"
    assert encounter_name("visit", [], [], "", None) == "Visit"
