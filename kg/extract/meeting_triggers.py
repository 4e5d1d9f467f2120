"""The words that speak of an encounter or a journey: verbs, and nouns such as talks, call and visit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Nouns for an encounter; "summit" only where two states are named before it (see `kg.extract.meeting_frames`).
NOUNS = (
    r"(?:meetings?|talks|negotiations|consultations?|discussions?|conversations?|dialogues?|calls?|sessions?|round|exchange"
    r"|luncheon|lunch|dinner|breakfast|convenings?|summit|engagements?|roundtable|ministerial|forum|teleconference"
    r"|videoconference|conference|phone\scall|contacts)"
)
_BY_WIRE = re.compile(
    r"\b(?:tele)?phon\w*|\bvideo|\bvirtual|\bcalls?\b(?!\son\b)|\bteleconference|\bonline\b|\bvia\b|\bby\swire",
    re.IGNORECASE,
)
#: What may stand between "held" and its noun: adjectives and ordinals, not another clause.
_FILL = (
    r"(?:(?!(?:to|that|with|who|which|he|she|they|it|been|as|from|about|also|not)\b)[\w'’.+&/-]+,?\s){0,9}?"
)
_NO_PEOPLE = (
    r"(?!\s(?:(?:the|all|their|its|our|any|these|those|with)\s)?(?:\w+\s)?(?:needs?|requirements?|standards?|challenges?"
    r"|obligations?|targets?|criteria|deadlines?|demands?|conditions?|goals?|commitments?|expectations|aspirations"
    r"|threats?|objectives|success|approval|resistance)\b)"
)
#: What may stand between "will travel" and "to Kyiv": companions, times, names, but no other verb.
_ON_THE_WAY = (
    r"(?:\s(?:on|from|to|through|today|yesterday|tomorrow|tonight|this|morning|afternoon|evening|next|last|week|later|earlier|early|and|with|an?"
    r"|the|his|her|their|interagency|delegation|presidential|country|then|back|off|visit|trip|official|working|state|by|high-level|of|also"
    r"|together|[A-Z(][\w.’')-]*|\d[\w\u2013-]*),?)*?"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in the text; `noun` where it names the event rather than tells it."""

    start: int
    end: int
    rule: str
    kind: str
    noun: bool


@dataclass(frozen=True, slots=True)
class _Family:
    rule: str
    kind: str
    noun: bool
    pattern: str


_FAMILIES = (
    _Family(
        "spoke-with",
        "call",
        False,  # noqa: FBT003
        r"(?:spoke|speaks?|spoken|speaking)\b(?:[^.;:\n]{0,60}?\s(?:with|to)\b|\sby\s(?:tele)?phone\b)|(?:tele)?phoned\b",
    ),
    _Family(
        "courtesy-call",
        "meeting",
        False,  # noqa: FBT003
        r"(?:paid|pays?|paying|made|make)\b[^.;\n]{0,30}?\bcalls?\s(?:on|upon)\b|call(?:s|ed|ing)?\son\b(?![^.;\n]*\sto\s[a-z]+\b)",
    ),
    _Family(
        "held-talks",
        "meeting",
        False,  # noqa: FBT003
        r"(?:held|holds?|holding|had|has|have|having|conduct(?:ed|s)?|conven(?:ed?|es|ing)|launch(?:ed|es)?|opened|opens"
        r"|(?:co-?)?chair(?:ed|s|ing)?|led|leads?|concluded?|attend(?:ed|s|ing)?|join(?:ed|s|ing)?|participat(?:ed?|es|ing)\sin"
        r"|took\spart\sin|tak(?:es?|ing)\spart\sin|began|begin|continued?|resumed?|(?:co-?)?host(?:ed|s|ing)?|engaged?\sin"
        rf"|exchanged)\s{_FILL}{NOUNS}\b(?!\s(?:to\sdiscuss\sabout|center|room)\b)",
    ),
    _Family(
        "received-by",
        "meeting",
        False,  # noqa: FBT003
        r"(?:was|were|been|be)\s(?:\w+\s)?(?:received|welcomed|hosted|greeted)\sby\b",
    ),
    _Family(
        "received",
        "meeting",
        False,  # noqa: FBT003
        r"(?:received|receives?|receiving|(?:co-?)?host(?:ed|s|ing)?|welcom(?:ed?|es|ing)|greet(?:ed|s|ing)?)\b",
    ),
    _Family(
        "met-with",
        "meeting",
        False,  # noqa: FBT003
        rf"(?:met|meets?|Meets?)\b{_NO_PEOPLE}|(?:is|are|was|were|be)\smeeting\b|conferred\swith\b|s[ai]t\sdown\swith\b"
        r"|consult(?:ed|s)?\swith\b|reconvene\b",
    ),
    _Family(
        "travelled-to",
        "visit",
        False,  # noqa: FBT003
        r"(?:(?:will|to|and|would|then|also|shall)\s(?:then\s|also\s)?travel|travel(?:l?ed|s|l?ing)|fl(?:y|ies|ew|ying)|head(?:ed|s|ing)?"
        r"|depart(?:ed|s|ing)?|left|leaves|arriv(?:ed?|es|ing)|went|goes|go|continu(?:e|es|ed|ing)(?:\son)?|proceed(?:ed|s)?|come|came"
        r"|accompan(?:y|ies|ied|ying)|will\sbe|led|lead|leads|leading)"
        rf"\b(?={_ON_THE_WAY}\s(?:to|in|for|at)\s(?:the\s)?[A-Z])",
    ),
    _Family(
        "stays-in",
        "visit",
        False,  # noqa: FBT003
        r"(?:(?:spends?|spent)\b(?=[^.;\n]{0,40}\sin\s)"
        r"|(?:begins?|began|starts?|started|concludes?d?)\s(?:his|her|their|the|a)\s(?:[\w-]+\s){0,3}(?:trip|visit|travels?|tour|journey)\b)",
    ),
    _Family(
        "visit", "visit", True, r"(?:visit(?:s|ed|ing)?|trips?|travels?|tours?|journey|stopover|travels)\b"
    ),  # noqa: FBT003
    _Family("talks-of", "meeting", True, rf"(?:(?:tele)?phone\s|video\s|virtual\s)?{NOUNS}\b"),  # noqa: FBT003
)
_ANY = re.compile(
    r"\b(?:" + "|".join(f"(?P<f{number}>{family.pattern})" for number, family in enumerate(_FAMILIES)) + ")",
    re.IGNORECASE,
)


def find_triggers(text: str, start: int, end: int) -> Iterator[Trigger]:
    """Yield the triggers in ``text[start:end]``, in order; of two that begin together the first family's."""
    for match in _ANY.finditer(text, start, end):
        family = _FAMILIES[int((match.lastgroup or "f0")[1:])]
        yield Trigger(*match.span(), family.rule, family.kind, family.noun)


def by_wire(words: str) -> bool:
    """Whether `words` speak of a call: telephone, video or a virtual meeting."""
    return _BY_WIRE.search(words) is not None
