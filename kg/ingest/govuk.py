"""GOV.UK's Content API: the JSON of one page."""

from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from kg.ingest.blocks import MarkupError, markup_text
from kg.ingest.draft import Draft, Drafts
from kg.ingest.input import Input
from kg.ingest.json_object import parse_object, text_field

SITE = "https://www.gov.uk"
LICENCE = "Open Government Licence v3.0"
#: The page shows the day in London; a release of 00:30 in summer is stamped 23:30 of the day before.
LONDON = ZoneInfo("Europe/London")
#: Where the day of publication stands, best first: `public_updated_at` moves with each major update.
STAMPS = ("first_published_at", "public_updated_at")


def read_govuk(source: Input) -> Drafts:
    """Yield the one release of a page's JSON; its summary is the first paragraph, as on the page."""
    page = parse_object(source.decode(source.read()).removeprefix("\ufeff"), source, 1)
    details = page.get("details")
    if not isinstance(details, dict):
        raise source.fault(1, '"details" is missing; fetch the page again from /api/content')
    stamps = [text_field(details, "first_public_at", source, 1)]
    stamps += [text_field(page, name, source, 1) for name in STAMPS]
    try:
        body = markup_text(_body(details, source))
    except MarkupError as error:
        raise source.fault(1, f"{error}; leave it out") from None
    summary = text_field(page, "description", source, 1)
    path = text_field(page, "base_path", source, 1)
    yield Draft(
        line=1,
        id=source.stem,
        title=text_field(page, "title", source, 1),
        body=f"{summary}\n\n{body}",
        published=london_day(next(filter(None, stamps), "")),
        publisher=_publisher(page),
        url=SITE + path if path.startswith("/") else "",
        licence=LICENCE,
    )


def london_day(stamp: str) -> str:
    """Return the day that a time stamp is in London; what is no time stamp with a zone stays as it is."""
    try:
        moment = datetime.fromisoformat(stamp)
        return moment.astimezone(LONDON).date().isoformat() if moment.tzinfo else stamp
    except (ValueError, OverflowError):
        return stamp


def _body(details: Mapping[str, object], source: Input) -> str:
    """Return the HTML of a page; of one given in several formats, the HTML one."""
    body = details.get("body")
    if isinstance(body, list):
        parts = [part for part in body if isinstance(part, dict) and part.get("content_type") == "text/html"]
        return text_field(parts[0], "content", source, 1) if parts else ""
    return text_field(details, "body", source, 1)


def _publisher(page: Mapping[str, object]) -> str:
    """Return the organisations that published a page, each said to be of the UK, joined by ``; ``."""
    links = page.get("links")
    listed = links.get("organisations") if isinstance(links, dict) else None
    items = listed if isinstance(listed, list) else []
    titles = [item.get("title") for item in items if isinstance(item, dict)]
    return "; ".join(publisher_name(title) for title in titles if isinstance(title, str) and title.strip())


def publisher_name(title: str) -> str:
    """Return the name under which an organisation of GOV.UK stands beside those of other states.

    >>> publisher_name("Foreign & Commonwealth Office")
    'UK Foreign and Commonwealth Office'
    """
    name = title.strip().replace(" & ", " and ")
    return name if name.startswith(("UK ", "United Kingdom ", "British ")) else f"UK {name}"
