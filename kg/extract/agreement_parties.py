"""Who the parties of an agreement are, as far as the text shows them."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from kg.extract.agreement_naming import Naming
from kg.extract.agreement_sides import capitals_told, counted_after, group_before, makers
from kg.extract.mentions import Mention, Reading
from kg.gazetteer import tables

#: Bodies that stand behind agreements of others and are no parties of them.
PATRONS = frozenset(("UN", "UNSC", "UNGA"))
_LEADS = re.compile(r"\b(?:between|among|amongst|by|from|with)\b", re.IGNORECASE)
#: Who accedes: "the Accession Protocols of A and B".
_ACCESSION = re.compile(r"\bAccession\s(?:Protocols?|Treaty|Agreement)\sof\s")
_TOPIC = re.compile(r"\b(?:on|for|in|about|regarding|concerning|following|at)\s(?:the\s)?(?:[\w-]+\s){0,3}$")
_BESIDE = re.compile(
    r"(?:(?!\bthe\s(?:talks|negotiations|discussions)\b)[^.;]){0,70}?\b(?:between|among|with|comprising(?:\sof)?|namely|(?:signed|adopted|concluded|initialled)\s(?:[^.;]{0,60}?\s)?by"
    r"|(?:released|issued)\sby|reached\s(?:during|at)\sthe)\s"
)
_LIST_GAP = re.compile(r"[^.;:]*?(?:\band\b|,|&)[^.;:]*|\s*[-–]\s*")
_ACT = re.compile(
    r"\b(?:sign\w*|conclud\w+|initial\w+|adopt\w+|exchang\w+|negotiat\w+|launch\w*|announc\w+|reached|renew\w+|draft\w*|agreed"
    r"|issued|draw\sup|established|went\sthrough)\b",
    re.IGNORECASE,
)
#: Where another of the subjects that somebody spoke about begins.
_SUBJECT = re.compile(r",\s(?:and\s)?(?:about|on|over)\s")
_FARTHEST = 70
STATE_CODE = 2


@cache
def _counted_as() -> dict[str, str]:
    """Return the body that acts through another: the EU through the European Commission."""
    return {row["acronym"]: row["counts_as"] for row in tables.rows("organizations") if row.get("counts_as")}


def codes_of(mentions: Iterator[Mention]) -> Iterator[str]:
    """Yield the codes of states and bodies, those that only act for another as that one."""
    for mention in mentions:
        for key in mention.keys:
            if key not in PATRONS:
                yield _counted_as().get(key, key)


def parties_told(reading: Reading, naming: Naming) -> tuple[str, ...]:
    """Return the parties that the name itself, or the words beside it, show."""
    inside = tuple(dict.fromkeys(_inside(reading, naming)))
    if len(inside) > 1:
        return inside
    beside = tuple(dict.fromkeys((*inside, *_beside(reading, naming))))
    if len(beside) > 1:
        return beside
    head = reading.document.tokens[naming.head].end
    capitals = capitals_told(reading, head, naming.sentence.end)
    made = tuple(dict.fromkeys((*beside, *codes_of(iter(makers(reading, naming))))))
    return capitals or (made if len(made) > 1 else counted_after(reading, naming) or made)


def _inside(reading: Reading, naming: Naming) -> Iterator[str]:
    """Yield the codes in the name: before its head, and in its "between A and B"."""
    text, head = reading.document.text, reading.document.tokens[naming.head]
    leading = reading.between(naming.start, head.start, "country", "organization")
    yield from codes_of(mention for mention in leading if text[mention.start : mention.end] != naming.name)
    yield from codes_of(_compound(reading, head.end, naming.end))
    leads = _LEADS.search(text, head.end, naming.end) or _ACCESSION.search(text, naming.start, naming.end)
    if leads and leads[0] == "with":
        yield from _first_party(reading, naming)
    if leads:
        yield from codes_of(
            mention
            for mention in reading.between(leads.end(), naming.end, "country", "organization")
            if not _TOPIC.search(text, leads.end(), mention.start)
        )


def _compound(reading: Reading, start: int, end: int) -> Iterator[Mention]:
    """Yield the two states of a compound in the name: "Roadmap for a Renewed U.S.-Canada Partnership"."""
    named = [*reading.between(start, end, "country")]
    for one, other in pairwise(named):
        if reading.document.text[one.end : other.start] in ("-", "–"):
            yield one
            yield other


def _beside(reading: Reading, naming: Naming) -> Iterator[str]:
    """Yield the codes that follow the name as parties: "between A and B", "signed by A", "with B"."""
    text, sentence = reading.document.text, naming.sentence
    leads = _BESIDE.match(text, naming.end, sentence.end)
    if not leads:
        return
    found: list[str] = []
    last = leads.end()
    for mention in reading.between(leads.end(), sentence.end, "country", "organization"):
        gap = text[last : mention.start]
        if len(gap) > _FARTHEST or (found and not _LIST_GAP.fullmatch(gap)):
            break
        found.extend(codes_of(iter((mention,))))
        last = mention.end
    if "reached" in leads[0] and len(found) < 2:  # noqa: PLR2004 - where they met, not who
        return
    if leads[0].endswith("with ") and len(found) == 1:
        yield from _first_party(reading, naming)
    yield from found


def _first_party(reading: Reading, naming: Naming) -> Iterator[str]:
    """Yield whose agreement "with B" is: the subject's of its sentence, else the publisher's."""
    kinds = ("country", "organization")
    before = [
        m for m in reading.between(naming.sentence.start, naming.start, *kinds) if m.form in ("name", "")
    ]
    if before:
        yield from codes_of(iter(before[:1]))
    elif reading.own:
        yield reading.own


def pair(reading: Reading, naming: Naming) -> tuple[str, ...]:
    """Return the publisher's state and the one other that the words speak of; empty if that is not plain.

    The sentence is asked first, then its paragraph up to there, the title, those who hold posts, and the text.
    """
    own = reading.own
    if own is None:
        return ()
    document, sentence = reading.document, naming.sentence
    title = document.paragraphs[0].end if document.release.title and document.paragraphs else 0
    paragraph = document.paragraphs[sentence.paragraph].start
    for start, end in ((sentence.start, sentence.end), (paragraph, sentence.start), (0, title)):
        others = _others(reading, start, end, own)
        if len(others) == 1:
            return (own, *others)
        if others and end > title:
            break
    served = {code for codes in reading.states.values() for code in codes[:1] if code != own}
    if len(served) == 1:
        return (own, *served)
    counted = Counter(
        key for mention in reading.mentions if mention.kind == "country" for key in mention.keys if key != own
    )
    common = counted.most_common(2)
    if len(common) == 1 or (len(common) > 1 and common[0][1] > common[1][1] + 1):
        return (own, common[0][0])
    return ()


def _others(reading: Reading, start: int, end: int, own: str) -> set[str]:
    """Return the states other than `own` that are named in a stretch of text, or served by those named."""
    found = {key for mention in reading.between(start, end, "country") for key in mention.keys}
    for mention in reading.between(start, end, "person", "role"):
        for name in mention.keys:
            found.update(code for code in reading.states.get(name, ())[:1] if len(code) == STATE_CODE)
    return found - {own}


def actors(reading: Reading, naming: Naming) -> tuple[str, ...]:
    """Return the states of those who sign or adopt it in the sentence that names it."""
    text, sentence = reading.document.text, naming.sentence
    if not _ACT.search(text, sentence.start, sentence.end):
        return ()
    group = group_before(reading, naming)
    if group:
        return group
    codes: dict[str, None] = {}
    subjects = [match.end() for match in _SUBJECT.finditer(text, sentence.start, naming.start)]
    start = subjects[-1] if subjects else sentence.start
    for mention in reading.between(start, naming.start, "person", "role"):
        for key in mention.keys:
            codes.update((code, None) for code in reading.states.get(key, ())[:1])
    kinds = ("country", "organization")
    named = [m for m in reading.between(start, naming.start, *kinds) if m.form == "name"]
    codes.update((code, None) for code in codes_of(iter(named)))
    return tuple(codes) if len(codes) > 1 else ()


def leaver(reading: Reading, naming: Naming) -> tuple[str, ...]:
    """Return the state that leaves, joins or comes back to an agreement: the one named last before it."""
    before = [*reading.between(naming.sentence.start, naming.start, "country")]
    return before[-1].keys if before else ()
