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
    citation = Citation(
        evidence="https://w3id.org/secrel/id/evidence/1",
        release=link("https://w3id.org/secrel/id/release/office/1", title),
        quote="met",
        start=0,
        end=3,
        publishers=("Office",),
        published="2021-06-12",
        source="",
        text_hash="0",
    )
    assert re.search(f"{title}{ends}[\u201d}}\r]", write(citation))


def test_evidence_that_is_not_held_is_404(client: FlaskClient) -> None:
    assert client.get("/cite/0000").status_code == 404
    assert client.get("/cite/0000.bib").status_code == 404
