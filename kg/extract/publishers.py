"""Which state or organisation a publisher speaks for."""

import re
from functools import cache

from kg.extract.names import _phrases
from kg.gazetteer import tables
from kg.text import TOKEN


@cache
def publisher_code(publisher: str) -> str | None:
    """Return the code of the state or organisation that `publisher` speaks for; None where its name tells none.

    The table of publishers is asked first; then the first country or organisation named in it counts ("Ministry
    of Foreign Affairs of Japan", "UK Ministry of Defence").
    """
    for part in (publisher, *re.split(r";|,|\(", publisher)):
        code = _known().get(part.strip(" )").casefold())
        if code:
            return code
    found = [named for _, _, named in _phrases().find(TOKEN.findall(publisher))]
    for kind in ("country", "organization", "place"):
        for named in found:
            if named.kind == kind and named.key:
                return named.key
    return None


@cache
def _known() -> dict[str, str]:
    return {
        form.casefold(): publisher.of
        for publisher in tables.publishers()
        for form in (publisher.name, *publisher.aliases)
    }
