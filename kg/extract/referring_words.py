"""Words that stand for people without naming them, and what joins people to a list."""

import re

#: What may stand between two people of one list: joining words, post titles, states.
LIST_GAP = re.compile(
    r"""(?: \s | , | and\b | & | of\b | the\b | for\b | as\swell\sas\b | along(?:side)?\swith\b | together\swith\b
    | accompanied\sby\b | joined\sby\b | both\b | his\b | her\b | wife\b | counterparts?\b
    | to\sthe\b | [A-Z][\w.'\u2019-]*+
    | ['\u2019]s | \([^)]*\) )*""",
    re.VERBOSE,
)
#: How a clause begins that tells the circumstances first.
LEADING = re.compile(
    r"""\W*(?: Following | During | After | At | In | On | Ahead | Before | While | As | With | Prior
    | Upon | Since | Under
    | Further | Over | For | From | To | Within | Earlier | Later | Yesterday | Today | Also | Then )\b""",
    re.VERBOSE,
)
INVITED = re.compile(r"\W*At\sthe\s(?:kind\s)?(?:invitation|request|initiative)\b")
_RANK = r"""(?: Deputy | Under | Assistant | Vice | Prime | Foreign | Defen[cs]e | Special | Acting | Crown
    | First | Secretary
    | Home | Federal | Presidential | High )"""
#: An office with its article: "the Foreign Secretary", "the Polish President".
OFFICE = re.compile(
    rf"""\b(?: [Tt]he | [Hh]is | [Hh]er | [Oo]ur | Hon\. | and )\s (?:[A-Z][a-z]+\s)??
    (?P<title> (?: {_RANK} [\s-] )* (?: Secretary(?:[\s-]General)? | Minister | President | Chancellor | Prince | King
        | Envoy | Ambassador | Commissioner | Taoiseach | Adviser | Advisor | Coordinator | Representative
        | Governor-General | Chairman | Speaker | Premier | Pope | Emir | Amir | Chief ) )\b
    (?! ['\u2019]s?\s[A-Z] )""",
    re.VERBOSE,
)
#: One person by nationality: "the Polish guest", "the Brazilian Minister".
NATIONAL = re.compile(
    r"""\b[Tt]he\s (?P<state>[A-Z][\w-]+(?:\s[A-Z][\w-]+)?) \s
    (?:(?:[Ff]oreign|[Dd]efen[cs]e|[Pp]rime|[Vv]isiting|top)\s)?
    (?:guest|diplomat|official|envoy|leader|dignitary|[Mm]inister|[Pp]resident|[Pp]remier|[Cc]hancellor)
    \b(?!['\u2019])""",
    re.VERBOSE,
)
#: Words for whoever acted last, where nobody with such a title is named: "the Admiral", "the delegation".
THE_SAME = re.compile(
    r"""\b(?: [Tt]he\s (?:[A-Z][a-z-]+\s){0,2} (?: Admiral | General | Chair(?:man|woman|person)? | Head\sof\s\w+
        | Director | Commander | Governor | Senator | Chief | Envoy | Leader | Minister | Secretary | guest | visitor
        | delegation | dignitary | diplomat | official | envoy )
    | EAM | PM | HRVP | EVP ) \b (?!['\u2019])""",
    re.VERBOSE,
)
OF_STATE = re.compile(r"\sof\s(?:the\s)?[A-Z]")
#: Words before a clause whose "he" is the subject of the one before.
LEADS_ON = re.compile(r"(?:\bthat|,\swhere)$")
#: Who came from abroad: "the visiting dignitary".
VISITOR = re.compile(
    r"""\b[Tt]he\s visiting\s (?:[A-Z]?[a-z-]+\s){0,2}
    (?: dignitary | guest | leader | official | [Mm]inister | [Pp]resident | [Pp]remier | [Ss]ecretary )
    \b(?!['\u2019])""",
    re.VERBOSE,
)
GROUP = re.compile(
    r"""\b(?: [Tt]hey | their | [Tt]he\s(?:two|three|four)\b(?:\s\w+){0,2} | [Bb]oth\s(?:\w+\s)?\w+s
    | [Tt]he\s(?:leaders|presidents|ministers|sides|parties|officials|Presidents|Ministers|Leaders|Secretaries) )\b""",
    re.VERBOSE,
)
SPEAKER = re.compile(r"\b(?:I|[Mm]y)\b")
PRONOUN = re.compile(r"\b(?:he|she|him|her|his)\b", re.IGNORECASE)
