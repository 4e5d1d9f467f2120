"""Who the parties of an agreement are, as far as the text shows them."""

import re
from collections import Counter
from collections.abc import Iterator

from kg.extract.agreement_names import Naming
from kg.extract.mentions import Mention, Reading

#: Bodies that stand behind agreements of others and are no parties of them.
_PATRONS = frozenset(("UN", "UNSC", "UNGA"))
_GAP = re.compile(
    r"(?:\s|,|&|[-–—]|\band\b|\bthe\b|\bas well as\b|\bGovernments?\sof\b|\bRepublic\b|\bKingdom\b|\bof\b|\bDemocratic\b|\bSocialist\b|\bFederal\b|\b(?:Prime\s|Foreign\s)?(?:Presidents?|Ministers?|Secretary)\b|\bFederation\b)*"
)
_LEADS = re.compile(
    r"\b(?:between|among|amongst|by|from|with|of\sthe\s(?:leaders|governments|foreign\sministers)\sof)\b",
    re.IGNORECASE,
)
_SUBJECT_MATTER = re.compile(r"\b(?:on|for|in|at|about|regarding|concerning|following|to)\s[^,;]*$")
_BOTH = re.compile(
    r"\b(?:(?:the|our|these)\s(?:two|both)\b|both\s(?:countries|sides|parties|nations|states|governments|leaders|presidents|ministers)"
    r"|bilateral|our|their|mutual|the\sparties|between\sthe\stwo)\b",
    re.IGNORECASE,
)
_TOGETHER = re.compile(
    r"\b(?:bilateral|mutual|free\strade|status\sof\sforces|defen[cs]e\scooperation|compacts?)\b",
    re.IGNORECASE,
)
_ACT = re.compile(
    r"\b(?:sign\w*|conclud\w+|initial\w+|adopt\w+|exchang\w+|negotiat\w+|launch\w*|announc\w+|reached|renew\w+|draft\w*)\b",
    re.IGNORECASE,
)


def parties_told(reading: Reading, naming: Naming) -> tuple[str, ...]:
    """Return the parties that the name itself, or the words beside it, show."""
    inside = tuple(_inside(reading, naming))
    if len(inside) > 1:
        return inside
    beside = tuple(_beside(reading, naming))
    if inside and not beside:
        return inside
    return tuple(dict.fromkeys((*inside, *beside)))


def _inside(reading: Reading, naming: Naming) -> Iterator[str]:
    """Yield the codes in the name: before its head, and in its "between A and B"."""
    document = reading.document
    head = document.tokens[naming.head]
    seen: dict[str, None] = {}
    for mention in reading.between(naming.start, head.start, "country", "organization"):
        seen.update((key, None) for key in mention.keys if key not in _PATRONS)
    leads = _LEADS.search(document.text, head.end, naming.end)
    if leads:
        end = naming.end
        for mention in reading.between(leads.end(), end, "country", "organization"):
            before = document.text[leads.end() : mention.start]
            if mention.form not in ("adjective", "demonym") or not re.search(r"\b(?:on|for|in)\s", before):
                if not (re.search(r"\b(?:on|in|for|to)\sthe\s*$|\b(?:on|in|for)\s$", before)):
                    seen.update((key, None) for key in mention.keys if key not in _PATRONS)
    yield from seen


def _beside(reading: Reading, naming: Naming) -> Iterator[str]:
    """Yield the codes that follow the name as parties: "between A and B", "signed by", "with C"."""
    text, end = reading.document.text, naming.sentence.end
    leads = re.compile(r"[^.;]{0,60}?\b(?:between|among|with|signed\s(?:[^.;,]{0,40}?\s)?by|by)\s").match(
        text, naming.end, end
    )
    if not leads:
        return
    with_ = leads[0].rstrip().endswith("with")
    previous: Mention | None = None
    found: dict[str, None] = {}
    for mention in reading.between(leads.end(), end, "country", "organization"):
        gap = text[previous.end if previous else leads.end() : mention.start]
        if len(gap) > 60 or (previous and not re.search(r"\band\b|,", gap)):
            break
        found.update((key, None) for key in mention.keys)
        previous = mention
    if with_ and found and reading.own:
        yield reading.own
    yield from found


def pair(reading: Reading) -> tuple[str, ...]:
    """Return the publisher's state and the one other that the release is about; empty if that is not plain."""
    own = reading.own
    if own is None:
        return ()
    document = reading.document
    title_end = document.paragraphs[0].end if document.release.title and document.paragraphs else 0
    titled = {key for mention in reading.between(0, title_end, "country") for key in mention.keys} - {own}
    served = [code for codes in reading.states.values() for code in codes[:1] if code != own]
    if len(titled) == 1:
        return (own, *titled)
    if len(set(served)) == 1:
        return (own, served[0])
    counted = Counter(
        key for mention in reading.mentions if mention.kind == "country" for key in mention.keys if key != own
    )
    common = counted.most_common(2)
    if len(common) == 1 or (len(common) > 1 and common[0][1] > common[1][1] + 1):
        return (own, common[0][0])
    return ()


def actors(reading: Reading, naming: Naming) -> tuple[str, ...]:
    """Return the states of those who sign or adopt it in the sentence that names it."""
    text, sentence = reading.document.text, naming.sentence
    if not _ACT.search(text, sentence.start, sentence.end):
        return ()
    codes: dict[str, None] = {}
    for mention in reading.between(sentence.start, naming.start, "person", "role"):
        for key in mention.keys:
            codes.update((code, None) for code in reading.states.get(key, ())[:1])
    for mention in reading.between(sentence.start, naming.start, "country"):
        if mention.form == "name" or len(codes) < 2:  # noqa: PLR2004 - the two sides of a pair
            codes.update((key, None) for key in mention.keys)
    return tuple(codes) if len(codes) > 1 else ()


def shared(reading: Reading, naming: Naming) -> bool:
    """Whether the words say that it is one of the two sides of the release."""
    text, sentence = reading.document.text, naming.sentence
    near = text[max(sentence.start, naming.start - 80) : min(sentence.end, naming.end + 60)]
    return bool(_BOTH.search(near) or _TOGETHER.search(naming.name))
