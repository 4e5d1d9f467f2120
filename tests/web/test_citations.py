import re
from collections.abc import Callable

import pytest
from flask.testing import FlaskClient

from kg.view.citation import Citation, as_bibtex, as_ris, as_text
from kg.view.link import link
from tests.web.sample import IMAGE, SIGNED


def cited(client: FlaskClient, page: str, words: str) -> str:
    """Return the address of the citation of the quote that holds `words`."""
    found = re.search(rf"{re.escape(words)}.*?(/cite/\w+)\"", client.get(page).text, re.DOTALL)
    assert found
    return found[1]


def test_footnote_has_all_that_is_needed_to_find_the_words_again(client: FlaskClient) -> None:
    address = cited(client, "/id/country/DE", "Germany was told")
    text = client.get(f"{address}.txt").text
    words = "Germany was told by telephone the day before"
    start = SIGNED.text.index(words)
    assert f"“{words}”" in text
    assert "Ministry of Defence of Avalon, “Defence Action Plan signed”, 4 March 2019." in text
    assert f"Characters {start} to {start + len(words)} of the text" in text
    assert SIGNED.url in text


@pytest.mark.parametrize(("form", "start"), [("txt", "“"), ("bib", "@misc{"), ("ris", "TY  - PRESS")])
def test_footnote_is_shown_and_given_as_a_file(client: FlaskClient, form: str, start: str) -> None:
    address = cited(client, "/id/country/DE", "Germany was told")
    answer = client.get(f"{address}.{form}")
    assert answer.text.startswith(start)
    assert "attachment" in answer.headers["Content-Disposition"]
    assert f'href="{address}.{form}"' in client.get(address).text


def test_hostile_words_stay_in_their_field(client: FlaskClient) -> None:
    address = cited(client, "/id/country/FR", "met Trent")
    bibtex, ris = client.get(f"{address}.bib").text, client.get(f"{address}.ris").text
    assert bibtex.count("{") == bibtex.count("}")
    assert len(re.findall(r"^TY  - ", ris, re.MULTILINE)) == 1
    assert IMAGE not in client.get(address).text


def citation(**changed: object) -> Citation:
    given: dict[str, object] = {
        "evidence": "https://w3id.org/secrel/id/evidence/1",
        "release": link("https://w3id.org/secrel/id/release/office/1", "Talks"),
        "quote": "met",
        "start": 0,
        "end": 3,
        "publishers": ("Office",),
        "published": "2021-06-12",
        "source": "",
        "text_hash": "0",
    }
    return Citation(**{**given, **changed})  # type: ignore[arg-type]


def test_plain_case_is_written_as_the_formats_have_it() -> None:
    whole = citation(source="https://office.example/1", publishers=("Office", "Ministry"))
    note = "“met”, characters 0 to 3 of the text whose fingerprint is SHA-256 0"
    assert as_bibtex(whole) == (
        "@misc{secrel-1,\n"
        "  author = {{Office} and {Ministry}},\n"
        "  title = {{Talks}},\n"
        "  year = {2021},\n"
        "  month = {6},\n"
        "  day = {12},\n"
        "  url = {https://office.example/1},\n"
        f"  note = {{{note}, \\url{{https://w3id.org/secrel/id/evidence/1}}}},\n"
        "}\n"
    )
    assert as_ris(whole).split("\r\n") == [
        "TY  - PRESS",
        "AU  - Office",
        "AU  - Ministry",
        "TI  - Talks",
        "DA  - 2021/06/12",
        "PY  - 2021",
        "UR  - https://office.example/1",
        f"N1  - {note}, https://w3id.org/secrel/id/evidence/1",
        "ER  - ",
        "",
    ]


HOSTILE = [
    "an open { brace",
    "a closing } brace, \\} and \\{",
    "100 % of it # $ & _ ^ ~",
    "first\nER  - \nTY  - BOOK\r\nAU  - Nobody",
    "a\u2028TY  - BOOK\x85ER  - ",
    "}, title = {other}} @book{x,",
    'quote " and \\',
    "",
]


@pytest.mark.parametrize("words", HOSTILE)
def test_bibtex_entry_ends_where_it_should_whatever_the_words(words: str) -> None:
    made = as_bibtex(
        citation(
            quote=words, release=link("iri", words), publishers=(words,), source=f"https://x.example/{words}"
        )
    )
    # BibTeX counts braces, and a backslash before one changes nothing for it.
    depth, ends = 0, []
    for place, letter in enumerate(made):
        depth += {"{": 1, "}": -1}.get(letter, 0)
        if letter == "}" and not depth:
            ends.append(place)
        assert depth >= 0
    assert ends == [len(made) - 2]
    fields = re.findall(r"^  (\w+) = \{", made, re.MULTILINE)
    assert fields == ["author", "title", "year", "month", "day", "url", "note"]
    assert not re.search(
        r"(?<!\\)[%#$&_]", made.partition("  note = ")[2].replace("\\url{https://w3id.org", "")
    )


@pytest.mark.parametrize("words", HOSTILE)
def test_ris_record_is_one_whatever_the_words(words: str) -> None:
    made = as_ris(
        citation(
            quote=words, release=link("iri", words), publishers=(words,), source=f"https://x.example/{words}"
        )
    )
    lines = made.splitlines()
    assert all(re.match(r"[A-Z][A-Z0-9]  - ", line) for line in lines)
    tags = [line[:2] for line in lines]
    assert (tags[0], tags[-1], tags.count("TY"), tags.count("ER")) == ("TY", "ER", 1, 1)


@pytest.mark.parametrize("write", [as_text, as_bibtex, as_ris])
@pytest.mark.parametrize(
    ("title", "ends"),
    [
        ("Talks \u202eeman", "\u202c"),
        ("Talks \u2067\u202beman", "\u202c\u2069"),
        ("Talks \u2067\u202beman\u2069", ""),
        ("Talks \u202eeman\u202c", ""),
    ],
)
def test_title_that_changes_direction_ends_before_the_date(
    write: Callable[[Citation], str], title: str, ends: str
) -> None:
    assert re.search(
        f"{title}{ends}[\u201d}}\r]",
        write(citation(release=link("https://w3id.org/secrel/id/release/office/1", title))),
    )


def test_evidence_that_is_not_held_is_404(client: FlaskClient) -> None:
    assert client.get("/cite/0000").status_code == 404
    assert client.get("/cite/0000.bib").status_code == 404


@pytest.mark.parametrize(
    ("publisher", "restated"), [("uk-foreign-and-commonwealth-office", True), ("some-office", False)]
)
def test_a_restated_sample_is_not_cited_as_published(publisher: str, restated: bool) -> None:  # noqa: FBT001
    given = citation(
        release=link(f"https://w3id.org/secrel/id/release/{publisher}/uk-poland-2018-06-21", "Talks")
    )
    for write in (as_text, as_bibtex, as_ris):
        assert ("not the published wording" in write(given)) is restated
