"""The topics a release is about, by the words that decide them."""

from collections import Counter
from functools import cache

from kg.extract.evidence import quote_span
from kg.gazetteer import tables
from kg.gazetteer.matcher import Phrases
from kg.model.fact import Mentioned
from kg.text import Document

#: How often a topic's words stand in a release that is about it; once is enough in the title.
OFTEN = 2


@cache
def _keywords() -> Phrases[str]:
    return Phrases(
        ((word, topic.key) for topic in tables.topics().values() for word in topic.keywords), fold=True
    )


def find_topics(document: Document) -> tuple[Mentioned, ...]:
    """Return the topics of `document`, each with the first words that decide it."""
    words = [token.text for token in document.tokens]
    first: dict[str, tuple[int, int]] = {}
    counts: Counter[str] = Counter()
    title_end = len(document.release.title)
    for start, end, topic in _keywords().find(words):
        first.setdefault(topic, (start, end))
        counts[topic] += OFTEN if document.tokens[start].start < title_end else 1
    return tuple(
        Mentioned(
            topic,
            quote_span(
                document,
                document.tokens[start].start,
                document.tokens[end - 1].end,
                "topic-keyword",
                0.9 if counts[topic] > OFTEN else 0.75,
            ),
        )
        for topic, (start, end) in first.items()
        if counts[topic] >= OFTEN
    )
