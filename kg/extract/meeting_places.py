"""Where an encounter is or a journey goes: the places that prepositions lead to, known buildings included."""

import re
from dataclasses import dataclass

from kg.extract.mentions import Mention, Reading

#: Buildings that stand for no place of their own, by the state they are in.
BUILDINGS = {
    "US": (
        *(
            "White House",
            "Oval Office",
            "Naval Observatory",
            "Blair House",
            "State Department",
            "Department of State",
        ),
        *("Pentagon", "Capitol", "Camp David"),
    ),
    "GB": (
        *(
            "Downing Street",
            "No 10",
            "Number 10",
            "Lancaster House",
            "Chequers",
            "Buckingham Palace",
            "Whitehall",
        ),
        "Carlton Gardens",
    ),
    "RU": ("Kremlin",),
    "FR": ("Elysee", "Élysée", "Quai d\u2019Orsay"),
    "LK": ("Presidential Secretariat", "Temple Trees"),
    "NZ": ("Beehive",),
    "CN": ("Great Hall of the People",),
    "DE": ("Bundestag",),
    "JP": ("Kantei", "Akasaka Palace"),
}
_STATE_OF = {name: code for code, names in BUILDINGS.items() for name in names}
_BUILDING = re.compile(rf"\b(?:{'|'.join(map(re.escape, _STATE_OF))})\b")
#: Buildings of whatever state the publisher speaks for.
_OWN_BUILDING = re.compile(
    r"""\bat\s(?:the\s|his\s|her\s)? (?: Presidential\s(?:Secretariat|Palace|Office) | Office\sof\sthe\sPresident
    | Ministry\sof | Foreign\s(?:Ministry|Office) | State\sHouse | President['\u2019]s\s(?:House|Office)
    | Prime\sMinister['\u2019]s\sOffice | Parliament )""",
    re.VERBOSE,
)
_LEADS = re.compile(
    r"""\b(?: [Ii]n | to | [Aa]t | into | near | outside | around | through
        | (?<!Minister\s)(?<!Ministers\s)(?<!Ministry\s)(?<!Secretary\s)(?<!State\s) for )\s (?:the\s)?
    (?: (?:city|capital|region|town|state|Republic|Kingdom|State)\s(?:city\s)?(?:of\s)? | (?:[A-Z][\w-]+\s){0,3}of\s
    | (?:central|eastern|western|northern|southern)\s | Federal\s | Islamic\s | Democratic\s | People['\u2019]s\s
    | Socialist\s )* $""",
    re.VERBOSE,
)
#: "Ambassador to Denmark", "Special Envoy for Sudan": where somebody is posted is not where he is met.
_ACCREDITED = re.compile(
    r"""\b(?:Ambassador|Envoy|Representative|Commissioner|Consul|Coordinator|Delegate|Attach\u00e9|Rapporteur
    |support|assistance|aid|help|commitment|threat|regard|respect|thanks|according|contribution|deliver(?:y|ie)|solution)s?
    (?:-designate)? \s (?:to|for|in|on) \s (?:the\s)? (?:[A-Z]\w+\s(?:of\s)?){0,2}$""",
    re.VERBOSE,
)
#: What may stand between two places of a list.
_LIST = re.compile(
    r"""(?: \s | , | ; | & | \([^()\n]{1,30}\) | \band\b | \bthe\b | \bthen\b | \bon\sto\b | \bto\b | \bas\swell\sas\b
    | \bstate\sof\b | \b(?:Federal\s)?Republic\sof\b | \bKingdom\sof\b )*""",
    re.VERBOSE,
)
_DC = re.compile(r",?\sD\.?C\b\.?")
_THE = re.compile(r"[\sthe]*")
_POSSESSIVE = ("\u2019s", "'s")
#: How far before a place the words are that lead to it, and how far before a clause its preposition may be.
_REACH, _BEFORE_CLAUSE = 60, 12


@dataclass(frozen=True, slots=True)
class Where:
    """A populated place or region, and the state that it is in; None where the text names none."""

    place: str | None = None
    country: str | None = None

    def __bool__(self) -> bool:
        return bool(self.place or self.country)


def find_places(reading: Reading, start: int, end: int, *, bare: bool = False) -> list[Where]:
    """Return the places that ``text[start:end]`` says something is in or goes to; all of a list.

    With `bare`, a place right at `start` needs no preposition: "visited Kyiv".
    """
    text = reading.document.text
    found: list[Where] = []
    before: Mention | None = None
    for mention in reading.between(start, end, "place", "country"):
        if before is None:
            if not _leads(text, start, mention, bare=bare):
                continue
            _extend(found, mention, text, apposed=False)
        elif _LIST.fullmatch(text, before.end, mention.start):
            apposed = before.kind == "place" and text[before.end : mention.start].strip() in (",", ", the")
            _extend(found, mention, text, apposed=apposed)
        else:
            if _is_house(found) and _leads(text, start, mention, bare=False):
                _name_city(found, mention, text)
            break
        before = mention
    return found or _building(reading, start, end)


def _building(reading: Reading, start: int, end: int) -> list[Where]:
    building = _BUILDING.search(reading.document.text, start, end)
    if building:
        return [Where(None, _STATE_OF[building[0]])]
    own = reading.own or ""
    if len(own) == len("PL") and _OWN_BUILDING.search(reading.document.text, start, end):
        return [Where(None, own)]
    return []


def _leads(text: str, start: int, mention: Mention, *, bare: bool) -> bool:
    """Whether words before a mention make it a place: a preposition, or nothing, where that is enough."""
    if mention.form in ("adjective", "demonym") or text.startswith(_POSSESSIVE, mention.end):
        return False
    if _ACCREDITED.search(text, max(start, mention.start - _REACH), mention.start):
        return False
    if bare and _THE.fullmatch(text, start, mention.start):
        return True
    return (
        _LEADS.search(text, max(start - _BEFORE_CLAUSE, mention.start - _REACH, 0), mention.start) is not None
    )


def _is_house(found: list[Where]) -> bool:
    return len(found) == 1 and found[0].place is None


def _name_city(found: list[Where], mention: Mention, text: str) -> None:
    """Let a city after a building, of the same state, be the place: "NATO Headquarters in Brussels"."""
    city: list[Where] = []
    _extend(city, mention, text, apposed=False)
    if city and city[0].place and city[0].country == found[0].country:
        found[:] = city


def _extend(found: list[Where], mention: Mention, text: str, *, apposed: bool) -> None:
    """Add a mention to the list, or make it the state of the place before: "Riga, Latvia"."""
    code = mention.keys[0] if mention.keys else None
    if mention.kind == "country":
        if found and found[-1].place and apposed and found[-1].country in (None, code):
            found[-1] = Where(found[-1].place, code)
        elif mention.form == "name" or not found:
            found.append(Where(None, code))
    elif mention.form in ("building", "base"):
        found.append(Where(None, code))
    else:
        more = _DC.match(text, mention.end) if mention.form != "region" else None
        name = text[mention.start : more.end() if more else mention.end]
        found.append(Where(" ".join(name.split()), code))
