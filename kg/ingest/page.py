"""HTML pages: trafilatura finds the article and what the page says of itself."""

import codecs
import logging
import re
from datetime import date

from trafilatura import bare_extraction
from trafilatura.settings import Document

from kg.ingest.blocks import MarkupError, element_text, parse_markup
from kg.ingest.characters import clean_line
from kg.ingest.dates import FIRST_YEAR, LAST_YEAR
from kg.ingest.draft import Draft, Drafts
from kg.ingest.input import HEAD, Input

#: It logs a line for each page without an article; our fault says so already, with the file's name.
logging.getLogger("trafilatura").setLevel(logging.CRITICAL)

CHARSET = re.compile(rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{1,40})""", re.IGNORECASE)
#: As browsers do: a page that says Latin-1 is written in Windows-1252, of which it is a part.
MEANT = {"iso8859-1": "cp1252", "ascii": "cp1252"}
#: A press release's page has under 5,000; trafilatura's time and memory grow with the square of them.
ELEMENTS_LIMIT = 20_000
#: Stated days only, no guess from numbers in the text; the first and not the last; whatever day it is now.
DAYS = {
    "extensive_search": False,
    "original_date": True,
    "min_date": date(FIRST_YEAR, 1, 1).isoformat(),
    "max_date": date(LAST_YEAR, 12, 31).isoformat(),
}


def read_page(source: Input) -> Drafts:
    """Yield the one release of a page; its date, publisher and address give way to what the caller says."""
    markup = decode_page(source)
    try:
        article = _article(markup)
    except MarkupError as error:
        raise source.fault(1, f"{error}; save the page's text instead") from None
    if article is None or article.body is None:
        raise source.fault(1, "no article found in the page; save its text instead")
    title = clean_line(article.title or "")
    headline, _, rest = element_text(article.body).partition("\n\n")
    yield Draft(
        line=1,
        id=source.stem,
        title=title,
        body=rest if clean_line(headline) == title else f"{headline}\n\n{rest}",
        guessed_published=article.date or "",
        guessed_publisher=article.sitename or "",
        url=article.url or "",
        licence=article.license or "",
    )


def decode_page(source: Input) -> str:
    """Return the page as text: UTF-8 if it is, else as its own charset says.

    Raises:
        IngestError: where it is neither.
    """
    data = source.read()
    declared = CHARSET.search(data, 0, HEAD)
    if declared is None or data.startswith(codecs.BOM_UTF8):
        return source.decode(data)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError:
        name = declared[1].decode("ascii")
    try:
        charset = codecs.lookup(name).name
        return data.decode(MEANT.get(charset, charset))
    except (LookupError, UnicodeError):
        raise source.fault(1, f"not in the charset it states, {name!r:.40}; save it as UTF-8") from None


def _article(markup: str) -> Document | None:
    root = parse_markup(markup)
    if root is None:
        return None
    if sum(1 for _ in root.iter()) > ELEMENTS_LIMIT:
        raise MarkupError(f"markup of over {ELEMENTS_LIMIT:,} elements")
    try:
        found = bare_extraction(
            root,
            include_comments=False,
            include_formatting=True,
            with_metadata=True,
            date_extraction_params=DAYS,
        )
    except Exception as error:  # noqa: BLE001 - its parsers' errors on hostile pages have no base in common
        raise MarkupError(f"markup that cannot be read ({type(error).__name__})") from None
    return found if isinstance(found, Document) else None
