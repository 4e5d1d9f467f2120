"""Which form a SPARQL query has, read from its first word after the prologue."""

import re

from kg.errors import QueryError

#: The prologue: prefixes, a base, comments and blank space, as the SPARQL grammar has them.
PROLOGUE = re.compile(
    r"""(?: \s+ | \#[^\n\r]*
        | BASE \s* <[^<>\s]*>
        | PREFIX \s* [^\s:<>]* : \s* <[^<>\s]*>
        )*""",
    re.VERBOSE | re.IGNORECASE,
)
FORM = re.compile(r"(SELECT|ASK|CONSTRUCT|DESCRIBE)\b", re.IGNORECASE)

#: Put before a query typed on the command line, on its first line, so that line numbers stay right.
PREFIXES = {
    "secrel": "https://w3id.org/secrel#",
    "id": "https://w3id.org/secrel/id/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "owl": "http://www.w3.org/2002/07/owl#",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


def query_form(text: str) -> str:
    r"""Return ``select``, ``ask``, ``construct`` or ``describe``.

    Raises:
        QueryError: where `text` is none of these; an update is refused here too.

    >>> query_form("PREFIX : <http://example.org/> # ASK\nselect * { ?s ?p ?o }")
    'select'
    """
    prologue = PROLOGUE.match(text)
    start = prologue.end() if prologue else 0
    form = FORM.match(text, start)
    if form is None:
        word = (text[start:].split(maxsplit=1) or ["nothing"])[0][:40]
        raise QueryError(
            f"after its prefixes a query starts with SELECT, ASK, CONSTRUCT or DESCRIBE, not with {word!r}"
        )
    return form[1].lower()


def with_prefixes(text: str) -> str:
    """Return `text` with the project's prefixes before it; one that `text` declares itself wins."""
    return "".join(f"PREFIX {prefix}: <{iri}> " for prefix, iri in PREFIXES.items()) + text
