"""Whether an event is planned, held or cancelled, by the words around its trigger and by its dates."""

import re
from datetime import date

from kg.model.partial_date import PartialDate

_CANCELLED = re.compile(
    r"\b(?:cancel(?:l?ed|s)|called\soff|postponed?|(?:will|would|did)\snot\s(?:take|come|go|travel|visit|meet|attend|be\sable)"
    r"|not\sto\s(?:travel|visit|meet)|no\slonger)\b",
    re.IGNORECASE,
)
_AHEAD = re.compile(
    r"\b(?:will|shall|would|to\s(?:be|hold|pay|make|take|discuss)|plans?|planned|planning|intends?|expected|scheduled|due|upcoming|forthcoming|next|future|proposed"
    r"|ahead\sof|before|prior\sto|in\sadvance\sof|in\spreparation\sfor|preparations\sfor|look(?:s|ed|ing)?\sforward|agreed|coming"
    r"|anticipated|prepar\w+)\b",
    re.IGNORECASE,
)
_OVER = re.compile(
    r"\b(?:following|after|since|recent\w*|previous|last|past|results?\sof|outcomes?\sof|successful|held|took\splace|has\s|have\s|had\s|was|were"
    r"|during|concluded|earlier|reached\sat|met|at)\b",
    re.IGNORECASE,
)
_TO_COME = re.compile(
    r"[^.;]{0,60}?\b(?:will|to\sbe\sheld|scheduled|to\stake\splace|(?:is|are)\splanned|later\sthis|next)\b",
    re.IGNORECASE,
)
#: "Following her visit": what is still to come is told behind a comma.
_BEHIND = re.compile(r"\b(?:following|after|since|during)\s[^,;]*$", re.IGNORECASE)
_PUT_OFF = re.compile(
    r"\b(?:postponed|cancell?ed|called\soff|put\soff|(?:postponement|cancellation)\sof)\s(?:\w+\s){0,3}$",
    re.IGNORECASE,
)
#: Modal words right before a verb: "will also", "is scheduled to", "agreed to".
_MODAL = re.compile(
    r"\b(?:will|shall|would)\s(?:(?:then|also|both|soon|be|again|next|now|first|have|on|in|at|this|today|tomorrow|tonight|hold\w*"
    r"|\w+ly|\w+day|morning|afternoon|evening|[A-Z]\w+|\d+\w*|\([^)]*\)),?\s)*$"
    r"|\b(?:to|may|can)\s(?:(?:then|also|both|again|be|jointly|separately|hold\w*|\w+ly)\s)*$",
)
_MODAL_VERB = re.compile(r"(?:will|would|shall|to)\s", re.IGNORECASE)
_THOUGHT = re.compile(
    r"\b(?:could|should|might|if|whether|willing(?:ness)?|ready|readiness|possib\w+|called?\s(?:on|for)|urged?|offer(?:ed)?"
    r"|refus\w+|declin\w+|propos\w+|need(?:s|ed)?|had\sbeen\s(?:due|scheduled|expected|planned)|decision|bid|continue|hope[sd]?|fail(?:ed|s|ing|ure)|unable|invit\w+|want(?:s|ed)?|wish(?:es|ed)?|opportunity|encourag\w+)\b[^.;]{0,40}$",
    re.IGNORECASE,
)
#: "accepted an invitation to visit".
_ACCEPTED = re.compile(
    r"\baccept\w*\s[^.;]{0,60}?\binvitations?\s(?:[^.;]{0,40}?\s)?to\s(?:pay\s|make\s|undertake\s)?$"
)
#: "concurred in holding the next dialogue", "was pleased to visit".
_NEXT = re.compile(r"(?:hold|convene|host)(?:ing)?\s(?:the|their|a)\snext\b")
#: "agreed on travelling together": what is agreed on is to come.
_AGREED_ON = re.compile(r"\b(?:agree[ds]?|agreeing|decid\w+|settled?)\s(?:on|upon)\s$", re.IGNORECASE)
_GLAD = re.compile(r"\b(?:pleased|glad|happy|delighted|honou?red)\sto\s$")
_NOT_DONE = re.compile(r"\b(?:could|should|might|can|may|did\snot|not|never)\s(?:\w+\s)?$")
#: Travel told in the present tense is to come: "on Monday he goes to Accra".
_TIMETABLE = re.compile(
    r"(?:goes|go|leaves?|fl(?:y|ies)|continues?(?:\son)?|travels|proceeds?|departs?|arrives?|heads?)\b"
)


def verb_status(before: str, verb: str) -> str | None:
    """Return the status that the words before a verb and its form give; None for what is only thought of."""
    before = before.removesuffix("re-")
    if _CANCELLED.search(before[-30:] + verb):
        return "cancelled"
    accepted = _ACCEPTED.search(before[-120:]) is not None
    if accepted or _NEXT.match(verb) or _AGREED_ON.search(before[-30:]):
        return None if not accepted and _THOUGHT.search(before[-60:]) else "planned"
    if _GLAD.search(before):
        return None
    if _MODAL.search(before[-40:]) or _MODAL_VERB.match(verb):
        sure = re.search(r"\bwill\b", before[-60:] + verb, re.IGNORECASE)
        return None if _THOUGHT.search(before[-60:]) and not sure else "planned"
    if _NOT_DONE.search(before[-30:]):
        return None
    return (
        "planned"
        if _TIMETABLE.match(verb) or re.match(r"(?:is|are)\s(?:expected|due)|on\s\w+\sway", verb)
        else "held"
    )


def noun_status(before: str, after: str) -> str | None:
    """Return the status that the words around a noun give; None where they give none."""
    if _CANCELLED.search(after[:90]) or _PUT_OFF.search(before):
        return "cancelled"
    near = before[-45:]
    ahead = max((m.start() for m in _AHEAD.finditer(near)), default=-1)
    over = max((m.start() for m in _OVER.finditer(near)), default=-1)
    apart = after.partition(",")[0] if _BEHIND.search(near) else after
    if ahead > over or _TO_COME.match(apart):
        return "planned"
    return "held" if over >= 0 else None


def dated_status(status: str, start: PartialDate | None, end: PartialDate | None, day: date) -> str:
    """Return `status` as the calendar corrects it: what begins after `day` is planned, what ended before is over."""
    if status == "cancelled" or start is None or end is None:
        return status
    if (start.earliest - day).days > (status == "held"):  # what was held "tomorrow" was so by another clock
        return "planned"
    return "held" if end.latest < day else status
