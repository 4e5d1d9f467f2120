"""GOV.UK's press releases: its Search API lists them, its Content API gives each."""

import json
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from urllib.parse import quote, urlencode

from kg.errors import FetchError
from kg.ingest.archive import Archive
from kg.ingest.client import Client
from kg.ingest.fetching import FetchReport, Options, Wanted, fetch_pages

SITE = "https://www.gov.uk"
#: Pages listed by one request.
COUNT = 500
#: Its search engine gives no results behind this number.
DEEPEST = 10_000
SLUG = re.compile(r"[a-z0-9-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """Which pages are wanted.

    Shape:
        `organisations` are slugs as in the addresses of their pages (``foreign-commonwealth-office``); a page
        of any of them is wanted. `types` are GOV.UK's document types. Both days are included.
    Source:
        docs.publishing.service.gov.uk, "Using the search API".
    """

    organisations: Collection[str]
    since: date
    until: date | None = None
    types: Collection[str] = ("press_release",)


def fetch_govuk(
    search: Search, folder: Path, client: Client, options: Options, *, base: str = SITE
) -> FetchReport:
    """Store the pages that `search` finds in `folder`, each as the JSON of the Content API.

    Killed at any point, it goes on where it was when run again: a page that has not changed since it was
    stored is not asked for. `client` is for the host of `base`.

    Raises:
        FetchError: where the search fails; with `options.strict`, also at the first page that does.
    """
    for name in (*search.organisations, *search.types):
        if not SLUG.fullmatch(name.replace("_", "-")):
            raise FetchError(f"{name!r:.80} is no name of GOV.UK; take it from the address of its page")
    pages = list(_find_pages(search, base.rstrip("/"), client, options))
    return fetch_pages(pages, Archive(folder), client, options)


def _find_pages(search: Search, base: str, client: Client, options: Options) -> Iterator[Wanted]:
    """Yield the pages found, oldest first, so that a page published meanwhile shifts no other."""
    start, total, seen = 0, 1, set[str]()
    while start < total:
        url = f"{base}/api/search.json?{_query(search, start)}"
        total, results = _results(url, client)
        for result in results:
            link, stamp = result.get("link"), result.get("public_timestamp")
            if not isinstance(link, str) or not re.fullmatch(r"/[^/\\].*", link):
                options.refuse(FetchError(f"{url}: lists {link!r:.80}, which is no page of GOV.UK; left out"))
            elif link not in seen:
                seen.add(link)
                yield Wanted(
                    url=f"{base}/api/content{quote(link)}",
                    suffix=".json",
                    media_types=("application/json",),
                    version=stamp if isinstance(stamp, str) else "",
                )
        start += len(results) or COUNT


def _query(search: Search, start: int) -> str:
    until = f",to:{search.until}" if search.until else ""
    return urlencode(
        [
            *(("filter_organisations", name) for name in search.organisations),
            *(("filter_content_store_document_type", name) for name in search.types),
            ("filter_public_timestamp", f"from:{search.since}{until}"),
            ("order", "public_timestamp"),
            ("fields", "link"),
            ("fields", "public_timestamp"),
            ("start", start),
            ("count", COUNT),
        ]
    )


def _results(url: str, client: Client) -> tuple[int, list[Mapping[str, object]]]:
    """Return how many pages a search finds in all, and those of this part of it."""
    body = client.get(url).body
    try:
        found = json.loads(body or b"")
        total = int(found["total"])
        results: list[Mapping[str, object]] = [dict(result) for result in found["results"]]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise FetchError(f"{url}: sent no list of results; try again later") from None
    if total > DEEPEST:
        raise FetchError(
            f"{url}: finds {total:,} pages, over {DEEPEST:,}; ask for a shorter time with --until"
        )
    return total, results
