"""Lists of agreements that share one head: "agreements on trade, on visas and on tourism"."""

import re
from collections.abc import Iterator
from dataclasses import replace

from kg.extract.agreement_naming import Naming
from kg.extract.mentions import Reading

_SINGULAR = {"memoranda": "memorandum", "treaties": "treaty", "mous": "MoU"}
#: What may stand between the head and the first item: "of Understanding were signed today:".
_GAP = re.compile(
    r"""(?P<kind>\s(?:of|Of)\s[Uu]nderstanding)? (?:\s\([^()]{1,20}\))?
    (?: ,?\s(?:were|was|have|had|has|been|also|then|today|yesterday|signed|exchanged|concluded|initialled|adopted
        |jointly|including|namely|to\sbe|will\sbe) ){0,5} :? \s (?=(?:on|for|in)\s)""",
    re.VERBOSE,
)
_WORD = re.compile(r"\w+")
_ITEM_ENDS = re.compile(
    r"(?:,|;)?\s(?:and\s|as\swell\sas\s)?(?P<prep>on|for|in)\s(?=[a-z]|the\s|[A-Z])|(?P<end>[.;:\n]|,\s(?:as\swell\sas|which|while|who|under|with|and\s(?:an?|the|one|to|will|has|he|she|they)\b)|\s(?:which|that|were|was|have|has|will)\s)"
)
_SIGNED = re.compile(r"\b(?:sign|exchang|conclud|initial|adopt)\w*\b", re.IGNORECASE)
_SMALL = re.compile(r"^(?:the\s)?\W*$")
#: The fewest words of prepositions that make a list, and the longest item in characters.
_TWO, _LONGEST = 2, 160


def listed(reading: Reading, naming: Naming) -> list[Naming]:
    """Return an agreement for each item of the list behind a plural head; none where there is no such list.

    The items repeat their preposition, so that "on trade and investment" is one.
    """
    tokens, text = reading.document.tokens, reading.document.text
    head = tokens[naming.head]
    word = head.text.lower()
    if not word.endswith(("s", "memoranda")) or not _SIGNED.search(
        text, naming.sentence.start, naming.sentence.end
    ):
        return []
    gap = _GAP.match(text, head.end, naming.sentence.end)
    if gap is None:
        return []
    items = list(_items(text, gap.end(), naming.sentence.end))
    if len(items) < _TWO:
        return []
    kind = f" {gap['kind'].strip()}" if gap["kind"] else ""
    lead = _SINGULAR.get(word, head.text[:-1] if word.endswith("s") else head.text)
    lead = lead.capitalize() if head.text[0].isupper() and word != "mous" else lead
    end = items[-1][1]
    last = reading.document.token_at(end - 1) + 1
    return [
        replace(
            naming,
            form="named" if head.text[0].isupper() else "described",
            name=" ".join(f"{lead}{kind} {text[begin:finish]}".split()),
            end=gap.start() + len(gap["kind"] or ""),
            last=last,
            bare=False,
        )
        for begin, finish in items
    ]


def _items(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield where each item with its preposition stands: "on trade", "on visas"."""
    first = _WORD.findall(text, start, end)[0]
    begin, at = start, start + len(first)
    while at < end:
        cut = _ITEM_ENDS.search(text, at, min(end, at + _LONGEST))
        stop = cut.start() if cut else min(end, at + _LONGEST)
        if cut and cut["prep"] and (cut["prep"] != first or not _joins(cut[0])):
            at = cut.end("prep")
            continue
        if not _SMALL.match(text[begin + len(first) : stop].strip()):
            yield begin, stop
        if cut is None or cut["end"]:
            return
        begin, at = cut.start("prep"), cut.end("prep")


def _joins(words: str) -> bool:
    return words.startswith((",", ";")) or " and " in words or " as well as " in words
