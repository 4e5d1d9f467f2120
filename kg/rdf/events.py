"""Meetings, agreements, summits and statements as triples."""

from collections.abc import Mapping

from kg.model.fact import Agreement, Meeting, Statement, Summit
from kg.model.partial_date import PartialDate
from kg.model.release import Release
from kg.rdf import vocabulary as v
from kg.rdf.event_iris import mint_agreement, mint_meeting, mint_series, mint_summit
from kg.rdf.iris import mint_statement
from kg.rdf.terms import Term, day_term, iri_term, partial_term, text_term
from kg.rdf.writer import GraphWriter


def write_meeting(writer: GraphWriter, meeting: Meeting, people: Mapping[str, str]) -> None:
    """Write a meeting, visit or call; `people` are the IRIs of the release's people by name."""
    participants = [people[name] for name in meeting.participants]
    parties = [writer.party(code) for code in meeting.parties]
    when = meeting.start or meeting.end
    iri = mint_meeting(
        meeting.kind,
        participants=participants,
        parties=parties,
        when=when.text if when else "",
        country=meeting.country or "",
        place=meeting.place or "",
        release=writer.release,
    )
    term = iri_term(iri)
    if writer.opens(iri):
        writer.add(term, v.A, v.MEETING, *(v.SUBCLASSES[k] for k in [meeting.kind] if k in v.SUBCLASSES))
        writer.add(term, v.LABEL, text_term(meeting_label(meeting)))
        writer.add(term, v.STATUS, v.STATUSES[meeting.status])
        write_when(writer, term, meeting.start, meeting.end)
        write_where(writer, term, meeting.place, meeting.country)
    writer.add(term, v.PARTICIPANT, *map(iri_term, participants))
    writer.add(term, v.PARTY, *map(iri_term, parties))
    writer.show(meeting.evidence, iri)


def meeting_label(meeting: Meeting) -> str:
    """Return a name for a meeting, which has none of its own: ``Visit: GB, PL, Warsaw, 2018-06-21``."""
    when = meeting.start or meeting.end
    who = sorted(set(meeting.parties)) or sorted(set(meeting.participants))
    where = meeting.place or (meeting.country if meeting.country not in who else None)
    parts = [*who, *([where] if where else []), *([when.text] if when else [])]
    return f"{meeting.kind.capitalize()}: {', '.join(parts)}" if parts else meeting.kind.capitalize()


def write_agreement(writer: GraphWriter, agreement: Agreement) -> None:
    """Write an agreement with its parties and its status as of this release."""
    parties = [writer.party(code) for code in agreement.parties]
    iri = mint_agreement(agreement, writer.release, parties)
    term = iri_term(iri)
    if writer.opens(iri):
        writer.add(term, v.A, v.AGREEMENT)
        writer.add(term, v.LABEL, text_term(agreement.name))
        writer.add(term, v.STATUS, v.STATUSES[agreement.status])
        write_when(writer, term, agreement.date, None)
    writer.add(term, v.PARTY, *map(iri_term, parties))
    writer.show(agreement.evidence, iri)


def write_summit(writer: GraphWriter, summit: Summit) -> None:
    """Write one edition of a series of summits, and the series."""
    iri, series = mint_summit(summit, writer.release), mint_series(summit.name)
    term, when = iri_term(iri), summit.start or summit.end
    if writer.opens(series):
        writer.add(iri_term(series), v.A, v.SUMMIT_SERIES)
        writer.add(iri_term(series), v.LABEL, text_term(summit.name))
    if writer.opens(iri):
        writer.add(term, v.A, v.SUMMIT)
        writer.add(term, v.LABEL, text_term(f"{summit.name} ({when.text[:4]})" if when else summit.name))
        writer.add(term, v.SERIES, iri_term(series))
        writer.add(term, v.STATUS, v.STATUSES[summit.status])
        write_when(writer, term, summit.start, summit.end)
        write_where(writer, term, summit.place, summit.country)
    writer.add(term, v.HOST, *(iri_term(writer.party(code)) for code in summit.hosts))
    writer.show(summit.evidence, iri)


def write_statement(
    writer: GraphWriter, statement: Statement, release: Release, people: Mapping[str, str]
) -> None:
    """Write a passage of direct speech; `people` are the IRIs of the release's people by name."""
    speaker = people[statement.speaker]
    iri = mint_statement(writer.release, speaker, statement.evidence.span.start)
    term = iri_term(iri)
    if writer.opens(iri):
        writer.add(term, v.A, v.STATEMENT)
        writer.add(term, v.SPEAKER, iri_term(speaker))
        writer.add(term, v.TEXT, text_term(statement.text))
        writer.add(term, v.DATE, day_term(release.published))
    writer.show(statement.evidence, iri)


def write_when(writer: GraphWriter, term: Term, start: PartialDate | None, end: PartialDate | None) -> None:
    """Write when an event is: as exactly as the text has it, and between which days; nothing if unknown."""
    first, last = start or end, end or start
    if first is None or last is None:
        return
    writer.add(term, v.DATE, partial_term(first))
    if last.text != first.text:
        writer.add(term, v.END_DATE, partial_term(last))
    writer.add(term, v.EARLIEST, day_term(first.earliest))
    writer.add(term, v.LATEST, day_term(last.latest))


def write_where(writer: GraphWriter, term: Term, place: str | None, country: str | None) -> None:
    """Write the place and the country of an event, so far as they are known."""
    if place:
        writer.add(term, v.PLACE, text_term(place))
    if country:
        writer.add(term, v.IN_COUNTRY, iri_term(writer.country(country)))
