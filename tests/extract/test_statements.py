"""Direct speech, read from texts of our own: who says what, and what is no speech."""

from datetime import date

import pytest

from kg.extract.pipeline import read_facts
from kg.model.release import Release


def statements(body: str, title: str = "") -> list[tuple[str, str]]:
    facts = read_facts(Release("x", "UK Foreign Office", date(2021, 5, 4), title, body))
    return [(statement.speaker, statement.text) for statement in facts.statements]


def test_a_quotation_is_said_by_who_is_named_after_it() -> None:
    body = '"We stand by our friends in the north," said Foreign Secretary Jane Smith.'
    assert statements(body) == [("Jane Smith", "We stand by our friends in the north,")]


def test_a_paragraph_with_an_opening_mark_alone_goes_on_in_the_next() -> None:
    body = 'Foreign Secretary Jane Smith said:\n\n"We stand together.\n\n"We will not move."'
    ((speaker, text),) = statements(body)
    assert speaker == "Jane Smith"
    assert text.startswith("We stand together.")
    assert text.endswith("We will not move.")


def test_speech_after_a_colon_needs_no_marks() -> None:
    body = (
        "Foreign Secretary Jane Smith issued the following statement today:\n\nI welcome the news from Oslo."
    )
    assert statements(body) == [("Jane Smith", "I welcome the news from Oslo.")]


def test_the_turns_of_a_transcript_are_statements_each() -> None:
    body = "President Ivan Petrov: Welcome to our city.\n\nPrime Minister Tom Reid: Thank you.\n\n* * *\n\nThey left."
    assert statements(body) == [("Ivan Petrov", "Welcome to our city."), ("Tom Reid", "Thank you.")]


@pytest.mark.parametrize(
    "other",
    [
        "QUESTION: Will you go?",
        "Question 2: Will you go?",
        "Q: Will you go?",
        "Q   Will you go?",
        "Q Will you go?",
        "[Moderator]: Will you go?",
        "Remark: Will you go?",
        "Pergunta: Will you go?",
        "Journalist (retranslated): Will you go?",
        "MR PRICE: Will you go?",
        "Zoltan Qadri: Will you go?",
        "Bishop Zoltan of Qadria (via interpreter): Will you go?",
        "(The protocol is signed.)",
    ],
)
def test_a_turn_ends_where_another_speaks_or_something_happens(other: str) -> None:
    body = f"President Ivan Petrov: Welcome to our city.\n\n{other}\n\nThat is all."
    first, *others = statements(body)
    assert first == ("Ivan Petrov", "Welcome to our city.")
    assert all(speaker != "Ivan Petrov" for speaker, _ in others)


@pytest.mark.parametrize(
    "inside",
    ["(Applause.)", "(In Spanish.) Muchas gracias.", "A point: we agree.", "First of all: we agree."],
)
def test_a_turn_goes_on_over_notes_and_over_colons_of_its_own(inside: str) -> None:
    body = f"President Ivan Petrov: Welcome to our city.\n\n{inside}\n\nThat is all."
    ((speaker, text),) = statements(body)
    assert speaker == "Ivan Petrov"
    assert text.endswith("That is all.")


def test_a_transcript_in_one_paragraph_has_turns_too() -> None:
    body = (
        "President of Utopia Ivan Petrov: Welcome. How are you… Prime Minister Tom Reid (retranslated): Well. Ivan"
        " Petrov: Good."
    )
    assert statements(body) == [
        ("Ivan Petrov", "Welcome. How are you…"),
        ("Tom Reid", "Well."),
        ("Ivan Petrov", "Good."),
    ]


def test_she_said_means_the_one_spoken_of() -> None:
    body = 'Foreign Secretary Jane Smith came home from Oslo.\n\n"It was a long road," she said.'
    assert [speaker for speaker, _ in statements(body)] == ["Jane Smith"]


@pytest.mark.parametrize("sayer", ["the British minister told the press", "the minister joked"])
def test_the_minister_said_means_the_one_spoken_of(sayer: str) -> None:
    body = (
        f'British Foreign Minister Jane Smith came to Oslo.\n\n"It was a long road by land and sea," {sayer}.'
    )
    assert [speaker for speaker, _ in statements(body)] == ["Jane Smith"]


def test_what_is_told_between_two_quotations_parts_them() -> None:
    body = (
        '"We stand by our friends," said Foreign Secretary Jane Smith. Speaking of the drones found near the'
        ' river, she added: "There is no sign of an attack."'
    )
    assert [text for _, text in statements(body)] == [
        "We stand by our friends,",
        "There is no sign of an attack.",
    ]


def test_a_name_in_quotation_marks_is_no_speech() -> None:
    assert statements("Foreign Secretary Jane Smith opened the forum “Water and Peace” in Oslo.") == []


def test_a_joint_statement_is_nobodys_alone() -> None:
    body = (
        "Foreign Minister Anna Kowal and Foreign Minister Jon Berg issued the following statement:\n\n"
        '"We met at a grave hour."'
    )
    assert statements(body) == []
