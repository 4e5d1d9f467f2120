"""The grammar of SPARQL 1.1, read from `sparql.ebnf`: its rules, and what each can begin with."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

GRAMMAR = Path(__file__).with_name("sparql.ebnf")


@dataclass(frozen=True, slots=True, eq=False)
class Rule:
    """A part of the grammar: a ``word``, a ``name``, a ``sequence`` or ``choice`` of `parts`, or ``? * +`` of one.

    Each is one of a kind: to compare them by all their parts would take most of the time of reading.
    """

    kind: str
    name: str = ""
    parts: tuple["Rule", ...] = ()


@cache
def first_of(rule: Rule) -> frozenset[str]:
    """Return the kinds of tokens that `rule` can begin with."""
    if rule.kind == "word":
        return frozenset({rule.name})
    if rule.kind == "name":
        return first_of(grammar()[rule.name])
    found: set[str] = set()
    for part in rule.parts:
        found |= first_of(part)
        if rule.kind == "sequence" and not can_be_empty(part):
            break
    return frozenset(found)


@cache
def can_be_empty(rule: Rule) -> bool:
    """Return whether `rule` can stand for nothing."""
    if rule.kind == "name":
        return can_be_empty(grammar()[rule.name])
    if rule.kind == "sequence":
        return all(map(can_be_empty, rule.parts))
    return rule.kind in "?*" or (rule.kind == "choice" and any(map(can_be_empty, rule.parts)))


@cache
def grammar() -> dict[str, Rule]:
    """Return the rules of the grammar by name."""
    lines = (
        line.partition("::=") for line in GRAMMAR.read_text(encoding="utf-8").splitlines() if "::=" in line
    )
    names = {name.strip(): right for name, _, right in lines}
    return {
        name: _choice(re.findall(r"'[^']+'|\w+|\S", right), names.keys()) for name, right in names.items()
    }


@cache
def grammar_words() -> frozenset[str]:
    """Return the words of the language."""
    return frozenset(re.findall(r"'([A-Z_0-9]+)'", GRAMMAR.read_text(encoding="utf-8")))


def _choice(words: list[str], names: Iterable[str]) -> Rule:
    """Return the rule that the words of a right side stand for, up to a closing bracket, and take them."""
    parts: list[Rule] = []
    while True:
        sequence: list[Rule] = []
        while words and words[0] not in {"|", ")"}:
            sequence.append(_repeated(words, names))
        parts.append(sequence[0] if len(sequence) == 1 else Rule("sequence", parts=tuple(sequence)))
        if not words or words[0] != "|":
            return parts[0] if len(parts) == 1 else Rule("choice", parts=tuple(parts))
        words.pop(0)


def _repeated(words: list[str], names: Iterable[str]) -> Rule:
    word = words.pop(0)
    if word == "(":
        rule = _choice(words, names)
        words.pop(0)
    elif word in names:
        rule = Rule("name", word)
    else:
        rule = Rule("word", word.strip("'"))
    if words and words[0] in "?*+":
        rule = Rule(words.pop(0), parts=(rule,))
    return rule
