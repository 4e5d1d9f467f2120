"""Which queries are refused before they run, because they would make the server ask others."""

import re

from kg.errors import QueryError

#: SPARQL allows characters to be written as numbers anywhere, so they are read first.
ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")

#: What a query is made of. The order is that of the grammar: a longer token is tried before its beginnings.
TOKEN = re.compile(
    r"""(?P<comment>\#[^\n\r]*)
      | (?P<text>\"\"\"(?:[^"\\]|\\.|\"(?!\"\"))*\"\"\" | '''(?:[^'\\]|\\.|'(?!''))*''')
      | (?P<line>"(?:[^"\\\n\r]|\\.)*" | '(?:[^'\\\n\r]|\\.)*')
      | (?P<iri><[^<>"{}|^`\\\x00-\x20]*>)
      | (?P<variable>[?$]\w+)
      | (?P<name>[\w.-]*:(?:[\w.:%-]|\\.)*)
      | (?P<word>\w+)
      | (?P<other>.)""",
    re.VERBOSE | re.DOTALL,
)

#: Words that reach out of the store, or that write.
REFUSED = ("SERVICE", "LOAD", "INSERT", "DELETE", "CLEAR", "DROP", "CREATE", "COPY", "MOVE", "ADD")


def refuse(query: str) -> None:
    """Let `query` pass if it stays inside the store.

    Raises:
        QueryError: where it holds a word that reaches out or writes, however it is spelled. It fails closed: a
            query that cannot be cut into words is searched as it stands.
    """
    plain = ESCAPE.sub(lambda code: chr(min(int(code[1] or code[2], 16), 0x10FFFF)), query)
    for token in TOKEN.finditer(plain):
        word = token["word"]
        if word and word.upper() in REFUSED:
            raise QueryError(
                f"{word.upper()} is refused here: queries read this store and ask nobody else. "
                "Run it on an endpoint of your own, with an export of this graph."
            )
