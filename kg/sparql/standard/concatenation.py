"""GROUP_CONCAT gives a literal without a language (section 18.5.1.7); Oxigraph keeps one that all have in common."""

import re

from kg.sparql.tree import Node, rewritten, written_within

SIGN = re.compile(r"\bGROUP_CONCAT\b", re.IGNORECASE)


def mended(query: str, tree: Node) -> str:
    """Return `query` with the language taken off what GROUP_CONCAT gives.

    Not off what it is given: there DISTINCT would take texts in two languages for one.
    """

    def change(node: Node) -> str | None:
        if node.kind == "Aggregate" and node.parts[0].kind == "GROUP_CONCAT":
            return f"STR({written_within(query, node, change)})"
        return None

    return rewritten(query, tree, change)
