"""The states and organisations that take part, by themselves or through officials who are not named."""

import re
from collections.abc import Iterator

from kg.extract.mentions import Mention, Reading

#: Words for people who act for the state or body whose name stands before them.
_OFFICIALS = r"""(?: presiden\w* | ministe\w* | ministr\w+ | prime | chancellor | secretar(?:y|ies)
    | leader\w* | officials?
    | counterparts? | representatives? | ambassadors? | high | delegat\w+ | authorit(?:y|ies) | governments?
    | communit(?:y|ies) | chiefs? | envoys? | kings? | queen | prince\w* | crown | emir | amir | sultan | heads?
    | speakers? | chair\w* | directors? | commission\w* | vice | deputy | foreign | defen[cs]e | first | activists
    | corporations | compan(?:y|ies) | business\w* | parliament\w* | members? | partners? | allies | sides? | state
    | national | general | advis[eo]rs? | senators? | experts | colleagues? | civil | investors | lawmakers
    | associations? | board | council | diplomats? | senior )\b"""
_BESIDE_OFFICIALS = re.compile(
    rf"(?:['\u2019]s)? (?: [-\s,&] | and\s | the\s | \w+\s ){{0,6}}? \b {_OFFICIALS}",
    re.IGNORECASE | re.VERBOSE,
)
_NOT_PARTY = re.compile(
    r"""\b(?: to | in | at | on | for | against | about | into | near | over | across | outside | inside | regarding
    | concerning | towards? | inva\w+ | support\w* )\s (?:the\s)? (?:\w+\s)? $""",
    re.VERBOSE,
)
_PARTY = re.compile(
    r"""\b(?:of|from|between|with|including|by|among)\s (?:the\s)?
    (?: (?: [A-Z]\w+ | Islamic | Republic | Kingdom | State | of | the )\s ){0,4} $""",
    re.VERBOSE,
)
_FIRST = re.compile(r"\W*(?:The|the|Both)?\W*")
#: What joins the states of a list: "Bahrain, Egypt and the United States".
_JOINED = re.compile(r"(?:[\s,&-]|and\b|the\b|Republic\b|Kingdom\b|State\b|Federal\b|of\b)*")
#: How far around a name the words are that tell whether it acts.
_REACH = 70


def parties(reading: Reading, start: int, end: int) -> Iterator[str]:
    """Yield the codes of the states and organisations in ``text[start:end]`` that act there."""
    text = reading.document.text
    previous: Mention | None = None
    taken = False
    for mention in reading.between(start, end, "country", "organization"):
        joined = previous is not None and _JOINED.fullmatch(text, previous.end, mention.start)
        taken = taken if joined else _acts(text, mention, start, end)
        if taken:
            yield from mention.keys
        previous = mention


def _acts(text: str, mention: Mention, start: int, end: int) -> bool:
    """Whether officials stand beside the name, or a word such as "with" before it, or nothing at all."""
    if text[mention.start : mention.end] == "Security Council":  # a state has one too
        return False
    if _NOT_PARTY.search(text, max(start, mention.start - _REACH), mention.start):
        return False
    if _BESIDE_OFFICIALS.match(text, mention.end, min(end, mention.end + _REACH)):
        return True
    if mention.form in ("adjective", "demonym") or text.startswith(("'", "\u2019"), mention.end):
        return False
    led_to = _PARTY.search(text, max(start, mention.start - _REACH), mention.start)
    return bool(led_to or _FIRST.fullmatch(text, start, mention.start))
