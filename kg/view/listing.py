"""Lists as data: what they hold, to be described as triples, and the same as a table, a row each."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.directory import HAPPENED, Asked, directory
from kg.view.facts import Choice, find_facts
from kg.view.link import Link
from kg.view.network.drawing import Network
from kg.view.overview import PublisherRow
from kg.view.page import Page, cut
from kg.view.quotes import Quote
from kg.view.releases import releases
from kg.view.search import QUOTE, SearchResult

T = TypeVar("T")

#: How many rows one file holds as a table and as triples, which take far longer; the next ones are on its next page.
TABLE_ROWS, TRIPLE_ROWS = 1000, 200


@dataclass(frozen=True, slots=True)
class Listing:
    """One page of a list as data.

    Shape:
        `told` are the IRIs of what the list tells all of, `named` of what it names, and where it is
        `joined`, what joins these; each of `rows` has a cell for each of `columns`.
    Units:
        `number` counts pages from 1 to `last`; `total` is how many rows the whole list has.
    """

    columns: Sequence[str]
    rows: Sequence[Sequence[str]]
    told: Sequence[str] = ()
    named: Sequence[str] = ()
    joined: bool = False
    total: int = 0
    number: int = 1
    last: int = 1


def listed_facts(
    store: Store,
    choice: Choice,
    number: int,
    size: int,
    *,
    told: Sequence[str] = (),
    named: Sequence[str] = (),
) -> Listing:
    """Return the facts that `choice` asks for, newest first, each with its newest quote; others may be told of too."""
    page = cut([fact.iri for fact in find_facts(store, choice)], number, size)
    rows = [(card, next(iter(card.quotes), None)) for card in cards(store, page.rows)]
    return facts_listing(page, rows, told=[*told, *page.rows], named=named)


def facts_listing(
    page: Page[str],
    rows: Iterable[tuple[Card, Quote | None]],
    *,
    told: Sequence[str] = (),
    named: Sequence[str] = (),
) -> Listing:
    """Return the facts of one page of a list, a row for each quote given."""
    columns = (
        *("fact", "kind", "status", "date", "label", "parties", "hosts", "people", "place", "country"),
        *("firstReported", "lastReported", "releases", "quote", "release", "title", "published"),
        *("publishers", "source", "start", "end", "confidence", "evidence"),
    )
    return _listing(page, columns, (_fact_row(card, said) for card, said in rows), told=told, named=named)


def listed_releases(store: Store, filters: Mapping[str, str], number: int, size: int) -> Listing:
    """Return the releases that all of `filters` lead to, newest first."""
    page = releases(store, filters, number, size)
    rows = ((row.link.iri, row.link.label, row.published, _names(row.publishers)) for row in page.rows)
    columns = ("release", "title", "published", "publishers")
    return _listing(page, columns, rows, told=[row.link.iri for row in page.rows])


def listed_things(store: Store, kind: str, asked: Asked, number: int, size: int) -> Listing:
    """Return everything of one kind, as its list has it."""
    page = directory(store, kind, asked, number, size).entries
    rows = (
        (each.link.iri, each.link.label, str(each.events), str(each.releases), each.last)
        for each in page.rows
    )
    columns = (kind, "label", "events", "releases", "lastReported")
    things = [each.link.iri for each in page.rows]
    return _listing(page, columns, rows, **{"told" if kind in HAPPENED else "named": things})


def listed_hits(result: SearchResult) -> Listing:
    """Return what was found, by kind; of a quote, the fact behind which it stands."""
    hits = [(group.kind, hit.named) for group in result.groups for hit in group.hits]
    rows = [(kind, hit.link.iri, hit.link.label, *("",) * 5, _unsure(hit.unsure)) for kind, hit in hits]
    rows += [
        (
            QUOTE,
            quote.card.link.iri,
            quote.card.link.label,
            quote.words,
            quote.release.iri,
            *_place(quote.start, quote.end),
            quote.evidence,
            _unsure(quote.card.unsure),
        )
        for quote in result.quotes
    ]
    columns = ("kind", "thing", "label", "quote", "release", "start", "end", "evidence", "unsure")
    told = tuple(dict.fromkeys(quote.card.link.iri for quote in result.quotes))
    named = tuple(dict.fromkeys(hit.link.iri for _, hit in hits))
    return Listing(columns, rows, told, named, total=result.total)


def listed_network(network: Network) -> Listing:
    """Return the ties shown, each with its weight; what joins the nodes directly is told as triples."""
    rows = tuple(
        (
            each.a.iri,
            each.a.label,
            each.b.iri,
            each.b.label,
            str(each.weight),
            _counts(each.counts),
            str(each.unsure),
        )
        for each in network.edges
    )
    columns = ("a", "aLabel", "b", "bLabel", "weight", "madeOf", "unsure")
    nodes = [node.link.iri for node in network.nodes]
    return Listing(columns, rows, named=nodes, joined=True, total=network.all_edges)


def listed_publishers(publishers: Sequence[PublisherRow]) -> Listing:
    """Return the publishers, each with how much it published and when."""
    rows = tuple(
        (each.link.iri, each.link.label, str(each.total), each.first, each.last) for each in publishers
    )
    columns = ("publisher", "label", "releases", "first", "last")
    return Listing(columns, rows, named=[each.link.iri for each in publishers], total=len(rows))


def _listing(
    page: Page[T],
    columns: Sequence[str],
    rows: Iterable[Sequence[str]],
    *,
    told: Sequence[str] = (),
    named: Sequence[str] = (),
) -> Listing:
    return Listing(columns, tuple(rows), told, named, total=page.total, number=page.number, last=page.last)


def _fact_row(card: Card, said: Quote | None) -> tuple[str, ...]:
    return (
        *(card.link.iri, card.kind, card.status, card.day, card.text or card.name),
        *(_names(card.parties), _names(card.hosts), _names(card.people), card.place),
        *(card.country.label if card.country else "", card.first, card.last, str(card.releases)),
        *((said.text, said.release.iri, said.release.label, said.published) if said else ("",) * 4),
        *((_names(said.publishers), said.source, *_place(said.start, said.end)) if said else ("",) * 4),
        *((said.confidence, said.evidence) if said else ("",) * 2),
    )


def _unsure(unsure: bool) -> str:  # noqa: FBT001 - the only thing that it says
    return "unsure" if unsure else ""


def _place(start: int, end: int) -> tuple[str, str]:
    return (str(start), str(end)) if end else ("", "")


def _names(links: Iterable[Link]) -> str:
    return "; ".join(each.label for each in links)


def _counts(counts: Mapping[str, int]) -> str:
    return "; ".join(f"{name} {number}" for name, number in counts.items())
