"""Where a query stops being SPARQL, and what could have stood there.

Engines tell it for those who know their grammars. Only queries that an engine could not read are looked at here,
by the standard's own grammar, which needs one token to know where it goes.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from kg.errors import QueryError
from kg.sparql.grammar import Rule, first_of
from kg.sparql.tokens import Token, cut
from kg.sparql.tree import Reader, ReadingError

#: What terminals are called in a message.
CALLED = {
    "IRIREF": "an IRI",
    "PNAME_LN": "a prefixed name",
    "PNAME_NS": "a prefix with its colon",
    "VAR": "a variable",
    "STRING": "a text in quotes",
    "LANGTAG": "a language tag",
    **dict.fromkeys(("INTEGER", "DECIMAL", "DOUBLE", "POSITIVE", "NEGATIVE"), "a number"),
    **dict.fromkeys(("BLANK_NODE_LABEL", "ANON"), "a blank node"),
    "NIL": "()",
    "END": "the end",
}
#: What is summed up where all of it could stand, and the word for it.
TERMS = frozenset(
    ("IRIREF", "PNAME_LN", "PNAME_NS", "STRING", "INTEGER", "DECIMAL", "DOUBLE", "TRUE", "FALSE")
)
CALL = Rule("name", "BuiltInCall")
#: Refused before it runs, and so not advised.
NOT_TOLD = {"SERVICE", "POSITIVE", "NEGATIVE"}
#: How the store says that an engine could not read a query.
UNREADABLE = "the query cannot be read"
BEYOND_GRAMMAR = (
    "its words are in order, and yet it breaks a rule of SPARQL: a variable is set twice, a row of VALUES is of "
    "another length, or a blank node stands in two patterns"
)
SENTENCE = re.compile(r"(?:, |expected |one of )([A-Z][\w-]* [\w -]*[A-Za-z])(?=, |$)")
#: Marks that begin something which has no end, where one of them is a piece of its own.
UNENDED = {"<": "an IRI", '"': "a text", "'": "a text"}


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong, and where: `line` and `column` are counted from 1, in characters."""

    line: int
    column: int
    reason: str


def find_fault(query: str) -> Fault | None:
    """Return where `query` stops being SPARQL 1.1; None where the grammar has nothing against it."""
    tokens = list(cut(query))
    reader = Reader(tokens)
    try:
        reader.read_query()
    except ReadingError:
        return _told(query, reader)
    except RecursionError:
        return None
    return _undeclared(query, tokens)


def explain(query: str, error: QueryError, *, before: int = 0) -> QueryError:
    """Return the fault of a query that an engine could not read or run: by our grammar, else in its own words.

    So many characters as `before` says stand on its first line that whoever asks did not write.
    """
    fault = find_fault(query)
    if fault:
        column = fault.column - (before if fault.line == 1 else 0)
        words = f"{UNREADABLE} at line {fault.line}, column {column}: {fault.reason}"
        return QueryError(words, line=fault.line, column=column)
    # Oxigraph puts what a query must not say among the words that it tried.
    if not str(error).startswith(UNREADABLE):
        return error
    return QueryError(f"{UNREADABLE}: {'; '.join(SENTENCE.findall(str(error))) or BEYOND_GRAMMAR}")


def _told(query: str, reader: Reader) -> Fault:
    token, kinds = reader.token, set(reader.expected) - NOT_TOLD
    if token.text in UNENDED:
        return Fault(*_place(query, token.start), f"{UNENDED[token.text]} begins here and has no end")
    for name, group in (("a function", first_of(CALL)), ("a term", TERMS)):
        if group <= kinds:
            kinds = (kinds - group) | {name}
    found = repr(token.text[:40]) if token.text else "the end of the query"
    could = sorted({CALLED.get(kind, kind if kind[0].isalpha() else repr(kind)) for kind in kinds})
    several = f"one of {', '.join(could)}" if len(could) > 1 else could[0]
    return Fault(*_place(query, token.start), f"{found} cannot stand here, but {several} could")


def _undeclared(query: str, tokens: list[Token]) -> Fault | None:
    declared = {
        after.text for word, after in pairwise(tokens) if word.kind == "PREFIX" and after.kind == "PNAME_NS"
    }
    for token in tokens:
        prefix = f"{token.text.partition(':')[0]}:"
        if token.kind in {"PNAME_LN", "PNAME_NS"} and prefix not in declared:
            reason = f"the prefix {prefix} is not declared; begin the query with PREFIX {prefix} <...>"
            return Fault(*_place(query, token.start), reason)
    return None


def _place(query: str, start: int) -> tuple[int, int]:
    before = query[:start]
    return before.count("\n") + 1, start - (before.rfind("\n") + 1) + 1
