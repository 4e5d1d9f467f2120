"""What one release says, read from its named graph."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from sys import intern

from kg.rdf import vocabulary as v
from kg.rdf.terms import iri_term
from kg.view.current.lines import Thing

#: What a release keeps to itself; the words of a statement are the statement's.
OF_THE_RELEASE_ALONE = frozenset({v.TEXT, v.TEXT_HASH, v.DIGEST})
#: The kinds of fact whose evidence is in the current view; that of plain mentions stays in the named graphs.
SHOWN = frozenset({v.TENURE, v.MEETING, v.AGREEMENT, v.SUMMIT, v.STATEMENT})

ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))")
SHORT_ESCAPES = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f"}


@dataclass(frozen=True, slots=True)
class Account:
    """One release's graph, thing by thing, without its text and without the evidence of plain mentions.

    Shape:
        `release` and the keys of `things` are terms; so is `published`, an xsd:date.
    """

    release: str
    published: str
    things: dict[str, Thing]


def read_account(graph: str, lines: Iterable[str]) -> Account:
    """Return the account that the N-Quads lines of the named graph `graph` give."""
    release, end = iri_term(graph), len(f" <{graph}> .\n")
    things: dict[str, Thing] = {}
    for line in lines:
        subject, predicate, value = line[:-end].split(" ", 2)
        predicate = intern(predicate)
        if value.startswith("<"):
            value = intern(value)
        if subject != release or predicate not in OF_THE_RELEASE_ALONE:
            things.setdefault(subject, {}).setdefault(predicate, []).append(value)
    mentioned = [thing for thing in things.values() if SHOWN.isdisjoint(thing.get(v.A, ()))]
    for evidence in [term for thing in mentioned for term in thing.pop(v.HAS_EVIDENCE, ())]:
        things.pop(evidence, None)
    return Account(release, things[release][v.PUBLISHED][0], things)


def iri_of(term: str) -> str:
    """Return the IRI that a term is."""
    return term[1:-1]


def lexical(term: str) -> str:
    r"""Return the characters of a literal.

    >>> lexical(r'"M\u00FCnchen \"x\""'), lexical('"2018"^^<http://www.w3.org/2001/XMLSchema#gYear>')
    ('München "x"', '2018')
    """
    return ESCAPE.sub(_unescape, term[1 : term.rindex('"')])


def _unescape(match: re.Match[str]) -> str:
    code = match[1] or match[2]
    return chr(int(code, 16)) if code else SHORT_ESCAPES.get(match[3], match[3])
