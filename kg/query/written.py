"""A query with its bound values written out, as a person may read it, change it and ask it anywhere."""

import re
from collections.abc import Mapping

from rdflib.term import Identifier

from kg.store.statements import term_text

#: What a query file opens with, for its readers and its parameters.
HEADER = re.compile(r"\A(?:# [^\n]*\n)+")
#: Where the pattern begins. Only our own queries are written out, and these open their pattern so.
PATTERN = re.compile(r"\bWHERE \{")


def written_out(text: str, bound: Mapping[str, Identifier], *, title: str = "") -> str:
    r"""Return the query `text` with the variables `bound` given their terms in a ``VALUES`` block.

    It gives what the query gives with its variables bound; that is for `Store.select` to do, this is to be read.
    The comments at the top make way for `title`.

    >>> from rdflib import Literal
    >>> print(written_out("SELECT ?a WHERE { ?a ?b ?c }", {"c": Literal('"} #\n')}))
    SELECT ?a WHERE {
      VALUES (?c) { ("\"} #\n") }
     ?a ?b ?c }
    """
    body = HEADER.sub("", text)
    if bound:
        names = " ".join(f"?{name}" for name in bound)
        terms = " ".join(term_text(term) for term in bound.values())
        block = f"WHERE {{\n  VALUES ({names}) {{ ({terms}) }}"
        body = PATTERN.sub(lambda _: block, body, count=1)
    comment = " ".join(title.split())
    return f"# {comment}\n{body}" if comment else body
