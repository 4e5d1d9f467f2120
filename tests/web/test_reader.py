import re

from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import strategies as st

from kg.view.link import Link
from kg.view.reader import Marked, cut_text
from tests.web.sample import VISIT

RELEASE = "/id/release/foreign-office-of-avalon/warsaw-visit"


def mark(number: int, start: int, end: int) -> Marked:
    return Marked(number, Link("", "", ""), "meeting", "", start, end, "", "", "", None, "")


@given(st.text(max_size=60), st.lists(st.tuples(st.integers(0, 60), st.integers(1, 60)), max_size=8))
def test_pieces_join_to_the_text_again(text: str, spans: list[tuple[int, int]]) -> None:
    facts = [mark(number, start, start + length) for number, (start, length) in enumerate(spans)]
    assert "".join(piece.text for piece in cut_text(text, facts, (3, 9))) == text


@given(st.lists(st.tuples(st.integers(0, 39), st.integers(1, 20)), max_size=8))
def test_each_letter_is_under_just_the_facts_whose_words_hold_it(spans: list[tuple[int, int]]) -> None:
    facts = [mark(number, start, min(40, start + length)) for number, (start, length) in enumerate(spans)]
    at = 0
    for piece in cut_text("x" * 40, facts):
        for _ in piece.text:
            assert set(piece.facts) == {fact.number for fact in facts if fact.start <= at < fact.end}
            at += 1


def test_innermost_fact_comes_first() -> None:
    pieces = cut_text("abcdef", [mark(1, 0, 6), mark(2, 2, 4)])
    assert [piece.facts for piece in pieces] == [(1,), (2, 1), (1,)]


def test_passage_asked_for_is_marked_once_even_where_no_fact_is(client: FlaskClient) -> None:
    start = VISIT.text.index("visit Warsaw")
    page = client.get(f"{RELEASE}?at={start}-{start + 12}").text
    assert page.count('id="here"') == 1
    assert re.search(r'class="mark [^"]*here" id="here"[^>]*>visit Warsaw</a>', page)


def test_passage_past_the_end_marks_nothing_and_is_no_fault(client: FlaskClient) -> None:
    assert 'id="here"' not in client.get(f"{RELEASE}?at=90000-90010").text


def test_release_tells_what_it_said_and_what_holds_now(client: FlaskClient) -> None:
    page = client.get(RELEASE).text
    assert "negotiating</span>" in page
    assert "now signed" in page


def test_whole_passage_of_a_statement_is_marked(client: FlaskClient) -> None:
    page = client.get(RELEASE).text
    assert re.search(r'<a class="mark k-statement"[^>]*>That will not change\.</a>', page)


def test_evidence_leads_to_its_words(client: FlaskClient) -> None:
    graph = client.get(f"{RELEASE}?format=ntriples").text
    found = re.search(r"<https://w3id.org/secrel(/id/evidence/\w+)>", graph)
    assert found
    answer = client.get(found[1])
    assert answer.status_code == 303
    assert re.search(rf"{RELEASE}\?at=\d+-\d+#here$", answer.headers["Location"])


def test_neighbours_are_the_publishers_releases_before_and_after(client: FlaskClient) -> None:
    page = client.get("/id/release/ministry-of-defence-of-avalon/plan-signed").text
    assert 'rel="prev"' in page
    assert "Ministers go to Warsaw" in page
