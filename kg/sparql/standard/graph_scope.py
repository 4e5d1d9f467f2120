"""In ``GRAPH ?g { P }`` the pattern P is first solved for each graph, and then joined with ?g (section 18.6).

Within P, ?g is a variable like others. Oxigraph has every triple of P bind it to its graph instead: the same
where P is made of triples, but not where it holds none that must be there (OPTIONAL, VALUES, a subquery), where it
asks for ?g itself (FILTER, BIND), or where MINUS looks for common variables.

Put otherwise, P is asked of one graph at a time, by LATERAL, which Oxigraph has beyond the standard; its ?g
is renamed, and compared with the graph's name afterwards. As all its solutions then have the graph in common,
MINUS becomes NOT EXISTS.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from kg.sparql.standard.plain_patterns import always_bound, is_plain_graph
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
    return rewritten(query, tree, Place(query, shown(query, tree)).change)


@dataclass(frozen=True, slots=True)
class Place:
    """Where in a query its text is written.

    Shape:
        `stars` are the variables that a ``*`` shows, by its start. `graph` is the variable of the one graph that
        is asked, with its mark; empty where none is. `names` are the new names of variables by the old.
        `in_exists`: a solution from outside is put in.
    """

    query: str
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
        elif node.kind == "GroupGraphPatternSub" and self.graph and any(minuses(node)):
            text = self.with_minus(node)
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
        rest = [part for part in (*(modifier.parts if modifier else ()), values) if part is not groups]
        head = f"{self.text(clause)} {self.graph} {self.text(where)}"
        if groups:
            return f"{head} {self.text(groups)} {self.graph} {self.joined(rest)}"
        if not counts:
            return f"{head} {self.joined(rest)}"
        # Without GROUP BY there is a group also where there are no solutions; by graph, there would be none. Its
        # values have other names while the solutions are looked for.
        names = {
            name: fresh(self.query, f"{name}_of_none{select.start}_") for name in visible(self.query, select)
        }
        other = replace(self, names=self.names | names)
        empty = f"{other.text(clause)} WHERE {{ FILTER(false) }} {other.joined(rest)}"
        none = f"FILTER NOT EXISTS {self.text(where.parts[-1])}"
        named_back = " ".join(f"BIND(?{names[name]} AS {self.variable(name)})" for name in names)
        grouped = f"{head} GROUP BY {self.graph} {self.joined(rest)}"
        return f"{{ {grouped} }} UNION {{ {{ {{ {empty} }} {none} }} {named_back} }}"

    def with_minus(self, patterns: Node) -> str:
        """Return the patterns of a group in which MINUS does not see that both sides have the graph in common."""
        text, filters = "", ""
        before: dict[str, None] = {}
        bound: set[str] = set()
        for part in patterns.parts:
            first = part.parts[0] if part.kind == "GraphPatternNotTriples" else part
            if first.kind == "Filter":  # of the whole group, wherever it stands
                filters += f" {self.text(first)}"
            elif first.kind == "TriplesBlock":
                text += f" {self.text(first).removesuffix('.')} ."
                bound |= named(self.query, first)
            elif first.kind == "MinusGraphPattern":
                common = sorted(before.keys() & visible(self.query, first.parts[1]).keys())
                if bound & always_bound(self.query, first.parts[1]):
                    text += f" {self.text(first)}"
                elif common:
                    text = self.without(text, first, common)
            elif first.kind != ".":
                text += f" {self.text(first)}"
            before |= visible(self.query, part)
        return text + filters

    def without(self, text: str, minus: Node, common: list[str]) -> str:
        """Return the pattern `text` without the solutions that have one alike in those of `minus`."""
        inner = minus.parts[1]
        names = {name: fresh(self.query, f"{name}_taken{minus.start}_") for name in named(self.query, inner)}
        pairs = [(self.variable(name), f"?{names[name]}") for name in common]
        alike = " && ".join(f"(!BOUND({a}) || !BOUND({b}) || SAMETERM({a}, {b}))" for a, b in pairs)
        shared = " || ".join(f"(BOUND({a}) && BOUND({b}))" for a, b in pairs)
        taken = f"{replace(self, names=self.names | names).text(inner)} FILTER({alike} && ({shared}))"
        return f" {{ {text} FILTER NOT EXISTS {{ {taken} }} }}"

    def joined(self, nodes: Iterable[Node | None]) -> str:
        """Return the texts of nodes, one after the other."""
        return " ".join(map(self.text, nodes))

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


def minuses(patterns: Node) -> Iterator[Node]:
    """Yield each MINUS that stands in a group itself."""
    return (part for each in patterns.parts for part in each.parts if part.kind == "MinusGraphPattern")
