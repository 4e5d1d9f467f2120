"""The words behind facts."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from heapq import nlargest

from kg.store.base import Store
from kg.view.ask import Row, ask
from kg.view.fact_index import fact_index
from kg.view.link import Link, link, link_in
from kg.view.release_index import release_index

#: Of how many releases the quotes are fetched: a president's post alone has 1,500.
QUOTED_RELEASES = 50


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of a release that a fact was read from.

    Shape:
        `published` is an ISO day; `source` is the original's address, perhaps empty; `start` and `end`
        count code points of the release's text.
    """

    text: str
    release: Link
    published: str
    publishers: tuple[Link, ...]
    source: str
    start: int
    end: int
    rule: str
    confidence: str
    evidence: str


def quotes_of(store: Store, facts: Iterable[str]) -> dict[str, tuple[Quote, ...]]:
    """Return the quotes behind each of `facts`, newest first; a fact without any is not a key.

    Of a fact that more than `QUOTED_RELEASES` releases tell, those of the newest are given.
    """
    index, published = fact_index(store).by_iri, release_index(store).published
    wanted = sorted(set(facts))
    told = {fact: index[fact].releases if fact in index else () for fact in wanted}
    few = [fact for fact in wanted if len(told[fact]) <= QUOTED_RELEASES]
    rows = ask(store, "facts-quotes", values={"fact": few})
    for fact in wanted:
        if len(told[fact]) > QUOTED_RELEASES:
            newest = nlargest(QUOTED_RELEASES, told[fact], key=lambda each: (published.get(each, ""), each))
            rows += ask(store, "facts-quotes", values={"fact": [fact], "release": newest})
    # A joint release has several publishers, and so several rows for each quote.
    alike: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        alike[row["fact"], row["evidence"]].append(row)
    found: dict[str, list[Quote]] = defaultdict(list)
    for (fact, _), same in alike.items():
        found[fact].append(_quote(same))
    return {fact: tuple(quotes) for fact, quotes in found.items()}


def _quote(rows: Sequence[Row]) -> Quote:
    row = rows[0]
    return Quote(
        text=row["quote"],
        release=link(row["release"], row.get("title", "")),
        published=row.get("published", ""),
        publishers=tuple(sorted({found for each in rows if (found := link_in(each, "publisher"))})),
        source=row.get("source", ""),
        start=int(row.get("start", 0)),
        end=int(row.get("end", 0)),
        rule=row.get("rule", ""),
        confidence=row.get("confidence", ""),
        evidence=row.get("evidence", ""),
    )
