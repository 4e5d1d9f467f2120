"""A release as text: spans and the document that holds them."""

from dataclasses import dataclass

from kg.errors import SpanError


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A half-open stretch of a release's text: ``text[start:end]``.

    Units:
        Unicode code points, counted from 0 at the first character of `Release.text`.
    Shape:
        ``0 <= start < end``, so a span always holds at least one character.
    Raises:
        SpanError: on construction, where the shape does not hold.
    Source:
        Web Annotation Vocabulary, ``oa:TextPositionSelector``.

    >>> Span(4, 7).quote("The two Ministers met.")
    'two'
    """

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise SpanError(f"span {self.start}:{self.end} holds no text; give 0 <= start < end")

    def quote(self, text: str) -> str:
        """Return the words this span marks in `text`."""
        return text[self.start : self.end]
