"""Find where a text names a multilateral gathering: the whole noun phrase around its head word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kg.extract.mentions import Mention, Reading
from kg.extract.noun_phrases import HYPHENS, capitalized, closed_tokens, is_ordinal, left_edge, right_edge
from kg.text import Sentence, Token

HEAD = re.compile(
    r"\b(?:[Ss]ummits?(?:\s[Mm]eetings?)?|[Cc]onferences?|[Ff]orums?|[Mm]inisterials?(?:\s[Mm]eetings?)?|General\sAssembly"
    r"|COP\s?\d+|CHOGM|[Ss]ymposium|[Ww]orkshop|[Ss]eminar|[Rr]etreat|European\sPolitical\sCommunity|Dialogue|[Mm]eetings?|[Ss]ession)\b"
)
#: What makes a meeting or session one of many states: who meets, before or after the word.
_WHO_BEFORE = re.compile(
    r"(?:[Mm]inisterial|Ministers['’]?|Leaders['’]?|Consultative|Heads\sof\s(?:State|Government)|Chiefs|CHODs?|Chiefs\sof\sDefen[cs]e)\s(?:['’]\s)?$"
)
_WHO_AFTER = re.compile(
    r"\sof\s(?:the\s)?(?:[\w-]+\s){0,4}?(?:heads|[Ff]oreign\s[Mm]inisters|[Dd]efen[cs]e\s[Mm]inisters|national\ssecurity\sadvis[eo]rs"
    r"|ministers\sof|leaders\sof|Contact\sGroup)\b"
)
_NOT_AFTER = re.compile(
    r"\W?(?:[Cc]ent(?:er|re)|[Rr]oom|[Hh]all|[Cc]all|table|resolutions?|Steering|Fisheries|Secretariat|Chair|Agency)\b"
)
#: Words in a name that make it a gathering of one country's own, or no gathering.
_NOT_IN = frozenset(
    "white house press news tribal business permanent parliamentary quadrilateral video bilateral".split()
)
#: Dialogues of two sides bear such words; those of many are named after a place.
_TOPIC = re.compile(
    r"\b(?:Strategic|Security|Economic|Policy|Partnership|Political|Defen[cs]e|Level|Cyber|Energy|National|Trade|Ministerial"
    r"|Rights|Foreign|Joint|Military|Structured|Accession|Sector|Consular|Counter\w*|Human|Tech\w*|Climate)\b"
)
_EDITION = re.compile(
    r"\b(?:the\s)?(?P<which>(?:19|20)\d\d|next|last|previous|first|second|third)\sedition\b"
)
#: The event, where a body's name is meant: "on the margins of the General Assembly".
_AT = re.compile(
    r"\b(?:margins?|sidelines?|fringes)\sof\s(?:the\s)?$|\b(?:attend\w*|participat\w+\sin|session\sof|during|at)\s(?:the\s)?(?:\w+\s)?$"
)
_DESCRIBED = re.compile(r"\s(?:in|on|that\s\w+\swishes|is\sbeing)\s(?!the\s(?:first|second|sidelines))")
_REGIONAL = re.compile(r"\b(?:regional|international|peace|donors?['’]?)\s$")
#: A summit of two or three states is a meeting of theirs.
_OF_TWO = re.compile(r"\b(?:bilateral|trilateral|two|three|[A-Z][\w.]+[-–][A-Z]\w+)\s$")
_GENERIC = frozenset(
    "foreign defence defense ministers leaders ministerial heads of state government the chiefs".split()
)
_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)
#: How far before a name its article stands, and how long a name in quotation marks is, in tokens.
_ARTICLE, _LONGEST_QUOTED = 4, 24
_TO_NAME = frozenset("summit conference forum ministerial meeting symposium workshop seminar retreat".split())


@dataclass(frozen=True, slots=True)
class Gathering:
    """A place where a gathering is named.

    Shape:
        `edition` is the ordinal or year that tells it from others of its series, perhaps empty; `form` is
        ``named``, ``described`` ("the summit in Pau") or ``back`` ("the summit", "the 2019 edition"); `bodies`
        are the acronyms in the name; `indefinite` where it is told of as new: "a summit in Pau".
    """

    form: str
    family: str
    name: str
    edition: str
    bodies: frozenset[str]
    start: int
    end: int
    first: int
    last: int
    sentence: Sentence
    indefinite: bool = False


def find_gatherings(reading: Reading) -> Iterator[Gathering]:
    """Yield every place where the text names a gathering or refers back to one, in order."""
    found = list(_headed(reading))
    document = reading.document
    for match in _EDITION.finditer(document.text):
        sentence = document.sentences[document.sentence_at(match.start())]
        first, last = document.token_at(match.start()), document.token_at(match.end() - 1) + 1
        found.append(
            Gathering("back", "", "", match["which"], frozenset(), *match.span(), first, last, sentence)
        )
    yield from sorted(found, key=lambda gathering: gathering.start)


def _headed(reading: Reading) -> Iterator[Gathering]:
    document = reading.document
    closed = closed_tokens(reading)
    done = 0
    for match in HEAD.finditer(document.text):
        head, last = document.token_at(match.start()), document.token_at(match.end() - 1) + 1
        if head >= done:
            for gathering in _gatherings(reading, head, last, closed):
                done = max(done, gathering.last)
                yield gathering


def _gatherings(reading: Reading, head: int, last: int, closed: frozenset[int]) -> Iterator[Gathering]:
    document, tokens = reading.document, reading.document.tokens
    text = document.text
    sentence = document.sentences[document.sentence_at(tokens[head].start)]
    if _NOT_AFTER.match(text, tokens[last - 1].end, sentence.end):
        return
    lower = tokens[head].text.lower()
    family = lower.removesuffix("s")
    before = text[sentence.start : tokens[head].start]
    meets = bool(_WHO_BEFORE.search(before) or _WHO_AFTER.match(text, tokens[last - 1].end, sentence.end))
    first = left_edge(tokens, head, sentence.first, closed)
    edition, first = _edition(tokens, first, head)
    edition = edition or _edition_before(tokens, first, sentence.first)
    end = _completed(tokens, last, sentence.last, family) if family in _TO_NAME else last
    if family in ("meeting", "session") and not meets:
        return
    name_words = {token.text.lower() for token in tokens[first:head]}
    specific = (bool(name_words - _GENERIC - HYPHENS - {"’", "'", "s"}) and first < head) or end > last
    if family in ("general", "cop", "chogm", "european"):
        specific = True
    if not specific:
        yield from _unnamed(reading, head, first, last, edition, family, sentence)
        return
    if not _is_multilateral(reading, tokens, first, head, end, family, sentence):
        return
    for name, begin in _names(reading, first, head, end):
        yield _gathering(reading, "named", family, name, edition, begin, end, sentence)


def _gathering(
    reading: Reading, form: str, family: str, name: str, edition: str, first: int, last: int, sentence: Sentence
) -> Gathering:  # fmt: skip
    start, end = reading.document.tokens[first].start, reading.document.tokens[last - 1].end
    bodies = frozenset(key for m in reading.between(start, end, "organization") for key in m.keys)
    lead = [token.text for token in reading.document.tokens[max(sentence.first, first - _ARTICLE) : first]]
    indefinite = "a" in lead or "an" in lead
    return Gathering(form, family, name, edition, bodies, start, end, first, last, sentence, indefinite)


def _unnamed(
    reading: Reading, head: int, first: int, last: int, edition: str, family: str, sentence: Sentence
) -> Iterator[Gathering]:  # fmt: skip
    """Yield "the summit", which goes back to one named before, or describes one by its place."""
    tokens, text = reading.document.tokens, reading.document.text
    if family == "meeting" and first == head and not edition:
        return
    if family in ("dialogue", "session", "workshop", "seminar", "symposium"):
        return
    before, after = text[sentence.start : tokens[first].start], text[tokens[last - 1].end : sentence.end]
    described = _DESCRIBED.match(after) and (
        family == "summit" or (family == "conference" and _REGIONAL.search(before) is not None)
    )
    form = "described" if described and not _OF_TWO.search(before) else "back"
    name = " ".join(text[tokens[first].start : tokens[last - 1].end].split())
    if described and family == "conference":
        name = f"{before.split()[-1]} {name}"
    yield _gathering(reading, form, family, name, edition, first, last, sentence)


def _is_multilateral(
    reading: Reading, tokens: Sequence[Token], first: int, head: int, end: int, family: str, sentence: Sentence
) -> bool:  # fmt: skip
    """Whether a name is that of a gathering of many states: not of two, of one country's own, or of a body."""
    text = reading.document.text
    start, stop = tokens[first].start, tokens[head].start
    words = {token.text.lower() for token in tokens[first:head]}
    if (
        words & _NOT_IN
        or ("trilateral" in words and family == "meeting")
        or text[start - 5 : start] == "vice-"
    ):
        return False
    leading = [*reading.between(start, stop, "country", "organization", "place")]
    states = [mention for mention in leading if mention.kind == "country"]
    codes = {key for mention in states for key in mention.keys}
    two = len(codes) == 2 and len(leading) == len(states)  # noqa: PLR2004 - a gathering of two states is a meeting
    if two and not (family == "forum" and len(words - HYPHENS) > 2):  # noqa: PLR2004 - a forum of their societies
        return False
    if family == "dialogue":
        return not (_TOPIC.search(text[start:stop]) or codes)
    inside = {
        key
        for mention in reading.between(tokens[head].end, tokens[end - 1].end, "country")
        for key in mention.keys
    }
    if family == "meeting" and len(inside) > 1:
        return False
    if not any(capitalized(token.text) for token in tokens[first:end]):
        return family != "meeting" or "foreign ministers" in text[start : tokens[end - 1].end]
    if _is_body(reading, start, tokens[end - 1].end) or family == "general":
        return bool(_AT.search(text[sentence.start : start]))
    return True


def _is_body(reading: Reading, start: int, end: int) -> bool:
    """Whether the words are the name of a standing body: the World Economic Forum."""
    return any(m.start <= start and m.end >= end for m in reading.between(start, end + 1, "organization"))


def _completed(tokens: Sequence[Token], last: int, limit: int, family: str) -> int:
    """Return where "of the Americas", "for Democracy", "on ..." after a head ends."""
    opener = tokens[last].text if last < limit else ""
    after = [token.text for token in tokens[last + 1 : min(limit, last + 4)]]
    if opener in ("“", "‘"):
        close = next(
            (n for n in range(last, min(limit + 12, len(tokens))) if tokens[n].text in ("”", "’")), last - 1
        )
        return close + 1
    if opener not in ("of", "for", "on") or (opener == "on" and after and after[0][:1].isdigit()):
        return last
    if opener == "on" and after and after[0].lower() in _MONTHS:
        return last
    if opener == "of" and family in ("meeting", "retreat"):
        return _cut(tokens, last, right_edge(tokens, last, limit, 24))
    proper = [word for word in after if word != "the"][:1]
    if proper and capitalized(proper[0]):
        return _cut(tokens, last, right_edge(tokens, last, limit, 24))
    return last


def _cut(tokens: Sequence[Token], first: int, last: int) -> int:
    """Cut place and day off the end of a name."""
    for index in range(first + 1, last):
        word = tokens[index].text
        after = tokens[index + 1].text if index + 1 < last else ""
        if (
            (word in ("in", "at", "from", "with") and capitalized(after) and word != "with")
            or (word == "on" and (after[:1].isdigit() or after.lower() in _MONTHS))
            or (word == "with")
        ):
            return index
        if word == "last" or (word in ("this", "next") and after in ("week", "month", "year")):
            return index
    return last


def _edition(tokens: Sequence[Token], first: int, head: int) -> tuple[str, int]:
    """Take ordinals, years and days off the front of a name."""
    edition = ""
    while first < head:
        word = tokens[first].text.lower()
        if is_ordinal(word) or re.fullmatch(r"(?:19|20)\d\d", word):
            edition = word
        elif not (
            re.fullmatch(r"\d{1,2}", word)
            or word in _MONTHS
            or word in HYPHENS
            or word in (",", "annual", "virtual")
        ):
            break
        first += 1
    return edition, first


def _edition_before(tokens: Sequence[Token], first: int, floor: int) -> str:
    """Return the ordinal or year among the small words before a name."""
    for index in range(first - 1, max(floor, first - 5) - 1, -1):
        word = tokens[index].text.lower()
        if is_ordinal(word) or re.fullmatch(r"(?:19|20)\d\d", word):
            return word
        if word in ("the", "a", "of", "in", "and", "for"):
            break
    return ""


def _names(reading: Reading, first: int, head: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the names of a phrase such as "G7 and NATO Summits": one for each body that meets."""
    text, tokens = reading.document.text, reading.document.tokens
    bodies: list[Mention] = []
    if tokens[head].text.lower().endswith("s"):
        bodies = list(reading.between(tokens[first].start, tokens[head].start, "organization"))
    if len(bodies) == 2 and text[bodies[0].end : bodies[1].start].strip() == "and":  # noqa: PLR2004 - "A and B Summits"
        for body in bodies:
            yield f"{text[body.start : body.end]} {tokens[head].text[:-1]}", body.first
        return
    yield " ".join(text[tokens[first].start : tokens[end - 1].end].split()), first
