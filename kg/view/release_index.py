"""Every release by publisher, topic and what it mentions, newest first, held in memory as facts are."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rdflib import OWL

from kg.store.base import Store
from kg.view.ask import ask
from kg.view.fact_index import property_rows
from kg.view.kept import kept


@dataclass(frozen=True, slots=True)
class ReleaseIndex:
    """All releases, newest first, and what leads to them.

    Shape:
        `published` has the ISO day of each release; the values of `by` are releases, newest first, for a publisher,
        a topic and a thing mentioned alike; `topics` and `publishers` are those of a release; `mentioned` has the
        things that a release mentions, by the names they have now.
    """

    releases: tuple[str, ...]
    published: Mapping[str, str]
    by: Mapping[str, tuple[str, ...]]
    topics: Mapping[str, tuple[str, ...]]
    publishers: Mapping[str, tuple[str, ...]]
    mentioned: Mapping[str, tuple[str, ...]]

    def topics_of(self, iri: str) -> Counter[str]:
        """Return the topics of the releases that lead to `iri`, with how many of them have each."""
        return Counter(topic for release in self.by.get(iri, ()) for topic in self.topics.get(release, ()))

    def mentioned_with(self, iri: str) -> Counter[str]:
        """Return what else the releases of `iri` mention, with how many of them do."""
        return Counter(each for release in self.by.get(iri, ()) for each in self.mentioned.get(release, ()))


@kept
def release_index(store: Store) -> ReleaseIndex:
    """Return the index of this store handle."""
    published = dict(property_rows(store, "published"))
    releases = sorted(published)
    releases.sort(key=lambda release: published[release], reverse=True)
    same = {row["thing"]: row["value"] for row in ask(store, "index-property", {"property": OWL.sameAs})}
    mentioned = _table(
        (row["release"], same.get(row["mentioned"], row["mentioned"])) for row in ask(store, "index-mentions")
    )
    topics = _table(row for row in property_rows(store, "topic") if row[0] in published)
    publishers = _table(property_rows(store, "publisher"))
    by: dict[str, list[str]] = defaultdict(list)
    for release in releases:
        leads = {*mentioned.get(release, ()), *topics.get(release, ()), *publishers.get(release, ())}
        for iri in leads:
            by[iri].append(release)
    return ReleaseIndex(
        releases=tuple(releases),
        published=published,
        by={iri: tuple(found) for iri, found in by.items()},
        topics=topics,
        publishers=publishers,
        mentioned=mentioned,
    )


def _table(rows: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    table: dict[str, set[str]] = defaultdict(set)
    for key, value in rows:
        table[key].add(value)
    return {key: tuple(sorted(values)) for key, values in table.items()}
