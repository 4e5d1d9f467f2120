"""Each kind of input gives the release that a reader of it would expect."""

import io
import json
from datetime import date
from pathlib import Path

import pytest

from kg.ingest.sources import read_releases
from kg.model.release import Release
from tests.ingest.conftest import Reading, no_fault
from tests.ingest.replay import Replay

EXAMPLES = Path(__file__).parent.resolve() / "examples"


def test_text_with_a_header_is_read(read: Reading) -> None:
    releases, faults = read(EXAMPLES / "header.txt")
    assert faults == []
    assert releases == [
        Release(
            id="header",
            publisher="Ministry of the Interior of Syldavia",
            published=date(2019, 3, 4),
            title="Borduria and Syldavia open a border office",
            body="The two ministers opened a joint office at the Zlip crossing.\n\nMeasures agreed:\n\n"
            "- longer opening hours\n- one form for lorries",
            url="https://interior.example/news/border-office",
            origin="header.txt",
        )
    ]


def test_text_without_a_header_has_its_first_line_for_title(read: Reading) -> None:
    releases, faults = read(EXAMPLES / "bare.txt", published=date(2019, 3, 6), publisher="Syldavian Court")
    assert faults == []
    (release,) = releases
    assert (release.title, release.published, release.publisher, release.id) == (
        *("Syldavia welcomes the new envoy of Borduria", date(2019, 3, 6), "Syldavian Court"),
        "bare",
    )
    assert release.body == "The envoy handed over his letters of credence in Klow on Monday."


def test_header_is_one_whether_its_keys_are_in_capitals_or_not(read: Reading, tmp_path: Path) -> None:
    text = "Title: Talks: the second day\nDate: 2019-03-04\npublisher: Syldavian Court\n\nThey met."
    (tmp_path / "a.txt").write_text(text, "utf-8")
    (release,), faults = read("a.txt", published=date(1999, 1, 1), publisher="Someone else")
    assert faults == []
    assert (release.title, release.published, release.publisher, release.body) == (
        *("Talks: the second day", date(2019, 3, 4), "Syldavian Court"),
        "They met.",
    )


def test_first_line_with_a_colon_that_is_no_key_is_a_title(read: Reading, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Statement: on Borduria\n\nThey met.", "utf-8")
    (release,), _ = read("a.txt", published=date(1999, 1, 1), publisher="Someone")
    assert release.title == "Statement: on Borduria"


def test_what_a_header_states_is_not_overruled_by_options(read: Reading) -> None:
    (release,), _ = read(EXAMPLES / "header.txt", published=date(1999, 1, 1), publisher="Someone else")
    assert release.published == date(2019, 3, 4)
    assert release.publisher == "Ministry of the Interior of Syldavia"


def test_jsonl_gives_a_release_a_line_and_keeps_its_ids(read: Reading) -> None:
    releases, faults = read(EXAMPLES / "lines.jsonl")
    assert faults == []
    assert [release.id for release in releases] == ["klow-7", "klow-8"]
    assert releases[0] == Release(
        id="klow-7",
        publisher="Royal Palace of Syldavia",
        published=date(2019, 3, 4),
        title="Audience for the envoy of Borduria",
        body="The King received the envoy.\n\nThey spoke of the border.",
        url="https://palace.example/7",
        licence="CC BY 4.0",
        origin="palace/archive",
    )
    assert releases[1].published == date(2019, 3, 5)


def test_a_page_gives_its_article_without_menus_and_scripts(read: Reading) -> None:
    (release,), faults = read(EXAMPLES / "page.html")
    assert faults == []
    assert release.title == "Syldavia and San Theodoros sign a fishing accord"
    assert release.publisher == "Foreign Ministry of Syldavia"
    assert release.published == date(2020, 5, 6), "the first day, not the last change"
    assert release.url == "https://mfa.example/news/fishing-accord"
    blocks = release.body.split("\n\n")
    assert [block[:20] for block in blocks] == [
        "The foreign minister",
        "What was agreed",
        "- Each side opens th",
        "The accord enters in",
    ]
    assert blocks[2].count("\n- ") == 1
    assert "quotas and inspections at sea" in blocks[0]
    for unwanted in ("tracker", "All news", "Cookies"):
        assert unwanted not in release.text


def test_options_overrule_what_is_only_guessed_from_a_page(read: Reading) -> None:
    (release,), _ = read(EXAMPLES / "page.html", published=date(2020, 5, 7), publisher="MFA of Syldavia")
    assert (release.published, release.publisher) == (date(2020, 5, 7), "MFA of Syldavia")


def test_a_govuk_page_is_read_with_its_summary_lists_and_headings(read: Reading) -> None:
    (release,), faults = read(EXAMPLES / "govuk.json")
    assert faults == []
    assert release.publisher == "UK Foreign and Commonwealth Office; UK Ministry of Defence"
    assert release.url == "https://www.gov.uk/government/news/uk-and-syldavia-agree-harbour-patrols"
    assert release.licence == "Open Government Licence v3.0"
    assert release.body == (
        "Ministers from the UK and Syldavia have agreed to patrol two harbours together.\n\n"
        "The Foreign Secretary met his Syldavian colleague in Leith.\n\nThey agreed on:\n\n"
        "- two patrols a month\n- shared radar\n\nNext steps\n\nA report follows in autumn."
    )


def test_a_govuk_page_is_of_the_day_in_london_when_it_was_first_published(read: Reading) -> None:
    (release,), _ = read(EXAMPLES / "govuk.json")
    assert release.published == date(2018, 6, 21)


def test_a_govuk_page_on_one_line_is_no_jsonl(read: Reading, tmp_path: Path) -> None:
    page = tmp_path / "govuk.json"
    page.write_text(json.dumps(json.loads((EXAMPLES / "govuk.json").read_text("utf-8"))), "utf-8")
    again, faults = read(page)
    first, _ = read(EXAMPLES / "govuk.json")
    assert (again, faults) == (first, [])


def test_an_older_govuk_page_is_of_the_day_when_it_was_first_public_anywhere(
    read: Reading, tmp_path: Path
) -> None:
    record = json.loads((EXAMPLES / "govuk.json").read_text("utf-8"))
    record["details"]["first_public_at"] = "2009-01-05T00:00:00+00:00"
    record["details"]["body"] = [
        {"content_type": "text/govspeak", "content": "no"},
        {"content_type": "text/html"},
    ]
    record["details"]["body"][1]["content"] = "<p>Yes.</p>"
    (tmp_path / "old.json").write_text(json.dumps(record), "utf-8")
    (release,), _ = read("old.json")
    assert release.published == date(2009, 1, 5)
    assert release.body.endswith("together.\n\nYes.")


def test_rss_gives_a_release_an_entry_with_its_full_text_where_there_is_one(read: Reading) -> None:
    releases, faults = read(EXAMPLES / "rss.xml")
    assert faults == []
    assert [(release.id, release.published.isoformat()) for release in releases] == [
        ("president-meets-ambassador", "2021-02-11"),
        ("road-reopened", "2021-02-12"),
    ]
    assert releases[0].title == "President & ambassador meet"
    assert releases[0].body == "The President met the ambassador of Syldavia.\n\nThey spoke of fish."
    assert releases[1].body == "The road is open."
    assert releases[0].publisher == "Press Office of San Theodoros"


def test_atom_gives_a_release_an_entry(read: Reading) -> None:
    (release,), faults = read(EXAMPLES / "atom.xml")
    assert faults == []
    assert release == Release(
        id="talks-put-off",
        publisher="Announcements of Borduria",
        published=date(2022, 6, 30),
        title="Talks with Syldavia put off",
        body="The talks will be held in August.",
        url="https://bordur.example/talks-put-off",
        origin="atom.xml",
    )


@pytest.mark.parametrize("name", sorted(path.name for path in EXAMPLES.iterdir()))
def test_every_kind_is_told_from_its_beginning_on_standard_input(
    name: str, read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    options = {"published": date(2019, 3, 6), "publisher": "Syldavian Court"}
    named, _ = read(EXAMPLES / name, **options)
    data = io.BytesIO((EXAMPLES / name).read_bytes())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(data, "utf-8"))
    piped, faults = read("-", **options)
    assert faults == []
    assert [release.text for release in piped] == [release.text for release in named]


ENTITY_FEED = """<?xml version="1.0"?>
<!DOCTYPE rss SYSTEM "{base}/outside.dtd" [
<!ENTITY page SYSTEM "{base}/entity"><!ENTITY file SYSTEM "{file}">
<!ENTITY % more SYSTEM "{base}/more"> %more;]>
<?xml-stylesheet href="{base}/style.xsl" type="text/xsl"?>
<rss version="2.0"><channel><title>F</title><item><title>Visit &page; &file;</title>
<link>http://x.example/a</link><pubDate>Fri, 12 Feb 2021 08:00:00 GMT</pubDate>
<description>Words &page; &file; &lt;img src="{base}/picture"&gt;</description></item></channel></rss>"""


def test_a_feed_can_make_us_fetch_nothing_and_read_no_file(
    read: Reading, replay: Replay, tmp_path: Path
) -> None:
    secret = tmp_path / "secret"
    secret.write_text("hidden words", "utf-8")
    feed = tmp_path / "feed.xml"
    feed.write_text(ENTITY_FEED.format(base=replay.base, file=secret.as_uri()), "utf-8")
    releases, faults = read(feed)
    assert len(releases) + len(faults) == 1
    assert "hidden words" not in "".join(release.text for release in releases)
    assert replay.asked == []


def test_entities_that_unfold_a_thousandfold_are_not_expanded(read: Reading, tmp_path: Path) -> None:
    levels = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    (tmp_path / "bomb.xml").write_text(
        f'<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY e0 "boom">{levels}]><rss version="2.0"><channel>'
        "<title>F</title><item><title>Visit &e9;</title><link>http://x.example/a</link>"
        "<description>Words &e9;</description><pubDate>Fri, 12 Feb 2021 08:00:00 GMT</pubDate>"
        "</item></channel></rss>",
        "utf-8",
    )
    releases, faults = read("bomb.xml")
    assert len(releases) + len(faults) == 1
    assert all(len(release.text) < 1000 for release in releases)


def test_a_page_in_its_own_charset_is_read(read: Reading, tmp_path: Path) -> None:
    markup = (
        (EXAMPLES / "page.html")
        .read_text("utf-8")
        .replace("utf-8", "iso-8859-1")
        .replace("Klow", "Köln, “K”")
    )
    (tmp_path / "page.html").write_bytes(markup.encode("cp1252"))
    (release,), faults = read("page.html")
    assert faults == []
    assert "Köln, “K”" in release.body


def test_a_generator_that_is_left_early_leaves_no_file_open() -> None:
    releases = read_releases([EXAMPLES / "lines.jsonl"], on_fault=no_fault)
    assert next(releases).id == "klow-7"
    releases.close()  # type: ignore[attr-defined]
