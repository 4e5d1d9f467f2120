"""``GRAPH ?g { P }`` gives what P gives of each graph, asked by itself, that goes with the graph's name for ?g.

So section 18.6 of the standard defines it. P is made at random; the same numbers make the same patterns.
"""

from collections.abc import Iterator
from random import Random

import pytest

from kg.sparql.standard.rewriting import as_standard
from kg.store.answers import Dataset
from kg.store.base import Store
from kg.store.opening import open_store
from kg.store.rows import Rows

E = "http://e/"
PREFIX = f"PREFIX : <{E}> "
GRAPHS = {
    "g1": ("a p b", "a q g1", "c p b", "c q a"),
    "g2": ("b p a", "b q g1"),
    "g3": ("g3 p g3", "g3 q g2"),
}
TERMS = ("?x", "?y", "?z", "?g", "?x", "?y", ":a", ":b", ":g1")
VERBS = (":p", ":q", ":p", ":q", ":p*", ":p?", "(:p|:q)", "^:p")
TESTS = ("?g = :g1", "BOUND(?g)", "!BOUND(?x)", "?x != ?y", "?g != ?x", "EXISTS {}", "NOT EXISTS {}")
VALUES = ("?g { :g1 :g2 UNDEF }", "?x { :a :b }", "(?x ?g) { (:a :g1) (UNDEF :g3) (:g3 UNDEF) }")
SELECTS = (
    *("SELECT * {}", "SELECT ?x ?g {}", "SELECT DISTINCT ?y {}", "SELECT ?x ?y {} ORDER BY ?x ?y LIMIT 1"),
    *("SELECT (COUNT(*) AS ?n) {}", "SELECT ?x (COUNT(?y) AS ?n) {} GROUP BY ?x"),
    "SELECT (COUNT(*) AS ?n) (MAX(?y) AS ?m) {} HAVING(COUNT(*) > 0)",
)
Solution = frozenset[tuple[str, str]]


@pytest.fixture(scope="module")
def store() -> Iterator[Store]:
    with open_store("memory:") as opened:
        opened.replace_graphs({f"{E}{name}": nquads(name) for name in GRAPHS})
        yield opened


def nquads(graph: str) -> str:
    lines = (" ".join(f"<{E}{part}>" for part in (*text.split(), graph)) for text in GRAPHS[graph])
    return "".join(f"{line} .\n" for line in lines)


def group(random: Random, depth: int, *, minus: bool = True) -> str:
    """Return a group of a few patterns; MINUS is left out of EXISTS, where the standard is not clear."""
    within = [group(random, depth - 1, minus=minus) for _ in range(2)] if depth else []
    parts = []
    for _ in range(random.choice((0, 1, 1, 2, 2, 3))):
        made = {
            "triple": f"{random.choice(TERMS)} {random.choice(VERBS)} {random.choice(TERMS)} .",
            "values": f"VALUES {random.choice(VALUES)}",
        }
        if depth:
            test = random.choice(TESTS).replace("{}", group(random, depth - 1, minus=False))
            select = random.choice(SELECTS).replace("{}", within[0])
            made |= {
                "optional": f"OPTIONAL {within[0]}",
                "minus": f"MINUS {within[0]}" if minus else "",
                "union": f"{within[0]} UNION {within[1]}",
                "filter": f"FILTER({test})",
                "graph": f"GRAPH {random.choice(('?h', '?g', ':g1', '?x'))} {within[0]}",
                "select": f"{{ {select} }}",
            }
        parts.append(made[random.choice([*made, "triple", "triple"])])
    return f"{{ {' '.join(parts)} }}"


def solutions(rows: object) -> list[Solution]:
    assert isinstance(rows, Rows)
    found = [zip(rows.variables, row, strict=True) for row in rows]
    return [frozenset((name, str(term)) for name, term in row if term is not None) for row in found]


@pytest.mark.parametrize("hundred", range(4))
def test_a_pattern_is_solved_for_each_graph_by_itself(store: Store, hundred: int) -> None:
    names = tuple(f"{E}{name}" for name in GRAPHS)
    changed = 0
    for number in range(hundred * 100, hundred * 100 + 100):
        pattern = group(Random(number), depth=2)
        query = f"{PREFIX}SELECT * {{ GRAPH ?g {pattern} }}"
        changed += as_standard(query) != query
        wanted = [
            solution | {("g", name)}
            for name in names
            for solution in solutions(
                store.answer(f"{PREFIX}SELECT * {pattern}", dataset=Dataset((name,), names))
            )
            if dict(solution).get("g", name) == name
        ]
        assert sorted(map(sorted, solutions(store.select(query)))) == sorted(map(sorted, wanted)), query
    assert changed > 40
