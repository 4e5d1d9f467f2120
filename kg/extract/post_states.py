"""Read the state or organisation that is named beside, behind or inside a post's title."""

from kg.extract.marks import Marks

#: Words that may stand between a name and the post in apposition to it.
LINKS = frozenset(
    "the a an who is was as currently our its his her their former new newly then serving served serves will be to"
    " current elected also has been appointed named nominated designated incoming outgoing".split()
)
#: Bodies of organisations, which stay in a title: "Chairperson of the African Union Commission".
BODIES = frozenset("commission council parliament board committee court bank".split())
#: Posts whose title goes on with the state they are held in: "Ambassador to Chile"; with "for" it is no other's either.
ENVOYS = ("ambassador", "high commissioner", "representative", "consul general", "d’affaires", "d'affaires")
SENT_FOR = ("envoy", "representative", "coordinator", "rapporteur", "mediator", "negotiator")
FORMER = frozenset(("former", "ex", "formerly", "previously"))
#: What may stand between a name and its post, or between a state and the post it leads to.
BETWEEN = LINKS | FORMER | {"'s", "’s", "acting", "-"}


def mission(marks: Marks, first: int, last: int) -> tuple[int, int] | None:
    """Return the tokens of "to Chile" behind an envoy's title, or behind the state that sent the envoy."""
    body = last + 1 + (marks.word(last + 1) == "the")
    if marks.word(last) == "of" and body in marks.named_from:
        end = marks.named_from[body][0]
        if end - body > 1 and marks.word(end - 1) in BODIES:
            return last, end
    if not marks.text(first, last).lower().endswith(ENVOYS):
        return None
    index = last
    if marks.word(index) == "of":
        index += 1 + (marks.word(index + 1) == "the")
        index = marks.named_from.get(index, (last, None))[0]
    if marks.word(index) not in ("to", "in"):
        return None
    name = index + 1 + (marks.word(index + 1) == "the")
    if name in marks.named_from:
        return index, marks.named_from[name][0]
    return (index, name + 1) if marks.word(name) == "kingdom" else None


def over_states(marks: Marks, index: int) -> tuple[int, str | None] | None:
    """Return where the post ends before "of Viet Nam to Sri Lanka", and the code it serves; None without a post."""
    code = None
    while index not in marks.post_to:
        if index in marks.ends:
            return None
        end, served = _over_one(marks, index)
        if end == index:
            return None
        sent = end in marks.post_to and marks.word(end) == "for" and is_sent(marks, marks.post_to[end], end)
        index, code = end, (None if sent else served) or code
    return index, code or state_inside(marks, marks.post_to[index], index)


def is_sent(marks: Marks, first: int, last: int) -> bool:
    """Whether a state behind the title and "for" is where its holder works: "Special Envoy for Yemen"."""
    return marks.text(first, last).lower().endswith(SENT_FOR)


def _over_one(marks: Marks, index: int) -> tuple[int, str | None]:
    """Return where the words before "of Peru", "to Peru", "(IOM)" or "in Lima" end; the code that the post serves."""
    named = marks.named_to.get(index)
    if named is None:
        city = marks.cities_to.get(index)
        if city is not None and marks.word(city - 1) in ("in", "at"):
            return city - 1, None
        if marks.word(index - 1) in ("kingdom", "republic") and marks.word(index - 3) == "to":
            return index - 3, None
        if marks.word(index - 1) == ")" and marks.word(index - 3) == "(":
            return index - 3, None
        return index, None
    end = named[0]
    while marks.word(end - 1) in ("the", "of", "for"):
        end -= 1
    if marks.word(end - 1) in ("to", "in"):
        return end - 1, None  # the state an ambassador is sent to; the one served stands before it
    return (end, named[1].key) if end < named[0] else (index, None)


def state_inside(marks: Marks, first: int, last: int) -> str | None:
    """Return the code named inside a title: "Chief of the Kenya Defence Forces", "European Commission President"."""
    leading = marks.named_from.get(first)
    if leading and leading[0] < last:
        return leading[1].key
    for index in range(first + 1, last):
        named = marks.named_from.get(index)
        if named and "of" in (
            marks.word(index - 1),
            marks.word(index - 1 - (marks.word(index - 1) == "the")),
        ):
            return named[1].key
    return None


def state_before(marks: Marks, first: int) -> tuple[str | None, bool]:
    """Return the code named just before a post, and whether the post is a former one."""
    index, former = first, False
    while marks.word(index - 1) in BETWEEN:
        former = former or marks.word(index - 1) in FORMER
        index -= 1
    named = marks.named_to.get(index)
    if named is None:
        return None, former
    if marks.word(index) in ("", "'s", "’s") or index == first or marks.words[index] not in LINKS:
        return named[1].key, former
    return None, former


def state_after_name(marks: Marks, index: int) -> str | None:
    """Return the code in "Foreign Minister X of Iraq"."""
    if marks.word(index) != "of":
        return None
    index += 1 + (marks.word(index + 1) == "the")
    named = marks.named_from.get(index)
    return named[1].key if named and named[1].form in ("name", "weak") else None


def state_after_post(marks: Marks, index: int) -> tuple[str | None, int]:
    """Return the code in "President of the Republic of Korea" after the post, and where the words go on."""
    start = index
    if marks.word(index) == "for" and index in marks.post_to and is_sent(marks, marks.post_to[index], index):
        return None, start
    if marks.word(index) in ("of", "for", "at", "in"):
        index += 1
        if marks.word(index) == "the":
            index += 1
        named = marks.named_from.get(index)
        if named:
            return named[1].key, named[0]
    elif marks.word(index) == ",":
        named = marks.named_from.get(index + 1)
        if named and named[1].form == "name" and marks.word(named[0]) in (",", ".", "", ")", "and", ";"):
            return named[1].key, named[0]
    return None, start
