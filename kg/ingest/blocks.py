"""Markup -> plain text: paragraphs, headings and list items, set apart as a release's text has them."""

import re
from collections.abc import Iterator

from lxml import etree, html

from kg.ingest.characters import clean_text

#: Tags that start a new block. The last row is trafilatura's own names for what it kept of a page.
BLOCKS = frozenset(
    re.findall(
        r"\w+",
        """address article aside blockquote body dd details div dl dt fieldset figcaption figure footer form
        h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section summary table tbody tfoot thead tr ul
        head item list quote row""",
    )
)
ITEMS = frozenset({"li", "item"})
BREAKS = frozenset({"br", "lb"})
CELLS = frozenset({"td", "th", "cell"})
UNSEEN = frozenset({"iframe", "noscript", "object", "script", "select", "style", "svg", "template", "title"})
SPACE = re.compile(r"[ \t\n\r\f]+")


class MarkupError(ValueError):
    """Markup that the parser gave up on half-way, so that its text is not whole."""


def parse_markup(markup: str) -> html.HtmlElement | None:
    """Return the root of an HTML page or fragment, None where there is no markup at all.

    Raises:
        MarkupError: where it is nested deeper than the parser goes (256), and would lose the rest.
    """
    parser = html.HTMLParser(encoding="utf-8", remove_comments=True, remove_pis=True)
    try:
        root = html.document_fromstring(clean_text(markup).encode("utf-8"), parser=parser)
    except etree.ParserError:
        return None
    if any(entry.level == etree.ErrorLevels.FATAL for entry in parser.error_log):
        raise MarkupError("markup nested too deep to be read whole")
    return root


def markup_text(markup: str) -> str:
    r"""Return the text of an HTML fragment.

    Raises:
        MarkupError: as `parse_markup`.

    >>> markup_text("<p>They agreed:</p><ul><li>one</li><li>two</li></ul>")
    'They agreed:\n\n- one\n- two'
    """
    root = parse_markup(markup)
    return "" if root is None else element_text(root)


def element_text(root: etree._Element) -> str:
    """Return the text of an element: an empty line between blocks, a line for each item of a list."""
    parts: list[str] = []
    for block in _blocks(root):
        if parts:
            parts.append("\n" if block.startswith("- ") and parts[-1].startswith("- ") else "\n\n")
        parts.append(block)
    return "".join(parts)


def _blocks(root: etree._Element) -> Iterator[str]:
    """Yield the blocks under `root` in order, without recursion; an item starts with "- "."""
    words: list[str] = []
    mark = ""
    unseen = 0
    for event, element in etree.iterwalk(root, events=("start", "end")):
        tag = str(element.tag)
        if tag in UNSEEN:
            unseen += 1 if event == "start" else -1
        if tag in BLOCKS:
            if block := _joined(words):
                yield mark + block
                mark = ""
            words.clear()
            if tag in ITEMS:
                mark = "- " if event == "start" else ""
        elif tag in BREAKS and event == "start":
            words.append("\n")
        elif tag in CELLS and event == "end":
            words.append(" | ")
        words.append(SPACE.sub(" ", _words(event, element, root, unseen=unseen)))
    if block := _joined(words):
        yield mark + block


def _words(event: str, element: etree._Element, root: etree._Element, *, unseen: int) -> str:
    """Return the words directly behind a start or end tag; none in what is unseen or behind `root`."""
    if unseen or (event == "end" and element is root):
        return ""
    return (element.text if event == "start" else element.tail) or ""


def _joined(words: list[str]) -> str:
    lines = (SPACE.sub(" ", line).strip(" |") for line in "".join(words).split("\n"))
    return "\n".join(filter(None, lines))
