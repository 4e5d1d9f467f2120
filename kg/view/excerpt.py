"""The part of a long text in which the words searched for stand."""

import re
from collections.abc import Sequence

from kg.view.spelling import fold

#: How much of a text is shown, and how much of that before the first of the words, in letters.
SHOWN, BEFORE = 260, 60


def excerpt(text: str, words: Sequence[Sequence[str]]) -> str:
    """Return where `text` has most of `words`, from a whole word to a whole word; what is left out is "…".

    Shape:
        Each of `words` is a tuple of forms, as `kg.view.spelling.plain` gives them; a short text is returned whole.
    """
    if len(text) <= SHOWN:
        return text
    forms = [form for each in words for form in each]
    # Some letters are several in ASCII: the places are near enough to cut by.
    found = re.finditer(rf"\b(?:{'|'.join(forms)})", fold(text)) if forms else ()
    hits = [(hit.start(), hit[0]) for hit in found]
    room = SHOWN - BEFORE
    best = max(
        (at for at, _ in hits),
        key=lambda at: (len({word for place, word in hits if at <= place < at + room}), -at),
        default=0,
    )
    start = 0 if best <= BEFORE else text.find(" ", best - BEFORE) + 1
    end = len(text) if len(text) <= start + SHOWN else text.rfind(" ", start, start + SHOWN)
    end = end if end > start else start + SHOWN
    return f"{'…' if start else ''}{text[start:end]}{'…' if end < len(text) else ''}"
