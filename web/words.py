"""What templates may call: links, dates and numbers as people read them."""

import hashlib
import re
from functools import cache, lru_cache
from pathlib import Path
from urllib.parse import quote, urlencode, urlsplit

from flask import Flask, request, url_for
from markupsafe import Markup

from kg.export.characters import for_xml
from kg.rdf.iris import BASE
from kg.view.card import status_word
from kg.view.fact_index import SURE_FROM
from kg.view.link import KINDS, ONTOLOGY_IRI, Link
from kg.view.listing import TABLE_ROWS, TRIPLE_ROWS
from kg.view.name_index import Match
from kg.view.network.forms import say_counts, say_made
from kg.view.quotes import Quote
from kg.view.ties import TIE_COUNTS
from kg.view.when import say_date, say_span

#: The menu: a name, and the endpoint with its values.
MENU: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("Network", "pages.network_page", {}),
    ("Timeline", "pages.timeline_page", {}),
    ("Countries", "pages.browse", {"kind": "country"}),
    ("People", "pages.browse", {"kind": "person"}),
    ("Agreements", "pages.browse", {"kind": "agreement"}),
    ("Summits", "pages.browse", {"kind": "summit"}),
    ("Releases", "pages.all_releases", {}),
    ("Ask", "workbench.ask_page", {}),
    ("Questions", "workbench.queries_page", {}),
    ("SPARQL", "sparql.endpoint", {}),
    ("About the data", "pages.about", {}),
)

#: Columns of answers whose names alone do not tell what they hold.
COLUMNS = {
    "firstReported": "first release",
    "lastReported": "latest release",
    "lastDate": "last on",
    "firstDate": "first on",
    "latest": "until",
    "newest": "newest release",
    "promisedOn": "promised on",
    "otherName": "name of the other",
    "when": "year",
}

#: How the narrow tables of ties head what takes too much room in full.
TIE_SHORT = {"meetings": "meet.", "agreements": "agr.", "summits": "sum."}


#: The forms of a list as data, and what a page calls them.
LIST_FORMATS = {
    "csv": "CSV, a row each",
    "turtle": "Turtle",
    "jsonld": "JSON-LD",
    "ntriples": "N-Triples",
    "rdfxml": "RDF/XML",
}


def add_words(app: Flask) -> None:
    """Give `app`'s templates their filters and names."""
    app.jinja_env.filters.update(
        href=href,
        outside=outside,
        day=say_date,
        column=say_column,
        status=status_word,
        number=number,
        percent=percent,
        counts=say_counts,
        made=say_made,
        for_xml=xml_text,
    )
    app.jinja_env.globals.update(
        KINDS=KINDS,
        SURE_FROM=SURE_FROM,
        MENU=MENU,
        pair_address=pair_address,
        told_apart=told_apart,
        TIE_COUNTS=TIE_COUNTS,
        TABLE_ROWS=TABLE_ROWS,
        TRIPLE_ROWS=TRIPLE_ROWS,
        LIST_FORMATS=LIST_FORMATS,
        TIE_SHORT=TIE_SHORT,
        place=place,
        span=say_span,
        static=static,
        with_arguments=with_arguments,
    )


def say_column(name: str) -> str:
    """Return what a column is called at its head: the words of its name, or plainer ones.

    >>> say_column("meetingPlace"), say_column("lastReported")
    ('meeting place', 'latest release')
    """
    return COLUMNS.get(name) or re.sub(
        r"(?<=[a-z])[A-Z](?=[a-z])", lambda found: f" {found[0].lower()}", name
    )


def told_apart(match: Match) -> str:
    """Return what tells a thing that was found from its namesakes: by which name it was found, and its state or year.

    A person of whom no release tells the state is told from one of whom it does.
    """
    unknown = "state not told" if match.named.link.kind == "person" else ""
    return " · ".join(filter(None, [match.alias, match.named.beside or unknown]))


def pair_address(one: Link, other: Link) -> str:
    """Return the address of the dossier of two states."""
    a, b = (state.iri.rpartition("/")[2] for state in (one, other))
    return url_for("pages.pair", one=a, other=b)


def href(iri: str) -> str:
    """Return the address in this app of an IRI of ours; of any other IRI, the page that would tell of it."""
    if iri.startswith(BASE):
        return f"{request.script_root}/id/{_quoted(iri.removeprefix(BASE))}"
    if iri.startswith(ONTOLOGY_IRI):
        return f"{url_for('pages.ontology')}#{_quoted(iri.removeprefix(ONTOLOGY_IRI))}"
    return outside(iri)


def outside(url: str) -> str:
    """Return a web address that came with a release, or an empty string where it is not plainly one.

    Only http and https are let through: a "javascript:" address must never become a link.
    """
    try:
        parts = urlsplit(url)
    except ValueError:
        return ""
    sound = parts.scheme in {"http", "https"} and parts.netloc and not any(c.isspace() for c in url)
    return url if sound else ""


def place(quote: Quote) -> str:
    """Return the address of the words of a quote, marked in their release."""
    return f"{href(quote.release.iri)}?at={quote.start}-{quote.end}#here"


def number(value: int) -> str:
    r"""Return a count with its thousands set apart by a narrow space.

    >>> number(4417) == "4\u202f417"
    True
    """
    return f"{value:,}".replace(",", "\u202f")


def percent(confidence: str | float) -> str:
    """Return a confidence such as 0.85 as "85 %", or an empty string for what is no number."""
    try:
        return f"{round(float(confidence) * 100)}\u202f%"
    except ValueError:
        return ""


def xml_text(text: str) -> str:
    """Return text, escaped or not, without the characters that XML cannot hold."""
    return Markup(for_xml(text)) if isinstance(text, Markup) else for_xml(text)  # noqa: S704 - escaped before


def with_arguments(**changed: object) -> str:
    """Return the address of this page with some of its arguments changed; None takes one away."""
    arguments: dict[str, object] = {**request.args.to_dict(flat=False)}
    arguments.update(changed)
    place = request.view_args or {}
    kept = {name: value for name, value in arguments.items() if value is not None and name not in place}
    # Not by url_for: an argument may be called as one of its own.
    query = urlencode(kept, doseq=True, safe="!$'()*,/:;?@")
    return url_for(request.endpoint or "pages.start", **place) + (f"?{query}" if query else "")


@cache
def _version(file: str) -> str:
    return hashlib.sha256((Path(__file__).parent / "static" / file).read_bytes()).hexdigest()[:10]


def static(file: str) -> str:
    """Return the address of a static file, with its version, so that a browser may keep it."""
    return url_for("static", filename=file, v=_version(file))


@lru_cache(maxsize=1 << 16)
def _quoted(path: str) -> str:
    return quote(path, safe="/+.-_~:@!$&'()*,;=")
