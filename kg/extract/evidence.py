"""Cut the quote that shows a fact."""

from kg.model.document import Span
from kg.model.fact import Evidence
from kg.text import Document

#: How many tokens a quote has at most, by the guidelines.
LONGEST = 15


def quote_span(document: Document, start: int, end: int, rule: str, confidence: float) -> Evidence:
    """Return the evidence whose quote is ``text[start:end]``, cut after `LONGEST` tokens or at a line's end."""
    first = document.token_at(start)
    stop = min(end, document.tokens[min(first + LONGEST, len(document.tokens)) - 1].end)
    line_end = document.text.find("\n", start, stop)
    span = Span(start, line_end if line_end > start else max(stop, start + 1))
    return Evidence(span, span.quote(document.text), rule, confidence)
