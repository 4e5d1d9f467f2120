"""What a reader found in an input, before it is known to be a release."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from kg.errors import DateError, IngestError
from kg.ingest.characters import clean_line, clean_text
from kg.ingest.dates import parse_day
from kg.ingest.input import Input
from kg.model.release import Release

#: A text of a million characters is a book; what reads sentences is not made for it.
TEXT_LIMIT = 1_000_000
#: Longer than any headline of the publishers we know; a first line that long is a paragraph.
TITLE_LIMIT = 1_000
URL = re.compile(r"https?://[^\s<>\"{}|\\^`\x00-\x20\x7f]+", re.IGNORECASE)
WORD = re.compile(r"[^\W_]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The parts of a release as found, none of them checked; an empty text is a part that was not there.

    Shape:
        `line` is where it starts in its input, `date_line` where its date stands; the `guessed` parts come
        from beside the release (a page's site name, a feed's title) and give way to what the caller says.
    """

    line: int
    id: str
    title: str
    body: str
    published: str = ""
    date_line: int = 0
    guessed_published: str = ""
    publisher: str = ""
    guessed_publisher: str = ""
    url: str = ""
    licence: str = ""
    origin: str = ""


#: What a reader yields: a draft, or what was wrong in its place, so that the reader can go on.
Drafts = Iterator[Draft | IngestError]


@dataclass(frozen=True, slots=True)
class Defaults:
    """What the caller says of releases that do not say it themselves."""

    published: date | None = None
    publisher: str = ""
    url: str = ""


def finish(draft: Draft, source: Input, defaults: Defaults) -> Release:
    """Return the release that `draft` is.

    Raises:
        IngestError: where a part that a release must have is missing, too long or malformed.
    """
    title, body = clean_line(draft.title), clean_text(draft.body).strip()
    publisher = clean_line(draft.publisher or defaults.publisher or draft.guessed_publisher)
    url = clean_line(_joined(defaults.url, draft.url))
    rules = (
        (WORD.search(clean_line(draft.id)), "no id; give the release one of its own"),
        (WORD.search(title), "no title; put one before the text (TITLE: in a header)"),
        (len(title) <= TITLE_LIMIT, f"the title has {len(title):,} characters; put a short one first"),
        (WORD.search(body), "no text after the title; add it, or leave this release out"),
        (len(body) <= TEXT_LIMIT, f"the text has over {TEXT_LIMIT:,} characters; cut it into releases"),
        (WORD.search(publisher), "no publisher; state it (PUBLISHER: in a header), or give --publisher"),
        (not url or URL.fullmatch(url), f"{url!r:.60} is no web address; mend it or leave it out"),
    )
    for holds, what in rules:
        if not holds:
            raise source.fault(draft.line, what)
    return Release(
        id=clean_line(draft.id),
        publisher=publisher,
        published=_published(draft, source, defaults),
        title=title,
        body=body,
        url=url,
        licence=clean_line(draft.licence),
        origin=clean_line(draft.origin) or source.stem + source.suffix,
    )


def _joined(base: str, url: str) -> str:
    """Return an address as seen from `base`; one that cannot be taken apart as it is."""
    try:
        return urljoin(base, url)
    except ValueError:
        return url


def _published(draft: Draft, source: Input, defaults: Defaults) -> date:
    if defaults.published and not draft.published:
        return defaults.published
    written = draft.published or draft.guessed_published
    if not written.strip():
        raise source.fault(draft.line, "no date; state it (DATE: in a header), or give --published")
    try:
        return parse_day(written)
    except DateError as error:
        raise source.fault(draft.date_line or draft.line, f"date {error}") from None
