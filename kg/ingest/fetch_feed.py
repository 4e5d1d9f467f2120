"""Feeds: a feed and, one by one, the pages that it lists."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urldefrag, urljoin

from kg.errors import DateError, FetchError
from kg.ingest.archive import Archive
from kg.ingest.client import Client
from kg.ingest.dates import parse_day
from kg.ingest.feed import Feed, parse_feed
from kg.ingest.fetching import FetchReport, Options, Wanted, fetch_page, fetch_pages
from kg.ingest.input import open_input

FEED_TYPES = (
    *("application/rss+xml", "application/atom+xml", "application/rdf+xml"),
    *("application/xml", "text/xml"),
)
PAGE_TYPES = ("text/html", "application/xhtml+xml")


def fetch_feed(
    url: str, folder: Path, client: Client, options: Options, *, pages: bool = True
) -> FetchReport:
    """Store the feed at `url` in `folder`, and the pages it lists on the client's hosts.

    With `pages`, the pages are the releases, with the feed's dates and its title as their publisher; without,
    the feed's own entries are. Killed at any point, it goes on where it was when run again.

    Raises:
        FetchError: where the feed cannot be had; with `options.strict`, also at the first page that cannot.
        IngestError: where it is no feed.
    """
    archive = Archive(folder)
    listing = Wanted(url=url, suffix=".xml", media_types=FEED_TYPES)
    outcome = fetch_page(listing, archive, client, listing=pages)
    if not pages:
        return FetchReport().plus(outcome)
    with open_input(archive.path(url, listing.suffix)) as source:
        feed = parse_feed(source.read(), source)
    return fetch_pages(list(_find_pages(feed, url, options)), archive, client, options)


def _find_pages(feed: Feed, url: str, options: Options) -> Iterator[Wanted]:
    seen = set[str]()
    for entry in feed.entries:
        try:
            link = urldefrag(urljoin(url, entry.link)).url
        except ValueError:
            options.refuse(FetchError(f"{url}: lists {entry.link!r:.80}, which is no web address; left out"))
            continue
        if entry.link and link not in seen:
            seen.add(link)
            yield Wanted(
                url=link,
                suffix=".html",
                media_types=PAGE_TYPES,
                version=entry.updated,
                published=_day(entry.published),
                publisher=feed.publisher,
            )


def _day(text: str) -> str:
    try:
        return parse_day(text).isoformat()
    except DateError:
        return ""
