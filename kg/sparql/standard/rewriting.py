"""A query as Oxigraph must be asked, for the answer that SPARQL 1.1 says."""

import re
from functools import lru_cache

from kg.sparql.standard import blank_nodes, concatenation, empty_paths, graph_scope, longest_token, truths
from kg.sparql.tokens import TEXT
from kg.sparql.tree import read_tree

#: Words of which one must be there for a departure to occur, a sign that it does, and what puts the query
#: otherwise. `graph_scope` is last: it uses LATERAL, which is no word of SPARQL 1.1, and must see what others make.
DEPARTURES = (
    (("true", "false"), truths.SIGN, truths.mended),
    (("group_concat",), concatenation.SIGN, concatenation.mended),
    (("bnode",), blank_nodes.SIGN, blank_nodes.mended),
    (("*", "?"), empty_paths.SIGN, empty_paths.mended),
    (("graph",), graph_scope.SIGN, graph_scope.mended),
)
#: With one of these in it a query is left as it was written: what may reach out was looked at in that form, and
#: with escapes the two could be read differently.
LEFT_ALONE = ("service", "\\u")
#: What no sign of a departure can stand in: IRIs, texts and comments.
INNER = re.compile(rf"<{longest_token.INNER}>|{TEXT}|\#[^\n\r]*")


@lru_cache(maxsize=64)  # most are asked again and again
def as_standard(query: str) -> str:
    """Return `query` so put that Oxigraph gives what the standard says; most come back as they are.

    Raises:
        QueryError: where Oxigraph could read what by the standard is no query.
    """
    small = query.lower()
    if any(word in small for word in LEFT_ALONE):
        return query
    longest_token.check(query)
    text = query
    for words, sign, mended in DEPARTURES:
        if any(word in small for word in words) and sign.search(INNER.sub(_outer, text)):
            tree = read_tree(text)
            if tree is None:
                return query
            try:
                text = mended(text, tree)
            except RecursionError:
                return query
    return text


def _outer(inner: re.Match[str]) -> str:
    return {"<": "<>", "#": " "}.get(inner[0][0], '""')
