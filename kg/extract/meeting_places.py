"""Where an encounter is or a journey goes: the places that prepositions lead to, well-known buildings included."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from kg.extract.mentions import Mention, Reading

#: Buildings that stand for no place of their own, and the state they are in.
BUILDINGS = {
    "White House": "US", "Oval Office": "US", "Naval Observatory": "US", "Blair House": "US", "State Department": "US",
    "Department of State": "US", "Pentagon": "US", "Kremlin": "RU", "Downing Street": "GB", "No 10": "GB", "Number 10": "GB",
    "Lancaster House": "GB", "Chequers": "GB", "Buckingham Palace": "GB", "Whitehall": "GB", "Carlton Gardens": "GB",
    "Elysee": "FR", "Élysée": "FR", "Quai d’Orsay": "FR", "Presidential Secretariat": "LK", "Temple Trees": "LK",
    "Beehive": "NZ", "Great Hall of the People": "CN", "Bundestag": "DE", "Kantei": "JP", "Akasaka Palace": "JP",
    "Capitol": "US", "Camp David": "US",
}  # fmt: skip
_BUILDING = re.compile(rf"\b(?:{'|'.join(map(re.escape, BUILDINGS))})\b")
_OWN_BUILDING = re.compile(
    r"\bat (?:the |his |her )?(?:Presidential (?:Secretariat|Palace|Office)|Office of the President|Ministry of|Foreign (?:Ministry|Office)"
    r"|State House|President’s (?:House|Office)|Prime Minister’s Office|Parliament)"
)
_LEADS = re.compile(
    r"\b(?:[Ii]n|to|[Aa]t|into|near|outside|for|around|through)\s(?:the\s)?(?:(?:city|capital|region|town|state|Republic|Kingdom|State)\s(?:city\s)?(?:of\s)?"
    r"|(?:[A-Z][\w-]+\s){0,3}of\s|(?:central|eastern|western|northern|southern)\s|Federal\s|Islamic\s|Democratic\s|People’s\s|Socialist\s)*$"
)
_LIST = re.compile(
    r"(?:\s|,|;|&|\band\b|\bthe\b|\bthen\b|\bon to\b|\bto\b|\bas well as\b|\bstate of\b|\bRepublic of\b|\bKingdom of\b|\bFederal Republic of\b)*"
)
_DC = re.compile(r",?\sD\.?C\b\.?")


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
        gap = text[before.end : mention.start] if before else ""
        if before is not None and _LIST.fullmatch(gap):
            _extend(found, mention, text, apposed=gap.strip() in (",", ", the") and before.kind == "place")
            before = mention
        elif before is None and _leads(text, start, mention, bare=bare):
            _extend(found, mention, text, apposed=False)
            before = mention
        elif found == [Where(None, found[0].country if found else None)] and _leads(
            text, start, mention, bare=False
        ):
            _at_building(found, mention, text)
            break
        elif before is not None:
            break
    if found:
        return found
    building = _BUILDING.search(text, start, end)
    if building:
        return [Where(None, BUILDINGS[building[0]])]
    if reading.own and _OWN_BUILDING.search(text, start, end):
        return [Where(None, reading.own if len(reading.own) == 2 else None)]  # noqa: PLR2004 - a state's code
    return []


def _leads(text: str, start: int, mention: Mention, *, bare: bool) -> bool:
    if mention.form in ("adjective", "demonym"):
        return False
    before = text[max(start - 12, mention.start - 60, 0) : mention.start]
    return bool(
        (_LEADS.search(before) or (bare and not text[start : mention.start].strip(" the")))
        and text[mention.end : mention.end + 2] not in ("’s", "'s")
    )


def _at_building(found: list[Where], mention: Mention, text: str) -> None:
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
        return
    if mention.form in ("building", "base"):
        found.append(Where(None, code))
        return
    more = _DC.match(text, mention.end) if mention.form != "region" else None
    name = text[mention.start : more.end() if more else mention.end]
    found.append(Where(" ".join(name.split()), code))


def countries_of(places: list[Where]) -> Iterator[str]:
    """Yield the states that `places` lie in."""
    for where in places:
        if where.country:
            yield where.country
