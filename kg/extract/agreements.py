"""Find the agreements that a release speaks of."""

import re
from collections.abc import Mapping, Sequence
from datetime import timedelta
from itertools import pairwise

from kg.extract.agreement_dates import is_old, status_date
from kg.extract.agreement_names import find_namings, follows
from kg.extract.agreement_naming import Naming
from kg.extract.agreement_parties import STATE_CODE, actors, leaver, pair, parties_told
from kg.extract.agreement_releases import statement_parties, titled_statement
from kg.extract.agreement_sides import shared
from kg.extract.agreement_status import APPROVAL, latest, stage_told
from kg.extract.agreement_stories import Story, stories
from kg.extract.dates import DateMention
from kg.extract.evidence import quote_span, quote_start
from kg.extract.mentions import Reading
from kg.model.fact import Agreement

#: How often an agreement read by each rule was one on the annotated releases, less what tuning on them flatters.
CONFIDENCE = {"joint-statement": 0.95, "named-agreement": 0.9, "described-agreement": 0.8, "ceasefire": 0.75}
#: What a government that approves can no longer make a proposal of.
_DONE_ALREADY = re.compile(
    r"\b(?:has|have)\s(?:already\s)?(?:been\s)?(?:already\s)?signed\b"
    r"|\b(?:talks|negotiations)\s[^.;]{0,120}?\b(?:have\sbeen|were)\s(?:\w+\s)?(?:concluded|completed)\b"
)
#: Several that are only counted: "twelve agreements".
_PLURAL = re.compile(
    r"(?:(?P<number>\w+)\s)?(?:agreements|memoranda|memorandums|mous|documents)(?:\sof\sunderstanding)?",
    re.IGNORECASE,
)
_NUMBER = re.compile(
    r"\b(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|several)(?:\s[a-z-]+)?\s?$",
    re.IGNORECASE,
)
_TALKS_WITH = re.compile(r"\b(?:talks|negotiations)\swith\s[^.,;]{1,40}\son\s(?:the\s)?$")
_NEW_TRUCE = re.compile(r"\ban?\s(?:\w+\s)?$")


def find_agreements(reading: Reading, dates: Sequence[DateMention]) -> tuple[Agreement, ...]:
    """Return the treaties, statements, deals and truces of `reading`, each once, in the order of the text."""
    found: list[Agreement] = []
    own = titled_statement(reading)
    if own:
        found.append(_statement(reading, *own))
    approval = APPROVAL.search(reading.document.text) is not None
    namings = [n for n in find_namings(reading) if not own or (n.start >= own[1] and n.family != "statement")]
    chain = {naming: before for before, naming in pairwise(namings) if follows(reading, before, naming)}
    parties: dict[Naming, tuple[str, ...]] = {}
    for naming in namings:
        parties[naming] = parties_told(reading, naming) or parties.get(chain.get(naming, naming), ())
    found += [
        _agreement(reading, dates, story, chain, approval=approval)
        for story in _told_apart(reading, stories(parties, one_each=approval))
    ]
    return tuple(found)


def _statement(reading: Reading, start: int, end: int) -> Agreement:
    evidence = quote_span(reading.document, start, end, "joint-statement", CONFIDENCE["joint-statement"])
    name = " ".join(reading.document.text[start:end].split())
    return Agreement(name, statement_parties(reading, start, end), "agreed", None, evidence)


def _told_apart(reading: Reading, found: list[Story]) -> list[Story]:
    """Return the stories without "twelve agreements" that others of them tell one by one."""
    several = [story for story in found if all(_is_count(reading, naming) for naming in story.told)]
    return found if len(found) - len(several) <= 1 else [story for story in found if story not in several]


def _is_count(reading: Reading, naming: Naming) -> bool:
    """Whether a naming only counts agreements."""
    plural = _PLURAL.fullmatch(naming.name)
    start = naming.start + (plural.end("number") if plural and plural["number"] else 0)
    return (
        plural is not None and _NUMBER.search(reading.document.text[max(0, start - 30) : start]) is not None
    )


def _agreement(
    reading: Reading,
    dates: Sequence[DateMention],
    story: Story,
    chain: Mapping[Naming, Naming],
    *,
    approval: bool,
) -> Agreement:
    document, fullest = reading.document, story.fullest
    stages = {naming: _stage(reading, dates, naming, chain) for naming in story.namings}
    stage = latest([stages[naming] for naming in story.told])
    if stage == "named":
        stage = latest([stages[naming] for naming in story.namings])
    if approval and stage != "ended" and not _DONE_ALREADY.search(document.text):
        stage = "proposed"
    shown = next((naming for naming in story.told if stages[naming] == stage), fullest)
    status = _unsaid(fullest) if stage == "named" else stage
    rule = "ceasefire" if fullest.family == "ceasefire" else f"{fullest.form}-agreement"
    start = quote_start(document, shown.sentence, shown.first)
    end = document.tokens[shown.last - 1].end
    evidence = quote_span(document, start, end, rule, CONFIDENCE[rule])
    date = status_date(reading, dates, story, status)
    if date and status in ("agreed", "signed") and date.earliest > document.day + timedelta(days=1):
        date = None  # the day of something else: what is agreed has been agreed by now
    return Agreement(fullest.name, _parties(reading, story, status), status, date, evidence)


def _stage(
    reading: Reading, dates: Sequence[DateMention], naming: Naming, chain: Mapping[Naming, Naming]
) -> str:
    text, sentence = reading.document.text, naming.sentence
    if is_old(reading, dates, naming):
        return "in_force"
    stage = stage_told(text[sentence.start : naming.start], text[naming.end : sentence.end])
    if (
        naming.family == "ceasefire"
        and stage == "in_force"
        and _NEW_TRUCE.search(text[sentence.start : naming.start])
    ):
        return "proposed"  # support for one to come
    if stage == "named" and naming in chain:  # "the signing of a treaty on A, a protocol on B"
        return _stage(reading, dates, chain[naming], chain)
    return stage


def _of_others(reading: Reading, naming: Naming) -> bool:
    """Whether a name is what talks with somebody are about, who need not be the other side of the release."""
    before = reading.document.text[naming.sentence.start : naming.start]
    return naming.form == "named" and _TALKS_WITH.search(before) is not None


def _unsaid(naming: Naming) -> str:
    """Return the status of an agreement of which the text tells none."""
    if naming.family == "ceasefire":
        return "proposed"
    return "in_force" if naming.form == "named" else "agreed"


def _parties(reading: Reading, story: Story, status: str) -> tuple[str, ...]:
    best = max((story.parties[naming] for naming in story.told), key=len) or max(
        story.parties.values(), key=len
    )
    acceding = "Accession" in story.fullest.name  # whoever speaks of it is no party
    if len(best) > 1 or acceding or story.family == "ceasefire":
        return best
    if status == "ended" and not best:
        return leaver(reading, story.told[0])
    if status in ("signed", "agreed", "negotiating"):
        for naming in story.told:
            doing = actors(reading, naming)
            if doing:
                return tuple(dict.fromkeys((*best, *doing)))
    own = reading.own
    if len(best) == 1 and len(best[0]) == STATE_CODE and own and best[0] != own:
        return (own, *best)
    others = status == "negotiating" and any(_of_others(reading, naming) for naming in story.told)
    between = (status in ("signed", "negotiating", "agreed") and not others) or any(
        shared(reading, n) for n in story.told
    )
    if between and (not best or best == (own,)):
        return pair(reading, story.told[0]) or best
    return best
