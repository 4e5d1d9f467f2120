"""What one clause tells of an event."""

from dataclasses import dataclass, field

from kg.extract.dates import DateMention
from kg.extract.meeting_places import Where
from kg.extract.meeting_triggers import Trigger
from kg.extract.sides import Side
from kg.text import Sentence


@dataclass(frozen=True, slots=True)
class Frame:
    """An event as one clause tells it.

    Shape:
        `kind` is ``meeting``, ``visit``, ``call`` or ``gathering``, which is only the scene of others. `status`
        is None where the words give none; `doer` is who does it, for the clauses that follow; `name` that of a
        dialogue or round of its own. `stub` marks a noun of the title; `vague` what only refers back ("the
        talks"); `listed` one place of several; `passing` a visit that is mentioned and not told; `faceless` an
        encounter with "officials" only; `joins` people who took part in the event told before; `aside` an
        encounter on the margins of a gathering.
    """

    kind: str
    rule: str
    start: int
    end: int
    side: Side
    doer: Side
    status: str | None
    when: DateMention | None = None
    where: Where = field(default_factory=Where)
    sentence: int = 0
    name: str = ""
    stub: bool = False
    vague: bool = False
    listed: bool = False
    passing: bool = False
    faceless: bool = False
    joins: bool = False
    aside: bool = False


@dataclass(frozen=True, slots=True)
class Clause:
    """A trigger with the bounds of its clause: the people end at `people`, place and day at `end`.

    Shape:
        `before` is the frame told before in the same sentence, if any.
    """

    trigger: Trigger
    begin: int
    people: int
    end: int
    sentence: Sentence
    before: Frame | None
