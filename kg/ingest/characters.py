"""Which characters a text may hold: the one place where text is changed, before any offset exists."""

import re

#: What XML 1.0 cannot carry, so that RDF/XML and the HTML pages cannot either: control characters but for
#: tab and line feed, lone surrogates (a JSON escape can make one), U+FFFE and U+FFFF.
FORBIDDEN = re.compile("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]")

SPACES = re.compile(r"\s+")
LINE_END = re.compile("[\n\t\v\f\x1c-\x1e\x85\u2028\u2029]")


def clean_text(text: str) -> str:
    r"""Return `text` with line ends as ``\n``, no byte order mark, and U+FFFD for each forbidden character.

    Everything else stays: a no-break space is the publisher's, and `\s` matches it.

    >>> clean_text("\ufeffone\r\ntwo\x00")
    'one\ntwo\ufffd'
    """
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    return FORBIDDEN.sub("\ufffd", lines)


def clean_line(text: str) -> str:
    r"""Return `text` cleaned and on one line: each run of white space with a line end or tab is one space.

    >>> clean_line("  Joint\n Statement ")
    'Joint Statement'
    """
    return SPACES.sub(lambda run: " " if LINE_END.search(run[0]) else run[0], clean_text(text).strip())
