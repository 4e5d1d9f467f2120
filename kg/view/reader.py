"""A release as a page shows it: its text with the places marked where facts were read."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from kg.errors import NotFoundError
from kg.store.base import Store
from kg.view.ask import Row, ask, iri
from kg.view.card import Card, cards, status_word
from kg.view.link import Link, kind_of, labels, link, link_in
from kg.view.release_index import release_index


@dataclass(frozen=True, slots=True)
class Marked:
    """A fact as it stands in a text: its number on the page, what it is, and the words it was read from.

    Shape:
        `status` is what this release says; `card` has what is known of it now.
    """

    number: int
    link: Link
    kind: str
    quote: str
    start: int
    end: int
    rule: str
    confidence: str
    status: str
    card: Card | None
    evidence: str


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text that the same facts were read from, none perhaps.

    Shape:
        `facts` are numbers of `Marked`, the one with the fewest words first; `kind` is that one's; `here`
        where the reader was led to these words, and `lead` on the first such piece.
    """

    text: str
    facts: tuple[int, ...]
    kind: str
    here: bool
    lead: bool


@dataclass(frozen=True, slots=True)
class Reader:
    """One release, ready to be read.

    Shape:
        `paragraphs` join to the release's text; `earlier` and `later` are its publisher's releases
        before and after.
    """

    link: Link
    published: str
    publishers: tuple[Link, ...]
    source: str
    licence: str
    text_hash: str
    topics: tuple[Link, ...]
    paragraphs: tuple[tuple[Piece, ...], ...]
    facts: tuple[Marked, ...]
    earlier: Link | None
    later: Link | None


def read_release(store: Store, release: str, at: tuple[int, int] | None = None) -> Reader:
    """Return `release` with its facts marked, and the stretch `at` (start, end) shown as the one looked for.

    Raises:
        NotFoundError: where the store has no such release.
    """
    heads = ask(store, "release-head", {"release": iri(release)})
    texts = ask(store, "release-text", {"release": iri(release)})
    if not heads or not texts:
        raise NotFoundError(f"there is no release {release}; it may have been removed. Search for its title.")
    text = texts[0]["text"]
    facts = _facts(store, release, text)
    publishers = _distinct(heads, "publisher")
    earlier, later = _neighbours(store, release, publishers)
    return Reader(
        link=link(release, heads[0].get("title", "")),
        published=heads[0]["published"],
        publishers=publishers,
        source=heads[0].get("source", ""),
        licence=texts[0].get("licence", ""),
        text_hash=texts[0].get("textHash", ""),
        topics=_distinct(heads, "topic"),
        paragraphs=_paragraphs(cut_text(text, facts, at)),
        facts=facts,
        earlier=earlier,
        later=later,
    )


def cut_text(text: str, facts: Sequence[Marked], at: tuple[int, int] | None = None) -> tuple[Piece, ...]:
    """Cut `text` wherever a fact's words begin or end; the pieces join to `text` again."""
    here = range(max(0, at[0]), min(len(text), at[1])) if at else range(0)
    edges = {0, len(text)}
    edges.update(edge for fact in facts for edge in (fact.start, fact.end) if 0 <= edge <= len(text))
    edges.update({here.start, here.stop} if here else ())
    cuts = sorted(edges)
    pieces = []
    for start, end in pairwise(cuts):
        over = sorted(
            (fact for fact in facts if fact.start <= start and end <= fact.end),
            key=lambda fact: (fact.end - fact.start, fact.number),
        )
        kind = over[0].kind if over else ""
        numbers = tuple(fact.number for fact in over)
        pieces.append(
            Piece(text[start:end], numbers, kind, start in here, bool(here) and start == here.start)
        )
    return tuple(pieces)


def _facts(store: Store, release: str, text: str) -> tuple[Marked, ...]:
    rows: dict[str, Row] = {}
    for row in ask(store, "release-facts", {"release": iri(release)}):
        rows.setdefault(row["evidence"], row)
    events = [row["current"] for row in rows.values() if kind_of(row["current"]) in EVENTS]
    shown = {card.link.iri: card for card in cards(store, list(dict.fromkeys(events)), quoted=False)}
    return tuple(
        _marked(number, row, shown.get(row["current"]), text)
        for number, row in enumerate(rows.values(), start=1)
    )


EVENTS = ("meeting", "agreement", "summit", "statement", "tenure")


def _marked(number: int, row: Row, card: Card | None, text: str) -> Marked:
    start, end = int(row["start"]), int(row["end"])
    if card and card.text and text.startswith(card.text, start):
        end = start + len(card.text)  # a statement's quote is its first words; the passage is what was said
    return Marked(
        number=number,
        link=link(row["current"], row.get("label", "")),
        kind=card.kind if card else kind_of(row["current"]),
        quote=row["quote"],
        start=start,
        end=end,
        rule=row.get("rule", ""),
        confidence=row.get("confidence", ""),
        status=status_word(row.get("status", "")),
        card=card,
        evidence=row["evidence"],
    )


def _paragraphs(pieces: Sequence[Piece]) -> tuple[tuple[Piece, ...], ...]:
    """Share out `pieces` over the paragraphs of the text, which empty lines part."""
    paragraphs: list[list[Piece]] = [[]]
    for piece in pieces:
        lead = piece.lead
        for place, part in enumerate(piece.text.split("\n\n")):
            if place:
                paragraphs.append([])
            if part.strip("\n"):
                paragraphs[-1].append(Piece(part, piece.facts, piece.kind, piece.here, lead))
                lead = False
    return tuple(tuple(paragraph) for paragraph in paragraphs if paragraph)


def _distinct(rows: Sequence[Row], name: str) -> tuple[Link, ...]:
    return tuple(dict.fromkeys(found for row in rows if (found := link_in(row, name))))


def _neighbours(store: Store, release: str, publishers: Sequence[Link]) -> tuple[Link | None, Link | None]:
    if not publishers:
        return None, None
    order = release_index(store).by.get(publishers[0].iri, ())
    if release not in order:
        return None, None
    place = order.index(release)
    near = {"earlier": order[place + 1 : place + 2], "later": order[max(place - 1, 0) : place]}
    names = labels(store, [iri for iris in near.values() for iri in iris])
    earlier, later = (link(iris[0], names.get(iris[0], "")) if iris else None for iris in near.values())
    return earlier, later
