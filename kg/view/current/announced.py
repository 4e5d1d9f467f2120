"""A meeting that was announced and the report that it was held, told of by different words, as one."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from kg.rdf import vocabulary as v
from kg.rdf.iris import slug
from kg.view.current.accounts import lexical
from kg.view.current.consolidation import Consolidation
from kg.view.current.lines import SAME_AS, Thing, line

PLANNED, HELD = v.STATUSES["planned"], v.STATUSES["held"]
DAY = len("2018-06-21")


def unite(view: Consolidation, lines: Iterable[str]) -> Iterator[str]:
    """Fold each announcement into the one report that can be of it; yield `lines` with what they say of it moved.

    They can be of one meeting where kind, day and parties are the same, those who take part in the one are among
    those in the other, no place contradicts, and it was announced on an earlier day than reported: what is
    announced on that day itself may well be the next meeting. Where two could be meant, neither is.
    """
    known_as = dict(_same(view))
    for announced, report in known_as.items():
        view.take_in(report, announced)
        yield line(announced, SAME_AS, report)
    for each in lines:
        subject, predicate, value = each[: -len(" .\n")].split(" ", 2)
        yield line(subject, predicate, known_as[value]) if value in known_as else each


def _same(view: Consolidation) -> Iterator[tuple[str, str]]:
    """Yield the terms of an announcement and of the report that is of the same meeting."""
    alike: dict[tuple[object, ...], list[str]] = defaultdict(list)
    for term, thing in view.things.items():
        if v.MEETING in thing.get(v.A, ()) and thing.get(v.STATUS) in ([PLANNED], [HELD]) and _key(thing):
            alike[_key(thing)].append(term)
    for terms in alike.values():
        planned, held = (
            [t for t in terms if view.things[t][v.STATUS] == [status]] for status in (PLANNED, HELD)
        )
        fitting = [(a, b) for a in planned for b in held if _can_be_one(view, a, b)]
        ends = [end for pair in fitting for end in pair]
        yield from ((a, b) for a, b in fitting if ends.count(a) == ends.count(b) == 1)


def _key(thing: Thing) -> tuple[object, ...]:
    """Return the kind, the day and the parties of a meeting, or nothing where a day or a second party is missing."""
    when, parties = thing.get(v.DATE, [""])[0], thing.get(v.PARTY, ())
    if len(parties) < 2 or not when or len(lexical(when)) < DAY:  # noqa: PLR2004 - both sides
        return ()
    return frozenset(thing[v.A]), when, thing.get(v.END_DATE, [when])[0], frozenset(parties)


def _can_be_one(view: Consolidation, announced: str, report: str) -> bool:
    a, b = view.things[announced], view.things[report]
    people, others = set(a.get(v.PARTICIPANT, ())), set(b.get(v.PARTICIPANT, ()))
    return (
        (people <= others or others <= people)
        and _agree(a.get(v.IN_COUNTRY, ()), b.get(v.IN_COUNTRY, ()))
        and _agree(map(_plain, a.get(v.PLACE, ())), map(_plain, b.get(v.PLACE, ())))
        and view.first_reported(announced) < view.first_reported(report)
    )


def _plain(place: str) -> str:
    return slug(lexical(place))


def _agree(one: Iterable[str], other: Iterable[str]) -> bool:
    a, b = set(one), set(other)
    return not a or not b or a == b
