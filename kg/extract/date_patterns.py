"""How dates are written: the patterns that `kg.extract.dates` looks for."""

import re

MONTHS = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
#: The last month of each season, north of the equator: "last spring" is over by then.
SEASONS = {"spring": 5, "summer": 8, "autumn": 11, "fall": 11, "winter": 12}
NUMBERS = {"two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9, "ten": 10}

_DAY = r"(?:0?[1-9]|[12]\d|3[01])(?:st|nd|rd|th)?"
_FULL_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_MONTH = rf"(?:{_FULL_MONTH}|(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept|Sep|Oct|Nov|Dec)\b\.?)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_YEAR = r"(?:19|20)\d\d"
_OF_YEAR = rf"(?:,?\s(?:of\s)?{_YEAR}\b|,?\s(?:of\s)?(?:this|last|next)\syear\b)"
_TO = r"\s?(?:[-\u2010-\u2015]|\b(?:to|through|until|till)\b)\s?(?:the\s)?"
#: Within one month "and" joins days like "to"; between months it names two dates.
_AND = r"\s?(?:[-\u2010-\u2015]|\b(?:to|through|until|till|and)\b|&)\s?(?:the\s)?"
_LED = rf"(?:{_WEEKDAY},?\s(?:the\s)?)?"

NUMERIC = re.compile(rf"(?<![\w/.-])(?:({_YEAR})-(\d\d)-(\d\d)|(\d\d?)[./](\d\d?)[./]({_YEAR}))(?![\w/-])")

#: "(21/8)", the day before the month, "(17-18/5)".
BRACKETED = re.compile(r"\((?P<d1>\d{1,2})(?:\s?[-\u2013]\s?(?P<d2>\d{1,2}))?/(?P<m>\d{1,2})\)")
#: "April 4-6, 2022", "May 31-June 8", "December 30, 2021 to January 2, 2022", "March 3rd".
MONTH_FIRST = re.compile(
    rf"\b{_LED}(?P<m1>{_MONTH})\s(?:the\s)?(?P<d1>{_DAY})\b(?![%:]|,\d|\s(?:per\s?cent|percent)\b)(?P<y1>{_OF_YEAR})?"
    rf"(?:(?:{_AND}{_LED}|{_TO}{_LED}(?P<m2>{_MONTH})\s)(?P<d2>{_DAY})\b(?!\s{_MONTH}|[%:]|\s\w+ies\b)(?P<y2>{_OF_YEAR})?)?"
)
#: "3 March", "9-10 July", "16th and 17th February of this year", "24th of May to 26th of May".
DAY_FIRST = re.compile(
    rf"\b{_LED}(?<![.,/:-])(?P<d1>{_DAY})(?:\s(?:of\s)?(?P<m1>{_MONTH})(?P<y1>{_OF_YEAR})?{_TO}|{_AND})"
    rf"{_LED}(?P<d2>{_DAY})\s(?:of\s)?(?P<m2>{_MONTH})(?P<y2>{_OF_YEAR})?(?!\w)"
    rf"|\b{_LED}(?<![.,/:-])(?P<d3>{_DAY})\s(?:of\s)?(?P<m3>{_MONTH})(?P<y3>{_OF_YEAR})?(?!\w)"
)
#: "October 2010", "in March of this year", "the September meeting", "March to May 2022".
MONTH_ONLY = re.compile(
    rf"\b(?P<m1>{_FULL_MONTH})\b(?P<y1>{_OF_YEAR})?(?:{_TO}(?P<m2>{_FULL_MONTH})\b(?P<y2>{_OF_YEAR})?)?(?!\s\d)"
)
#: What must stand before a month without day and year: "May" and "March" are also words.
BEFORE_MONTH = re.compile(
    r"\b(?:(?P<side>last|next|this|this\spast|this\scoming)\s|(?:in|of|since|by|until|during|before|after|from|the|early"
    r"|mid|late|end|beginning|both)(?:\s|-))$",
    re.IGNORECASE,
)
WEEKDAY = re.compile(
    rf"\b(?:(?P<side>last|next|this|this\scoming|coming|this\spast)\s)?(?P<w1>{_WEEKDAY})\b(?!\sAgreement)"
    rf"(?:{_TO}(?P<w2>{_WEEKDAY})\b)?"
)
#: "today", "this afternoon (18)", "tonight"; a bracket may repeat the day: "today (21 June)".
RELATIVE = re.compile(
    r"\b(?P<word>the\sday\sbefore\syesterday|the\sday\safter\stomorrow|yesterday\sand\stoday|today\sand\stomorrow"
    r"|yesterday|today|tomorrow|tonight|last\snight|this\s(?:very\s)?(?:morning|afternoon|evening))\b"
    r"(?:\s(?:morning|afternoon|evening|night)\b)?(?:\s\((?P<bracket>[^()\n]{1,24})\))?",
    re.IGNORECASE,
)
PERIOD = re.compile(
    r"\b(?:(?P<side>last|next|this|coming|current)\s(?P<unit>weekend|week|month|year|spring|summer|autumn|fall|winter)"
    r"|in\s(?:the\s)?(?P<season>spring|summer|autumn|winter)(?!\s(?:of|\d)))\b(?!-)",
    re.IGNORECASE,
)
AGO = re.compile(
    rf"\b(?P<count>\d{{1,2}}|an?|{'|'.join(NUMBERS)})\s(?P<unit>day|week|month|year)s?\sago\b", re.IGNORECASE
)
#: "on the 5th" and no month: only where the phrase ends there.
ORDINAL = re.compile(
    r"\bon\sthe\s(?P<d1>\d{1,2})(?:st|nd|rd|th)(?:\sand\s(?P<d2>\d{1,2})(?:st|nd|rd|th))?"
    r"(?=\sof\sthis\smonth\b|\sinst\b|[,.;)\n])"
)
YEARS = re.compile(
    rf"\b(?:(?:in|since|from|during|by|until|throughout|before|after|early|mid|late|later\sin|the|end\sof|of"
    rf"|spring(?:\sof)?|summer(?:\sof)?|autumn(?:\sof)?|fall(?:\sof)?|winter(?:\sof)?),?[\s-])"
    rf"(?P<y1>{_YEAR})(?:{_TO}(?P<y2>{_YEAR}))?(?![\w%+]|[.,]\d|-\w|\s(?:people|personnel|troops|soldiers|tons|km)\b)",
    re.IGNORECASE,
)
#: Words that make a sentence speak of what is to come.
FUTURE = re.compile(
    r"\b(?:will|shall|would|upcoming|forthcoming|scheduled|plans?|planned|planning|expected|expects|intends?"
    r"|looks?\sforward|looking\sforward|ahead\sof|agreed\sto|is\sto|are\sto|to\sbe\sheld|to\stake\splace|due\s(?:to|in|on))\b",
    re.IGNORECASE,
)
#: How every month begins, and words one of which is in each relative date: a quick look before a slow one.
STEMS = tuple(month[:3].title() for month in MONTHS)
TODAY = ("day", "morrow", "night", "morning", "afternoon", "evening")
