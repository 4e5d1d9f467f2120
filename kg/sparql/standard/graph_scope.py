"""In ``GRAPH ?g { P }`` the pattern P is first solved for each graph, and then joined with ?g (section 18.6).

Within P, ?g is a variable like others. Oxigraph has every triple of P bind it to its graph instead: the same
where P is made of triples, but not where it holds none that must be there (OPTIONAL, VALUES, a subquery), where it
asks for ?g itself (FILTER, BIND), or where MINUS looks for common variables.

Put otherwise, P is asked of one graph at a time, by LATERAL, which Oxigraph has beyond the standard; its ?g
is renamed, and compared with the graph's name afterwards.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from kg.sparql.standard.plain_patterns import is_plain_graph
from kg.sparql.standard.variables import fresh, name_of, named, visible
from kg.sparql.tree import Node, rewritten, written, written_within

#: ``GRAPH ?g`` with more in its braces than triples.
SIGN = re.compile(r"\bGRAPH\s*[?$]\w+\s*\{(?!\s*[^{}()\s][^{}()]*\})", re.IGNORECASE)
#: A query with more subqueries is left as it is: each can double the text of those around it.
MOST = 8


def mended(query: str, tree: Node) -> str:
    """Return `query` with such patterns asked of one graph at a time."""
    plain = all(is_plain_graph(query, node) for node in tree.all("GraphGraphPattern"))
    if plain or sum(1 for _ in tree.all("SubSelect")) > MOST:
        return query
    return rewritten(query, tree, Place(query, frozenset(idle_minus(query, tree)), shown(query, tree)).change)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a query its text is written.

    Shape:
        `idle` are the starts of those MINUS that take nothing away, `stars` the variables that a ``*`` shows, by
        its start. `graph` is the variable of the one graph that is asked, with its mark; empty where none is.
        `names` are the new names of variables by the old. `in_exists`: a solution from outside is put in.
    """

    query: str
    idle: frozenset[int]
    stars: dict[int, tuple[str, ...]]
    graph: str = ""
    names: dict[str, str] = field(default_factory=dict)
    in_exists: bool = False

    def change(self, node: Node) -> str | None:
        """Return what `node` is to be; None where it stays, with what its parts are to be."""
        text = None
        if node.kind == "VAR" and name_of(self.query, node) in self.names:
            text = self.variable(name_of(self.query, node))
        elif node.kind == "*" and node.start in self.stars:
            names = " ".join(map(self.variable, self.stars[node.start]))
            text = names or ("" if self.graph else None)
        elif node.kind == "MinusGraphPattern" and self.graph and node.start in self.idle:
            text = "{}"
        elif node.kind in {"ExistsFunc", "NotExistsFunc"} and not self.in_exists:
            text = written_within(self.query, node, replace(self, in_exists=True).change)
        elif node.kind == "GraphGraphPattern":
            text = self.one_by_one(node)
        elif node.kind == "SubSelect" and self.graph:
            text = self.of_the_graph(node)
        return text

    def variable(self, name: str) -> str:
        """Return a variable as it is called here."""
        return f"?{self.names.get(name, name)}"

    def one_by_one(self, node: Node) -> str:
        """Return a GRAPH pattern as one that is asked of one graph at a time, where this makes a difference."""
        inner, name = node.parts[-1], "".join(named(self.query, node.parts[1]))
        used = name in named(self.query, inner)
        # What EXISTS puts in the place of ?g, it puts within P too.
        if is_plain_graph(self.query, node) or (self.in_exists and used):
            return written_within(self.query, node, replace(self, graph="").change)
        graph, names, check = self.variable(name), self.names, ""
        if used:
            names = {**names, name: fresh(self.query, f"{name}_within{node.start}_")}
        if name in visible(self.query, inner):
            check = f" FILTER(!BOUND(?{names[name]}) || SAMETERM(?{names[name]}, {graph}))"
        text = written(self.query, inner, replace(self, graph=graph, names=names).change)
        return f"{{ GRAPH {graph} {{}} LATERAL {{ GRAPH {graph} {text} }}{check} }}"

    def of_the_graph(self, select: Node) -> str:
        """Return a subquery that gives the graph too, so that it is of the one that is asked."""
        clause, where, modifier, values = map(
            select.part, ("SelectClause", "WhereClause", "SolutionModifier", "ValuesClause")
        )
        assert clause and where  # noqa: S101, PT018 - the grammar has them
        groups = modifier.part("GroupClause") if modifier else None
        counts = any(part.kind == "Aggregate" for each in (clause, modifier) if each for part in each.walk())
        rest = " ".join(
            self.text(part) for part in (*(modifier.parts if modifier else ()), values) if part is not groups
        )
        head = f"{self.text(clause)} {self.graph} {self.text(where)}"
        if groups:
            return f"{head} {self.text(groups)} {self.graph} {rest}"
        if not counts:
            return f"{head} {rest}"
        # Without GROUP BY there is a group also where there are no solutions; by graph, there would be none.
        empty = f"{self.text(clause)} WHERE {{ FILTER(false) }} {rest}"
        none = f"FILTER NOT EXISTS {self.text(where.parts[-1])}"
        return f"{{ {head} GROUP BY {self.graph} {rest} }} UNION {{ {{ {empty} }} {none} }}"

    def text(self, node: Node | None) -> str:
        """Return the text of `node` as it is here."""
        return written(self.query, node, self.change) if node else ""


def shown(query: str, tree: Node) -> dict[int, tuple[str, ...]]:
    """Return the variables that each ``SELECT *`` shows, sorted as Oxigraph has them, by where the star is."""
    found = {}
    for select in tree.all("Query", "SubSelect"):
        part = select.part("SelectQuery") or select
        clause, after = part.part("SelectClause"), select.part("ValuesClause")
        star = clause.part("*") if clause else None
        if star:
            names = visible(query, part) | (visible(query, after) if after else {})
            found[star.start] = tuple(sorted(names))
    return found


def idle_minus(query: str, tree: Node) -> Iterator[int]:
    """Yield where each MINUS is that has no variable in common with what stands before it, and takes nothing."""
    for group in tree.all("GroupGraphPatternSub"):
        before: dict[str, None] = {}
        for part in group.parts:
            (first, *_) = part.parts or (part,)
            if (
                first.kind == "MinusGraphPattern"
                and not before.keys() & visible(query, first.parts[1]).keys()
            ):
                yield first.start
            before |= visible(query, part)
