"""RDF terms as N-Triples text: the one form in which the graph is written."""

import re
from datetime import date
from typing import NewType

from rdflib import XSD

from kg.model.partial_date import PartialDate

#: An IRI or a literal, encoded as N-Triples has it: ``<https://...>`` or ``"..."^^<...>``.
Term = NewType("Term", str)
Triple = tuple[Term, Term, Term]

#: What XML 1.0, and so xsd:string, cannot carry: most controls, surrogates, two non-characters.
FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
#: What N-Triples wants escaped, and the marks that other programs take for the end of a line.
SPECIAL = re.compile('["\\\\\n\r\x7f-\x9f\u2028\u2029]')
ESCAPES = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r"}
#: What an IRI may not hold, by RFC 3987 and N-Triples.
OUTSIDE_IRI = re.compile(
    '[\x00-\x20<>"{}|^`\\\\\x7f-\xa0\ud800-\udfff\ufdd0-\ufdef\ufff0-\uffff\u2028\u2029]'
)


def iri_term(iri: str) -> Term:
    """Return an IRI as a term; a character that IRIs do not allow is percent-encoded."""
    return Term(f"<{OUTSIDE_IRI.sub(_percent, iri)}>")


def clean_text(text: str) -> str:
    """Return `text` with U+FFFD for each character that RDF cannot carry; offsets stay as they were."""
    return FORBIDDEN.sub("\ufffd", text)


def text_term(text: str) -> Term:
    """Return `text`, cleaned, as a plain literal."""
    return Term(f'"{SPECIAL.sub(_escape, clean_text(text))}"')


def typed_term(lexical: str, datatype: str) -> Term:
    """Return a literal of the XSD datatype of that local name, such as ``date``."""
    return Term(f'"{SPECIAL.sub(_escape, clean_text(lexical))}"^^<{XSD}{datatype}>')


def integer_term(number: int) -> Term:
    """Return an xsd:integer."""
    return typed_term(str(number), "integer")


def decimal_term(number: float) -> Term:
    """Return an xsd:decimal of two places at most, in the canonical form that engines give back."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return typed_term("0" if text == "-0" else text, "decimal")


def day_term(day: date) -> Term:
    """Return an xsd:date."""
    return typed_term(day.isoformat(), "date")


def partial_term(when: PartialDate) -> Term:
    """Return a date as precise as its source: xsd:date, xsd:gYearMonth or xsd:gYear."""
    return typed_term(when.text, when.datatype)


def _escape(match: re.Match[str]) -> str:
    character = match[0]
    return ESCAPES.get(character) or f"\\u{ord(character):04X}"


def _percent(match: re.Match[str]) -> str:
    return "".join(f"%{byte:02X}" for byte in match[0].encode("utf-8", "replace"))
