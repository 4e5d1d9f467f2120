"""BNODE(text) gives another blank node in each solution (section 17.4.2.9); Oxigraph one for a text in all."""

import re
from itertools import chain

from kg.sparql.standard.variables import fresh
from kg.sparql.tree import Node, rewritten, written_within

SIGN = re.compile(r"\bBNODE\b", re.IGNORECASE)


def mended(query: str, tree: Node) -> str:
    """Return `query` with a word of each solution put before the texts that blank nodes are made of.

    Only where all of them are made in one SELECT clause that counts nothing: elsewhere two of one solution, or of
    one group, would not share the word.
    """
    calls = [
        node for node in tree.all("BuiltInCall") if node.parts[0].kind == "BNODE" and node.part("Expression")
    ]
    select = next((each for each in selects_of(tree) if makes_all(each, calls)), None)
    if select is None:
        return query
    where = select.part("WhereClause")
    word = f"?{fresh(query, 'solution')}"

    def change(node: Node) -> str | None:
        text = written_within(query, node, change) if node in calls or node is where else ""
        if node in calls:
            expression = node.part("Expression")
            assert expression  # noqa: S101 - such are the calls
            return f"BNODE(CONCAT({word}, {written_within(query, expression, change)}))"
        if node is where:
            group = text[text.index("{") :]
            return f"WHERE {{ {group} BIND(STRUUID() AS {word}) }}"
        return None

    return rewritten(query, tree, change)


def selects_of(tree: Node) -> list[Node]:
    """Return the queries and subqueries, the innermost first."""
    return list(tree.all("SelectQuery", "SubSelect"))[::-1]


def makes_all(select: Node, calls: list[Node]) -> bool:
    """Return whether all `calls` stand in the clause of this SELECT, and it makes no groups."""
    clause, modifier = select.part("SelectClause"), select.part("SolutionModifier")
    assert clause  # noqa: S101 - the grammar has it
    groups = chain(clause.all("Aggregate"), modifier.all("Aggregate", "GroupClause") if modifier else ())
    return bool(calls) and set(calls) <= set(clause.walk()) and not any(groups)
