"""Whether an event is planned, held or cancelled, by the words around its trigger and by its dates."""

import re
from datetime import date

from kg.model.partial_date import PartialDate

_CANCELLED = re.compile(
    r"\b(?:cancel(?:l?ed|s)|called\soff|postponed?|will\snot|would\snot|not\sto\s(?:travel|visit|meet)|no\slonger|suspended)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|to|plans?|planned|planning|intends?|expected|scheduled|due|upcoming|forthcoming|next|future|proposed"
    r"|ahead\sof|before|prior\sto|in\sadvance\sof|in\spreparation\sfor|preparations\sfor|looks?\sforward|looking\sforward|agreed|coming"
    r"|invited|invitation|anticipated|prepar\w+)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:following|after|since|recent\w*|previous|last|past|results?\sof|outcomes?\sof|successful|held|took\splace|has\s|have\s|had\s|was|were"
    r"|during|concluded|earlier|reached\sat|met|at)\b",
    re.IGNORECASE,
)
#: Modal words right before a verb: "will also", "is scheduled to", "agreed to".
_MODAL = re.compile(
    r"\b(?:will|shall|would|to|is\sto|are\sto|may|can)\s(?:(?:then|also|both|today|tomorrow|soon|be|again|jointly|separately|next|hold\w*|now|first|have|\w+ly)\s)*$",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:could|should|might|if|whether|willing(?:ness)?\sto|ready\sto|readiness\sto|possib\w+|called?\s(?:on|for)|urged?|offer(?:ed)?\sto|refus\w+\sto"
    r"|declin\w+\sto|propos\w+|need(?:s|ed)?\sto|continue\sto)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


def verb_status(before: str, verb: str) -> str | None:
    """Return the status that the words before a verb and its form give; None for what is only thought of."""
    window = before[-60:]
    if _CANCELLED.search(window[-30:] + verb):
        return "cancelled"
    if _MODAL.search(before[-40:]):
        return None if _HYPOTHETICAL.search(window) and not re.search(r"\bwill\b", window) else "planned"
    if re.search(r"\b(?:could|should|might|can|may|did\snot|not)\s(?:\w+\s)?$", window):
        return None
    return "held"


def noun_status(before: str, after: str) -> str | None:
    """Return the status that the words around a noun give; None where they give none."""
    if _CANCELLED.search(after[:40]):
        return "cancelled"
    near = before[-45:]
    ahead = max((m.start() for m in _AHEAD.finditer(near)), default=-1)
    over = max((m.start() for m in _OVER.finditer(near)), default=-1)
    if re.match(
        r"[^.;]{0,60}?\b(?:will|to\sbe\sheld|scheduled|to\stake\splace|is\splanned|are\splanned|later\sthis|next)\b",
        after,
    ):
        ahead = max(ahead, over + 1)
    if ahead > over:
        return "planned"
    return "held" if over >= 0 else None


def dated_status(status: str, start: PartialDate | None, end: PartialDate | None, day: date) -> str:
    """Return `status` as the calendar corrects it: what ends before `day` is over, what begins after it is not."""
    if status == "cancelled" or start is None or end is None:
        return status
    if start.earliest > day:
        return "planned"
    return "held" if end.latest < day else status
