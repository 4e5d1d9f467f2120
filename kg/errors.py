"""Every error this package raises on purpose, one class for each stage."""


class KGError(Exception):
    """A fault someone can mend: its text says what is wrong, where, and what to do."""


class DateError(KGError, ValueError):
    """A date that is not ``YYYY``, ``YYYY-MM`` or ``YYYY-MM-DD``, or is not in the calendar."""


class SpanError(KGError, ValueError):
    """A span that is empty, reversed, or starts before the text does."""


class IngestError(KGError, ValueError):
    """An input that gives no release: the message names the file, the line and what to do."""


class FetchError(KGError, OSError):
    """A publisher's server that did not give what was asked for, after all retries."""


class GazetteerError(KGError, ValueError):
    """A line of a curated table that cannot stand."""


class StoreError(KGError, RuntimeError):
    """A store that cannot be opened, read or written."""


class QueryError(KGError, ValueError):
    """A SPARQL query that cannot be read, is refused, or is of the wrong form for the call.

    Attributes:
        line, column: where in the query, counted from 1; 0 where it is the whole of it.
    """

    def __init__(self, message: str, *, line: int = 0, column: int = 0) -> None:
        super().__init__(message)
        self.line, self.column = line, column


class NotFoundError(KGError, LookupError):
    """A name or IRI that is not held."""


class FormatError(KGError, ValueError):
    """A format that is not known for what is to be written."""
