"""The kinds of fact that can be asked for without SPARQL, and the fields that narrow an answer."""

from collections.abc import Mapping
from dataclasses import dataclass

#: The fields beside the kind, in their order, and what they are called.
FIELDS: Mapping[str, str] = {
    "who": "Who",
    "with": "With whom",
    "where": "Where",
    "from": "From",
    "to": "To",
    "status": "Status",
    "about": "About",
}

STAGES = ("proposed", "negotiating", "agreed", "signed", "inForce", "ended")
EVENT_STATUSES = ("planned", "held", "cancelled")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of fact that can be asked for.

    Shape:
        `who` is the path from the fact to those who take part; `fields` are the keys of `FIELDS` that make
        sense for it.
    """

    name: str
    label: str
    type: str
    who: str
    fields: tuple[str, ...]
    statuses: tuple[str, ...] = EVENT_STATUSES

    @property
    def taking_part(self) -> str:
        """The path from the fact to whom an answer names: hosts too, where it is a summit."""
        return f"{TOOK_PART}|secrel:host" if self.name == "summit" else self.who


EVENT_FIELDS = ("who", "with", "where", "from", "to", "status", "about")
TOOK_PART = "secrel:participant|secrel:party"
SPOKE = "secrel:speaker|secrel:speaker/^secrel:holder/secrel:post/secrel:servesState"

ASKABLE: Mapping[str, Kind] = {
    kind.name: kind
    for kind in (
        Kind("meeting", "Meetings of any sort", "secrel:Meeting", TOOK_PART, EVENT_FIELDS),
        Kind("visit", "Visits", "secrel:Visit", TOOK_PART, EVENT_FIELDS),
        Kind("call", "Calls", "secrel:Call", TOOK_PART, EVENT_FIELDS),
        Kind(
            "agreement",
            "Agreements",
            "secrel:Agreement",
            "secrel:party",
            ("who", "with", "from", "to", "status", "about"),
            STAGES,
        ),
        Kind(
            "summit",
            "Summits",
            "secrel:Summit",
            "secrel:host",
            ("who", "where", "from", "to", "status", "about"),
        ),
        Kind("statement", "Statements", "secrel:Statement", SPOKE, ("who", "from", "to", "about"), ()),
    )
}
