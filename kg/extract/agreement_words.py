"""The words that agreements are named with: heads, their modifiers, and signs that states have agreed."""

import re
from functools import cache

from kg.gazetteer import tables

#: Heads that name a text agreed between states, and the family that a later "the treaty" must share.
STRONG = {
    "agreement": "agreement", "agreements": "agreement", "treaty": "treaty", "treaties": "treaty",
    "convention": "convention", "memorandum": "memorandum", "memoranda": "memorandum", "memorandums": "memorandum",
    "mou": "memorandum", "mous": "memorandum", "protocol": "protocol", "protocols": "protocol",
    "accord": "agreement", "accords": "agreement",
    "pact": "agreement", "declaration": "declaration", "communique": "statement", "communiqué": "statement",
    "statement": "statement", "charter": "charter", "compact": "compact", "compacts": "compact", "deal": "agreement",
    "ceasefire": "ceasefire", "truce": "ceasefire", "cessation": "ceasefire",
    "contract": "contract", "notes": "notes", "letter": "memorandum", "letters": "notes", "covenant": "convention",
}  # fmt: skip
#: Heads that name a policy as often: they count with a sign that states have agreed.
WEAK = {
    "partnership": "partnership", "framework": "framework", "initiative": "initiative", "plan": "plan",
    "programme": "plan", "program": "plan", "roadmap": "plan", "arrangement": "agreement", "strategy": "plan",
    "scheme": "plan", "consensus": "consensus", "formula": "plan", "outlook": "plan", "principles": "plan",
    "vision": "plan", "annex": "annex", "concept": "plan", "code": "plan",
    "zone": "agreement", "area": "agreement", "document": "plan",
}  # fmt: skip
#: Agreements that are known by their letters.
ACRONYMS = {"jcpoa": "plan", "npt": "treaty", "ctbt": "treaty", "unclos": "convention", "rcep": "agreement"}
FAMILIES = {**STRONG, **WEAK, **ACRONYMS}
#: Words before a head that belong to a described agreement, beside those of the gazetteer.
_MODIFIERS = frozenset(
    "visa grain hostage hostages detainees prisoner prisoners release loan tripartite inter-governmental governmental"
    " subsidiary labour voluntary humanitarian truce action export gas returns sharing information exchange swap"
    " permanent lasting space cultural consular".split()
)
_NO_MODIFIERS = frozenset(
    "a an and for in of on or the this to with new parties leaders ministers meeting agreement agreements treaty"
    " historic".split()
)
#: Modifiers at the front that tell an agreement's state, not which it is.
SKIPPED = frozenset(
    "new ongoing recent existing proposed possible said above further draft last signed important historic major"
    " current final several relevant previous initialled initialed so-called pending immediate such own latest same"
    " respective first".split()
)
#: What marks a text that states have agreed, or are to agree, before the head of its name.
AGREED = re.compile(
    r"\b(?:sign(?:ed|ing|s|ature)?|conclud\w+|conclusion|initial\w+|ratif\w+|adopt\w*|adoption|negotiat\w+|finali[sz]\w+"
    r"|draft\w*|ent(?:er|ers|ered|ering)\sinto|implement\w*|under|provisions|join\w*|launch\w*|withdr\w+|renew\w*|exten\w+"
    r"|return|endors\w+|establish\w*|text|talks\son|exchang\w+|reached|announc\w+|develop(?:ment|ing)|draw\sup|drawn\sup"
    r"|work\son|pursuant|through|prepar\w+|accession|acced\w+|parties\sto|consultations\son|outlin\w+|unveil\w+|agreed\s(?:an?|the)"
    r"|call(?:s|ed|ing)?\s(?:\w+\s)?for|propos\w+)\b",
    re.IGNORECASE,
)
AGREED_AFTER = re.compile(
    r"[^.;]{0,50}?\b(?:(?:was|were|been|be|is)\s(?:\w+\s)?(?:signed|concluded|initial\w+|ratified|adopted|negotiated"
    r"|endorsed|reached|launched|issued|agreed)|entered?\sinto\sforce|(?:has|have)\sbeen\s(?:signed|proposed|drafted)"
    r"|signed\s(?:in|on|by|between|during)|expire[sd]?|in\seffect|negotiations?\b|underway|under\s(?:discussion|preparation)|ready\sfor\ssignature)\b"
    r"|,?\s(?:which|that)\s[^.;,]{1,50}?\s(?:is|are)\snegotiating\b"
    r"|,?\s(?:which|that|by\swhich)\s[^.;]{0,50}?\b(?:adopted|signed|agreed|initial+ed|concluded|founded|established)\b",
    re.IGNORECASE,
)


@cache
def modifiers() -> frozenset[str]:
    """Return the small words that may stand before the head of a described agreement."""
    return (tables.words("agreement_words") | _MODIFIERS) - _NO_MODIFIERS
