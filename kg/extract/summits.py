"""Find the multilateral gatherings that a release speaks of, each edition once."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.dates import DateMention
from kg.extract.event_status import dated_status, noun_status
from kg.extract.evidence import quote_span
from kg.extract.meeting_places import Where, find_places
from kg.extract.mentions import Reading
from kg.extract.summit_hosts import hosts_told
from kg.extract.summit_names import Gathering, find_gatherings
from kg.model.fact import Summit
from kg.model.partial_date import PartialDate

CONFIDENCE = {"named-summit": 0.8, "edition-of": 0.8}
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an the of for and to in on at by with".split())
_MARGINS = re.compile(r"\b(?:margins?|sidelines?|fringes)\s(?:of|to)\b[^.;]*$", re.IGNORECASE)
_OWN_DATE_GAP = re.compile(
    r"(?:[^.;]{0,60}?\b(?:held|taking\splace|take\splace|took\splace|scheduled|due|from|on|of|which\swill\sbe\sheld|in|opened|opens|convened|held\sin)\b)?[^.;]{0,40}$",
    re.IGNORECASE,
)
_TRAVEL = re.compile(
    r"\b(?:travel\w*|visit\w*|trip|continue\w*|proceed\w*|go(?:es|ing)?|arriv\w+|head\w*)\b", re.IGNORECASE
)

Span = tuple[PartialDate, PartialDate]


@dataclass(slots=True)
class Edition:
    """All the places of a text that speak of one edition of a gathering."""

    name: str
    family: str
    edition: str
    places: list[Gathering] = field(default_factory=list)


def find_summits(reading: Reading, dates: Sequence[DateMention]) -> tuple[Summit, ...]:
    """Return the summits, conferences and ministerial gatherings of `reading`, in the order of the text."""
    return tuple(_summit(reading, dates, edition) for edition in _editions(reading))


def _words(name: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in _WORD.findall(name.lower()) if word not in _SMALL)


def _editions(reading: Reading) -> list[Edition]:
    found: list[Edition] = []
    for gathering in find_gatherings(reading):
        if gathering.form == "back":
            alike = [e for e in found if gathering.family in (e.family, "edition")]
            if not alike:
                continue
            told = {e.edition for e in alike}
            last = alike[-1]
            if (
                gathering.edition
                and gathering.edition not in told
                and (gathering.family == "edition" or last.edition)
            ):
                found.append(Edition(last.name, last.family, gathering.edition, [gathering]))
            else:
                next((e for e in alike if e.edition == gathering.edition and e.edition), last).places.append(
                    gathering
                )
            continue
        mine = _words(gathering.name)
        same = [e for e in found if _words(e.name) <= mine or mine <= _words(e.name)]
        fits = [e for e in same if e.edition == gathering.edition or not (e.edition and gathering.edition)]
        if fits:
            fits[-1].places.append(gathering)
            fits[-1].edition = fits[-1].edition or gathering.edition
            if len(mine) > len(_words(fits[-1].name)):
                fits[-1].name = gathering.name
        else:
            found.append(Edition(gathering.name, gathering.family, gathering.edition, [gathering]))
    return found


def _summit(reading: Reading, dates: Sequence[DateMention], edition: Edition) -> Summit:
    document, text = reading.document, reading.document.text
    when: Span | None = None
    coarse: Span | None = None
    where = Where()
    hosts: tuple[str, ...] = ()
    statuses: list[str] = []
    for place in edition.places:
        exact, month = _when(reading, dates, place)
        when = when or exact
        coarse = coarse or month
        where = where or _where(reading, place)
        hosts = hosts or hosts_told(reading, place)
        status = noun_status(text[place.sentence.start : place.start], text[place.end : place.sentence.end])
        statuses += [status] if status else []
    span = when or coarse
    if re.fullmatch(r"\d{4}", edition.edition) and span is None:
        span = (PartialDate(edition.edition), PartialDate(edition.edition))
    if not where and edition.places:
        where = _in_name(reading, edition.places[0])
    if not where.country and len(hosts) == 1 and len(hosts[0]) == 2 and not where.place:  # noqa: PLR2004 - a state's code
        where = Where(None, hosts[0])
    begin, finish = span or (None, None)
    status = dated_status(_status(reading, edition, statuses), begin, finish, document.day)
    shown = edition.places[0]
    rule = "named-summit" if shown.form != "back" else "edition-of"
    start = document.tokens[max(shown.sentence.first, shown.first - 5)].start
    evidence = quote_span(document, start, shown.sentence.end, rule, CONFIDENCE[rule])
    return Summit(edition.name, begin, finish, where.place, where.country, hosts, status, evidence)


def _status(reading: Reading, edition: Edition, statuses: list[str]) -> str:
    text = reading.document.text
    for place in edition.places:
        sentence = text[place.sentence.start : place.sentence.end]
        if re.search(r"\b(?:cancel(?:l?ed)?|called\soff|postponed)\b", sentence):
            return "cancelled"
        if re.search(
            r"\b(?:will|upcoming|forthcoming|ahead\sof|in\sadvance\sof|lead[\s-]up\sto|looks?\sforward|next|to\sbe\sheld|preparations?\sfor|successful)\b",
            sentence,
        ) and not _MARGINS.search(text[place.sentence.start : place.start]):
            return "planned"
    return statuses[0] if statuses else "held"


def _when(
    reading: Reading, dates: Sequence[DateMention], place: Gathering
) -> tuple[Span | None, Span | None]:
    """Return the days that the sentence gives the gathering, and the month of what goes on at it."""
    text, sentence = reading.document.text, place.sentence
    inside = [d for d in dates if sentence.start <= d.start and d.end <= sentence.end]
    exact: Span | None = None
    for date in inside:
        if (
            place.start <= date.start
            and date.end <= place.end
            or (
                date.end <= place.start
                and not text[date.end : place.start].strip(" ,")
                and date.form not in ("relative",)
            )
        ):
            exact = (date.begin, date.finish)
        elif (
            0 <= place.start - date.end <= 14
            and date.form in ("month", "day", "period", "year")
            and re.fullmatch(r"\s*(?:the\s)?(?:[’']s\s)?(?:\w+\s)?", text[date.end : place.start])
        ):
            exact = (date.begin, date.finish)
        elif (
            exact is None
            and date.start >= place.end
            and _OWN_DATE_GAP.match(text, place.end, date.start)
            and date.start - place.end < 90
        ):
            exact = (date.begin, date.finish)
    if exact:
        return exact, None
    for date in inside:
        if date.form in ("day", "relative", "weekday", "period"):
            return None, (_month(date.begin), _month(date.finish))
    return None, None


def _month(date: PartialDate) -> PartialDate:
    return PartialDate(date.text[:7])


def _where(reading: Reading, place: Gathering) -> Where:
    text, sentence = reading.document.text, place.sentence
    stop = re.compile(r"[;:]|\b(?:to|where|with|and)\s(?=[a-z])|,\s(?:which|where)").search(
        text, place.end, sentence.end
    )
    after = find_places(reading, place.end, min(stop.start() if stop else sentence.end, place.end + 80))
    if after:
        return after[0]
    if _TRAVEL.search(text, sentence.start, place.start) or re.search(
        r"\bin\b", text[sentence.start : place.start]
    ):
        before = find_places(reading, sentence.start, place.start)
        if before:
            return before[-1]
    return Where()


def _in_name(reading: Reading, place: Gathering) -> Where:
    for mention in reading.between(place.start, place.end, "place"):
        if mention.form not in ("region", "building") and mention.start == place.start:
            text = reading.document.text
            return Where(text[mention.start : mention.end], mention.keys[0] if mention.keys else None)
    return Where()
