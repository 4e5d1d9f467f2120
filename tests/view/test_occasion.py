"""What a sentence says of a summit: who takes part, what was beside it, and what proves nothing."""

import re

import pytest

from kg.text import sentence_around
from kg.view.occasion import Occasion, name_start, occasion, people_in

NAME = re.compile("Amber Coast Summit")


def read(sentence: str) -> Occasion | None:
    return occasion(sentence, name_start(sentence, 0, len(sentence), NAME))


@pytest.mark.parametrize(
    ("sentence", "who", "ahead"),
    [
        ("President Ana Ruiz attended the Amber Coast Summit in Riga.", "President Ana Ruiz ", False),
        ("Ana Ruiz will take part in the Ninth Amber Coast Summit.", "Ana Ruiz will ", True),
        ("Readout of Ana Ruiz’s Participation in the Amber Coast Summit", "Readout of Ana Ruiz’s ", False),
        ("Ana Ruiz met Piet Bos and attended the Amber Coast Summit.", "Ana Ruiz ", False),
        ("Ana Ruiz met Piet Bos, who arrived for the Amber Coast Summit.", "", False),
        ("Ana Ruiz thanked Piet Bos for hosting the Amber Coast Summit.", "", False),
    ],
)
def test_those_who_take_part_are_named_before_the_verb(sentence: str, who: str, ahead: bool) -> None:  # noqa: FBT001
    assert read(sentence) == Occasion("takes part", who, ahead, previous=False)


@pytest.mark.parametrize(
    ("sentence", "how"),
    [
        ("They met on the margins of the Amber Coast Summit.", "margins"),
        ("The talks were held on the sidelines of this year’s Amber Coast Summit.", "margins"),
        ("They met at the Amber Coast Summit.", "at"),
        ("A meeting was held within the framework of the Amber Coast Summit.", "at"),
    ],
)
def test_meeting_is_at_a_summit_or_on_its_margins_as_the_words_say(sentence: str, how: str) -> None:
    said = read(sentence)
    assert said is not None
    assert said.how == how


@pytest.mark.parametrize(
    "sentence",
    [
        "Ana Ruiz did not attend the Amber Coast Summit.",
        "Piet Bos invited Ana Ruiz to attend the Amber Coast Summit.",
        "Ana Ruiz hopes to take part in the Amber Coast Summit.",
        "They met ahead of the Amber Coast Summit.",
        "They met before the Amber Coast Summit.",
        "They spoke of the results of the Amber Coast Summit.",
        "They discussed preparations for the upcoming Amber Coast Summit.",
        "They carry out what was agreed at the Amber Coast Summit.",
        "They met at a lunch after the Amber Coast Summit.",
        "The Amber Coast Summit was a success.",
    ],
)
def test_talk_of_a_summit_puts_nobody_there(sentence: str) -> None:
    assert read(sentence) is None


def test_one_is_named_by_a_part_of_the_name_that_nobody_else_has() -> None:
    people = {"a": "Ana Ruiz", "b": "Piet Bos", "c": "Ana Bell"}
    assert people_in("President Ruiz and Ana came", people) == {"a"}
    assert people_in("Bos was there", people) == {"b"}


def test_one_is_not_named_by_another_who_shares_the_given_name() -> None:
    assert people_in("Piet Mond attended", {"b": "Piet Bos"}) == frozenset()
    assert people_in("The Bosporus was crossed", {"b": "Piet Bos"}) == frozenset()


def test_sentence_around_a_place_ends_at_its_paragraph_and_not_at_an_initial() -> None:
    text = "A title\n\nThe U.S. Secretary met J. Bos. They agreed."
    start = text.index("Bos")
    assert sentence_around(text, start, start + 3).quote(text) == "The U.S. Secretary met J. Bos."
    assert sentence_around(text, 2, 7).quote(text) == "A title"
