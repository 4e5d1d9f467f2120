"""Find where a text names a multilateral gathering: the whole noun phrase around its head word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.mentions import Reading
from kg.extract.noun_phrases import HYPHENS, ORDINAL, capitalized, left_edge, right_edge
from kg.text import Sentence

_HEAD = re.compile(
    r"\b(?:[Ss]ummits?(?:\s[Mm]eetings?)?|Conferences?|conference|Forums?|forum|[Mm]inisterials?(?:\s[Mm]eetings?)?|General\sAssembly|COP\s?\d+|CHOGM"
    r"|Symposium|symposium|[Ww]orkshop|Seminar|Congress|[Rr]etreat|European\sPolitical\sCommunity|Dialogue|Assembly|Meetings?|Session|meetings?)\b"
)
#: Words before "Meeting" or "Session" that make it a gathering of states.
_KIND = re.compile(
    r"(?:[Mm]inisterial|Ministers[’']?|Leaders[’']?|[Cc]onsultative|Defen[cs]e|Heads\sof\s(?:State|Government)|Chiefs|CHODs?)\s$"
)
_OF_HEADS = re.compile(
    r"\sof\s(?:the\s)?(?:\w+\s){0,3}?(?:heads|[Ff]oreign\s[Mm]inisters|[Dd]efen[cs]e\s[Mm]inisters|national\ssecurity\sadvis[eo]rs|ministers\sof|leaders\sof|the\sContact\sGroup|Contact\sGroup)\b"
)
_NOT_AFTER = re.compile(
    r"\W?(?:[Cc]ent(?:er|re)|[Rr]oom|[Hh]all|[Cc]all|table|resolutions?|[Ss]teering|Fisheries|Secretariat|Chair\b)"
)
_NOT_NAMES = frozenset(
    "press news video business white tribal annual bilateral expanded informal plenary working briefing photo".split()
)
_PLACE_AFTER = re.compile(r"\s(?:in|at)\s(?=[A-Z])")
#: A gathering of two states is a meeting.
_DIALOGUE_TOPIC = re.compile(
    r"\b(?:Strategic|Security|Economic|Policy|Partnership|Political|Defen[cs]e|Level|Cyber|Energy|National|Trade|Ministerial|Rights|Foreign|Joint|Military|Structured|Accession)\b"
)
_AGAIN = re.compile(
    r"\b(?P<which>\d{4}|next|first|last|second|third|previous|\d{1,2}(?:st|nd|rd|th))\s(?:edition|summit|conference|meeting|forum)\b",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Gathering:
    """A place where a gathering is named.

    Shape:
        `edition` is the ordinal or year that tells it from others of its series, perhaps empty; `form` is
        ``named``, ``described`` or ``back`` ("the summit", "the 2019 edition").
    """

    form: str
    family: str
    name: str
    edition: str
    start: int
    end: int
    first: int
    last: int
    sentence: Sentence


def find_gatherings(reading: Reading) -> Iterator[Gathering]:
    """Yield every place where the text names a gathering or refers back to one, in order."""
    document = reading.document
    closed = frozenset(
        index for m in reading.mentions if m.kind in ("person", "role") for index in range(m.first, m.last)
    )
    words = [token.text for token in document.tokens]
    done = 0
    for match in _HEAD.finditer(document.text):
        head, last = document.token_at(match.start()), document.token_at(match.end() - 1) + 1
        if head < done:
            continue
        sentence = document.sentences[document.sentence_at(match.start())]
        for gathering in _gatherings(reading, words, head, last, sentence, closed):
            done = max(done, gathering.last)
            yield gathering
    for match in re.finditer(
        r"\b(?:the\s)?(?P<which>\d{4}|next|last|previous|first|second|third)\sedition\b", document.text
    ):
        sentence = document.sentences[document.sentence_at(match.start())]
        first, last = document.token_at(match.start()), document.token_at(match.end() - 1) + 1
        yield Gathering("back", "edition", "", match["which"], *match.span(), first, last, sentence)


def _gatherings(
    reading: Reading, words: list[str], head: int, last: int, sentence: Sentence, closed: frozenset[int]
) -> Iterator[Gathering]:
    text, tokens = reading.document.text, reading.document.tokens
    if _NOT_AFTER.match(text, tokens[last - 1].end, sentence.end):
        return
    lower = words[head].lower()
    first = left_edge(words, head, sentence.first, closed)
    inner = first
    while inner < head and not capitalized(words[inner]):
        inner += 1
    end = last
    before = text[sentence.start : tokens[head].start]
    if lower in ("meeting", "meetings", "session"):
        if not _KIND.search(before) and not _OF_HEADS.match(text, tokens[last - 1].end):
            return
    if (
        lower.rstrip("s")
        in (
            "summit",
            "conference",
            "forum",
            "ministerial",
            "meeting",
            "symposium",
            "workshop",
            "seminar",
            "retreat",
            "congress",
        )
        or lower == "dialogue"
    ):
        end = _completed(words, last, sentence.last, lower)
    edition, first = _edition(words, first, head)
    outer = sentence.first
    edition = edition or _edition_before(words, first, outer)
    modified = first < head
    if not modified and end == last:
        if (
            lower.rstrip("s") in ("summit", "conference", "forum", "ministerial", "meeting")
            and lower not in ("meeting", "meetings")
            or (edition and lower == "meeting")
        ):
            yield Gathering(
                "back",
                lower.rstrip("s"),
                "",
                edition,
                tokens[head].start,
                tokens[last - 1].end,
                head,
                last,
                sentence,
            )
        return
    if (
        not modified
        and not capitalized(words[head])
        and lower not in ("meeting", "workshop", "retreat", "summit", "conference")
    ):
        return
    names = {word.lower() for word in words[first:head]}
    if names & {"white", "press", "news", "tribal", "business"}:
        return
    if lower == "dialogue" and (
        not modified
        or _DIALOGUE_TOPIC.search(text[tokens[first].start : tokens[head].start])
        or any(reading.between(tokens[first].start, tokens[head].start, "country"))
    ):
        return
    if lower == "assembly" and not {"un", "u.n.", "nations", "general"} & names:
        return
    if lower == "congress" or (
        lower == "session" and "assembly" not in {w.lower() for w in words[first:end]}
    ):
        return
    if _bilateral(reading, tokens[first].start, tokens[head].start):
        return
    if first < head and lower in ("meeting", "meetings") and not capitalized(words[head]) and not modified:
        return
    for name, begin in _split(reading, words, first, head, end):
        yield Gathering(
            "named",
            words[head].lower().rstrip("s"),
            name,
            edition,
            tokens[begin].start,
            tokens[end - 1].end,
            begin,
            end,
            sentence,
        )


def _completed(words: list[str], last: int, limit: int, lower: str) -> int:
    """Return where "of the Americas", "for Democracy", "on ..." after a head ends."""
    follower = words[last].lower() if last < limit else ""
    if follower in ("of", "for", "on") or (follower in ("“", '"', "‘")):
        after = words[last + 1 : last + 3]
        if (
            follower == "of"
            and lower.startswith(("meeting", "retreat", "summit"))
            or any(capitalized(word) for word in after)
        ):
            return right_edge(words, last, limit, 20)
    return last


def _edition(words: list[str], first: int, head: int) -> tuple[str, int]:
    """Take ordinals, years and days off the front of a name."""
    edition = ""
    while first < head:
        word = words[first].lower()
        if word in ORDINAL or re.fullmatch(r"\d+(?:st|nd|rd|th)", word):
            edition = "" if word in ("annual", "upcoming", "in-person") else word
        elif not (
            re.fullmatch(r"\d{1,2}", word)
            or word in _MONTHS
            or words[first] in HYPHENS
            or word in (",", "annual", "special" if False else ",", "virtual")
        ):
            if not re.fullmatch(r"(?:19|20)\d\d", word):
                break
            edition = word
        first += 1
    return edition, first


_MONTHS = frozenset(
    "january february march april may june july august september october november december".split()
)


def _edition_before(words: list[str], first: int, floor: int) -> str:
    """Return the ordinal or year among the small words before a name."""
    for index in range(first - 1, max(floor, first - 5) - 1, -1):
        word = words[index].lower()
        if word in ORDINAL - {"annual", "upcoming", "in-person", "previous"} or re.fullmatch(
            r"\d+(?:st|nd|rd|th)|(?:19|20)\d\d", word
        ):
            return word
        if word in ("the", "a", "of", "in", "and"):
            break
    return ""


def _bilateral(reading: Reading, start: int, end: int) -> bool:
    named = [m for m in reading.between(start, end, "country", "organization", "place")]
    states = {key for mention in named if mention.kind == "country" for key in mention.keys}
    return len(states) == 2 and len(named) == 2  # noqa: PLR2004 - two states


def _split(reading: Reading, words: list[str], first: int, head: int, end: int) -> Iterator[tuple[str, int]]:
    """Yield the names of a phrase such as "G7 and NATO Summits": one for each body that meets."""
    text, tokens = reading.document.text, reading.document.tokens
    if words[head].lower().endswith("s"):
        bodies = list(reading.between(tokens[first].start, tokens[head].start, "organization"))
        if len(bodies) == 2 and text[bodies[0].end : bodies[1].start].strip() == "and":  # noqa: PLR2004 - "A and B Summits"
            for body in bodies:
                yield f"{text[body.start : body.end]} {words[head][:-1]}", body.first
            return
    yield " ".join(text[tokens[first].start : tokens[end - 1].end].split()), first
