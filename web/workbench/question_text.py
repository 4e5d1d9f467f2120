"""The SPARQL of a question that was put together from parts."""

from collections.abc import Mapping

from rdflib import Literal
from rdflib.term import Identifier

from web.workbench.askable import Kind

PREFIXES = """\
PREFIX secrel: <https://w3id.org/secrel#>
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
"""
#: Between the parts of a SELECT clause that stand below each other.
BREAK = "\n       "
#: The columns of which a fact may have many values, and how they are gathered into one; of quotes, one is shown.
GATHERED: Mapping[str, str] = {
    "participants": 'GROUP_CONCAT(DISTINCT ?party; SEPARATOR="; ")',
    "quote": 'STRAFTER(MIN(CONCAT(STR(?source), " ", ?words)), " ")',
    "release": 'IRI(STRBEFORE(MIN(CONCAT(STR(?source), " ", ?words)), " "))',
}


def query_text(kind: Kind, bound: Mapping[str, Identifier]) -> str:
    """Return the query for facts of `kind`, narrowed by the variables that will be `bound`."""
    columns = shown(kind)
    keys = [f"?{name}" for name in (*bound, *columns) if name not in GATHERED]
    keys = list(dict.fromkeys(keys))
    told = [f"({GATHERED[name]} AS ?{name})" for name in columns if name in GATHERED]
    day = "?date" if kind.name == "statement" else "?day"
    return (
        f"{PREFIXES}\nSELECT {' '.join(keys)}{BREAK}{BREAK.join(told)} WHERE {{\n{pattern(kind, bound)}}}\n"
        f"GROUP BY {' '.join(dict.fromkeys((*keys, day)))}\nORDER BY DESC({day}) ?fact\n"
    )


def shown(kind: Kind) -> tuple[str, ...]:
    """Return the columns of an answer about `kind`."""
    if kind.name == "statement":
        return ("fact", "speaker", "name", "date", "text", "quote", "release")
    place = ("place",) if "where" in kind.fields else ()
    return ("fact", "label", "date", "reported", "stage", *place, "participants", "quote", "release")


def pattern(kind: Kind, bound: Mapping[str, Identifier]) -> str:
    """Return the lines between the braces of the query."""
    # Who took part comes first: it is what narrows most, and what follows an OPTIONAL cannot.
    lines = [f"?fact {kind.who} ?{name} ." for name in ("who", "with") if name in bound]
    lines += _statement() if kind.name == "statement" else _event(kind, bound)
    first, last = ("?date", "?date") if kind.name == "statement" else ("?beginning", "?day")
    if "about" in bound:
        lines.append("?fact secrel:evidence/secrel:release/secrel:topic ?about .")
    if "from" in bound:
        lines.append(f"FILTER({last} >= ?from)")
    if "to" in bound:
        lines.append(f"FILTER({first} <= ?to)")
    if kind.name != "statement":
        lines.append(f"OPTIONAL {{ ?fact ({kind.taking_part})/rdfs:label ?party }}")
    lines.append("?fact secrel:evidence ?each . ?each secrel:quote ?words ; secrel:release ?source .")
    return "".join(f"  {line}\n" for line in lines)


def _statement() -> list[str]:
    return [
        "?fact a secrel:Statement ; secrel:speaker ?speaker ; secrel:text ?text ; secrel:date ?date .",
        "?speaker rdfs:label ?name .",
    ]


def _event(kind: Kind, bound: Mapping[str, Identifier]) -> list[str]:
    """Return what an event is, and its day: its own, or where no release tells it, that of the first report."""
    lines = [
        f"?fact a {kind.type} ; rdfs:label ?label ; secrel:firstReported ?reported .",
        "?fact secrel:status/rdfs:label ?stage .",
        "OPTIONAL { ?fact secrel:date ?date ; secrel:earliest ?earliest ; secrel:latest ?latest }",
        "BIND(COALESCE(?earliest, ?reported) AS ?beginning)",
        "BIND(COALESCE(?latest, ?reported) AS ?day)",
    ]
    if "status" in bound:
        # What is in force by now was signed before, and a release said so.
        agreed = kind.name == "agreement"
        lines.append(f"{'GRAPH ?account ' if agreed else ''}{{ ?fact secrel:status ?status }}")
    where = bound.get("where")
    if isinstance(where, Literal):
        lines += ["?fact secrel:place ?place .", "FILTER(CONTAINS(LCASE(?place), LCASE(STR(?where))))"]
    elif "where" in kind.fields:
        lines += ["?fact secrel:country ?where ."] if where is not None else []
        lines.append("OPTIONAL { ?fact secrel:place ?place }")
    return lines
