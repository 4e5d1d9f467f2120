"""What a SPARQL query is made of, cut into tokens as the standard's terminals have it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.sparql.grammar import grammar_words

#: Characters of names: at the beginning, within, and at the end.
CHAR = r"\w\u00B7\u0300-\u036F\u203F\u2040\-"
NAME = rf"[^\W\d_](?:[{CHAR}.]*[{CHAR}])?"
CODED = r"%[0-9A-Fa-f]{2}|\\[-_~.!$&'()*+,;=/?#@%]"
LOCAL = rf"(?:[\w:]|{CODED})(?:(?:[{CHAR}:.]|{CODED})*(?:[{CHAR}:]|{CODED}))?"
TEXT = (
    r'"""(?:"{0,2}(?:[^"\\]|\\.))*"""|'
    r"'''(?:'{0,2}(?:[^'\\]|\\.))*'''|"
    r'"(?:[^"\\\n\r]|\\.)*"|'
    r"'(?:[^'\\\n\r]|\\.)*'"
)
BLANK = r"(?:\s|\#[^\n\r]*(?:[\n\r]|$))"
NUMBER = r"(?:(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+|\d*\.\d+|\d+)"

#: What a query is made of. The first that fits is taken, so longer ones stand before what they begin with.
TOKEN = re.compile(
    rf"""(?P<BLANK>{BLANK}+)
    | (?P<IRIREF><[^<>"{{}}|^`\x00-\x20]*>)
    | (?P<STRING>{TEXT})
    | (?P<BLANK_NODE_LABEL>_:\w(?:[{CHAR}.]*[{CHAR}])?)
    | (?P<PNAME_LN>(?:{NAME})?:{LOCAL})
    | (?P<PNAME_NS>(?:{NAME})?:)
    | (?P<VAR>[?$]\w+)
    | (?P<LANGTAG>@[a-zA-Z]+(?:-[a-zA-Z0-9]+)*)
    | (?P<POSITIVE>\+{NUMBER}) | (?P<NEGATIVE>-{NUMBER})
    | (?P<DOUBLE>(?:\d+\.\d*|\.?\d+)[eE][+-]?\d+) | (?P<DECIMAL>\d*\.\d+) | (?P<INTEGER>\d+)
    | (?P<NIL>\({BLANK}*\)) | (?P<ANON>\[{BLANK}*\])
    | (?P<WORD>[A-Za-z_]\w*)
    | (?P<SIGN>&&|\|\||\^\^|!=|<=|>=|.)""",
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a query: its kind in the grammar, its text, and where it begins."""

    kind: str
    text: str
    start: int

    @property
    def end(self) -> int:
        """Where the text is over."""
        return self.start + len(self.text)


def cut(query: str) -> Iterator[Token]:
    """Yield the tokens of a query, without blank space and comments, and the end as one of its own."""
    words = grammar_words()
    for found in TOKEN.finditer(query):
        kind, text = str(found.lastgroup), found[0]
        if kind == "BLANK":
            continue
        if kind == "WORD":
            kind = text if text == "a" or text.upper() not in words else text.upper()
        elif kind == "SIGN":
            kind = text
        yield Token(kind, text, found.start())
    yield Token("END", "", len(query.rstrip()))
