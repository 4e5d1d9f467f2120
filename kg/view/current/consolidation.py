"""The reports of many releases on one thing, folded into one."""

from collections import Counter
from collections.abc import Iterator

from rdflib import SKOS

from kg.model.fact import AGREEMENT_STATUSES
from kg.rdf import vocabulary as v
from kg.rdf.namespaces import SECREL
from kg.rdf.terms import iri_term
from kg.view.current.accounts import Account
from kg.view.current.lines import Thing, line, thing_lines

FIRST_REPORTED = iri_term(SECREL.firstReported)
LAST_REPORTED = iri_term(SECREL.lastReported)
REPORTED_IN = iri_term(SECREL.reportedIn)

#: What a thing has one of. The latest release that states it is believed.
SINGLE: frozenset[str] = frozenset(
    {v.LABEL, v.STATUS, v.PLACE, v.IN_COUNTRY, v.FORMER, iri_term(SKOS.prefLabel)}
)
#: What is stated together, and replaced together.
WHEN: tuple[str, ...] = (v.DATE, v.END_DATE, v.EARLIEST, v.LATEST)
#: How far each status is; on one day, the further one is believed.
STAGE: dict[str, int] = {
    v.STATUSES[status]: stage
    for order in (("planned", "cancelled", "held"), AGREEMENT_STATUSES)
    for stage, status in enumerate(order)
}
#: What is said anew by each release that reports it, so that it pays to say when and where.
REPORTED = frozenset({v.PERSON, v.TENURE, v.MEETING, v.AGREEMENT, v.SUMMIT})
#: What belongs to one release alone and cannot be reported by a second.
OWN = frozenset({v.RELEASE, v.EVIDENCE, v.STATEMENT})


class Consolidation:
    """What the accounts folded in so far say together.

    Shape:
        `things` by their terms; `reports` are the days and releases that report a thing, the earliest first;
        `mentions` counts the releases that name a country, an organization, a person or a topic.
    """

    def __init__(self) -> None:
        self.things: dict[str, Thing] = {}
        self.reports: dict[str, list[tuple[str, str]]] = {}
        self.mentions: Counter[str] = Counter()

    def fold(self, account: Account) -> Iterator[str]:
        """Take in an account, no earlier than those before, and yield the lines of what is its alone."""
        for term, thing in account.things.items():
            kinds = thing.get(v.A, [])
            if v.RELEASE in kinds:
                self.mentions.update(thing.pop(v.MENTIONS, ()))
            if not OWN.isdisjoint(kinds):
                yield from thing_lines(term, thing)
                continue
            reports = self.reports.get(term, [])
            held = self.things.setdefault(term, {})
            _merge(held, thing, same_day=bool(reports) and reports[-1][0] == account.published)
            if not REPORTED.isdisjoint(kinds):
                self.reports.setdefault(term, []).append((account.published, account.release))

    def first_reported(self, term: str) -> str:
        """Return the day, an xsd:date term, of the first release that reports a thing."""
        return self.reports[term][0][0]

    def take_in(self, term: str, other: str) -> None:
        """Fold what is told of `other` into what is told of `term`, which is believed where the two differ."""
        held = self.things[term]
        for predicate, values in self.things.pop(other).items():
            known = held.setdefault(predicate, [])
            if not known or predicate not in SINGLE.union(WHEN):
                known += [value for value in values if value not in known]
        self.reports[term] = sorted({*self.reports[term], *self.reports.pop(other)})

    def drain(self) -> Iterator[str]:
        """Yield the lines of all things, with when and in which releases they are reported; forget them."""
        while self.things:
            yield from thing_lines(*self.things.popitem())
        while self.reports:
            term, reports = self.reports.popitem()
            yield line(term, FIRST_REPORTED, reports[0][0])
            yield line(term, LAST_REPORTED, reports[-1][0])
            for _, release in reports:
                yield line(term, REPORTED_IN, release)


def _merge(held: Thing, new: Thing, *, same_day: bool) -> None:
    """Fold what a release says of a thing into what earlier ones, and others of the `same_day`, said."""
    new = dict(new)
    if v.STATUS in new:
        _settle_status(held, new, same_day=same_day)
    if not new.keys().isdisjoint(WHEN):
        for predicate in WHEN:
            held.pop(predicate, None)
    if v.TENURE in new[v.A]:
        held.pop(v.FORMER, None)  # who is said to hold a post again has not left it
    for predicate, values in new.items():
        if predicate in SINGLE or predicate in WHEN:
            held[predicate] = values[:1]
        else:
            known = held.setdefault(predicate, [])
            known += [value for value in values if value not in known]


def _settle_status(held: Thing, new: Thing, *, same_day: bool) -> None:
    """Leave in `new` a status only if it is to be believed, and a date only where it is of that status.

    The date of an agreement is that of its status: one that it was signed on says nothing of when it ended.
    """
    status = max(new[v.STATUS], key=STAGE.__getitem__)
    new[v.STATUS] = [status]
    before = held.get(v.STATUS, [status])[0]
    overtaken = same_day and STAGE[status] < STAGE[before]
    if overtaken:
        del new[v.STATUS]
    if v.AGREEMENT in new[v.A] and status != before:
        for predicate in WHEN:
            (new if overtaken else held).pop(predicate, None)
