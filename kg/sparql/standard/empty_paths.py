"""A path of length zero leads from each term to itself, also from one that is in no triple (section 18.4).

Oxigraph gives none there. By the standard such a term has these paths and no others.
"""

import re
from collections.abc import Iterator
from math import prod

from kg.sparql.standard.variables import fresh
from kg.sparql.tree import Node, rewritten

#: ``*`` or ``?`` after what could be a path; those of ``SELECT *`` and of variables are none.
SIGN = re.compile(
    r"[>)\w:](?<!select)(?<!distinct)(?<!reduced)(?<!describe)\s*(?:\*|\?(?!\w))", re.IGNORECASE
)
#: Of more solutions alike no more are written out, and the path is left as it is.
MOST = 16
NIL = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#nil>"


def mended(query: str, tree: Node) -> str:
    """Return `query` with paths from and to a constant as groups that have those of length zero too."""

    def change(node: Node) -> str | None:
        if node.kind != "TriplesBlock":
            return None
        kept, groups = [], []
        for triples in node.all("TriplesSameSubjectPath"):
            found = {pair: empty_paths(query, triples, *pair) for pair in pairs(triples)}
            if not any(found.values()):
                kept.append(query[triples.start : triples.end])
                continue
            for (verb, ends_at), empty in found.items():
                text = " ".join(query[each.start : each.end] for each in (triples.parts[0], verb, ends_at))
                if empty:
                    groups.append(" UNION ".join([f"{{ {text} }}", *empty]))
                else:
                    kept.append(text)
        return " ".join([" . ".join(kept), *groups]) if groups else None

    return rewritten(query, tree, change)


def pairs(triples: Node) -> Iterator[tuple[Node, Node]]:
    """Yield each verb and object that triples have, where their subject is a variable or a term."""
    told = triples.part("PropertyListPathNotEmpty")
    verb = None
    for part in told.parts if told else ():
        if part.kind in {"VerbPath", "VerbSimple"}:
            verb = part
        elif part.kind == "ObjectListPath" and verb:
            yield from ((verb, each) for each in part.parts if each.kind == "ObjectPath")


def empty_paths(query: str, triples: Node, verb: Node, ends_at: Node) -> list[str]:
    """Return a pattern for each path of length zero between two ends, where one of them is in no triple."""
    times = empty_ways(verb.parts[0]) if verb.kind == "VerbPath" else 0
    ends = term(triples.parts[0]), term(ends_at.parts[0].parts[0])
    constants = [end for end in ends if end and end.kind != "Var"]
    if not all(ends) or not constants or not 0 < times <= MOST:
        return []
    first, last = (NIL if end.kind == "NIL" else query[end.start : end.end] for end in ends if end)
    constant = last if ends[0] and ends[0].kind == "Var" else first
    one, two = f"?{fresh(query, 'one')}", f"?{fresh(query, 'two')}"
    nowhere = f"NOT EXISTS {{ {constant} {one} {two} }} && NOT EXISTS {{ {one} {two} {constant} }}"
    if len(constants) > 1:
        return [f"{{ FILTER(SAMETERM({first}, {last}) && {nowhere}) }}"] * times
    variable = first if constant == last else last
    return [f"{{ VALUES {variable} {{ {constant} }} FILTER({nowhere}) }}"] * times


def term(node: Node) -> Node | None:
    """Return the variable or the constant that `node` is; None for a blank node, which is neither."""
    if node.kind != "VarOrTerm":
        return None
    (only,) = node.parts
    if only.kind == "GraphTerm":
        (only,) = only.parts
    return None if only.kind == "BlankNode" else only


def empty_ways(path: Node) -> int:
    """Return how many solutions a path of length zero has by `path`; only ``/`` and ``|`` can have many."""
    within = [empty_ways(part) for part in path.parts]
    if path.kind == "PathAlternative":
        return sum(within)
    if path.kind == "PathSequence":
        return prod(ways for part, ways in zip(path.parts, within, strict=True) if part.kind != "/")
    if path.kind == "PathElt" and (mod := path.part("PathMod")):
        return min(1, within[0]) if mod.parts[0].kind == "+" else 1
    return max(within, default=0)
