"""The formats of answers: their names, their media types, and the choice among them."""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import request
from werkzeug.exceptions import NotAcceptable

from kg.store.answers import GRAPH_FORMATS
from kg.store.rows import RESULT_FORMATS

PAGE = "html"
PAGE_TYPES = ("text/html", "application/xhtml+xml")

#: Media types of each format, the standard's first: the others are what clients also call it.
ROWS: Mapping[str, tuple[str, ...]] = {
    "json": (RESULT_FORMATS["json"], "application/json"),
    "xml": (RESULT_FORMATS["xml"], "application/xml", "text/xml"),
    "csv": (RESULT_FORMATS["csv"],),
    "tsv": (RESULT_FORMATS["tsv"],),
    "turtle": ("text/turtle",),
}
GRAPHS: Mapping[str, tuple[str, ...]] = {
    "turtle": (GRAPH_FORMATS["turtle"], "application/x-turtle", "text/n3", "text/rdf+n3"),
    "jsonld": (GRAPH_FORMATS["jsonld"], "application/json"),
    "ntriples": (GRAPH_FORMATS["ntriples"], "text/plain"),
    "rdfxml": (GRAPH_FORMATS["rdfxml"], "application/xml", "text/xml"),
    "trig": (GRAPH_FORMATS["trig"], "application/x-trig"),
    "nquads": (GRAPH_FORMATS["nquads"], "text/x-nquads"),
    "csv": (RESULT_FORMATS["csv"],),
    "tsv": (RESULT_FORMATS["tsv"],),
}

#: What ``format=`` may say, and the format that it means for rows and for a graph; empty: for these it has none.
NAMES: Mapping[str, tuple[str, str]] = {
    **{name: (name, "") for name in ROWS},
    **{name: ("", name) for name in GRAPHS},
    "json": ("json", "jsonld"),
    "xml": ("xml", "rdfxml"),
    "csv": ("csv", "csv"),
    "tsv": ("tsv", "tsv"),
    "turtle": ("turtle", "turtle"),
    # As SPARQLWrapper and others say it.
    "ttl": ("turtle", "turtle"),
    "n3": ("turtle", "turtle"),
    "json-ld": ("", "jsonld"),
    "rdf": ("", "rdfxml"),
    "rdf+xml": ("", "rdfxml"),
    "nt": ("", "ntriples"),
    "n-triples": ("", "ntriples"),
    "n-quads": ("", "nquads"),
}

ENDINGS = {"jsonld": "jsonld", "ntriples": "nt", "rdfxml": "rdf", "nquads": "nq", "turtle": "ttl"}


@dataclass(frozen=True, slots=True)
class Choice:
    """What the client takes.

    Shape:
        `rows` and `graph` are a format and its media type for an answer of either kind; both empty where the
        client takes none.
    """

    rows: tuple[str, str]
    graph: tuple[str, str]
    page: bool = False


#: The page reads rows as JSON and shows a graph as Turtle.
AS_PAGE = Choice(("json", ROWS["json"][0]), ("turtle", GRAPHS["turtle"][0]), page=True)


def choose(name: str) -> Choice:
    """Return the formats for an answer: by the name given with ``format=``, else by the Accept header.

    Raises:
        NotAcceptable: where we write nothing that the client takes.
    """
    if name:
        return named(name)
    page = max(wanted(media, exact=True) for media in PAGE_TYPES)
    rows, graph = best(ROWS), best(GRAPHS)
    most = max(wanted(rows[1]), wanted(graph[1]))
    if page and page >= most:
        return AS_PAGE
    if not most:
        raise NotAcceptable(
            f"no answer is written as {request.headers.get('Accept', '')!r}; ask for one of {', '.join(offered())}"
        )
    return Choice(rows, graph)


def named(name: str) -> Choice:
    """Return the formats that a name, or a media type, stands for.

    Raises:
        NotAcceptable: where it stands for none.
    """
    word = name.strip().lower().replace(" ", "+")  # a plus that was not encoded
    if word == PAGE or word in PAGE_TYPES:
        return AS_PAGE
    if word in NAMES:
        rows, graph = NAMES[word]
        return Choice((rows, ROWS[rows][0] if rows else ""), (graph, GRAPHS[graph][0] if graph else ""))
    rows, graph = (next((key for key in table if word in table[key]), "") for table in (ROWS, GRAPHS))
    if not rows and not graph:
        raise NotAcceptable(f"no answer is written as {name!r}; choose from {PAGE}, {', '.join(NAMES)}")
    return Choice((rows, word if rows else ""), (graph, word if graph else ""))


def best(table: Mapping[str, tuple[str, ...]]) -> tuple[str, str]:
    """Return the format of `table` that the client likes best, and its media type; of equals, our first."""
    each = [(name, media) for name, types in table.items() for media in types]
    # A name that clients also use counts only where they use it: */* is the standard's.
    chosen = max(each, key=lambda one: wanted(one[1], exact=one[1] != table[one[0]][0]))
    return chosen if wanted(chosen[1]) else ("", "")


def wanted(media: str, *, exact: bool = False) -> float:
    """Return how much the client wants a media type, from 0 to 1; with `exact`, only if it names just that."""
    if not media:
        return 0.0
    if not request.headers.get("Accept", "").strip():
        return 0.0 if exact else 1.0
    ranges = (media,) if exact else (media, media.partition("/")[0] + "/*", "*/*")
    said: dict[str, float] = {}
    for range_, quality in request.accept_mimetypes:
        said.setdefault(range_.partition(";")[0].strip().lower(), quality)
    return next((said[range_] for range_ in ranges if range_ in said), 0.0)


def offered() -> list[str]:
    """Return the media types of all formats."""
    return list(dict.fromkeys(types[0] for table in (ROWS, GRAPHS) for types in table.values()))
