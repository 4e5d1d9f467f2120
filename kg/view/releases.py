"""Lists of releases, newest first."""

from collections.abc import Mapping
from dataclasses import dataclass

from kg.store.base import Store
from kg.view.link import Link, labels, link
from kg.view.page import ROWS_SHOWN, Page, cut
from kg.view.release_index import release_index


@dataclass(frozen=True, slots=True)
class ReleaseRow:
    """A release in a list; `published` is an ISO day."""

    link: Link
    published: str
    publishers: tuple[Link, ...]


def releases(
    store: Store, filters: Mapping[str, str], number: int = 1, size: int = ROWS_SHOWN
) -> Page[ReleaseRow]:
    """Return one page of releases, newest first; `filters` are IRIs that all lead to them."""
    index = release_index(store)
    found = index.releases
    for iri in filters.values():
        if iri:
            leading = frozenset(index.by.get(iri, ()))
            found = tuple(release for release in found if release in leading)
    page = cut(found, number, size)
    publishers = {release: index.publishers.get(release, ()) for release in page.rows}
    names = labels(store, [*page.rows, *(iri for iris in publishers.values() for iri in iris)])
    rows = tuple(
        ReleaseRow(
            link(release, names.get(release, "")),
            index.published[release],
            tuple(link(iri, names.get(iri, "")) for iri in publishers[release]),
        )
        for release in page.rows
    )
    return Page(rows, page.total, page.number, page.size)
