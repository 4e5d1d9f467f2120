"""Releases that are themselves a text agreed: joint statements, declarations and communiques."""

import re

from kg.extract.mentions import Reading

_TITLE = re.compile(
    r"(?:^|[:–—-]\s*)(?P<name>(?:[^:\n]{0,60}?\s)?(?:Joint\s(?:\w+[’']?s?[’']?\s){0,2}(?:Statement|Declaration|Communiqu[eé])|(?:Leaders|Ministers|Chairs?)[’'](?:s?)\s(?:Joint\s)?(?:Statement|Declaration|Communiqu[eé])"
    r"|(?:G7|G20|Quad|AUKUS)\s(?:[\w’']+\s){0,3}(?:Statement|Declaration|Communiqu[eé]))\b[^\n]*)",
    re.IGNORECASE,
)
_ABOUT = re.compile(
    r"\b(?:remarks|on\sthe\ssigning|welcom\w+|press\sconference|press\savailability)\b", re.IGNORECASE
)
_RELEASED = re.compile(
    r"\b(?:Governments?|Foreign\sMinisters|leaders|Ministers|representatives|[Ww]e,)\b", re.IGNORECASE
)
_PATRONS = frozenset(("UN", "UNSC", "UNGA"))


def titled_statement(reading: Reading) -> tuple[int, int] | None:
    """Return where the title names the joint statement that the release is; None for other releases."""
    document = reading.document
    if not document.release.title:
        return None
    title = document.text[: document.paragraphs[0].end]
    match = _TITLE.search(title)
    if not match or _ABOUT.search(title):
        return None
    return match.span("name")


def statement_parties(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Return the states and bodies that make the statement: those the title names, else those of the first lines."""
    document = reading.document
    head = re.search(r"(?:Statement|Declaration|Communiqu[eé])", document.text[start:end], re.IGNORECASE)
    split = start + (head.end() if head else 0)
    codes: dict[str, None] = {}
    for mention in reading.between(start, split, "country", "organization"):
        codes.update((key, None) for key in mention.keys if key not in _PATRONS)
    leads = re.compile(r"\s(?:by|from|between|of)\s").match(document.text, split, end)
    if leads:
        stop = re.compile(r"\s(?:on|following|to|at)\s").search(document.text, leads.end(), end)
        for mention in reading.between(split, stop.start() if stop else end, "country", "organization"):
            codes.update((key, None) for key in mention.keys if key not in _PATRONS)
    if len(codes) > 1 or any(len(code) > 2 for code in codes):  # noqa: PLR2004 - a body speaks for several
        return tuple(codes)
    for sentence in document.sentences:
        if sentence.start < end:
            continue
        named = {
            key: None
            for mention in reading.between(sentence.start, sentence.end, "country", "organization")
            for key in mention.keys
            if key not in _PATRONS and (mention.kind == "country")
        }
        if len(named) > 1:
            return tuple(dict.fromkeys((*codes, *named)))
        if sentence.paragraph > 3:  # noqa: PLR2004 - past the opening lines
            break
    return tuple(codes)
