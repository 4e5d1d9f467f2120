"""Find where a text names or describes an agreement: the whole noun phrase around its head word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from kg.extract.mentions import Reading
from kg.extract.noun_phrases import SMALL, capitalized, left_edge, right_edge
from kg.gazetteer import tables
from kg.text import Sentence

#: Heads that name a text agreed between states, and the class that a later "the treaty" must share.
STRONG = {
    "agreement": "agreement", "agreements": "agreement", "treaty": "treaty", "treaties": "treaty",
    "convention": "convention", "memorandum": "memorandum", "memoranda": "memorandum", "memorandums": "memorandum",
    "mou": "memorandum", "mous": "memorandum", "protocol": "protocol", "accord": "agreement", "accords": "agreement",
    "pact": "agreement", "declaration": "declaration", "communique": "statement", "communiqué": "statement",
    "statement": "statement", "charter": "charter", "compact": "compact", "compacts": "compact", "deal": "agreement",
    "ceasefire": "ceasefire", "truce": "ceasefire", "cease-fire": "ceasefire", "cessation": "ceasefire",
    "contract": "contract", "covenant": "convention",
}  # fmt: skip
#: Heads that name as often a policy: they count with a sign that states have agreed.
WEAK = {
    "partnership": "partnership", "partnerships": "partnership", "framework": "framework", "initiative": "initiative",
    "plan": "plan", "programme": "plan", "program": "plan", "roadmap": "plan", "arrangement": "agreement",
    "arrangements": "agreement", "strategy": "plan", "scheme": "plan", "consensus": "consensus", "formula": "plan",
    "outlook": "plan", "understanding": "agreement", "principles": "plan", "vision": "plan", "annex": "annex",
}  # fmt: skip
_HEAD = re.compile(rf"\b(?:{'|'.join(sorted({*STRONG, *WEAK}, key=len, reverse=True))})\b", re.IGNORECASE)
#: Names that a head is inside of, or words that make it another thing.
_NOT_AFTER = re.compile(
    r"\W{0,2}(?:ally|allies|organi[sz]ation|negotiations?|cent(?:er|re)|office|period|council|talks|obligations?|secretariat"
    r"|violations?|signatory|signatories|partners?|officials?|hall|body|bodies|monitoring)\b",
    re.IGNORECASE,
)
_NOT_BEFORE = re.compile(
    r"\b(?:chief of|head of|state|diplomatic|reach(?:ed)? an?|in|no|press|opening|without|broad|full|national|mutual|better"
    r"|my|his|her|\w+[’']s|written|general|common|bank|by)\s$",
    re.IGNORECASE,
)
_JOINT = re.compile(
    r"\b(?:joint|leaders[’']?|ministers[’']?|trilateral|chairs?[’']s?|summit|g7|quad|common|final)\b",
    re.IGNORECASE,
)
#: What marks a text that states have agreed, or are to agree, before the head of its name.
AGREED = re.compile(
    r"\b(?:sign(?:ed|ing|s|ature)?|conclud\w+|conclusion|initial\w+|ratif\w+|adopt\w*|adoption|negotiat\w+|finali[sz]\w+|draft\w*|ent(?:er|ers|ered|ering)\sinto"
    r"|implement\w*|under|provisions|join\w*|launch\w*|withdr\w+|renew\w*|exten\w+|return|endors\w+|establish\w*|text|talks\son|exchang\w+"
    r"|reached|announc\w+|develop(?:ment|ing)|draw\sup|drawn\sup|work\son|pursuant|through|includ\w+|prepar\w+|accession|acced\w+|parties\sto)\b",
    re.IGNORECASE,
)
_AGREED_AFTER = re.compile(
    r"[^.;]{0,50}?\b(?:(?:was|were|been|be|is)\s(?:\w+\s)?(?:signed|concluded|initial\w+|ratified|adopted|negotiated|endorsed|reached|launched|issued|agreed)"
    r"|entered?\sinto\sforce|(?:has|have)\sbeen\s(?:signed|proposed|drafted)|signed\s(?:in|on|by|between)|expire[sd]?|in\seffect)\b",
    re.IGNORECASE,
)
_SKIPPED = frozenset(
    "new ongoing recent existing proposed possible said above further draft last signed important historic major current"
    " final several relevant previous initialled initialed so-called pending immediate such own latest same respective".split()
)
_BACK = re.compile(r"\b(?:the|this|that|these|those|said|above|its|their|our)\s(?:\w+\s)?$", re.IGNORECASE)
_INDEFINITE = re.compile(
    r"\b(?:an?|two|three|four|several|new|to|of|and|sign\w*|tripartite|trilateral)\s(?:\w+\s)?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where an agreement is named.

    Shape:
        `form` is ``named`` (capitalised), ``described`` (a noun phrase that tells it apart) or ``back`` (only
        "the agreement"); `family` is the class of its head; `first`, `head`, `last` are tokens.
    """

    form: str
    family: str
    name: str
    start: int
    end: int
    first: int
    head: int
    last: int
    sentence: Sentence


def find_namings(reading: Reading) -> Iterator[Naming]:
    """Yield every place where the text names, describes or refers back to an agreement, in order."""
    document = reading.document
    closed = frozenset(
        index
        for mention in reading.mentions
        if mention.kind in ("person", "role")
        for index in range(mention.first, mention.last)
    )
    words = [token.text for token in document.tokens]
    done = 0
    for match in _HEAD.finditer(document.text):
        head = document.token_at(match.start())
        if head < done or document.tokens[head].text.lower() not in STRONG | WEAK:
            continue
        sentence = document.sentences[document.sentence_at(match.start())]
        naming = _naming(reading, words, head, sentence, closed)
        if naming:
            done = naming.last
            yield naming


def _naming(
    reading: Reading, words: list[str], head: int, sentence: Sentence, closed: frozenset[int]
) -> Naming | None:
    document = reading.document
    lower = words[head].lower()
    text, tokens = document.text, document.tokens
    if _NOT_AFTER.match(text, tokens[head].end, sentence.end):
        return None
    family = STRONG.get(lower) or WEAK[lower]
    title = sentence.paragraph == 0 and bool(document.release.title)
    first = _first(words, head, sentence.first, closed)
    before = text[sentence.start : tokens[first].start]
    last = _last(words, head, sentence.last)
    proper = capitalized(words[head])
    modified = any(capitalized(words[at]) for at in range(first, head))
    completed = last > head + 1 + 2 * (family == "memorandum" and lower.startswith("memo"))
    form = "described"
    if (proper or modified) and (modified or (completed and proper)):
        form = "named"
    if not _counts(
        reading,
        lower,
        form,
        before,
        text[tokens[head].end : sentence.end],
        first < head,
        completed,
        title,
        text[tokens[first].start : tokens[head].start],
    ):
        form = "back"
    elif form == "described" and not completed and _BACK.search(before[-40:]) and first == head:
        form = "back"
    name = " ".join(text[tokens[first].start : tokens[last - 1].end].split())
    return Naming(form, family, name, tokens[first].start, tokens[last - 1].end, first, head, last, sentence)


def _first(words: list[str], head: int, floor: int, closed: frozenset[int]) -> int:
    """Return where the noun phrase begins: small modifiers of the head, then capitalised words."""
    first = head
    known = _modifiers()
    while first > floor and first - 1 not in closed:
        word = words[first - 1]
        joined = word in ("and", "-") and first - 2 >= floor and words[first - 2].lower() in known
        if (word.lower() in known and not capitalized(word)) or joined:
            first -= 1
        else:
            break
    while first < head and (words[first].lower() in _SKIPPED or words[first] in ("and", "-")):
        first += 1
    before = (
        left_edge(words, first, floor, closed)
        if first == head or words[first - 1 : first] != ["and"]
        else first
    )
    return before if any(capitalized(words[at]) for at in range(before, first)) else first


def _last(words: list[str], head: int, limit: int) -> int:
    first = head + 1
    if words[head].lower() in ("memorandum", "memoranda", "memorandums") and [
        w.lower() for w in words[first : first + 2]
    ] == ["of", "understanding"]:
        first += 2
    if words[head].lower() == "cessation" and [w.lower() for w in words[first : first + 2]] == [
        "of",
        "hostilities",
    ]:
        return first + 2
    start = first
    if words[start : start + 1] == ["("] and words[start + 2 : start + 3] == [")"]:
        start += 3
    if (
        start >= limit
        or words[start].lower() not in SMALL
        or words[start].lower()
        in ("with", "and", "by", "(", ",", "to", "-", "–", "—", "in", "or", "&", "“", '"')
    ):
        opened = start < limit and (
            words[start].lower() in ("by", "to")
            and start + 1 < limit
            and capitalized(words[head])
            and (capitalized(words[start + 1]) or words[start + 1] == "the")
            and words[start].lower() != "to"
        )
        if not (
            opened
            or (
                start < limit
                and words[start] == "to"
                and capitalized(words[head])
                and start + 1 < limit
                and capitalized(words[start + 1])
            )
        ):
            return first
    longest = 60 if capitalized(words[head]) else 18
    last = right_edge(words, start, limit, longest)
    return last if last > start else first


@cache
def _modifiers() -> frozenset[str]:
    return frozenset(
        {*tables.words("agreement_words"), "visa", "grain", "hostage", "hostages", "detainees", "prisoner", "release", "loan", "tripartite",
         "inter-governmental", "governmental", "subsidiary", "labour", "voluntary", "humanitarian", "truce", "action", "export", "gas", "returns",
         "sharing", "information", "exchange", "swap", "bilateral", "permanent", "lasting", "space"}
        - {"a", "an", "and", "for", "in", "of", "on", "or", "the", "this", "to", "with", "new", "parties", "leaders", "ministers", "meeting"}
    )  # fmt: skip


def _counts(
    reading: Reading,
    lower: str,
    form: str,
    before: str,
    after: str,
    modified: bool,
    completed: bool,
    title: bool,
    within: str,
) -> bool:
    """Whether a phrase speaks of a particular agreement, rather than of accord in general."""
    near = before[-70:]
    if lower == "statement" and not _JOINT.search(within):
        return False
    if lower in ("ceasefire", "truce", "cease-fire", "cessation"):
        return not re.search(r"\bdeclared an?\s$", near)
    agreed = bool(AGREED.search(near) or _AGREED_AFTER.match(after))
    if lower in STRONG:
        if form == "named":
            return not _NOT_BEFORE.search(near[-15:]) or completed
        return agreed and (modified or completed or bool(_INDEFINITE.search(near)))
    if form == "named":
        return agreed
    return agreed and completed and bool(re.search(r"\b(?:sign|adopt|conclud|negotiat)\w*", near))
