"""Releases that are themselves a text agreed: joint statements, declarations and communiques."""

import re
from collections.abc import Iterator

from kg.extract.agreement_parties import codes_of
from kg.extract.mentions import Mention, Reading

_STATEMENT = r"(?:Statement|Declaration|Communiqu[eé])"
_TITLE = re.compile(
    rf"(?:^|[:–—-]\s*)(?P<name>(?:[^:\n]{{0,60}}?\s)?(?:Joint\s(?:[\w’']+\s){{0,2}}{_STATEMENT}|(?:Leaders|Ministers|Chairs?)['’]s?\s(?:Joint\s)?{_STATEMENT}"
    rf"|(?:G7|G20|Quad|AUKUS)\s(?:[\w’']+\s){{0,4}}(?:{_STATEMENT}|Principles|Commitments?))\b[^\n]*)",
    re.IGNORECASE,
)
#: Titles that speak about a statement and are none.
_ABOUT = re.compile(
    r"\b(?:remarks|signing|signed|welcom\w+|press\s(?:conference|availability|statement)|adopt\w*)\b",
    re.IGNORECASE,
)
#: A headline that says who issues a statement: what they issue is its name.
_ISSUES = re.compile(r"\b(?:issues?|releases?)\s(?:an?\s)?(?=Joint\s)", re.IGNORECASE)
_AFTERWARDS = re.compile(r"\s(?:after|following|at)\s", re.IGNORECASE)
_HEAD = re.compile(rf"{_STATEMENT}|Principles|Commitments?", re.IGNORECASE)
_BY = re.compile(r"\s(?:by|from|between|of|among)\s", re.IGNORECASE)
_THEN = re.compile(r"\s(?:on|following|at|regarding|concerning|about|after)\s", re.IGNORECASE)
#: Who speaks in the first lines: "released by the Governments of", "We, the Foreign Ministers of".
_SPEAKERS = re.compile(
    r"\b(?:by|We,|[Gg]overnments?\sof|[Ll]eaders\sof|Ministers\s(?:for|of)|Presidents?\sof|on\sbehalf\sof)\b"
)
_ANYONE = re.compile("[A-Z]")
_VERB = re.compile(
    r"\b(?:on\sthe\soccasion|issue|issued|condemn|met|reaffirm|announced|held|convened|strongly|welcome|are|is|have|has|wish)\b"
)
#: Where a title goes on to list who makes the statement, after it said what on.
_ON_BY = re.compile(r"\s(?:on|regarding)\s[^\n]*?(?P<by>\sby\s)")
_OPENING = 5


def titled_statement(reading: Reading) -> tuple[int, int] | None:
    """Return where the title names the joint statement that the release is; None for other releases."""
    document = reading.document
    if not document.release.title:
        return None
    title = document.text[: document.paragraphs[0].end]
    match = _TITLE.search(title)
    if match is None or _ABOUT.search(title):
        return None
    issues = _ISSUES.search(title)
    if issues:
        afterwards = _AFTERWARDS.search(title, issues.end())
        return issues.end(), afterwards.start() if afterwards else match.end("name")
    by = _ON_BY.search(title, match.start("name"))
    return match.start("name"), by.start("by") if by else match.end("name")


def statement_parties(reading: Reading, start: int, end: int) -> tuple[str, ...]:
    """Return the states and bodies that make the statement: those the title names, else those of the first lines."""
    text = reading.document.text
    end = reading.document.paragraphs[0].end  # a list of who speaks may follow the name
    head = _HEAD.search(text, start, end)
    split = head.end() if head else start
    issues = _ISSUES.search(text, 0, end)
    begin = 0 if issues else start
    titled = dict.fromkeys(codes_of(reading.between(begin, split, "country", "organization")))
    leads = _BY.match(text, split, end) or re.compile(r"[^\n]*?\sby\s").match(text, split, end)
    if leads:
        then = _THEN.search(text, leads.end(), end)
        stop = then.start() if then else end
        titled.update(dict.fromkeys(codes_of(reading.between(split, stop, "country", "organization"))))
    if len(titled) > 1:
        return tuple(titled)
    opening = dict.fromkeys(codes_of(_speakers(reading, end, _SPEAKERS if titled else _ANYONE)))
    return tuple(opening) if len(opening) > 1 else tuple(titled)


def _speakers(reading: Reading, after: int, sign: re.Pattern[str]) -> Iterator[Mention]:
    """Yield the states and bodies of the first sentence of the body that names several."""
    document = reading.document
    for sentence in document.sentences:
        if sentence.start < after or not sign.search(document.text[sentence.start : sentence.end]):
            continue
        if sentence.paragraph > _OPENING:
            return
        verb = _VERB.search(document.text, sentence.start + 20, sentence.end)
        stop = verb.start() if verb else sentence.end
        named = [
            m
            for m in reading.between(sentence.start, stop, "country", "organization")
            if len(m.keys[:1]) == 1
        ]
        states = {key for mention in named if mention.kind == "country" for key in mention.keys}
        if len(states) < 2:  # noqa: PLR2004 - one state speaks for itself
            named = [
                m
                for m in reading.between(sentence.start, sentence.end, "country")
                if m.form == "name" or states
            ]
            states = {key for mention in named for key in mention.keys}
        if len(states) > 1:
            yield from (
                mention
                for mention in named
                if mention.kind == "country" or "European" in mention.keys[0] or mention.keys[0] == "EU"
            )
            return
