"""The longest token is taken (section 19.8): in ``?x<?a&&?b>?y`` stands an IRI, and so it is no query."""

import re

from kg.errors import QueryError
from kg.sparql.tokens import cut
from kg.sparql.tree import Reader, ReadingError

#: Characters of an IRI between its marks.
CHAR = r'[^<>"{}|^`\x00-\x20]'
INNER = f"{CHAR}*"
#: An IRI that could be two comparisons with something between them.
SIGN = re.compile(rf"<(?:(?![&,)]){CHAR})*[&,)]{INNER}>")


def check(query: str) -> None:
    """Raise QueryError where an IRI stands that Oxigraph would read as two comparisons."""
    if not SIGN.search(query):
        return
    reader = Reader(list(cut(query)))
    try:
        reader.read_query()
    except ReadingError:
        if SIGN.fullmatch(reader.token.text):
            raise QueryError(
                f"the query cannot be read: {reader.token.text} is an IRI; put spaces around < and > to compare"
            ) from None
    except RecursionError:
        return
