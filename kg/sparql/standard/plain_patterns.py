"""Patterns in ``GRAPH ?g { P }`` that Oxigraph solves as the standard says.

Their triples bind ?g, each to the graph it stands in. This is the same as one graph at a time where some triples
must be there in each case, where those that need not be there come after them, and where nothing but triples asks
for ?g.
"""

from kg.sparql.standard.variables import named
from kg.sparql.tree import Node


def is_plain_graph(query: str, node: Node) -> bool:
    """Return whether Oxigraph gives for a GRAPH pattern what the standard says; without a variable it does."""
    (variable, group) = node.parts[1:]
    name = "".join(named(query, variable))
    return not name or len(group.parts) == len("{}") or is_plain(query, group, name)


def is_plain(query: str, group: Node, graph: str) -> bool:
    """Return whether a group's solutions each have a triple of one graph, and only triples ask for ?`graph`."""
    patterns = group.part("GroupGraphPatternSub")
    bound: set[str] = set()
    anchored = False
    for part in patterns.parts if patterns else ():
        pattern = part.parts[0] if part.kind == "GraphPatternNotTriples" else part
        if pattern.kind == "TriplesBlock":
            anchored = True
            bound |= named(query, pattern)
        elif pattern.kind == "GroupOrUnionGraphPattern":
            if not all(
                is_plain(query, each, graph) for each in pattern.parts if each.kind == "GroupGraphPattern"
            ):
                return False
            anchored = True
        elif not is_plain_part(query, pattern, graph, bound if anchored else None):
            return False
    return anchored


def is_plain_part(query: str, pattern: Node, graph: str, bound: set[str] | None) -> bool:
    """Return whether a part that is no triples leaves its group plain.

    Shape:
        `bound` are variables that all solutions so far have; None where no triple has been seen.
    """
    if pattern.kind in {".", "InlineData", "GraphGraphPattern"}:
        return True
    if graph in named(query, pattern):
        return False
    if pattern.kind in {"Filter", "Bind"}:
        return all(is_plain(query, each, graph) for each in outermost_groups(pattern))
    if bound is None or not is_plain(query, pattern.parts[1], graph):
        return False
    if pattern.kind == "MinusGraphPattern":
        return bool(bound & always_bound(query, pattern.parts[1]))
    return pattern.kind == "OptionalGraphPattern"


def always_bound(query: str, group: Node) -> set[str]:
    """Return variables that each solution of a group has: those of its own triples."""
    patterns = group.part("GroupGraphPatternSub")
    triples = [part for part in patterns.parts if part.kind == "TriplesBlock"] if patterns else []
    return {name for each in triples for name in named(query, each)}


def outermost_groups(node: Node) -> list[Node]:
    """Return the groups in an expression, of EXISTS, without those within them."""
    if node.kind == "GroupGraphPattern":
        return [node]
    return [group for part in node.parts for group in outermost_groups(part)]
