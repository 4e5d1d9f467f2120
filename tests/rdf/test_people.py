"""Who is a minister."""

import pytest

from kg.rdf.people import is_ministerial


@pytest.mark.parametrize(
    "title",
    [
        "Prime Minister",
        "Foreign Secretary",
        "Secretary of State",
        "Secretary of National Defense",
        "Minister of Foreign Affairs, Foreign Employment and Tourism",
        "Acting Minister of Labour",
        "Federal Chancellor",
        "President",
        "Taoiseach",
    ],
)
def test_who_leads_a_state_a_government_or_a_ministry_is_a_minister(title: str) -> None:
    assert is_ministerial(title)


@pytest.mark.parametrize(
    "title",
    [
        "",
        "Deputy Foreign Minister",
        "Assistant Secretary of State for Educational and Cultural Affairs",
        "Secretary General",
        "Secretary to the President",
        "Ambassador",
        "Head of Cabinet of the European Commission President",
        "First Lady",
    ],
)
def test_deputies_officials_and_heads_of_organizations_are_none(title: str) -> None:
    assert not is_ministerial(title)
