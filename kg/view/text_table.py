"""Texts in a SQLite full-text table in memory: which of them have some words."""

import sqlite3
import threading
import weakref
from collections.abc import Iterable, Sequence

#: Where the words must stand: all in the text; one at least, the others there or beside it; or all in either.
IN_TEXT, BESIDE, ANYWHERE = "text", "beside", "anywhere"


class TextTable:
    """Numbered texts, each with what stands beside it, such as a year; all as `kg.view.spelling.plain` gives them."""

    def __init__(self, texts: Iterable[tuple[str, str]]) -> None:
        """Take pairs of a text and what stands beside it; they are numbered from 0."""
        self._lock = threading.Lock()
        self._database = sqlite3.connect(":memory:", check_same_thread=False)
        weakref.finalize(self, self._database.close)
        self._database.execute(
            "CREATE VIRTUAL TABLE texts USING fts5(text, beside, content='', prefix='1 2 3', tokenize='unicode61')"
        )
        self._database.executemany(
            "INSERT INTO texts (rowid, text, beside) VALUES (?, ?, ?)",
            ((number, text, beside) for number, (text, beside) in enumerate(texts)),
        )

    def having(
        self, words: Sequence[Sequence[str]], where: str = IN_TEXT, *, whole: bool = False
    ) -> list[int]:
        """Return the numbers of the texts that have one of each of `words`, in order.

        A word of a text may go on after that unless it is to be had `whole`.
        """
        match = _match(words, where, "" if whole else "*")
        if not match:
            return []
        with self._lock:
            rows = self._database.execute(
                "SELECT rowid FROM texts WHERE texts MATCH ? ORDER BY rowid", (match,)
            )
            return [number for (number,) in rows]


def _match(words: Sequence[Sequence[str]], where: str, end: str) -> str:
    """Return `words` in SQLite's language for full text; a word is of letters and digits alone."""
    each = [" OR ".join(f'"{form}"{end}' for form in forms) for forms in words if forms]
    if len(each) < len(words) or not each:
        return ""
    everywhere = " AND ".join(f"({forms})" for forms in each)
    if where == ANYWHERE:
        return everywhere
    return f"{{text}} : ({everywhere if where == IN_TEXT else ' OR '.join(each)}) AND {everywhere}"
