"""Phrases are found by whole tokens, the longest first."""

from hypothesis import given
from hypothesis import strategies as st

from kg.gazetteer.matcher import Phrases

NAMES = Phrases([("Guinea", "GN"), ("Guinea-Bissau", "GW"), ("Côte d'Ivoire", "CI"), ("New York", "US")])


def test_the_longest_phrase_wins() -> None:
    assert list(NAMES.find(["in", "Guinea", "-", "Bissau"])) == [(1, 4, "GW")]


def test_a_phrase_is_not_found_in_its_own_beginning_at_the_end_of_the_text() -> None:
    assert list(NAMES.find(["New"])) == []
    assert list(NAMES.find(["Guinea", "-"])) == [(0, 1, "GN")]


def test_curly_and_straight_apostrophes_are_alike() -> None:
    assert list(NAMES.find(["Côte", "d’Ivoire"])) == [(0, 2, "CI")]


def test_case_counts_unless_folded() -> None:
    assert list(NAMES.find(["guinea"])) == []
    assert list(Phrases([("Prime Minister", 1)], fold=True).find(["prime", "MINISTER"])) == [(0, 2, 1)]


def test_the_first_of_two_equal_phrases_stands() -> None:
    assert list(Phrases([("A", 1), ("A", 2)]).find(["A"])) == [(0, 1, 1)]


@given(st.lists(st.sampled_from(["New", "York", "Guinea", "-", "Bissau", "x"])))
def test_matches_are_in_order_and_do_not_overlap(tokens: list[str]) -> None:
    end = 0
    for first, last, _ in NAMES.find(tokens):
        assert end <= first < last <= len(tokens)
        end = last
