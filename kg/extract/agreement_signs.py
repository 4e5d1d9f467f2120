"""Whether a phrase speaks of a particular agreement, rather than of accord in general or one state's policy."""

import re

from kg.extract.agreement_phrases import Phrase
from kg.extract.agreement_words import ACRONYMS, AGREED, AGREED_AFTER, STRONG

#: Words before a head that make it another thing, or only another name of what was named.
_NOT_BEFORE = re.compile(
    r"\b(?:chief of|head of|state|diplomatic|reach(?:ed)? an?|in|no|press|opening|without|broad|full|national|mutual"
    r"|better|my|his|her|written|general|common|bank|by|(?:degree|measure|area|point|spirit)s? of"
    r"|(?:known|referred to) as(?: the)?)\s$",
    re.IGNORECASE,
)
#: Those that may stand before a described one.
_MAY_STAND = re.compile(r"\b(?:reach(?:ed)? an?|in|by)\s$", re.IGNORECASE)
_POLICY = re.compile(
    r"(?:Administration|[Gg]overnment|President \w+|Minister \w+)['’]s (?:\w+ ){0,3}$|\bNational\s",
    re.IGNORECASE,
)
#: Statements of several, not of one person.
_JOINT = re.compile(
    r"\b(?:joint|leaders['’]?|ministers['’]?|trilateral|chairs?['’]?s?|summit|g7|quad|common|final)\b",
    re.IGNORECASE,
)
_OF_SEVERAL = re.compile(r"statement of (?:partnership|intent|principles|cooperation)", re.IGNORECASE)
_SEVERAL_ISSUE = re.compile(
    r",?\s(?:that|which)\s[A-Z][^.;]{2,60}\sand\s[^.;]{2,60}?\s(?:(?:have|had|jointly|today)\s){0,2}(?:issued|adopted|agreed|signed)\b"
)
_INDEFINITE = re.compile(
    r"\b(?:an?|two|three|four|several|new|to|of|and|sign\w*|tripartite|trilateral)\s(?:\w+\s)?$",
    re.IGNORECASE,
)
_PLURAL_TOLD = re.compile(r"\b(?:sign\w*|conclud\w+|negotiating|bilateral)\b", re.IGNORECASE)
#: What leaders agreed at a meeting, though not how it is called.
REACHED = re.compile(
    r",?\s(?:(?:that\s(?:were\s|had\sbeen\s)?)?reached\s(?:earlier\s)?(?:during|at|on|in|by|between)"
    r"|(?:have|has)\sbeen\sreached)\b"
)
#: "The agreement that has opened the ports": what it does tells which it is.
DOES = re.compile(r"\s(?:that|which)\s(?:has|have|sets|will|allow\w*|ended|govern\w*)\b")
_TO_BE_SIGNED = re.compile(r"\s(?:will|are\sto|were|have)\s(?:be\s|been\s)?signed\b")
_SIGNS = re.compile(r"\b(?:sign|adopt|conclud|negotiat|draw|drawn|outlin|develop)\w*\b", re.IGNORECASE)
#: Heads that count with these words only.
_ONLY_AS = {
    "zone": re.compile(r"free trade", re.IGNORECASE),
    "area": re.compile(r"free trade", re.IGNORECASE),
    "concept": re.compile(r"Strategic Concept"),
    "notes": re.compile(r"^exchange of notes", re.IGNORECASE),
    "cessation": re.compile(r"of hostilities", re.IGNORECASE),
    "code": re.compile(r"code of conduct", re.IGNORECASE),
    "letter": re.compile(r"letter of intent", re.IGNORECASE),
    "letters": re.compile(r"^exchange of letters|letters of intent", re.IGNORECASE),
}
#: "the Strategic Partnership of 2020".
_OF_YEAR = re.compile(r"\bof (?:19|20)\d\d$")
_PROGRAMMES = frozenset(("programme", "program", "plan"))
_ITS = re.compile(r"\b(?:its|his|her|my)\s$", re.IGNORECASE)
_INDO = re.compile(r"\bIndo-(?!Pacific)")
_TRUCES = frozenset(("ceasefire", "truce", "cessation"))
_ONE_SIDED = re.compile(r"\bdeclared an?\s$")
_PATRONS = frozenset(("UN", "UNSC", "UNGA"))
#: How near a sign of agreement must stand before a head that names a policy as often.
_NEAR, _FAR = 40, 70


def counts(phrase: Phrase) -> bool:
    """Whether `phrase` names or describes one agreement, or several made together."""
    if _is_another_thing(phrase):
        return False
    if phrase.head in ACRONYMS or phrase.head == "notes":
        return True
    if phrase.head in _TRUCES:
        return _ONE_SIDED.search(phrase.before) is None
    told = bool(AGREED.search(phrase.before[-_FAR:]) or AGREED_AFTER.match(phrase.after))
    if phrase.head in STRONG or (phrase.head == "arrangement" and phrase.named):
        return _strong(phrase, told=told)
    return _weak(phrase, told=told)


def _is_another_thing(phrase: Phrase) -> bool:
    """Whether the head does not stand for an agreement here."""
    if phrase.head == "statement":
        joint = _JOINT.search(phrase.modifiers) or _OF_SEVERAL.match(phrase.words)
        return not (joint or _SEVERAL_ISSUE.match(phrase.after))
    if phrase.head == "deal" and phrase.bare and phrase.before.endswith("to "):  # a verb
        return True
    needed = _ONLY_AS.get(phrase.head)
    return needed is not None and (not needed.search(phrase.words) or phrase.after.startswith(" Agreement"))


def _strong(phrase: Phrase, *, told: bool) -> bool:
    just_before = phrase.before[-20:]
    if phrase.named:  # but not the Chief of Protocol
        return not (_NOT_BEFORE.search(just_before) or phrase.modifiers.endswith(" of "))
    if _NOT_BEFORE.search(just_before) and not _MAY_STAND.search(just_before):
        return False
    between = " between " in phrase.words and " and " in phrase.words
    if between or "joint" in phrase.modifiers.lower() or (phrase.bare and DOES.match(phrase.after)):
        return True
    if phrase.head == "statement" and _SEVERAL_ISSUE.match(phrase.after):
        return True
    near = phrase.before[-_FAR:]
    if phrase.head.endswith("s"):
        several = _PLURAL_TOLD.search(near + phrase.modifiers + phrase.after[:30])
        made = REACHED.match(phrase.after) or _TO_BE_SIGNED.match(phrase.after)
        return made is not None or (several is not None and told)
    return told and (not phrase.bare or _INDEFINITE.search(near) is not None)


def _weak(phrase: Phrase, *, told: bool) -> bool:
    """Whether a plan, partnership or framework is one of several states."""
    if _is_own_policy(phrase):
        return False
    proper = phrase.words[len(phrase.modifiers) :][:1].isupper()
    if phrase.head in _ONLY_AS:
        return told
    if not phrase.named:
        signed = _SIGNS.search(phrase.before[-_NEAR:]) is not None
        signed = signed or (told and " between " in phrase.words)
        return (
            signed
            and not phrase.bare
            and phrase.head not in ("partnership", "principles", "vision", "framework")
        )
    several = len(phrase.states) > 1 or bool(phrase.bodies - _PATRONS)
    if several and phrase.completed and (proper or phrase.head != "partnership"):
        return True
    if _OF_YEAR.search(phrase.words) or " between " in phrase.words or phrase.modifiers.startswith("Joint "):
        return True
    sign = AGREED.search(phrase.before[-_NEAR:])
    carried_out = sign and sign[0].lower().startswith("implement") and phrase.head in _PROGRAMMES
    return bool((sign and not carried_out) or AGREED_AFTER.match(phrase.after))


def _is_own_policy(phrase: Phrase) -> bool:
    """Whether a plan or strategy is one state's, by whose it is said to be."""
    if (
        _POLICY.search(phrase.before[-60:])
        or _ITS.search(phrase.before[-8:])
        or "National " in phrase.modifiers
    ):
        return True
    if "’s " in phrase.modifiers and phrase.words[len(phrase.modifiers) :][:1].islower():
        return True
    one = len(phrase.states) == 1 and " between " not in phrase.words
    return one and not _INDO.search(phrase.modifiers)
