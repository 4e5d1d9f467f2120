"""Parameters for a query that goes to a server: SPARQL's protocol has no place for them but its text."""

import re
from collections.abc import Mapping

from rdflib.term import Identifier

from kg.errors import QueryError
from kg.store.statements import IRI, STATEMENT, term_text

#: What must be stepped over to find a brace that is one: comments, IRIs and strings.
TOKEN = re.compile(
    rf"""\#[^\n]*|{IRI}|\"\"\"(?:[^\\]|\\.)*?\"\"\"|'''(?:[^\\]|\\.)*?'''"""
    r"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|(?i:\bconstruct\b)|[{}]""",
    re.DOTALL,
)


def with_values(query: str, bound: Mapping[str, Identifier]) -> str:
    """Return `query` with a VALUES block for `bound` at the head of its WHERE group.

    There, and not at its end, so that filters of the group see the values.

    Raises:
        QueryError: if the query has no group, or a value is no IRI or literal.
    """
    if not bound:
        return query
    names = " ".join(f"?{name}" for name in bound)
    terms = " ".join(_checked(term) for term in bound.values())
    at = _where(query)
    return f"{query[:at]} VALUES ({names}) {{ ({terms}) }} {query[at:]}"


def _where(query: str) -> int:
    """Return the offset just inside the WHERE group: the first, or the one after CONSTRUCT's template."""
    template, depth = False, 0
    for token in TOKEN.finditer(query):
        if token[0].lower() == "construct":
            # CONSTRUCT WHERE { ... } is the short form without a template.
            template = re.match(r"(?:\s|#[^\n]*\n)*\{", query[token.end() :]) is not None
        elif token[0] == "{":
            if not template and depth == 0:
                return token.end()
            depth += 1
        elif token[0] == "}":
            depth -= 1
            template = template and depth > 0
    raise QueryError("the query has no group { ... } in which its parameters could be bound")


def _checked(term: Identifier) -> str:
    text = term_text(term)
    if STATEMENT.fullmatch(f"<x:s> <x:p> {text} .") is None:
        raise QueryError(f"{str(term)[:200]!r} is no IRI or literal to bind")
    return text
