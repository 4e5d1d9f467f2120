"""When two written forms count as the same: names of people, phrases, events."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Collection, Iterable

COURTESY = frozenset(
    "mr mrs ms miss dr prof sir dame lord lady baroness baron rt hon honourable honorable the he his her"
    " excellency mp phd general gen admiral ambassador sheikh jr sr".split()
)
SMALL = frozenset("a an the of for and to in on at by with between its their de s".split())
SPELLED = (
    ("co-operation", "cooperation"),
    ("foreign affairs", "foreign"),
    ("programme", "program"),
    ("defense", "defence"),
    ("mous", "memorandum understanding"),
    ("u.s.", "us"),
    ("u.k.", "uk"),
    ("mou", "memorandum understanding"),
)
SPELLINGS = [(re.compile(rf"(?<![a-z]){re.escape(old)}(?![a-z])"), new) for old, new in SPELLED]
#: Values an event can have: single ones and lists.
Event = dict[str, object]
Person = Callable[[str], str]


def plain(text: object) -> str:
    """Return `text` in small letters without accents and marks, words parted by one space."""
    out = unicodedata.normalize("NFKD", str(text or "").casefold().replace("ł", "l").replace("ø", "o"))
    out = "".join(c for c in out if not unicodedata.combining(c))
    for pattern, new in SPELLINGS:
        out = pattern.sub(new, out)
    return " ".join(re.sub(r"[^a-z0-9]+", " ", out).split())


def words(text: object) -> list[str]:
    """Return the telling words of `text`, without small ones and the plural's s."""
    return [
        word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004
        for word in plain(text).split()
        if word not in SMALL
    ]


def overlap(one: Iterable[str], other: Iterable[str]) -> float:
    """Return the F1 of two bags of words."""
    a, b = Counter(one), Counter(other)
    both = sum((a & b).values())
    return 2 * both / (sum(a.values()) + sum(b.values())) if both else 0.0


def jaccard(one: Collection[str], other: Collection[str]) -> float:
    """Return the shared part of two sets; two empty ones are alike."""
    a, b = set(one), set(other)
    return len(a & b) / len(a | b) if a | b else 1.0


def same_person(one: str, other: str) -> bool:
    """Whether two written names can be one person's: the fewer words all occur among the more."""
    a, b = ([word for word in plain(name).split() if word not in COURTESY] for name in (one, other))
    if not a or not b:
        return False
    if a == b or "".join(a) == "".join(b):
        return True
    short, long = sorted((a, b), key=len)
    full = [word for word in short if len(word) > 1]
    return bool(full) and set(full) <= set(long) and (len(full) > 1 or full[0] in (long[0], long[-1]))


def alike_meetings(gold: Event, found: Event, gold_person: Person, found_person: Person) -> float:
    """Return how alike two meetings are, from 0 to 1: who, kind, parties, where and when."""
    a = {gold_person(name) for name in _list(gold, "participants")}
    b = {found_person(name) for name in _list(found, "participants")}
    who = jaccard(a, b) if a or b else 0.5
    other = 0.0 if "call" in (gold["kind"], found["kind"]) else 0.3
    kind = 1.0 if gold["kind"] == found["kind"] else other
    where = 1.0
    if any(event[role] for event in (gold, found) for role in ("country", "place")):
        place = overlap(words(gold["place"]), words(found["place"])) > 0.5  # noqa: PLR2004
        where = 0.5 * (gold["country"] == found["country"]) + 0.5 * place
    when = float(gold["start"] == found["start"])
    parties = jaccard(_list(gold, "parties"), _list(found, "parties"))
    return 0.35 * who + 0.2 * kind + 0.2 * parties + 0.15 * where + 0.1 * when


def alike_names(gold: Event, found: Event) -> float:
    """Return how alike two named events are: their names, then their parties."""
    likeness = overlap(words(gold["name"]), words(found["name"]))
    if likeness < 0.4:  # noqa: PLR2004 - names with less in common are of different things
        return 0.0
    return likeness + 0.2 * jaccard(_list(gold, "parties"), _list(found, "parties"))


def values(event: Event, person: Person) -> set[tuple[str, str]]:
    """Return the filled-in values of an event as (role, value)."""
    out = {
        (role, str(event[role]))
        for role in ("kind", "status", "country", "start", "end", "date")
        if event.get(role)
    }
    out |= {(role, code) for role in ("parties", "hosts") for code in _list(event, role)}
    if event.get("place"):
        out.add(("place", " ".join(words(event["place"]))))
    return out | {("participant", person(name)) for name in _list(event, "participants")}


def _list(event: Event, role: str) -> list[str]:
    found = event.get(role) or []
    return [str(value) for value in found] if isinstance(found, list) else []
