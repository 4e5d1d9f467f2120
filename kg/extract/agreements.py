"""Find the agreements that a release speaks of."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from kg.extract.agreement_names import Naming, find_namings
from kg.extract.agreement_parties import actors, pair, parties_told, shared
from kg.extract.agreement_releases import statement_parties, titled_statement
from kg.extract.agreement_status import APPROVAL, latest, stage_told
from kg.extract.dates import DateMention
from kg.extract.evidence import quote_span
from kg.extract.mentions import Reading
from kg.model.fact import Agreement
from kg.model.partial_date import PartialDate

CONFIDENCE = {"joint-statement": 0.9, "named-agreement": 0.75, "described-agreement": 0.65, "ceasefire": 0.6}
_WORD = re.compile(r"[^\W_]+")
_SMALL = frozenset("a an the of for and to in on at by with between their its mou".split())
_DATE_GAP = re.compile(
    r"[^.;]{0,12}?\b(?:signed|reached|adopted|concluded|force|ratified|of|announced|effect|extended|agreed|initialled)\b[^.;]{0,40}$",
    re.IGNORECASE,
)


@dataclass(slots=True)
class Story:
    """All the places of a text that speak of one agreement."""

    namings: list[Naming] = field(default_factory=list)

    @property
    def told(self) -> list[Naming]:
        """The places that name it, and do not only refer back."""
        return [naming for naming in self.namings if naming.form != "back"]

    @property
    def fullest(self) -> Naming:
        """The place with the fullest name."""
        return max(self.told, key=lambda naming: (naming.form == "named", min(len(_words(naming.name)), 40)))


def find_agreements(reading: Reading, dates: Sequence[DateMention]) -> tuple[Agreement, ...]:
    """Return the treaties, statements, deals and truces of `reading`, each once, in the order of the text."""
    found: list[Agreement] = []
    own = titled_statement(reading)
    if own:
        found.append(_statement(reading, *own))
    for story in _stories(reading, own):
        found.append(_agreement(reading, dates, story))
    return tuple(found)


def _statement(reading: Reading, start: int, end: int) -> Agreement:
    evidence = quote_span(reading.document, start, end, "joint-statement", CONFIDENCE["joint-statement"])
    name = " ".join(reading.document.text[start:end].split())
    return Agreement(name, statement_parties(reading, start, end), "agreed", None, evidence)


def _words(name: str) -> frozenset[str]:
    return frozenset(word.rstrip("s") for word in _WORD.findall(name.lower()) if word not in _SMALL)


def _stories(reading: Reading, own: tuple[int, int] | None) -> list[Story]:
    stories: list[Story] = []
    for naming in find_namings(reading):
        if own and (naming.start < own[1] or naming.family == "statement"):
            continue
        story = next((story for story in stories if _same(story, naming)), None)
        if story:
            story.namings.append(naming)
        elif naming.form != "back":
            stories.append(Story([naming]))
        else:
            alike = [s for s in stories if s.fullest.family == naming.family]
            if alike:
                alike[-1].namings.append(naming)
    return stories


def _same(story: Story, naming: Naming) -> bool:
    """Whether a naming and a story speak of one agreement: of one class, the words of one among the other's."""
    if naming.form == "back":
        return False
    mine = _words(naming.name)
    for other in story.told:
        if other.family != naming.family:
            continue
        if naming.family == "ceasefire":
            return True
        theirs = _words(other.name)
        both = len(mine & theirs)
        if both == min(len(mine), len(theirs)) or 2 * both >= 1.2 * (len(mine) + len(theirs)) / 1.0:
            return True
        if both * 2 / (len(mine) + len(theirs)) >= 0.6:  # noqa: PLR2004 - most words are shared
            return True
    return False


def _agreement(reading: Reading, dates: Sequence[DateMention], story: Story) -> Agreement:
    text = reading.document.text
    stages = [
        stage_told(text[n.sentence.start : n.start], text[n.end : n.sentence.end]) for n in story.namings
    ]
    stage = latest(stages)
    approval = APPROVAL.search(text)
    if (
        approval
        and stage in ("named", "proposed", "negotiating", "signed", "agreed")
        and not re.search(r"\b(?:has|have|already)\s(?:been\s)?(?:already\s)?signed", text)
    ):
        stage = "proposed"
    status = stage
    if stage == "named":
        status = "in_force" if story.fullest.form == "named" else "agreed"
        if story.fullest.family == "ceasefire":
            status = "proposed"
    parties = _parties(reading, story, status)
    fullest = story.fullest
    shown = next(
        (n for n, s in zip(story.namings, stages, strict=True) if s == stage and n.form != "back"), fullest
    )
    rule = "ceasefire" if fullest.family == "ceasefire" else f"{fullest.form}-agreement"
    first = max(shown.sentence.first, shown.first - 5)
    start = reading.document.tokens[first].start
    evidence = quote_span(reading.document, start, max(shown.end, start + 1), rule, CONFIDENCE[rule])
    return Agreement(fullest.name, parties, status, _date(reading, dates, story), evidence)


def _parties(reading: Reading, story: Story, status: str) -> tuple[str, ...]:
    told = [parties_told(reading, naming) for naming in story.told]
    best = max(told, key=len)
    if len(best) > 1:
        return best
    for naming in story.told:
        doing = actors(reading, naming)
        if doing and status in ("signed", "agreed", "negotiating"):
            return tuple(dict.fromkeys((*best, *doing)))
    both = pair(reading)
    if len(best) == 1 and len(best[0]) == 2 and reading.own and best[0] != reading.own:  # noqa: PLR2004 - a state's code
        return (reading.own, *best)
    if (
        both
        and not best
        and (status in ("signed", "negotiating", "proposed") or any(shared(reading, n) for n in story.told))
        and story.fullest.family != "ceasefire"
    ):
        return both
    return best


def _date(reading: Reading, dates: Sequence[DateMention], story: Story) -> PartialDate | None:
    text = reading.document.text
    for naming in story.namings:
        for date in dates:
            if (
                naming.start <= date.start
                and date.end <= naming.end
                and date.form in ("day", "month", "year")
            ):
                return date.begin
            if (
                naming.end <= date.start
                and date.end <= naming.sentence.end
                and _DATE_GAP.match(text, naming.end, date.start)
            ):
                return date.begin
    return None
