"""Which state the holder of a prominent office is known to serve, by the table `leaders.tsv`: a hint, no fact."""

from collections.abc import Container
from datetime import date
from functools import cache

from kg.extract.clusters import name_words
from kg.gazetteer import tables

#: A leader: the words of a name, the code served, and the first and last year in office.
Leader = tuple[tuple[str, ...], str, int, int]


def known_code(words: tuple[str, ...], day: date, candidates: Container[str]) -> str | None:
    """Return the code that a person of the name `words` served on `day`, if it is the only one of `candidates`."""
    codes = {
        code
        for name, code, first, last in _leaders().get(words[-1], ()) + _leaders().get(words[0], ())
        if first <= day.year <= last and code in candidates and _is(words, name)
    }
    return codes.pop() if len(codes) == 1 else None


def leads_another(words: tuple[str, ...], code: str, *, whole: bool) -> bool:
    """Whether leaders of the name `words` are known, none of them of `code`; a surname counts if not `whole`."""
    known = {of for name, of, *_ in _leaders().get(words[-1], ()) if _is(words, name)}
    return bool(known) and code not in known and (len(words) > 1 or not whole)


def is_leader(words: tuple[str, ...], day: date) -> bool:
    """Whether `words` are the whole name of somebody who leads or led a state or ministry by `day`."""
    return any(name == words and first <= day.year for name, _, first, _ in _leaders().get(words[-1], ()))


def _is(words: tuple[str, ...], name: tuple[str, ...]) -> bool:
    """Whether `words` are the name's surname, or its first and last word with others of it between."""
    if len(words) == 1:
        return words[0] == name[-1] or words == name
    short, long = sorted((words, name), key=len)
    whole = {word for word in short if len(word) > 1}
    return len(short) > 1 and whole <= set(long) and {short[0], short[-1]} == {long[0], long[-1]}


@cache
def _leaders() -> dict[str, tuple[Leader, ...]]:
    """Return the leaders by the first and last words of their names."""
    found: dict[str, list[Leader]] = {}
    for row in tables.rows("leaders"):
        years = int(row["from"] or 0), int(row["to"] or 9999)
        for form in (row["name"], *row["aliases"].split("|")):
            words = name_words(form)
            for word in {*words[:1], *words[-1:]}:
                found.setdefault(word, []).append((words, row["of"], *years))
    return {word: tuple(leaders) for word, leaders in found.items()}
