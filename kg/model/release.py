"""One press release as published."""

import hashlib
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Release:
    """A text that a government or an alliance published on a day.

    Shape:
        `id` is unique in its collection (a JSONL id, a file's stem); `publisher` is the publisher's name as
        given, several joined by ``; ``; `url`, `licence` and `origin` (the data set or file it came from) may
        be empty; `body` has no title line of its own.
    Units:
        Every offset of a fact counts code points of `text`.
    """

    id: str
    publisher: str
    published: date
    title: str
    body: str
    url: str = ""
    licence: str = ""
    origin: str = ""

    @property
    def text(self) -> str:
        """The words facts are read from: the title, an empty line, the body."""
        return f"{self.title}\n\n{self.body}" if self.title else self.body

    @property
    def digest(self) -> str:
        """The SHA-256 of everything above, in hex: equal digests are the same release, unchanged."""
        parts = (
            self.id,
            self.publisher,
            self.published.isoformat(),
            self.title,
            self.body,
            self.url,
            self.licence,
        )
        return hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()
