"""The words that speak of an encounter or a journey: verbs, and nouns such as talks, call and visit."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: Nouns for an encounter that name one by themselves.
_STRONG = (
    r"(?:meetings?|talks|negotiations|(?:phone|telephone|video)\s(?:calls?|conversations?|talks?|conference)|phone\scall|calls?|luncheon|lunch"
    r"|dinner|breakfast|interview|audience|teleconference|videoconference|roundtable|summit|conversation)"
)
#: Nouns that mean an encounter only with a day, a place, or a name of its own.
_WEAK = (
    r"(?:consultations?|discussions?|conversations|dialogues?|sessions?|rounds?|exchange|convenings?|engagements?|ministerial|forum"
    r"|ceremony|contacts)"
)
_BY_WIRE = re.compile(
    r"\b(?:tele)?phon\w*|\bvideo|\bvirtual|\bcalls?\b(?!\son\b)|\bteleconference|\bonline\b|\bvia\b",
    re.IGNORECASE,
)
#: What may stand between "held" and its noun: adjectives and ordinals, not another clause.
_FILL = r"(?:(?!(?:to|that|with|who|which|he|she|they|it|been|as|from|for|in(?!\s(?-i:[A-Z]))|on(?!\s(?-i:[A-Z]))|about|also|not|the\sview)\b)[\w'’.+&/-]+,?\s){0,9}?"
_NO_PEOPLE = (
    r"(?!\s(?:(?:the|all|their|its|our|any|these|those|with)\s)?(?:\w+\s)?(?:needs?|requirements?|standards?|challenges?|highest"
    r"|obligations?|targets?|criteria|deadlines?|demands?|conditions?|goals?|commitments?|expectations|aspirations"
    r"|threats?|objectives|success|approval|resistance)\b)"
)
#: What may stand between "will travel" and "to Kyiv": companions, times, names, but no other verb.
_ON_THE_WAY = (
    r"(?-i:(?:\s(?:on|from|to|through|today|yesterday|tomorrow|tonight|this|morning|afternoon|evening|next|last|week|later|earlier|early|and"
    r"|with|an?|the|his|her|their|interagency|delegation|presidential|country|then|back|off|visit|trip|official|working|state|by|of|also"
    r"|high-level|together|[A-Z(][\w.’')-]*|\d[\w\u2013-]*),?)*?)"
)


@dataclass(frozen=True, slots=True)
class Trigger:
    """A trigger in the text; `form` is ``verb``, ``noun``, ``weak`` (a noun that needs more) or ``either``."""

    start: int
    end: int
    rule: str
    kind: str
    form: str


#: Rule, kind, form and pattern of each family; of two that begin together the first one holds.
_FAMILIES = (
    (
        "spoke-with",
        "call",
        "verb",
        r"(?:spoke|speaks?|spoken|speaking)\b(?:[^.;:\n]{0,60}?\s(?:with|to)\b|\sby\s(?:tele)?phone\b)|(?:tele)?phoned\b",
    ),
    (
        "courtesy-call",
        "meeting",
        "verb",
        r"(?:paid|pays?|paying|made|make)\b[^.;\n]{0,30}?\bcalls?\s(?:on|upon)\b"
        r"|call(?:s|ed|ing)?\son\b(?![^.;\n]*\sto\s[a-z]+\b)",
    ),
    (
        "held-talks",
        "meeting",
        "verb",
        r"(?:held|holds?|holding|had|has|have|having|conduct(?:ed|s)?|conven(?:ed?|es|ing)|launch(?:ed|es)?|opened|opens"
        r"|continued?|(?:co-?)?chair(?:ed|s|ing)?|led|leads?|concluded?|attend(?:ed|s|ing)?|join(?:ed|s|ing)?|participat(?:ed?|es|ing)\sin"
        r"|took\spart\sin|tak(?:es?|ing)\spart\sin|began|begin|begins|resumed?|(?:co-?)?host(?:ed|s|ing)?)"
        rf"\s{_FILL}(?:{_STRONG}|{_WEAK})\b",
    ),
    (
        "received-by",
        "meeting",
        "verb",
        r"(?:was|were|been|be)\s(?:\w+\s){0,2}(?:received|welcomed|hosted|greeted)\b[^.;\n]{0,40}?\bby\b",
    ),
    (
        "received",
        "meeting",
        "verb",
        r"(?:received|receives?|receiving|(?:co-?)?host(?:ed|s|ing)?|welcom(?:ed?|es|ing)|greet(?:ed|s|ing)?)\b",
    ),
    (
        "met-with",
        "meeting",
        "verb",
        rf"(?:met|meets?)\b{_NO_PEOPLE}|(?:is|are|was|were|be)\smeeting\b|conferred\swith\b|s[ai]t\sdown\swith\b"
        r"|consult(?:ed|s)?\swith\b|(?:re)?conven(?:e|es|ed)\s(?:with|in|on)\b",
    ),
    (
        "travelled-to",
        "visit",
        "verb",
        r"(?:(?:will|to|and|would|then|also|shall)\s(?:then\s|also\s)?travel|travel(?:l?ed|s|l?ing)|fl(?:y|ies|ew|ying)"
        r"|head(?:ed|s|ing)?|arriv(?:ed?|es|ing)|went|goes|go|continu(?:e|es|ed|ing)(?:\son)?"
        r"|proceed(?:ed|s)?|come|came|accompan(?:y|ies|ied|ying)|will\sbe|led|lead|leads|leading)"
        rf"\b(?={_ON_THE_WAY}\s(?:to|in|for|at)\s(?:the\s)?(?-i:[A-Z]))",
    ),
    (
        "departs-for",
        "visit",
        "verb",
        rf"(?:depart(?:ed|s|ing)?|left|leaves?)\b(?={_ON_THE_WAY}\s(?:to|in|for|at|on)\s(?:the\s|an?\s)?(?-i:[A-Z]|official|state|working))",
    ),
    (
        "stays-in",
        "visit",
        "verb",
        r"spen(?:ds?|t)\b(?=[^.;\n]{0,40}\sin\s)"
        r"|(?:is|are|was|were)\s(?:now\s|currently\s|today\s)?in\s(?=(?:the\s)?(?-i:[A-Z]))|(?:is|are)\s(?:expected|due)\sin\s(?=(?-i:[A-Z]))"
        r"|on\s(?:his|her|their)\sway\s(?=to\s)|(?:took|takes|brings|brought)\s(?:him|her|them)\s(?=to\s)"
        r"|(?:begins?|began|starts?|started|concludes?d?)\s(?:his|her|their|the|a)\s(?:[\w-]+\s){0,3}(?:trip|visit|travels?|tour|journey)\b",
    ),
    (
        "attends",
        "visit",
        "verb",
        r"attend(?:s|ed|ing)?\b|participat(?:es?|ed|ing)\sin\b|speak\sat\b|delivers?\s(?:keynote\s)?remarks\sat\b",
    ),
    (
        "joins",
        "meeting",
        "verb",
        r"join(?:s|ed|ing)?\b(?=\s(?-i:[A-Z]))",
    ),
    (
        "signed-together",
        "meeting",
        "verb",
        r"(?:signed|signs?|initialled|oversaw)\b(?!\s(?:on|off)\b)|exchanged\s(?:\w+\s){0,2}(?:letters|instruments|notes|documents|copies|agreements?)\b",
    ),
    (
        "visit",
        "visit",
        "either",
        r"(?:visit(?:s|ed|ing)?|trips?|travels?|tours?|journey|stopover|stops?(?=\s(?:in|at|will\sbe|is)\s(?-i:[A-Z])))\b",
    ),
    ("talks-of", "meeting", "noun", rf"(?:{_STRONG})\b"),
    ("dialogue-of", "meeting", "weak", rf"(?:{_WEAK})\b"),
)
_ANY = re.compile(
    r"\b(?:" + "|".join(f"(?P<f{number}>{family[3]})" for number, family in enumerate(_FAMILIES)) + ")",
    re.IGNORECASE,
)
#: What stands before "visit" or "travel" where it is a noun.
_NOUN_BEFORE = re.compile(
    r"(?:[’']s?|\b(?:his|her|their|its|my|our|your|the|an?|this|that|these|official|state|working|recent|upcoming|first|second|third"
    r"|forthcoming|historic|previous|last|next|private|short|bilateral|subsequent|inaugural|planned|presidential|reciprocal|return"
    r"|on|of|day|several|successful|foreign|overseas|\w+-day|two-way|mutual|brief|ongoing|administration|during|after|following)"
    r"|\b(?:the|an?|this|that|his|her|their|its)\s[\w-]+)\s+$",
    re.IGNORECASE,
)
#: A title that begins with the noun: "Visit to Poland".
_NOUN_FIRST = re.compile(r"(?:Official\s|Working\s|State\s)?(?:Visit|Trip|Travel)\s(?:to|of|by)\b")


def find_triggers(text: str, start: int, end: int) -> Iterator[Trigger]:
    """Yield the triggers in ``text[start:end]``, in order and without overlaps."""
    for match in _ANY.finditer(text, start, end):
        rule, kind, form, _ = _FAMILIES[int((match.lastgroup or "f0")[1:])]
        if form == "either":
            first = match.start() == start and _NOUN_FIRST.match(text, start, end)
            before = _NOUN_BEFORE.search(text, max(0, match.start() - 24), match.start())
            form = "noun" if first or before or match[0].lower().startswith("stop") else "verb"
        yield Trigger(*match.span(), rule, kind, form)


def by_wire(words: str) -> bool:
    """Whether `words` speak of a call: telephone, video or a virtual meeting."""
    return _BY_WIRE.search(words) is not None
