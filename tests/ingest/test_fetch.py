"""GOV.UK and feeds are fetched whole, stored as received, gone on with after a kill, and then read."""

import json
from collections.abc import Callable
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from kg.errors import FetchError, IngestError
from kg.ingest import fetch_govuk as govuk
from kg.ingest.archive import MANIFEST
from kg.ingest.client import Client, Manners
from kg.ingest.fetch_feed import fetch_feed
from kg.ingest.fetch_govuk import Search, fetch_govuk
from kg.ingest.fetching import FetchReport, Options, Progress
from tests.ingest.conftest import Reading, no_fault
from tests.ingest.replay import Replay, Reply

SEARCH = Search(organisations=["mod"], since=date(2018, 6, 1))
HTML = {"Content-Type": "text/html; charset=utf-8"}
RSS = {"Content-Type": "application/rss+xml", "ETag": '"feed"'}
EXAMPLES = Path(__file__).parent.resolve() / "examples"


class Run:
    """A client for a replay, and what a fetch told of itself."""

    def __init__(self, replay: Replay, *, strict: bool = False) -> None:
        self.client = Client([replay.host], Manners(interval=0.0, attempts=2, sleep=lambda _: None))
        self.progress: list[Progress] = []
        self.faults: list[str] = []
        self.options = Options(
            on_progress=self.progress.append,
            on_fault=lambda fault: self.faults.append(str(fault)),
            strict=strict,
        )

    def govuk(self, replay: Replay, folder: Path, search: Search = SEARCH) -> FetchReport:
        with self.client as client:
            return fetch_govuk(search, folder, client, self.options, base=replay.base)

    def feed(self, url: str, folder: Path, *, pages: bool = True) -> FetchReport:
        with self.client as client:
            return fetch_feed(url, folder, client, self.options, pages=pages)


def search_path(start: int = 0) -> str:
    return (
        "/api/search.json?filter_organisations=mod&filter_content_store_document_type=press_release"
        "&filter_public_timestamp=from%3A2018-06-01&order=public_timestamp&fields=link&fields=public_timestamp"
        f"&start={start}&count={govuk.COUNT}"
    )


def results(*names: str, total: int | None = None, stamp: str = "2018-06-21T10:00:00Z") -> Reply:
    found = [{"link": f"/government/news/{name}", "public_timestamp": stamp} for name in names]
    return Reply(json.dumps({"results": found, "total": len(found) if total is None else total}).encode())


def page(name: str, text: str = "They met.") -> Reply:
    record = {
        "base_path": f"/government/news/{name}",
        "title": f"On {name}",
        "first_published_at": "2018-06-21T10:00:00Z",
        "details": {"body": f"<p>{text}</p>"},
        "links": {"organisations": [{"title": "Ministry of Defence"}]},
    }
    return Reply(
        json.dumps(record).encode(), headers={"Content-Type": "application/json", "ETag": f'"{text}"'}
    )


def serve(replay: Replay, *names: str) -> None:
    replay.on(search_path(), results(*names))
    for name in names:
        replay.on(f"/api/content/government/news/{name}", page(name))


def rows(folder: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in (folder / MANIFEST).read_text("utf-8").splitlines()]


def test_govuk_pages_are_stored_as_received_and_can_be_read(
    replay: Replay, tmp_path: Path, read: Reading
) -> None:
    serve(replay, "a-visit", "a-call")
    run = Run(replay)
    assert run.govuk(replay, tmp_path / "got") == FetchReport(stored=2)
    files = sorted(path for path in (tmp_path / "got").iterdir() if path.name != MANIFEST)
    assert {path.read_bytes() for path in files} == {page("a-visit").body, page("a-call").body}
    assert {row["sha256"] for row in rows(tmp_path / "got")} == {
        sha256(path.read_bytes()).hexdigest() for path in files
    }
    assert [(step.done, step.total, step.outcome) for step in run.progress] == [
        (1, 2, "stored"),
        (2, 2, "stored"),
    ]
    releases, faults = read("got")
    assert faults == []
    assert sorted(release.title for release in releases) == ["On a-call", "On a-visit"]
    assert {release.publisher for release in releases} == {"UK Ministry of Defence"}
    assert [release.id for release in releases] == [path.stem for path in files]


def test_all_parts_of_a_long_search_are_read(
    replay: Replay, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(govuk, "COUNT", 2)
    serve(replay, "a", "b", "c")
    replay.on(search_path(0), results("a", "b", total=3))
    replay.on(search_path(2), results("b", "c", total=3))
    assert Run(replay).govuk(replay, tmp_path) == FetchReport(stored=3)
    assert sum("search" in path for path in replay.paths) == 2


def test_a_search_that_promises_more_than_it_gives_ends(replay: Replay, tmp_path: Path) -> None:
    serve(replay, "a")
    replay.on(search_path(0), results("a", total=600))
    replay.on(search_path(1), results(total=600))
    replay.on(search_path(501), results(total=600))
    assert Run(replay).govuk(replay, tmp_path) == FetchReport(stored=1)


def test_a_second_run_asks_for_no_page_that_has_not_changed(replay: Replay, tmp_path: Path) -> None:
    serve(replay, "a", "b")
    Run(replay).govuk(replay, tmp_path)
    replay.asked.clear()
    assert Run(replay).govuk(replay, tmp_path) == FetchReport(unchanged=2)
    assert replay.paths == [search_path()]
    assert len(rows(tmp_path)) == 2


def test_a_changed_page_is_asked_for_on_condition_and_replaces_its_file(
    replay: Replay, tmp_path: Path
) -> None:
    serve(replay, "a", "b")
    Run(replay).govuk(replay, tmp_path)
    replay.on(search_path(), results("a", "b", stamp="2018-07-01T10:00:00Z"))
    replay.on("/api/content/government/news/a", page("a", "They met again."))
    replay.on("/api/content/government/news/b", Reply(status=304))
    replay.asked.clear()
    assert Run(replay).govuk(replay, tmp_path) == FetchReport(stored=1, unchanged=1)
    assert [headers.get("If-None-Match") for _, headers in replay.asked[1:]] == ['"They met."', '"They met."']
    assert len([path for path in tmp_path.iterdir() if path.name != MANIFEST]) == 2
    replay.asked.clear()
    assert Run(replay).govuk(replay, tmp_path) == FetchReport(unchanged=2), "and the new version is known"
    assert len(replay.asked) == 1


def test_a_run_that_was_killed_goes_on_where_it_was(replay: Replay, tmp_path: Path) -> None:
    serve(replay, "a", "b", "c")

    def kill(progress: Progress) -> None:
        if progress.done == 2:
            raise KeyboardInterrupt

    run = Run(replay)
    options = Options(on_progress=kill, on_fault=no_fault)
    with run.client as client, pytest.raises(KeyboardInterrupt):
        fetch_govuk(SEARCH, tmp_path, client, options, base=replay.base)
    with (tmp_path / MANIFEST).open("a") as manifest:
        manifest.write('{"file": "cut sho')
    (tmp_path / ".c-1234.json.partial").write_bytes(b"half")
    replay.asked.clear()
    assert Run(replay).govuk(replay, tmp_path) == FetchReport(stored=1, unchanged=2)
    assert replay.paths == [search_path(), "/api/content/government/news/c"]


def test_a_file_whose_row_was_lost_is_fetched_again(replay: Replay, tmp_path: Path) -> None:
    serve(replay, "a")
    Run(replay).govuk(replay, tmp_path)
    (tmp_path / MANIFEST).write_text("", "utf-8")
    assert Run(replay).govuk(replay, tmp_path) == FetchReport(stored=1)


def test_a_stored_file_that_was_changed_is_a_fault_and_is_fetched_again(
    replay: Replay, tmp_path: Path, read: Reading
) -> None:
    serve(replay, "a", "b")
    Run(replay).govuk(replay, tmp_path / "got")
    path = next((tmp_path / "got").glob("a-*.json"))
    path.write_bytes(path.read_bytes().replace(b"They", b"Thou"))
    releases, faults = read("got")
    assert [release.title for release in releases] == ["On b"]
    assert faults == [f"got/{path.name}:1: not the bytes that were fetched; remove it and fetch again"]
    assert Run(replay).govuk(replay, tmp_path / "got") == FetchReport(stored=1, unchanged=1)
    assert read("got")[1] == []


def test_a_page_that_fails_is_reported_and_the_rest_goes_on(replay: Replay, tmp_path: Path) -> None:
    serve(replay, "a", "b", "c", "d")
    replay.on("/api/content/government/news/a", Reply(status=410))
    replay.on("/api/content/government/news/b", Reply(b"<p>log in", headers=HTML))
    replay.on("/api/content/government/news/c", Reply(status=304))
    run = Run(replay)
    assert run.govuk(replay, tmp_path) == FetchReport(stored=1, failed=3)
    gone, login, unasked = run.faults
    assert "/news/a: status 410" in gone
    assert "/news/b: sent 'text/html', not application/json" in login
    assert "/news/c: said that nothing changed, to a first request" in unasked


def test_strict_stops_at_the_first_page_that_fails(replay: Replay, tmp_path: Path) -> None:
    serve(replay, "a", "b")
    replay.on("/api/content/government/news/a", Reply(status=410))
    with pytest.raises(FetchError, match="status 410"):
        Run(replay, strict=True).govuk(replay, tmp_path)
    assert replay.paths[-1] == "/api/content/government/news/a"


@pytest.mark.parametrize(
    "link", ["//other.example/x", "http://other.example/x", "/\\other.example", "", None, 7]
)
def test_a_search_cannot_send_us_elsewhere(link: object, replay: Replay, tmp_path: Path) -> None:
    body = json.dumps({"results": [{"link": link}], "total": 1}).encode()
    replay.on(search_path(), Reply(body))
    run = Run(replay)
    assert run.govuk(replay, tmp_path) == FetchReport()
    assert "which is no page of GOV.UK; left out" in run.faults[0]
    assert replay.paths == [search_path()]


@pytest.mark.parametrize(
    "body",
    [b"", b"no JSON", b"\xff\xfe", b"[]", b'{"total": 1}', b'{"total": "x", "results": []}', b"[" * 100_000],
)
def test_a_search_that_answers_nonsense_is_a_fetch_error(body: bytes, replay: Replay, tmp_path: Path) -> None:
    replay.on(search_path(), Reply(body))
    with pytest.raises(FetchError, match="sent no list of results"):
        Run(replay).govuk(replay, tmp_path)


def test_a_search_too_long_for_the_publisher_says_how_to_shorten_it(replay: Replay, tmp_path: Path) -> None:
    replay.on(search_path(), results("a", total=20_000))
    with pytest.raises(FetchError, match=r"finds 20,000 pages, over 10,000; .* --until"):
        Run(replay).govuk(replay, tmp_path)


def test_a_name_that_is_no_slug_never_reaches_the_server(replay: Replay, tmp_path: Path) -> None:
    with pytest.raises(FetchError, match="is no name of GOV"):
        Run(replay).govuk(replay, tmp_path, Search(organisations=["a&start=9"], since=date(2018, 6, 1)))
    assert replay.asked == []


def rss(*links: str, title: str = "Press Office of Syldavia") -> Reply:
    entries = "".join(
        f"<item><title>A title</title><link>{link}</link><description>Short.</description>"
        "<pubDate>Thu, 21 Jun 2018 10:00:00 GMT</pubDate></item>"
        for link in links
    )
    body = f'<rss version="2.0"><channel><title>{title}</title>{entries}</channel></rss>'
    return Reply(body.encode(), headers=RSS)


@pytest.fixture
def article() -> Callable[[str], Reply]:
    markup = (EXAMPLES / "page.html").read_text("utf-8")
    bare = "\n".join(
        line for line in markup.splitlines() if "<meta prop" not in line and "canonical" not in line
    )
    return lambda word: Reply(bare.replace("fishing", word).encode(), headers=HTML)


def test_a_feed_and_its_pages_are_stored_and_read_with_the_feeds_dates(
    replay: Replay, tmp_path: Path, read: Reading, article: Callable[[str], Reply]
) -> None:
    url = replay.on("/feed", rss(f"{replay.base}/news/one", "/news/two#top", "/news/two"))
    replay.on("/news/one", article("farming"))
    replay.on("/news/two", article("mining"))
    assert Run(replay).feed(url, tmp_path / "got") == FetchReport(stored=2)
    releases, faults = read("got")
    assert faults == []
    assert [(release.published, release.publisher) for release in releases] == [
        (date(2018, 6, 21), "Press Office of Syldavia")
    ] * 2
    assert sorted(release.url for release in releases) == [
        f"{replay.base}/news/one",
        f"{replay.base}/news/two",
    ]
    assert "a farming accord in Klow" in releases[0].body


def test_a_second_run_asks_for_the_feed_on_condition_and_for_no_page(
    replay: Replay, tmp_path: Path, article: Callable[[str], Reply]
) -> None:
    url = replay.on("/feed", rss("/one"), Reply(status=304))
    replay.on("/one", article("farming"))
    Run(replay).feed(url, tmp_path)
    replay.asked.clear()
    assert Run(replay).feed(url, tmp_path) == FetchReport(unchanged=1)
    ((path, headers),) = replay.asked
    assert (path, headers["If-None-Match"]) == ("/feed", '"feed"')


def test_pages_on_other_hosts_are_reported_and_not_asked_for(replay: Replay, tmp_path: Path) -> None:
    url = replay.on("/feed", rss("http://other.example/a", "file:///etc/hosts", "http://[bad", ""))
    run = Run(replay)
    assert run.feed(url, tmp_path) == FetchReport(failed=2)
    assert len(run.faults) == 3
    assert replay.paths == ["/feed"]


def test_a_feed_without_its_pages_is_read_by_its_entries(
    replay: Replay, tmp_path: Path, read: Reading
) -> None:
    url = replay.on("/feed", rss("/news/one"))
    assert Run(replay).feed(url, tmp_path / "got", pages=False) == FetchReport(stored=1)
    (release,), faults = read("got")
    assert faults == []
    assert (release.id, release.body, release.url) == ("one", "Short.", f"{replay.base}/news/one")


def test_what_is_no_feed_is_an_ingest_error(replay: Replay, tmp_path: Path) -> None:
    url = replay.on("/feed", Reply(b"<p>log in", headers=RSS))
    with pytest.raises(IngestError, match="the feed"):
        Run(replay).feed(url, tmp_path)
    with pytest.raises(FetchError, match="sent 'text/html', not application/rss"):
        Run(replay).feed(replay.on("/page", Reply(b"<p>log in", headers=HTML)), tmp_path)
