"""How far an agreement has come, by the words around each place that names it."""

import re

#: Stages in the order that agreements go through them; "named" is where the words tell none.
STAGES = ("named", "proposed", "negotiating", "agreed", "signed", "in_force", "ended")
_I = re.IGNORECASE
#: Patterns of the words before a name, and the stage they tell; the first that matches stands.
_BEFORE = (
    ("ended", r"\b(?:withdr\w+\sfrom|withdrawal\sfrom|suspen\w+|terminat\w+|denounc\w+|abrogat\w+|takes\sthe\splace\sof|replac\w+)\b[^.;]{0,30}$"),
    ("ended", r"\breturn\s(?:of\s\w+\s)?to\b[^.;]{0,15}$"),
    ("proposed", r"\b(?:propos\w+|idea\sof|possib\w+|calls?\sfor|called\sfor|calling\sfor|hope[sd]?\sto|consider\w*|urg\w+|agree\sto|toward|towards|importance\sof\sentering|encourag\w+)\b[^.;]{0,40}$"),
    ("negotiating", r"\b(?:(?:will|to|would|shall|plans?\sto)\s(?:\w+\s)?(?:sign|conclude|adopt|draft|finali[sz]e|negotiate|draw\sup|secure|reach|develop)|negotiat\w+|talks\son|draft\w*|prepar\w+|finali[sz]\w+"
                    r"|work(?:ing)?\son|initialled|initialed|(?:efforts|ready)\sto|for\sthe\ssign(?:ing|ature)|consultations\son|advancing)\b[^.;]{0,50}$"),
    ("in_force", r"\b(?:under|implement\w*|provisions\sof|ratif\w+|anniversary\sof|renew\w*|exten\w+|enshrined|accordance|pursuant|pursuance|in\sline\swith|spirit\sof|in\skeeping\swith|existing"
                 r"|respect\w*|principles\sof|uphold\w*|support\w*\s(?:for|to)|commitment\sto|violat\w+|bases?\sof|framework\sof|into\seffect|join)\b[^.;]{0,50}$"),
    ("signed", r"\b(?:signed|signing|signs|signature\sof|entered\sinto)\b[^.;]{0,60}$"),
    ("agreed", r"\b(?:conclu\w+|adopt\w+|endors\w+|announc\w+|launch\w*|issued?|agreed|reached|welcom\w+|released?|approv\w+|establish\w+|outlin\w+)\b[^.;]{0,60}$"),
)  # fmt: skip
_AFTER = (
    ("ended", r"[^.;]{0,40}?\b(?:has\s)?(?:expired|(?:was|been)\s(?:terminated|suspended))\b"),
    ("negotiating", r"[^.;]{0,60}?\b(?:(?:will|to|would|can)\s(?:\w+\s)?be\s(?:\w+\s)?(?:signed|concluded|adopted|finali[sz]ed)|(?:is|are)\s(?:being\s)?(?:at\sthe\sfinal|under\sway|underway|negotiated|prepared)|negotiations)\b"),
    ("in_force", r"[^.;]{0,60}?\b(?:(?:entered|came|enters|enter)\sinto\sforce|took\seffect|in\seffect|in\sforce|ratified|extended|remains|has\sled|has\sallowed)\b"),
    ("proposed", r"[^.;]{0,40}?\b(?:has\sbeen\sproposed|proposal|is\sproposed)\b"),
    ("signed", r"[^.;]{0,80}?\b(?:(?:was|were|been)\s(?:\w+\s)?signed|signed\s(?:in|on|by|between|last|during))\b"),
    ("agreed", r"[^.;]{0,60}?\b(?:(?:was|were|been)\s(?:\w+\s)?(?:adopted|concluded|agreed|reached|issued|endorsed|released)|reached\s(?:in|on|at|during))\b"),
)  # fmt: skip
BEFORE = tuple((stage, re.compile(pattern, _I)) for stage, pattern in _BEFORE)
AFTER = tuple((stage, re.compile(pattern, _I)) for stage, pattern in _AFTER)
#: A government that lets its minister sign: a proposal of one side.
APPROVAL = re.compile(
    r"\b(?:Cabinet\sapproval|approved\sby\sthe\sCabinet|Cabinet\s(?:of\sMinisters\s)?(?:has\s|have\s)?(?:granted|approved|decided)|approval\sof\sthe\sCabinet|granted\sapproval)\b",
    _I,
)


def stage_told(before: str, after: str) -> str:
    """Return the stage that the words before and after a name tell; ``named`` if they tell none."""
    for stage, pattern in AFTER:
        if pattern.match(after):
            return stage
    for stage, pattern in BEFORE:
        if pattern.search(before[-110:]):
            return stage
    return "named"


def latest(stages: list[str]) -> str:
    """Return the furthest of the stages that a text tells of one agreement."""
    return max(stages, key=STAGES.index, default="named")
