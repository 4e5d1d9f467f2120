r"""The families of words that speak of an encounter or a journey, as patterns.

Written with `re.VERBOSE`: spaces mean nothing, `\s` is a space. Case is ignored but in ``(?-i:...)``.
"""

from typing import NamedTuple

#: Nouns that name an encounter by themselves.
STRONG = r"""(?: meetings? | talks | negotiations
    | (?:phone|telephone|video)\s(?:calls?|conversations?|talks?|conference)
    | calls? | luncheon | lunch | dinner | breakfast | interview | audience | teleconference | videoconference
    | roundtable | summit | conversation | bilaterals? (?=\s(?:with|between|in|at|on|over)\b) )"""
#: Nouns that mean an encounter only with a day, a place, or a name of their own.
WEAK = r"""(?: consultations? | discussions? | conversations | dialogues? | sessions? | rounds? | exchange | convenings?
    | engagements? | ministerial | forum | contacts
    | (?: commission | committee | council | working\sgroup )
        (?=\s(?:(?:was|will\sbe)\s(?:held|convened)|(?:took|will\stake|takes)\splace)\b) )"""
#: What may stand between "held" and its noun: adjectives, ordinals, a place, but not another clause.
_FILL = r"""(?: (?! (?: to | that | with | who | which | he | she | they | it | been | as | from | for
    | about | also | not | spent | visited | met | arrived | where
        | in(?!\s(?-i:[A-Z])) | on(?!\s(?-i:[A-Z])) | the\sview )\b )
    [\w'\u2019.+&/-]+ ,? \s ){0,9}?"""
#: "met the standards" is no encounter.
_NOT_PEOPLE = r"""(?! \s (?: (?:the|all|their|its|our|any|these|those|with) \s )? (?:\w+\s)?
    (?: needs? | requirements? | standards? | challenges? | highest | obligations? | targets? | criteria | deadlines?
    | demands? | conditions? | goals? | commitments? | expectations | aspirations | threats? | objectives | success
    | approval | resistance )\b )"""
#: What may stand between "will travel" and "to Kyiv": companions, times, names, but no other verb.
_ON_THE_WAY = r"""(?-i: (?: \s (?: on | from | to | through | today | yesterday | tomorrow | tonight | this | morning
        | afternoon | evening | next | last | week | later | earlier | early | and | with | an? | the | his
        | her | their
        | interagency | delegation | presidential | country | then | back | off | visit | trip | official
        | working | state
        | by | of | also | high-level | together | directly | [A-Z(][\w.\u2019')-]* | \d[\w\u2013-]* ) ,? ){0,20}? )"""
_TO_PLACE = r"\s (?:to|into|in|for|at) \s (?:the\s)? (?-i:[A-Z]) (?! [\w.]*[-\u2013](?-i:[A-Z]) )"


class Family(NamedTuple):
    """A family of triggers.

    Shape:
        `form` is ``verb``, ``noun``, ``weak`` (a noun that needs more to be an event) or ``either``.
    """

    rule: str
    kind: str
    form: str
    pattern: str


#: Of two families that match at one place, the first holds.
FAMILIES = (
    Family(
        "spoke-with",
        "call",
        "verb",
        r"""(?:spoke|speaks?|spoken|speaking)\b (?: [^.;:\n]{0,60}? \s(?:with|to)\b | \sby\s(?:tele)?phone\b )
        | (?:tele)?phoned\b | (?:received|took)\s[^.;\n]{0,25}?\bcall\b [^.;\n]{0,25}? \sfrom\b
        | (?:spoke|will\sspeak)\b (?= \s(?:today|yesterday|tomorrow|again|earlier|this|last|on\s(?-i:[A-Z\d]))\b )
        | (?:talk(?:ed|s)?|discussed|conferred)\b [^.;:\n]{0,80}? \s(?:by|via|over|on|in|during)\s
            (?:an?\s|the\s|their\s|our\s|his\s|her\s)? (?:secure\s)?
            (?:(?:tele)?phone|video|screens?|call|teleconference)\b""",
    ),
    Family(
        "courtesy-call",
        "meeting",
        "verb",
        r"""(?:paid|pays?|paying|made|make)\b [^.;\n]{0,30}? \bcalls?\s(?:on|upon)\b
        | (?<!\ba\s)(?<!phone\s)(?<!the\s)(?<!video\s)
            call(?:s|ed|ing)?\son\b (?! [^.;\n]{0,200} \sto\s
            (?! (?: discuss | convey | review | exchange | brief | present | pay | express | thank | congratulate
            | bid | offer | deliver | hand )\b ) [a-z]+\b )""",
    ),
    Family(
        "held-talks",
        "meeting",
        "verb",
        rf"""(?: held | holds? | holding | had | has | have | having | conduct(?:ed|s)? | conven(?:ed?|es|ing)
            | launch(?:ed|es)? | opened | opens | continued? | (?:co-?)?chair(?:ed|s|ing)? | led | leads? | concluded?
            | attend(?:ed|s|ing)? | join(?:ed|s|ing)? | participat(?:ed?|es|ing)\sin | took\spart\sin
            | tak(?:es?|ing)\spart\sin | began | begins? | resumed? | (?:co-?)?host(?:ed|s|ing)? )
        \s {_FILL} (?: {STRONG} | {WEAK} )\b""",
    ),
    Family(
        "received-by",
        "meeting",
        "verb",
        r"""(?:was|were|been|be)\s(?:\w+\s){0,2} (?: (?:received|welcomed|hosted|greeted)\b
        | (?:accorded|given)\s[^.;\n]{0,40}?\b(?:welcome|reception)\b ) [^.;\n]{0,40}? \bby\b""",
    ),
    Family(
        "received",
        "meeting",
        "verb",
        r"""(?: received | receives? | receiving | (?:co-?)?host(?:ed|s|ing)? | welcom(?:ed?|es|ing)
        | greet(?:ed|s|ing)? )\b""",
    ),
    Family(
        "met-with",
        "meeting",
        "verb",
        rf"""(?:met|meets?)\b {_NOT_PEOPLE} | (?:is|are|was|were|be)\smeeting\b | conferred\swith\b
            | (?<=,\s)meeting\b (?=\s(?:with\s)?(?:the\s|his\s|her\s)?(?-i:[A-Z]))
            | (?:saw|sees?|seeing)\b (?=\s(?:the\s|his\s|her\s)?(?-i:[A-Z]))
        | s[ai]t\sdown\b (?=[^.;\n]{{0,20}}\swith\b) | (?:consult(?:ed|s)?|din(?:ed|es?)|lunched)\swith\b
        | (?:re)?conven(?:e|es|ed)\s(?:with|in|on)\b""",
    ),
    Family(
        "travelled-to",
        "visit",
        "either",
        rf"""(?: travel(?:l?ed|s|l?ing)? | fl(?:y|ies|ew|ying) | touch(?:ed|es)\sdown
        | land(?:ed|s|ing)? | cross(?:ed|es)? | head(?:ed|s|ing)?(?!\sof\b) | arriv(?:ed?|es|ing)
        | went | goes | go
            | going | continu(?:e|es|ed|ing)(?:\son)? | proceed(?:ed|s)? | come | came | accompan(?:y|ies|ied|ying)
            | will\sbe | led | lead | leads | leading )\b
        (?= {_ON_THE_WAY} {_TO_PLACE} )""",
    ),
    Family(
        "departs-for",
        "visit",
        "verb",
        rf"""(?:depart(?:ed|s|ing)?|left|leaves?)\b {_ON_THE_WAY} (?= \s(?:to|for)\s(?:the\s)?(?-i:[A-Z]) )""",
    ),
    Family(
        "stays-in",
        "visit",
        "verb",
        r"""spen(?:ds?|t)\b (?=[^.;\n]{0,40}\sin\s)
        | (?:is|are|was|were)\s(?:now\s|currently\s|today\s)?in\s (?=(?:the\s)?(?-i:[A-Z]))
        | (?:has|have|had)\s(?:now\s|also\s)?been\sin\s (?=(?:the\s)?(?-i:[A-Z]))
        | (?:is|are)\s(?:expected|due)\sin\s (?=(?-i:[A-Z]))
        | (?:is|are|was|were)\s(?:now\s|currently\s)?on\s(?:an?\s)?(?:[\w-]+\s)?mission\s (?=to\s)
        | (?:was|were|been|be|being)\s(?:sent|dispatched)\s (?=to\s)
        | (?:has|have|had)\scome\sfrom\s (?=(?-i:[A-Z]))
        | (?:arriv(?:ed?|es)|was|were|is|are)\s(?:\w+\s)?here\b (?=\s(?:on|in|today|yesterday|this|last|for)\b)
        | return(?:ed|s|ing)?\s(?:\w+\s){0,2}from\s (?=(?:the\s)?(?-i:[A-Z]))
        | on\s(?:his|her|their)\sway\s (?=to\s)
        | (?:took|takes|brings|brought)\s(?:him|her|them)\s (?=to\s)
        | (?:begins?|began|starts?|started|concludes?d?|ends?|ended|completes?d?|wrap(?:s|ped)\sup)\s
            (?:his|her|their|the|a)\s
            (?:[\w-]+\s){0,3}(?:trip|visit|travels?|tour|journey|mission)\b""",
    ),
    Family(
        "attends",
        "visit",
        "verb",
        r"""attend(?:s|ed|ing)?\b | participat(?:es?|ed|ing)\sin\b | speak\sat\b
        | delivers?\s(?:keynote\s)?remarks\sat\b""",
    ),
    Family(
        "joins",
        "meeting",
        "verb",
        r"""join(?:s|ed|ing)?\b (?= \s (?: (?-i:[A-Z])
        | (?:(?:his|her|their|the|other|fellow)\s){0,2}(?:\w+\s)?(?:counterparts?|colleagues|leaders|ministers)\b ))""",
    ),
    Family(
        "signed-together",
        "meeting",
        "verb",
        r"""(?:signed|signs?|initialled|oversaw)\b (?!\s(?:on|off)\b)
        | (?:announced|inaugurated|unveiled|presented)\s (?=(?:jointly\s|together\s)?in\s(?-i:[A-Z]))
        | exchanged\s(?:\w+\s){0,2}(?:letters|instruments|notes|documents|copies|agreements?)\b""",
    ),
    Family(
        "visit",
        "visit",
        "either",
        r"""(?: visit(?:s|ed)? | (?<!\bthe\s)visiting | trips? | travels? | tours? | journey | stopover
        | stops? (?=\s(?:in|at|will\sbe|is)\s(?-i:[A-Z])) )\b""",
    ),
    Family("talks-of", "meeting", "noun", rf"(?: {STRONG} )\b"),
    Family("dialogue-of", "meeting", "weak", rf"(?: {WEAK} )\b"),
)

#: The first four letters of each word that a pattern above can begin with.
STEMS = frozenset(
    """
    comm coun work spok dine dini spea phon tele paid pay pays payi made make call held hold had has have havi
    cond conv laun open cont co coch chai led lead conc atte join part took take taki bega begi resu
    cohost host was were been bein be rece welc gree met meet is are conf sat sit cons reco trav fly
    flie flew flyi head arri went goes go goin proc come came acco will depa left leav spen land
    touc cros retu saw see sees seei anno unve pres inau ends ende comp wrap kick on brin brou star
    deli sign init over exch visi trip tour jour stop talk nego vide lunc dinn brea inte audi roun
    summ dial disc sess enga mini foru cere
    """.split()
)
