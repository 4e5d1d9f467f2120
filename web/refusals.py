"""Which queries are refused before they run, because they would make the server ask others."""

import re

from kg.errors import QueryError

#: Characters written as numbers. The standard has them read before anything else, some engines only inside
#: strings and IRIs; so a query is looked at both ways.
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

#: What a query is made of.
TOKEN = re.compile(
    r"""\#[^\n\r]*
      | \"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*'''
      | "(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*'
      | <[^<>"{}|^`\x00-\x20]*>
      | [?$]\w+
      | (?P<prefix>[\w.-]*):(?:[\w.:%-]|\\.)*
      | (?P<word>\w+)
      | .""",
    re.VERBOSE | re.DOTALL,
)

#: The one word of a query that reaches out of the store.
REFUSED = "SERVICE"


def refuse(query: str) -> None:
    """Let `query` pass if it stays inside the store.

    It fails closed: a bare word or a prefix that only has the word in it is refused too, since an engine may
    cut it otherwise than we do.

    Raises:
        QueryError: where `query` would ask another server, however that is spelled.
    """
    decoded = ESCAPE.sub(lambda code: chr(min(int(code[1] or code[2], 16), 0x10FFFF)), query)
    for text in (query, decoded):
        for token in TOKEN.finditer(text):
            if REFUSED in (token["word"] or token["prefix"] or "").upper():
                raise QueryError(
                    "SERVICE is refused here: queries read this store and ask nobody else. Run it on an "
                    "endpoint of your own, with an export of this graph."
                )
