"""The kinds of input, and how each is told from the others: by its name's suffix, else by how it begins."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from kg.ingest.draft import Drafts
from kg.ingest.feed import read_feed
from kg.ingest.govuk import read_govuk
from kg.ingest.input import Input
from kg.ingest.jsonl import read_jsonl
from kg.ingest.page import read_page
from kg.ingest.plain import read_plain

Reader = Callable[[Input], Drafts]

#: Suffixes that settle the kind, whatever the file begins with.
SETTLED: Mapping[str, Reader] = {
    ".txt": read_plain,
    ".text": read_plain,
    ".jsonl": read_jsonl,
    ".ndjson": read_jsonl,
}
#: Suffixes of files that a folder is searched for; of these, the beginning tells the kind.
OPEN = frozenset({".json", ".html", ".htm", ".xhtml", ".xml", ".rss", ".atom"})
SUFFIXES = OPEN | SETTLED.keys()
#: Suffixes of documents that are not read: in a folder each is a fault, lest a release be missed unseen.
REFUSED = frozenset({".pdf", ".doc", ".docx", ".odt", ".rtf"})


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of input: the first whose `begins` matches the head (after white space) reads it."""

    begins: re.Pattern[bytes]
    read: Reader


def _kind(begins: bytes, read: Reader) -> Kind:
    return Kind(re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:" + begins + rb")", re.DOTALL), read)


KINDS = (
    _kind(rb'\{.*"base_path"\s*:', read_govuk),
    _kind(rb"[\[{]", read_jsonl),
    # The first element names a feed; a prolog, comments and a DOCTYPE may stand before it, no HTML.
    _kind(rb"<(?:(?!<(?:html|body|head|p|div)[\s>]).)*?(?<=<)(?:\w+:)?(?:rss|feed|RDF)[\s>]", read_feed),
    _kind(rb"<", read_page),
    _kind(rb"", read_plain),
)

#: How files begin that hold no text, or not in UTF-8, and what they are.
FOREIGN = {
    b"%PDF": "a PDF",
    b"PK\x03\x04": "a zip or Office file",
    b"\xd0\xcf\x11\xe0": "an old Office file",
    b"{\\rtf": "a rich text file",
    b"\x1f\x8b": "a gzip file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"\xff\xfe": "UTF-16 text",
    b"\xfe\xff": "UTF-16 text",
}


def reader_for(source: Input) -> Reader:
    """Return the reader of an input's kind.

    Raises:
        IngestError: where it is empty, or nothing that can be read as text.
    """
    if not source.head:
        raise source.fault(1, "the file is empty; leave it out")
    for begins, what in FOREIGN.items():
        if source.head.startswith(begins):
            raise source.fault(1, f"this is {what}; save it as plain UTF-8 text")
    return SETTLED.get(source.suffix) or next(kind.read for kind in KINDS if kind.begins.match(source.head))
