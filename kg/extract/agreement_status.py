"""How far an agreement has come, by the words around each place that names it."""

import re

#: Stages in the order that agreements go through them; "named" is where the words tell none.
STAGES = ("named", "proposed", "negotiating", "agreed", "signed", "in_force", "ended")
_VERB = r"(?:sign|conclude|adopt|draft|finali[sz]e|negotiate|draw\sup|secure|reach|develop|enter\sinto|initial|achieve)"
#: What stands before a name and tells its stage; the nearest counts, of two that end together the longer.
_BEFORE = {
    "ended": r"withdr\w+\sfrom|withdrawal\sfrom|suspen\w+|terminat\w+|denounc\w+|abrogat\w+|takes?\sthe\splace\sof|replac\w+"
    r"|return\s(?:of\s\w+\s)?to",
    "proposed": rf"propos\w+|idea\sof|possib\w+|call(?:s|ed|ing)?\s(?:\w+\s){{0,5}}for|urg\w+|agree\sto|towards?|encourag\w+|propos\w+\s(?:\w+\s){{0,4}}to\s{_VERB}"
    rf"|(?:hope[sd]?|hoping|wish\w*|desire\w*|possibility|readiness|importance)\s(?:\w+\s)?(?:to|of)\s(?:{_VERB}|\w+ing)|demand\w*|unveiling\sof",
    "negotiating": rf"negotiat\w+|talks\son|draft\w*|prepar\w+|finali[sz]\w+|work(?:ing)?\s(?:on|towards)|initial+ed|initialing|efforts\s(?:to|for|towards)"
    rf"|(?:to|will|would|shall|can|and)\s(?:\w+\s){{0,2}}?{_VERB}|(?:for|before|of|towards)\sthe\s(?:\w+\s)?(?:sign(?:ing|ature)|conclusion)\sof|consultations\son"
    r"|advancing|prepar\w+\s(?:for\s)?(?:the\s)?sign(?:ing|ature)\sof|plan\w*\sto\s\w+|ready\sfor\ssign\w+|expected\sto\s\w+",
    "in_force": r"under|implement\w*|provisions|ratif\w+|anniversary|renew\w*|exten\w+|enshrined|accordance|pursuant|pursuance|line\swith|spirit\sof|in\skeeping\swith"
    r"|existing|respect\w*|principles\sof|uphold\w*|support\w*|commitment|violat\w+|framework\sof|into\seffect|join\w*|role\sin|strengthen\w*",
    "signed": r"signed|signing|signs|signature\sof|entered\sinto|exchanged",
    "agreed": r"conclu\w+|adopt\w+|endors\w+|announc\w+|launch\w*|issued?|agreed|reached|welcom\w+|released?|approv\w+|establish\w+|outlin\w+",
}
_AFTER = {
    "ended": r"(?:has\s)?expired|(?:was|been)\s(?:terminated|suspended)",
    "negotiating": r"(?:will|to|would|can|should)\s(?:\w+\s)?be\s(?:\w+\s)?(?:signed|concluded|adopted|finali[sz]ed)|(?:is|are)\s(?:being\s)?(?:at\sthe\sfinal|under\sway|underway|negotiated"
    r"|prepared)|negotiations|initial+ed",
    "in_force": r"(?:entered|came|enters?|entry|has\sentered)\sinto\sforce|took\seffect|in\seffect|in\sforce|ratified|extended|remains?|has\sled|has\sallowed|being\simplemented"
    r"|now\sbeing|(?:worked|works)\swell|signed\sin\s\d{4}",
    "proposed": r"has\sbeen\sproposed|proposal|is\sproposed",
    "signed": r"(?:was|were|been)\s(?:\w+\s)?signed|signed",
    "agreed": r"(?:was|were|been)\s(?:\w+\s)?(?:adopted|concluded|agreed|reached|issued|endorsed|released)|reached",
}
BEFORE = {stage: re.compile(rf"\b(?:{words})\b", re.IGNORECASE) for stage, words in _BEFORE.items()}
AFTER = {stage: re.compile(rf"[^.;]*?\b(?:{words})\b", re.IGNORECASE) for stage, words in _AFTER.items()}
#: A government that lets its minister sign: a proposal of one side.
APPROVAL = re.compile(
    r"\b(?:Cabinet\sapproval|approved\sby\sthe\sCabinet|approval\sof\sthe\sCabinet|granted\sapproval"
    r"|Cabinet\s(?:of\sMinisters\s)?(?:has\s|have\s)?(?:granted|approved|decided))\b",
    re.IGNORECASE,
)
#: How far before and after a name its stage is told; what follows within the first few words goes first.
_REACH_BEFORE, _REACH_AFTER, _CLOSE = 90, 80, 22


def stage_told(before: str, after: str) -> str:
    """Return the stage that the words before and after a name tell; ``named`` if they tell none."""
    follows = _nearest_after(after[:_REACH_AFTER])
    if follows and follows[1] <= _CLOSE:
        return follows[0]
    leads = _nearest_before(before[-_REACH_BEFORE:])
    return leads or (follows[0] if follows else "named")


def _nearest_before(words: str) -> str | None:
    clause = max((m.end() for m in re.finditer(r"[;:.]\s|,\s(?:which|who|where)\s", words)), default=0)
    best: tuple[int, int, str] | None = None
    for stage, pattern in BEFORE.items():
        for match in pattern.finditer(words, clause):
            found = (match.end(), match.end() - match.start(), stage)
            best = found if best is None or found[:2] > best[:2] else best
    return best[2] if best else None


def _nearest_after(words: str) -> tuple[str, int] | None:
    found = [(match.end(), stage) for stage, pattern in AFTER.items() if (match := pattern.match(words))]
    if not found:
        return None
    end, stage = min(found, key=lambda item: (item[0], -STAGES.index(item[1])))
    start = AFTER[stage].match(words)
    return stage, end - len(start[0].split()[-1]) if start else end


def latest(stages: list[str]) -> str:
    """Return the furthest of the stages that a text tells of one agreement."""
    return max(stages, key=STAGES.index, default="named")
