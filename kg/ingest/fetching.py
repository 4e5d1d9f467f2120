"""What every fetch does: pages into the archive, one at a time, with a count of what came."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Literal, Self

from kg.errors import FetchError
from kg.ingest.archive import Archive, Row, file_name
from kg.ingest.client import Client

Outcome = Literal["stored", "unchanged", "failed"]


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a fetch is: pages done of those known, and what became of the last one."""

    done: int
    total: int
    url: str
    outcome: Outcome


@dataclass(frozen=True, slots=True)
class FetchReport:
    """How many pages were stored (new or changed), found unchanged, and failed."""

    stored: int = 0
    unchanged: int = 0
    failed: int = 0

    def plus(self, outcome: Outcome) -> Self:
        """Return the report with one page more."""
        return replace(self, **{outcome: getattr(self, outcome) + 1})


@dataclass(frozen=True, slots=True, kw_only=True)
class Wanted:
    """A page that a listing named, with what the listing says of it.

    Shape:
        `version` changes when the page does (a time stamp): a stored page of the same version is not asked
        for again. Empty where the listing has none.
    """

    url: str
    suffix: str
    media_types: tuple[str, ...]
    version: str = ""
    published: str = ""
    publisher: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a fetch reports, and whether it stops at the first page that fails."""

    on_progress: Callable[[Progress], None]
    on_fault: Callable[[FetchError], None]
    strict: bool = False

    def refuse(self, fault: FetchError) -> None:
        """Report a page that is not to be had.

        Raises:
            FetchError: `fault`, if the fetch is strict.
        """
        if self.strict:
            raise fault
        self.on_fault(fault)


def fetch_pages(pages: list[Wanted], archive: Archive, client: Client, options: Options) -> FetchReport:
    """Store each of `pages` that is new or changed.

    Raises:
        FetchError: with `strict`, at the first page that cannot be had.
    """
    report = FetchReport()
    for done, page in enumerate(pages, 1):
        try:
            outcome: Outcome = fetch_page(page, archive, client)
        except FetchError as fault:
            options.refuse(fault)
            outcome = "failed"
        report = report.plus(outcome)
        options.on_progress(Progress(done, len(pages), page.url, outcome))
    return report


def fetch_page(page: Wanted, archive: Archive, client: Client, *, listing: bool = False) -> Outcome:
    """Store one page unless it is there unchanged; without a request where its version says so.

    Raises:
        FetchError: where it cannot be had, or is of a type that was not wanted.
    """
    known = archive.row(page.url, page.suffix)
    if known and page.version and known.version == page.version:
        return "unchanged"
    etag, last_modified = (known.etag, known.last_modified) if known else ("", "")
    answer = client.get(page.url, etag=etag, last_modified=last_modified)
    row = Row(
        file=file_name(page.url, page.suffix),
        url=page.url,
        sha256=known.sha256 if known else "",
        fetched=datetime.now(UTC).isoformat(timespec="seconds"),
        etag=answer.etag or etag,
        last_modified=answer.last_modified or last_modified,
        version=page.version,
        published=page.published,
        publisher=page.publisher,
        listing=listing,
    )
    if answer.body is None:
        if known is None:
            raise FetchError(f"{page.url}: said that nothing changed, to a first request; try again later")
        archive.note(row)
        return "unchanged"
    if answer.media_type not in page.media_types:
        sent = answer.media_type or "nothing it has a name for"
        raise FetchError(f"{page.url}: sent {sent!r:.80}, not {page.media_types[0]}; check the address")
    return "stored" if archive.store(row, answer.body) else "unchanged"
