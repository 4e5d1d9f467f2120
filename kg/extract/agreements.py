"""Find the agreements that a release speaks of."""

import re
from collections.abc import Sequence
from datetime import timedelta

from kg.extract.agreement_dates import is_old, status_date
from kg.extract.agreement_names import Naming, find_namings
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
    parties = {naming: parties_told(reading, naming) for naming in namings}
    found += [
        _agreement(reading, dates, story, approval=approval) for story in stories(parties, one_each=approval)
    ]
    return tuple(found)


def _statement(reading: Reading, start: int, end: int) -> Agreement:
    evidence = quote_span(reading.document, start, end, "joint-statement", CONFIDENCE["joint-statement"])
    name = " ".join(reading.document.text[start:end].split())
    return Agreement(name, statement_parties(reading, start, end), "agreed", None, evidence)


def _agreement(reading: Reading, dates: Sequence[DateMention], story: Story, *, approval: bool) -> Agreement:
    document, fullest = reading.document, story.fullest
    stages = {naming: _stage(reading, dates, naming) for naming in story.namings}
    stage = latest([stages[naming] for naming in story.told])
    if stage == "named":
        stage = latest([stages[naming] for naming in story.namings])
    if approval and stage != "ended" and not _DONE_ALREADY.search(document.text):
        stage = "proposed"
    shown = next((naming for naming in story.told if stages[naming] == stage), fullest)
    status = _unsaid(fullest) if stage == "named" else stage
    rule = "ceasefire" if fullest.family == "ceasefire" else f"{fullest.form}-agreement"
    start = quote_start(document, shown.sentence, shown.first)
    evidence = quote_span(document, start, shown.end, rule, CONFIDENCE[rule])
    date = status_date(reading, dates, story, status)
    if date and status in ("agreed", "signed") and date.earliest > document.day + timedelta(days=1):
        date = None  # the day of something else: what is agreed has been agreed by now
    return Agreement(fullest.name, _parties(reading, story, status), status, date, evidence)


def _stage(reading: Reading, dates: Sequence[DateMention], naming: Naming) -> str:
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
    between = (status in ("signed", "negotiating") and not others) or any(
        shared(reading, n) for n in story.told
    )
    if between and (not best or best == (own,)):
        return pair(reading, story.told[0]) or best
    return best
