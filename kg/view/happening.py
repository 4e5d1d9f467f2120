"""One thing that happened or was agreed, and the other things that have a page of their own."""

from dataclasses import dataclass, replace

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.card import Card, cards
from kg.view.head import Head, head
from kg.view.link import Link, kind_of
from kg.view.page import CARDS_SHOWN, Page, cut
from kg.view.posts_held import posts_held
from kg.view.quotes import Quote, quotes_of
from kg.view.releases import ReleaseRow, releases
from kg.view.stages import Party, Stage, days_given, parties, stages
from kg.view.summit import EditionYear, SummitDossier, editions, editions_of, occasions_of, summit_dossier


@dataclass(frozen=True, slots=True)
class Happening:
    """A meeting, an agreement, a summit, a statement or a tenure, with what each release said of it.

    Shape:
        `history` has what each release said of its status, oldest first, those together that follow each other and
        say the same; `days` are those that releases give where they differ, of an agreement none, whose day is that
        of its status; `parties` are those of an agreement, of any other fact none; `summit` is what a summit's page
        adds, None for any other fact; `occasions` are the summits that a meeting is said to belong to: each with how,
        and where it is said.
    """

    card: Card
    history: tuple[tuple[Stage, ...], ...]
    days: tuple[tuple[str, tuple[Stage, ...]], ...]
    parties: tuple[Party, ...]
    summit: SummitDossier | None
    occasions: tuple[tuple[Link, str, Quote], ...]


@dataclass(frozen=True, slots=True)
class FactList:
    """A thing with a list of facts: a post and who held it, a series and its editions.

    Shape:
        `editions` are those of a series by year, newest first; of a post none.
    """

    head: Head
    quotes: tuple[Quote, ...]
    facts: Page[Card]
    editions: tuple[EditionYear, ...] = ()


@dataclass(frozen=True, slots=True)
class Publisher:
    """A publisher and its releases."""

    head: Head
    releases: Page[ReleaseRow]


def happening(store: Store, fact: str) -> Happening:
    """Return one fact with its history.

    Raises:
        NotFoundError: where the current view does not hold it.
    """
    found = cards(store, [fact])
    if not found:
        raise NotFoundError(
            f"there is no fact {fact}. The release it was read from may have changed or been removed; "
            "search for the people or states that took part."
        )
    kind = kind_of(fact)
    history = stages(store, found[0].quotes)
    return Happening(
        card=found[0],
        history=history,
        days=() if kind == "agreement" else days_given(history),
        parties=parties(store, found[0]) if kind == "agreement" else (),
        summit=summit_dossier(store, fact) if kind == "summit" else None,
        occasions=occasions_of(store, fact) if kind == "meeting" else (),
    )


def post_page(store: Store, post: str, number: int = 1) -> FactList:
    """Return a post with those who are said to hold it or to have held it."""
    return _listed(store, post, [held.tenure for held in posts_held(store).of.get(post, ())], number)


def series_page(store: Store, series: str, number: int = 1) -> FactList:
    """Return a summit series with its editions, newest first."""
    listed = _listed(store, series, [fact.iri for fact in editions_of(store, series)], number)
    return replace(listed, editions=editions(store, series))


def publisher_page(store: Store, publisher: str, number: int = 1) -> Publisher:
    """Return a publisher with one page of its releases."""
    return Publisher(head(store, publisher), releases(store, {"publisher": publisher}, number))


def _listed(store: Store, entity: str, facts: list[str], number: int) -> FactList:
    shown = cut(facts, number, CARDS_SHOWN)
    return FactList(
        head=head(store, entity),
        quotes=quotes_of(store, [entity]).get(entity, ()),
        facts=Page(cards(store, shown.rows), shown.total, shown.number, shown.size),
    )
