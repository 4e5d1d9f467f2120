"""When no release named a state: silence proves nothing, but a reader should know of it."""

from dataclasses import dataclass
from heapq import nlargest
from itertools import pairwise

from kg.store.base import Store
from kg.view.release_index import release_index
from kg.view.when import days_between

#: From how many days on a silence is told, and how many past ones are.
GAP_DAYS, GAPS_SHOWN = 90, 3


@dataclass(frozen=True, slots=True)
class Gap:
    """Days, as ISO days, between two releases that name a thing; `end` is empty where none has come since."""

    start: str
    end: str
    days: int


def gaps(store: Store, entity: str) -> tuple[Gap, ...]:
    """Return the longest times in which no release named `entity`, the one that lasts first.

    It lasts until the newest release of all, which stands for today: of what the store was not given it knows nothing.
    """
    index = release_index(store)
    days = sorted({index.published[release] for release in index.by.get(entity, ())})
    if not days:
        return ()
    found = [Gap(start, end, days_between(start, end)) for start, end in pairwise(days)]
    longest = nlargest(GAPS_SHOWN, (gap for gap in found if gap.days >= GAP_DAYS), key=lambda gap: gap.days)
    since = days_between(days[-1], max(index.published.values()))
    return (*([Gap(days[-1], "", since)] if since >= GAP_DAYS else []), *longest)
