"""RSS and Atom: each entry is a release."""

import io
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any
from urllib.parse import unquote, urlsplit
from xml.parsers import expat

import feedparser

from kg.errors import IngestError
from kg.ingest.blocks import MarkupError, markup_text
from kg.ingest.characters import clean_line
from kg.ingest.draft import Draft, Drafts
from kg.ingest.input import Input

#: As deep as HTML may be; feedparser's time grows with the square of it.
DEPTH_LIMIT = 256
ENTRY = re.compile(rb"<(?:\w+:)?(?:item|entry)[\s>]")


@dataclass(frozen=True, slots=True)
class Entry:
    """An entry of a feed: what it says of the page it stands for."""

    line: int
    identity: str
    link: str
    title: str
    published: str
    updated: str
    markup: str
    media_type: str


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed and its entries, in its order; its title is the best it says of their publisher."""

    publisher: str
    licence: str
    entries: tuple[Entry, ...]


def read_feed(source: Input) -> Drafts:
    """Yield a draft or a fault for each entry of a feed."""
    feed = parse_feed(source.read(), source)
    for entry in feed.entries:
        try:
            yield _draft(entry, feed, source)
        except IngestError as fault:
            yield fault


def parse_feed(data: bytes, source: Input) -> Feed:
    """Return what a feed says; nothing it names is fetched, and no entity of its own is expanded.

    Raises:
        IngestError: where it is not well formed (half an entry must not become a release) or has no entry.
    """
    if _is_deep(data):
        raise source.fault(1, "a feed nested too deep to be read; leave it out")
    # A stream, because feedparser takes bytes for a file's name first; sanitizing is for what is shown.
    try:
        parsed = feedparser.parse(io.BytesIO(data), sanitize_html=False, resolve_relative_uris=False)
    except Exception as error:  # noqa: BLE001 - its parsers' errors on hostile feeds have no base in common
        what = f"a feed that cannot be read ({type(error).__name__}); fetch it again"
        raise source.fault(1, what) from None
    broken = parsed.get("bozo_exception")
    if broken is not None and not isinstance(broken, feedparser.CharacterEncodingOverride):
        line = broken.getLineNumber() if hasattr(broken, "getLineNumber") else 1
        if not data.lstrip().startswith(b"<?xml"):
            line -= 1  # it has put a declaration in front, on a line of its own
        raise source.fault(max(1, line), "the feed is not well-formed XML; fetch it again")
    if not parsed.entries:
        raise source.fault(1, "the feed has no entry; leave it out")
    about = parsed.feed
    lines = _entry_lines(data)
    entries = tuple(_entry(entry, next(lines, 1)) for entry in parsed.entries)
    try:
        publisher = clean_line(markup_text(_text(about, "title")))
    except MarkupError:
        publisher = ""
    return Feed(publisher, _text(about, "rights"), entries)


def _is_deep(data: bytes) -> bool:
    """Whether elements are nested deeper than `DEPTH_LIMIT`, up to where `data` is well formed."""
    depth = deepest = 0

    def start(_name: str, _attributes: object) -> None:
        nonlocal depth, deepest
        depth += 1
        deepest = max(deepest, depth)

    def end(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    with suppress(
        expat.ExpatError, LookupError
    ):  # an error is feedparser's to judge; LookupError: an encoding
        parser.Parse(data, True)  # noqa: FBT003 - takes no keyword
    return deepest > DEPTH_LIMIT


def _entry_lines(data: bytes) -> Iterator[int]:
    line, before = 1, 0
    for match in ENTRY.finditer(data):
        line += data.count(b"\n", before, match.start())
        before = match.start()
        yield line


def _entry(entry: Any, line: int) -> Entry:  # noqa: ANN401 - feedparser has no types
    content = (entry.get("content") or [entry.get("summary_detail") or {}])[0]
    return Entry(
        line=line,
        identity=_text(entry, "id"),
        link=_text(entry, "link"),
        title=_text(entry, "title"),
        published=_text(entry, "published") or _text(entry, "updated"),
        updated=_text(entry, "updated") or _text(entry, "published"),
        markup=_text(content, "value"),
        media_type=_text(content, "type"),
    )


def _text(record: Any, key: str) -> str:  # noqa: ANN401 - feedparser has no types
    value = dict.get(record, key)  # its own `get` gives "published" for "updated", and warns
    return value if isinstance(value, str) else ""


def _draft(entry: Entry, feed: Feed, source: Input) -> Draft:
    try:
        title = markup_text(entry.title)
        body = entry.markup if entry.media_type == "text/plain" else markup_text(entry.markup)
    except MarkupError as error:
        raise source.fault(entry.line, f"{error}; leave this entry out") from None
    return Draft(
        line=entry.line,
        id=_id(entry),
        title=title,
        body=body,
        published=entry.published,
        guessed_publisher=feed.publisher,
        url=entry.link,
        licence=feed.licence,
    )


def _id(entry: Entry) -> str:
    """Return the last part of the address of an entry's page, which publishers keep; else its own id."""
    try:
        address = urlsplit(entry.link)
    except ValueError:
        return entry.identity
    name = PurePosixPath(unquote(address.path)).stem
    return f"{name}-{address.query}" if name and address.query else name or entry.identity
