"""Cut the quote that shows a fact."""

from kg.model.document import Span
from kg.model.fact import Evidence
from kg.text import Document, Sentence

#: How many tokens a quote has at most, by the guidelines.
LONGEST = 15
#: How many tokens before the telling one a quote begins at the most, and where nothing better is found.
BEFORE, FEW = 9, 5
#: Marks that part clauses.
BREAKS = frozenset((",", ";", ":", "–", "—", "“", '"'))
#: What a quote does not end with: it would promise more.
HANGING = frozenset(("(", ",", ";", ":", "“", "‘", "[", "–", "—", "-"))


def quote_start(document: Document, sentence: Sentence, at: int) -> int:
    """Return the offset where a quote about the token `at` begins: where its clause or a name in it does.

    The sentence's beginning where it is near; else the first place after a comma, or of a name, that is.
    """
    near = max(sentence.first, at - BEFORE)
    if near == sentence.first:
        return document.tokens[near].start
    tokens = document.tokens
    clauses = [
        index
        for index in range(near, at)
        if tokens[index - 1].text in BREAKS and tokens[index].text.isalpha()
    ]
    names = [i for i in range(near, at) if tokens[i].text[0].isupper() and tokens[i - 1].text[0].islower()]
    return tokens[min(clauses or names or [max(near, at - FEW)])].start


def quote_span(document: Document, start: int, end: int, rule: str, confidence: float) -> Evidence:
    """Return the evidence whose quote is ``text[start:end]``, cut after `LONGEST` tokens or at a line's end.

    It begins with a word and does not end in a mark that something must follow, where there are words at all.
    """
    first = document.token_at(start)
    last = first
    while last < len(document.tokens) and document.tokens[last].end <= end and last - first < LONGEST:
        last += 1
    last = max(last, first + 1)
    while first + 1 < last and not document.tokens[first].text[0].isalnum():
        first += 1
    while first + 1 < last and document.tokens[last - 1].text in HANGING:
        last -= 1
    start, stop = max(start, document.tokens[first].start), document.tokens[last - 1].end
    line_end = document.text.find("\n", start, stop)
    span = Span(start, line_end if line_end > start else max(stop, start + 1))
    return Evidence(span, span.quote(document.text), rule, confidence)
