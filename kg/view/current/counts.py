"""How often each country, organization and person is named, and in how many events they take part."""

from collections import Counter
from collections.abc import Iterator

from kg.rdf import vocabulary as v
from kg.rdf.namespaces import SECREL
from kg.rdf.terms import integer_term, iri_term
from kg.view.current.consolidation import Consolidation
from kg.view.current.lines import line
from kg.view.current.ties import COUNTS, event_parties

RELEASE_COUNT = iri_term(SECREL.releaseCount)
EVENT_COUNT = iri_term(SECREL.eventCount)
COUNTED: frozenset[str] = frozenset({v.COUNTRY, v.ORGANIZATION, v.PERSON})


def count_lines(view: Consolidation) -> Iterator[str]:
    """Yield both counts of everyone in the view; cancelled events are left out."""
    events: Counter[str] = Counter()
    for thing in view.things.values():
        if not COUNTS.keys().isdisjoint(thing[v.A]) and v.STATUSES["cancelled"] not in thing.get(
            v.STATUS, ()
        ):
            events.update({*event_parties(thing), *thing.get(v.PARTICIPANT, ())})
    for term, thing in view.things.items():
        if not COUNTED.isdisjoint(thing[v.A]) and v.PUBLISHER not in thing[v.A]:
            yield line(term, RELEASE_COUNT, integer_term(view.mentions[term]))
            yield line(term, EVENT_COUNT, integer_term(events[term]))
