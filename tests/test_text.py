"""A release is cut into paragraphs, sentences and tokens that lie where they say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kg.model.release import Release
from kg.text import Document, cut


def document(body: str, title: str = "") -> Document:
    return cut(Release("x", "Ministry", date(2020, 1, 2), title, body))


def sentences(body: str) -> list[str]:
    cut_up = document(body)
    return [cut_up.text[s.start : s.end] for s in cut_up.sentences]


@pytest.mark.parametrize(
    ("body", "wanted"),
    [
        ("He met Mr. Adams. They spoke.", ["He met Mr. Adams.", "They spoke."]),
        ("She is from the U.S. The talks went on.", ["She is from the U.S.", "The talks went on."]),
        ("The U.S. Ambassador came.", ["The U.S. Ambassador came."]),
        ("H.E. J. B. Okoro arrived at 6 p.m. on Friday.", ["H.E. J. B. Okoro arrived at 6 p.m. on Friday."]),
        ('"We agree." He left.', ['"We agree."', "He left."]),
        ("One\nTwo", ["One", "Two"]),
    ],
)
def test_sentences_end_where_a_reader_ends_them(body: str, wanted: list[str]) -> None:
    assert sentences(body) == wanted


def test_possessives_and_hyphens_are_tokens_of_their_own() -> None:
    assert [token.text for token in document("UK-Poland ties, Côte d’Ivoire’s aim").tokens] == [
        *("UK", "-", "Poland", "ties", ",", "Côte", "d’Ivoire", "’s", "aim"),
    ]


def test_the_title_is_paragraph_nought() -> None:
    cut_up = document("Body.", title="A title")
    assert cut_up.text[cut_up.paragraphs[0].start : cut_up.paragraphs[0].end] == "A title"
    assert cut_up.sentences[1].paragraph == 1


@given(st.text(), st.text(alphabet=st.characters(exclude_characters="\n")))
def test_everything_lies_where_it_says_and_in_order(body: str, title: str) -> None:
    cut_up = document(body, title)
    end = 0
    for token in cut_up.tokens:
        assert cut_up.text[token.start : token.end] == token.text
        assert token.start >= end
        end = token.end
    covered = [index for s in cut_up.sentences for index in range(s.first, s.last)]
    assert covered == list(range(len(cut_up.tokens)))
    for sentence in cut_up.sentences:
        paragraph = cut_up.paragraphs[sentence.paragraph]
        assert paragraph.start <= sentence.start < sentence.end <= paragraph.end


def test_a_text_without_words_is_a_document_without_tokens() -> None:
    assert document(" \n\n ").tokens == ()
