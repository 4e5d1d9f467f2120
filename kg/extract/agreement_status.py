"""How far an agreement has come, by the words around each place that names it."""

import re

#: Stages in the order that agreements go through them; "named" is where the words tell none.
STAGES = ("named", "proposed", "negotiating", "agreed", "signed", "in_force", "ended")
_VERB = r"(?:sign|conclude|adopt|draft|finali[sz]e|negotiate|draw\sup|secure|reach|develop|enter\sinto|initial|achieve)"
_TO_BEGIN = (
    r"(?:hope|hoping|wish|readiness|interest|propos|suggest)\w*\s(?:\w+\s)?(?:to|in|of)\s"
    r"(?:begin|start|open|launch|initiat|commenc)\w*\s(?:\w+\s)?(?:negotiations|talks)\s(?:on|for)"
)
#: What stands before a name and tells its stage; the nearest counts, of two that end together the longer.
_BEFORE = {
    "ended": (
        r"withdr\w+\sfrom", r"withdrawal\sfrom", r"suspen\w+", r"terminat\w+", r"denounc\w+", r"abrogat\w+",
        r"takes?\sthe\splace\sof",
        r"replac\w+", r"return\s(?:of\s\w+\s)?to",
    ),
    "proposed": (
        r"propos\w+", rf"propos\w+\s(?:\w+\s){{0,4}}to\s{_VERB}", r"idea\sof", r"possib\w+",
        r"call(?:s|ed|ing)?\s(?:\w+\s){0,5}for", r"urg\w+",
        r"agree\sto",
        r"discuss\w*\sthe\s(?:sign(?:ing|ature)|conclusion)\sof",
        r"towards?", r"encourag\w+", r"demand\w*", r"unveiling\sof",
        _TO_BEGIN,
        rf"(?:hope[sd]?|hoping|wish\w*|desire\w*|possibility|readiness|importance)\s(?:\w+\s)?(?:to|of)\s(?:{_VERB}|concluding|signing|reaching|entering)",
    ),
    "negotiating": (
        r"negotiat\w+", r"talks\s(?:with\s[^.,;]{1,40}\s)?on", r"draft\w*", r"prepar\w+", r"finali[sz]\w+",
        r"work(?:ing)?\s(?:on|towards)", r"initial+ed", r"initial+ing",
        r"efforts\s(?:to|for|towards)", rf"(?:to|will|would|shall|can)\s(?:\w+\s){{0,2}}?{_VERB}",
        rf"and\s{_VERB}",
        r"conclusion\sof", r"consultations\son",
        r"(?:for|before|towards)\sthe\s(?:\w+\s)?(?:sign(?:ing|ature)|conclusion)\sof", r"advancing",
        r"plan\w*\sto\s\w+", r"ready\sfor\ssign\w+",
        r"prepar\w+\s(?:for\s)?(?:the\s)?sign(?:ing|ature)\sof",
        r"(?:ground(?:work)?|preparations|way)\s(?:for|to|towards)\s(?:the\s)?(?:sign(?:ing|ature)|conclusion)(?:\sof)?",
        r"expected\sto\s\w+",
    ),
    "in_force": (
        r"under", r"entry\sinto\s(?:force|effect)\sof", r"implement\w*", r"provisions", r"ratif\w+",
        r"anniversary", r"renew\w*", r"exten\w+",
        r"enshrined", r"accordance", r"pursuant",
        r"pursuance", r"line\swith", r"spirit\sof", r"in\skeeping\swith", r"existing", r"respect\w*", r"undermin\w+",
        r"further\swork\son",
        r"principles\sof", r"uphold\w*", r"support\w*",
        r"commitment", r"violat\w+", r"framework\sof", r"into\seffect", r"join(?:s|ed|ing)?", r"role\sin",
        r"strengthen\w*", r"consolidat\w+", r"outlined\sin",
        r"build\w*\son", r"deepen\w*", r"expand\w*", r"honou?r\w*", r"abid\w+", r"adher\w+", r"compl\w+\swith",
        r"observ\w+", r"advanc(?:e|es|ing)",
    ),
    "signed": (
        r"signed", r"signing", r"signs?", r"signature\sof", r"entered\sinto",
        r"exchang(?:ed|e\sof)(?!\s(?:views|opinions|information))",
    ),
    "agreed": (
        r"conclud\w+", r"adopt\w+", r"endors\w+", r"announc\w+", r"launch\w*", r"issued?", r"agreed(?!\sminutes)",
        r"reached", r"welcom\w+", r"released?", r"approv\w+", r"consent\sto",
        r"establish\w+", r"outlin\w+", r"(?:welcom\w+|after|following)\sthe\s(?:\w+\s)?conclusion\sof",
    ),
}  # fmt: skip
_AFTER = {
    "ended": (r"(?:has\s)?expired", r"(?:was|been)\s(?:terminated|suspended)"),
    "negotiating": (
        r"(?:will|to|would|can|should)\s(?:\w+\s)?be\s(?:\w+\s)?(?:signed|concluded|adopted|finali[sz]ed)",
        r"(?:which|that)\s[^.;,]{0,40}?\b(?:expect|plan|hope|intend)s?\sto\s(?:sign|conclude|finali[sz]e)",
        r"negotiations?", r"under\s(?:discussion|preparation)", r"ready\sfor\ssignature",
        r"(?:is|are)\snegotiating", r"initial+ed",
        r"(?:is|are)\s(?:being\s)?(?:at\sthe\sfinal|under\sway|underway|negotiated|prepared)",
    ),
    "in_force": (
        r"(?:entered|came|enters?|entry|has\sentered)\sinto\s(?:force|effect)", r"took\seffect", r"in\seffect",
        r"in\sforce", r"ratified", r"extended",
        r"remains?", r"has\sled", r"has\sallowed", r"(?:being|now)\simplemented", r"(?:worked|works)\swell",
        r"signed\sin\s\d{4}", r"binds?", r"itself",
        r"being\scarried\sout",
    ),
    "proposed": (r"has\sbeen\sproposed", r"(?:may|might|could)\sbe\ssigned", r"proposal", r"is\sproposed"),
    "signed": (
        r"(?:was|were|been)\s(?:\w+\s)?(?:signed|exchanged)", r"signed",
        r"(?:to|will|must|can|should)\s(?:\w+\s)?be\s(?:\w+\s)?ratified",
    ),
    "agreed": (
        r"(?:was|were|been)\s(?:\w+\s)?(?:adopted|concluded|agreed|reached|issued|endorsed|released)",
        r"reached", r"adopted", r"(?:were\s|(?:has|have)\sbeen\s)?completed",
    ),
}  # fmt: skip
BEFORE = {stage: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for stage, words in _BEFORE.items()}
AFTER = {stage: re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE) for stage, words in _AFTER.items()}
#: A government that lets its minister sign: a proposal of one side.
APPROVAL = re.compile(
    r"\b(?:Cabinet\sapproval|approved\sby\sthe\sCabinet|approval\sof\sthe\sCabinet|granted\sapproval|proposal\smade\sby"
    r"|Cabinet\s(?:of\sMinisters\s)?(?:has\s|have\s)?(?:granted|approved|decided|agreed\sthat|agreed\sto|cleared|authori[sz]ed)"
    r"|Cabinet\s(?:clears|approves|authori[sz]es)|(?:ministers|Cabinet|Government)\sagreed\sto\sthis)\b",
    re.IGNORECASE,
)
#: How far before and after a name its stage is told; what follows within the first few words goes first.
_REACH_BEFORE, _REACH_AFTER, _CLOSE = 90, 80, 24
#: An act tells the stage of what is near.
_NEAR_AGREED = 50
_CLAUSE = re.compile(r"[;:.]\s|,\s(?:which|who|where)\s")


def stage_told(before: str, after: str) -> str:
    """Return the stage that the words before and after a name tell; ``named`` if they tell none."""
    follows = _nearest_after(after)
    if follows and follows[0] <= _CLOSE:
        return follows[1]
    return _nearest_before(before[-_REACH_BEFORE:]) or (follows[1] if follows else "named")


def _nearest_before(words: str) -> str | None:
    clause = max((match.end() for match in _CLAUSE.finditer(words)), default=0)
    found = [
        (match.end(), match.end() - match.start(), stage)
        for stage, pattern in BEFORE.items()
        for match in pattern.finditer(words, clause)
        if stage != "agreed" or len(words) - match.end() < _NEAR_AGREED
    ]
    return max(found)[2] if found else None


def _nearest_after(words: str) -> tuple[int, str] | None:
    """Return where the stage told first after a name is told, and which; of two that begin together the longer."""
    end = next((match.start() for match in re.finditer(r"[.;]\s", words)), len(words))
    matches = [
        (match.start(), -match.end(), stage)
        for stage, pattern in AFTER.items()
        if (match := pattern.search(words, 0, min(end, _REACH_AFTER)))
    ]
    if not matches:
        return None
    start, _, stage = min(matches)
    return start, stage


def latest(stages: list[str]) -> str:
    """Return the furthest of the stages that a text tells of one agreement."""
    return max(stages, key=STAGES.index, default="named")
