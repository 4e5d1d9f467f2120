"""Every quote by its words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.ask import ask
from kg.view.card import Card, cards
from kg.view.excerpt import excerpt
from kg.view.kept import kept
from kg.view.link import Link, labels, link
from kg.view.release_index import release_index
from kg.view.spelling import plain
from kg.view.text_table import ANYWHERE, TextTable


@dataclass(frozen=True, slots=True)
class FoundQuote:
    """A quote that has the words: where it stands, and the fact it stands behind.

    Shape:
        `words` are all of it, `excerpt` as much as a list shows; `published` is an ISO day; `evidence` is an IRI;
        `start` and `end` count code points of the release's text.
    """

    words: str
    excerpt: str
    release: Link
    published: str
    publishers: tuple[Link, ...]
    start: int
    end: int
    evidence: str
    card: Card


@dataclass(frozen=True, slots=True)
class _Quote:
    fact: str
    words: str
    release: str
    start: int
    end: int
    evidence: str


class QuoteIndex:
    """The quotes of one store handle, numbered from the newest; one that stands behind several facts counts once."""

    def __init__(self, store: Store) -> None:
        published = release_index(store).published
        quotes = sorted(_quotes(store), key=lambda quote: (quote.release, quote.start))
        quotes.sort(key=lambda quote: published.get(quote.release, ""), reverse=True)
        self._quotes = tuple(quotes)
        self._table = TextTable(
            (plain(quote.words), published.get(quote.release, "")[:4]) for quote in self._quotes
        )

    @property
    def texts(self) -> Iterator[str]:
        """All quotes, as `plain` gives them."""
        for quote in self._quotes:
            yield plain(quote.words)

    def find(self, words: Sequence[Sequence[str]], where: str) -> list[int]:
        """Return the numbers of the quotes that have all of `words`, as `NameIndex.find` has them.

        Those that have them as whole words come first, and the newest of these.
        """
        whole = self._table.having(words, where, whole=True)
        return list(dict.fromkeys([*whole, *self._table.having(words, where)]))

    def numbers(self, forms: Sequence[str]) -> list[int]:
        """Return the numbers of the quotes that have a word beginning as one of `forms`, or are of that year."""
        return self._table.having([forms], ANYWHERE)

    def shown(
        self, store: Store, numbers: Sequence[int], words: Sequence[Sequence[str]]
    ) -> tuple[FoundQuote, ...]:
        """Return the quotes of these numbers, for a page; of a long one, the part that has `words`."""
        found = [self._quotes[number] for number in numbers]
        facts = {
            card.link.iri: card
            for card in cards(store, list(dict.fromkeys(q.fact for q in found)), quoted=False)
        }
        index = release_index(store)
        publishers = {quote.release: index.publishers.get(quote.release, ()) for quote in found}
        names = labels(store, [*publishers, *(each for of in publishers.values() for each in of)])
        return tuple(
            FoundQuote(
                quote.words,
                excerpt(quote.words, words),
                link(quote.release, names.get(quote.release, "")),
                index.published.get(quote.release, ""),
                tuple(link(each, names.get(each, "")) for each in publishers[quote.release]),
                quote.start,
                quote.end,
                quote.evidence,
                facts[quote.fact],
            )
            for quote in found
            if quote.fact in facts
        )


@kept
def quote_index(store: Store) -> QuoteIndex:
    """Return the quotes of this store handle, read when they are first asked for."""
    return QuoteIndex(store)


def _quotes(store: Store) -> Iterator[_Quote]:
    seen: set[tuple[str, str]] = set()
    for row in sorted(
        ask(store, "search-quotes"), key=lambda row: (row["release"], row["quote"], row["fact"])
    ):
        if (row["release"], row["quote"]) not in seen:
            seen.add((row["release"], row["quote"]))
            yield _Quote(
                row["fact"],
                row.get("text") or row["quote"],
                row["release"],
                int(row.get("start", 0)),
                int(row.get("end", 0)),
                row["evidence"],
            )
