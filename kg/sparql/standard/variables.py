"""The variables of a pattern: all of them, and those that can be seen from outside (section 18.2.1)."""

from collections.abc import Iterator
from itertools import count

from kg.sparql.tree import Node


def fresh(query: str, stem: str) -> str:
    """Return the name of a variable that `query` does not have."""
    return next(name for number in count() if (name := f"{stem}{number}") not in query)


def name_of(query: str, variable: Node) -> str:
    """Return the name of a variable, without its mark."""
    return query[variable.start + 1 : variable.end]


def named(query: str, node: Node) -> set[str]:
    """Return the names of all variables within `node`."""
    return {name_of(query, each) for each in node.all("VAR")}


def visible(query: str, node: Node) -> dict[str, None]:
    """Return the names of the variables that `node`, a pattern or a SELECT, can bind, in their order."""
    return dict.fromkeys(name_of(query, each) for each in _visible(node))


def _visible(node: Node) -> Iterator[Node]:
    if node.kind == "VAR":
        yield node
    elif node.kind == "Bind":
        yield from node.parts[-2].all("VAR")
    elif node.kind in {"SelectQuery", "SubSelect"}:
        clause, where, values = (node.part(kind) for kind in ("SelectClause", "WhereClause", "ValuesClause"))
        assert clause  # noqa: S101 - the grammar has it
        shown = [where, values] if clause.part("*") else [part for part in clause.parts if part.kind == "Var"]
        for part in shown:
            yield from _visible(part) if part else ()
    elif node.kind not in {"Filter", "MinusGraphPattern"}:
        for part in node.parts:
            yield from _visible(part)
