"""Facts as the JSON record of the annotation guidelines."""

from kg.model.fact import Agreement, Meeting, Person, ReleaseFacts, Statement, Summit
from kg.model.partial_date import PartialDate

Record = dict[str, object]


def record_of(facts: ReleaseFacts) -> Record:
    """Return `facts` in the form of the guidelines: plain lists and strings, ready for `json.dumps`."""
    return {
        "id": facts.release,
        "people": [_person(person) for person in facts.people],
        "countries": [country.key for country in facts.countries],
        "organisations": [organization.key for organization in facts.organizations],
        "meetings": [_meeting(meeting) for meeting in facts.meetings],
        "agreements": [_agreement(agreement) for agreement in facts.agreements],
        "summits": [_summit(summit) for summit in facts.summits],
        "statements": [_statement(statement) for statement in facts.statements],
    }


def _date(date: PartialDate | None) -> str | None:
    return date.text if date else None


def _person(person: Person) -> Record:
    return {"name": person.name, "posts": [{"title": post.title, "of": post.of} for post in person.posts]}


def _meeting(meeting: Meeting) -> Record:
    return {
        "kind": meeting.kind,
        "participants": list(meeting.participants),
        "parties": list(meeting.parties),
        "place": meeting.place,
        "country": meeting.country,
        "start": _date(meeting.start),
        "end": _date(meeting.end),
        "status": meeting.status,
        "quote": meeting.evidence.quote,
    }


def _agreement(agreement: Agreement) -> Record:
    return {
        "name": agreement.name,
        "parties": list(agreement.parties),
        "status": agreement.status,
        "date": _date(agreement.date),
        "quote": agreement.evidence.quote,
    }


def _summit(summit: Summit) -> Record:
    return {
        "name": summit.name,
        "start": _date(summit.start),
        "end": _date(summit.end),
        "place": summit.place,
        "country": summit.country,
        "hosts": list(summit.hosts),
        "status": summit.status,
        "quote": summit.evidence.quote,
    }


def _statement(statement: Statement) -> Record:
    return {"speaker": statement.speaker, "quote": statement.evidence.quote}
