"""Characters that do not pass through XML 1.0."""

import re

#: Control characters, lone surrogates and two non-characters, which XML cannot hold even escaped; and the
#: carriage return, which every reader of XML turns into a line feed.
NOT_XML = re.compile("\r\n?|[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def for_xml(text: str) -> str:
    """Return `text` with a line feed for each carriage return, and U+FFFD for what XML cannot hold."""
    return NOT_XML.sub(lambda found: "\n" if found[0].startswith("\r") else "\ufffd", text)
