"""Who speaks for a state, since when, and how much is told of it."""

from dataclasses import dataclass
from datetime import date, timedelta

from kg.store.base import Store
from kg.view.fact_index import fact_index
from kg.view.levels import LEVELS, level_of_title
from kg.view.link import Link, labels, link
from kg.view.page import Page, cut
from kg.view.posts_held import Held, posts_held

#: How many are shown, and how long before the newest of them one is still taken to speak.
SPEAKERS_SHOWN, LATELY = 14, timedelta(days=730)


@dataclass(frozen=True, slots=True)
class Speaker:
    """A person in a post, with the days between which releases say so, and how many do; `lately` as of the newest."""

    person: Link
    post: Link
    tenure: Link
    level: str
    former: bool
    lately: bool
    first: str
    last: str
    releases: int


def speakers(store: Store, entity: str) -> Page[Speaker]:
    """Return those in a state's posts: lately before formerly, and those first that more releases tell of.

    A release alone may be misread, so that many tell of it says more than that one told of it last.
    """
    held = posts_held(store).of.get(entity, ())
    newest = max((each.last for each in held), default="")
    since = (date.fromisoformat(newest) - LATELY).isoformat() if newest else ""
    index = fact_index(store).by_iri

    def lately(each: Held) -> bool:
        return not each.former and each.last >= since

    ranked = sorted(held, key=lambda each: (not lately(each), -len(index[each.tenure].releases)))
    page = cut(ranked, 1, SPEAKERS_SHOWN)
    names = labels(store, [iri for each in page.rows for iri in (each.person, each.post)])
    rows = [
        Speaker(
            person=link(each.person, names.get(each.person, "")),
            post=link(each.post, names.get(each.post, "")),
            tenure=link(each.tenure),
            level=level_of_title(names.get(each.post, "")),
            former=each.former,
            lately=lately(each),
            first=each.first,
            last=each.last,
            releases=len(index[each.tenure].releases),
        )
        for each in page.rows
    ]
    rows.sort(key=lambda each: (not each.lately, list(LEVELS).index(each.level)))
    return Page(tuple(rows), page.total, page.number, page.size)
