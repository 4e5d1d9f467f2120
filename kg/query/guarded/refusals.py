"""Which queries are refused before they run, because they would make the server ask others.

The word SERVICE may stand in a string, a name or a comment; only as a word of the language does it reach out.
Where it stands is not for a second reader of SPARQL to guess, as the two will differ somewhere: it is tried.
The same query with other letters in place of the word is read by the engine itself; if it still is a query,
the word was none of the language. The same goes for FROM, which may name graphs held here and no others.
"""

import re
import unicodedata

from rdflib.plugins.sparql import prepareQuery

from kg.errors import QueryError
from kg.query.syntax import explain
from kg.store.answers import Dataset
from kg.store.oxigraph import readable

#: A character written as a number; the standard has them read before anything else.
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

#: What is put in the place of a word, letter by letter: no word of SPARQL has it in it.
STAND_INS = {"service": "zervice", "from": "zrom"}


def refuse_service(query: str, base: str | None = None) -> None:
    """Let `query` pass if it stays inside the store.

    It fails closed: what cannot be read either way is refused, and so is the word in disguise (escapes, letters
    that are only like it), wherever it stands.

    Raises:
        QueryError: where `query` would ask another server, however that is spelled.
    """
    if used_as_word(query, "service", base):
        refused = QueryError(
            "SERVICE is refused here: queries read this store and ask nobody else. Run it on an endpoint of "
            "your own, with an export of this graph."
        )
        raise explain(query, refused)  # the word may be in a comment, and the fault elsewhere


def dataset_of(query: str, base: str | None = None) -> Dataset | None:
    """Return the graphs that FROM and FROM NAMED name in `query`; None where it has no such clause.

    Raises:
        QueryError: where they cannot be told for certain.
    """
    if not used_as_word(query, "from", base) or not readable(query, base):
        return None  # what cannot be read is told by the engine, with its place
    try:
        clauses = prepareQuery(query, base=base).algebra.datasetClause
    except Exception as error:  # rdflib has no one class for the faults of a query
        raise QueryError(
            "which graphs the query reads FROM cannot be told for certain; name them by default-graph-uri "
            "and named-graph-uri instead"
        ) from error
    if not clauses:
        return None
    return Dataset(
        default=tuple(str(clause.default) for clause in clauses if clause.default),
        named=tuple(str(clause.named) for clause in clauses if clause.named),
    )


def used_as_word(query: str, word: str, base: str | None = None) -> bool:
    """Return whether `word` is, or may be, used as a word of the language in `query`."""
    plain = query.lower().count(word)
    if plain != _in_any_disguise(query).count(word):
        return True
    if not plain:
        return False
    return not readable(re.sub(word, STAND_INS[word], query, flags=re.IGNORECASE | re.ASCII), base)


def _in_any_disguise(query: str) -> str:
    """Return `query` with escapes undone, however deep, and like letters made the same."""
    before = None
    while query != before:
        before = query
        query = ESCAPE.sub(lambda code: chr(min(int(code[1] or code[2], 16), 0x10FFFF)), query)
    return unicodedata.normalize("NFKC", query).casefold()
