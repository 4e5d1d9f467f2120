"""Words of the language are read in letters of any size, TRUE and FALSE too (section 19.8, note 1)."""

import re

from kg.sparql.tree import Node, rewritten

SIGN = re.compile(r"\b(?!true\b|false\b)(?i:true|false)\b")


def mended(query: str, tree: Node) -> str:
    """Return `query` with its truths in small letters, as Oxigraph wants them."""
    return rewritten(
        query,
        tree,
        lambda node: query[node.start : node.end].lower() if node.kind == "BooleanLiteral" else None,
    )
