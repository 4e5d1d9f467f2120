"""What is read from one release: facts, each with the words it was read from."""

from dataclasses import dataclass

from kg.model.document import Span
from kg.model.partial_date import PartialDate

#: Kinds of meeting; a visit is travel to a place, a call is by telephone or video.
MEETING_KINDS = ("visit", "meeting", "call")
EVENT_STATUSES = ("planned", "held", "cancelled")
AGREEMENT_STATUSES = ("proposed", "negotiating", "agreed", "signed", "in_force", "ended")


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words a fact was read from, and by what.

    Shape:
        ``release.text[span.start:span.end]`` is `quote`; `rule` is the kebab-case name of the rule that read
        it; `confidence` is the chance, from 0 to 1, that the fact is right.
    """

    span: Span
    quote: str
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class PostHeld:
    """A public post that the text gives a person.

    Shape:
        `title` as worded; `of` is an ISO 3166-1 alpha-2 code, an organisation's acronym, or None;
        `former` where the text says that the post was left.
    """

    title: str
    of: str | None
    evidence: Evidence
    former: bool = False


@dataclass(frozen=True, slots=True)
class Person:
    """A named individual, by the fullest form of the name in the text."""

    name: str
    posts: tuple[PostHeld, ...]
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Mentioned:
    """A country (ISO 3166-1 alpha-2), an organisation (acronym or name) or a topic (its key) in the text."""

    key: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Meeting:
    """An encounter of officials: `participants` are names in `ReleaseFacts.people`, `parties` codes."""

    kind: str
    participants: tuple[str, ...]
    parties: tuple[str, ...]
    place: str | None
    country: str | None
    start: PartialDate | None
    end: PartialDate | None
    status: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Agreement:
    """A particular treaty, declaration, plan or deal between states; `date` is that of its `status`."""

    name: str
    parties: tuple[str, ...]
    status: str
    date: PartialDate | None
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Summit:
    """One edition of a named multilateral gathering."""

    name: str
    start: PartialDate | None
    end: PartialDate | None
    place: str | None
    country: str | None
    hosts: tuple[str, ...]
    status: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Statement:
    """Direct speech; `text` is the whole passage, the evidence's quote its first words.

    Shape:
        `speaker` is a name in `ReleaseFacts.people`.
    """

    speaker: str
    text: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class ReleaseFacts:
    """All that was read from one release, in the order of the text."""

    release: str
    people: tuple[Person, ...] = ()
    countries: tuple[Mentioned, ...] = ()
    organizations: tuple[Mentioned, ...] = ()
    meetings: tuple[Meeting, ...] = ()
    agreements: tuple[Agreement, ...] = ()
    summits: tuple[Summit, ...] = ()
    statements: tuple[Statement, ...] = ()
    topics: tuple[Mentioned, ...] = ()
