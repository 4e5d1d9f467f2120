"""Lists of releases, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.ask import ask_once, iri
from kg.view.link import Link, link, link_in
from kg.view.page import ROWS_SHOWN, Page, cut


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release in a list; `published` is an ISO day."""

    link: Link
    published: str
    publishers: tuple[Link, ...]


def releases(
    store: Store, filters: Mapping[str, str], number: int = 1, size: int = ROWS_SHOWN
) -> Page[ReleaseRow]:
    """Return one page of releases, newest first; `filters` are IRIs: publisher, topic, mentioned."""
    rows = ask_once(store, "releases", {name: iri(value) for name, value in filters.items() if value})
    found: dict[str, ReleaseRow] = {}
    for row in rows:
        by = link_in(row, "by")
        known = found.get(row["release"])
        publishers = (known.publishers if known else ()) + ((by,) if by else ())
        found[row["release"]] = ReleaseRow(
            link(row["release"], row.get("title", "")), row["published"], tuple(dict.fromkeys(publishers))
        )
    return cut(tuple(found.values()), number, size)
