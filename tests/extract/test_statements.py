"""Direct speech, read from texts of our own: who says what, and what is no speech."""

from datetime import date

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


def test_she_said_means_the_one_spoken_of() -> None:
    body = 'Foreign Secretary Jane Smith came home from Oslo.\n\n"It was a long road," she said.'
    assert [speaker for speaker, _ in statements(body)] == ["Jane Smith"]


def test_a_name_in_quotation_marks_is_no_speech() -> None:
    assert statements("Foreign Secretary Jane Smith opened the forum “Water and Peace” in Oslo.") == []


def test_a_joint_statement_is_nobodys_alone() -> None:
    body = (
        "Foreign Minister Anna Kowal and Foreign Minister Jon Berg issued the following statement:\n\n"
        '"We met at a grave hour."'
    )
    assert statements(body) == []
