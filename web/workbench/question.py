"""A question put together from parts: its SPARQL, and the terms that its variables are bound to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from rdflib import XSD, Literal
from rdflib.term import Identifier

from kg.errors import DateError, QueryError
from kg.gazetteer.tables import topics
from kg.model.partial_date import PartialDate
from kg.query.values import KINDS, parse_value
from kg.rdf.namespaces import SECREL
from web.workbench.askable import ASKABLE, FIELDS, Kind
from web.workbench.question_text import query_text, shown


@dataclass(frozen=True, slots=True)
class Question:
    """A question: what is asked for, as typed, and as a query with bound values."""

    kind: Kind
    text: str
    bound: Mapping[str, Identifier]
    title: str
    columns: tuple[str, ...] = field(default=())


def compose(kind_name: str, given: Mapping[str, str], find_entity: Callable[[str], Identifier]) -> Question:
    """Return the question that the fields of a form ask.

    Shape:
        `given` has a text for keys of `FIELDS`, which is not given where it is empty; `find_entity` makes a
        name a term, or raises.
    Raises:
        QueryError: for a kind that is none, a field that the kind has not, or a value that cannot be read.
    """
    kind = ASKABLE.get(kind_name)
    if kind is None:
        raise QueryError(f"there is no kind {kind_name[:40]!r}; choose from {', '.join(ASKABLE)}")
    values = {name: given[name].strip() for name in FIELDS if given.get(name, "").strip()}
    for name in values:
        if name not in kind.fields:
            raise QueryError(
                f"{kind.label.lower()} have no {FIELDS[name].lower()!r} here; leave that field empty"
            )
    bound = _terms(kind, values, find_entity)
    return Question(kind, query_text(kind, bound), bound, say(kind, values), shown(kind))


def _terms(
    kind: Kind, values: Mapping[str, str], find_entity: Callable[[str], Identifier]
) -> dict[str, Identifier]:
    readers: Mapping[str, Callable[[str], Identifier]] = {
        "who": find_entity,
        "with": find_entity,
        "where": place,
        "from": lambda text: Literal(day("from", text), datatype=XSD.date),
        "to": lambda text: Literal(day("to", text), datatype=XSD.date),
        "status": lambda text: status(kind, text),
        "about": lambda text: parse_value("topic", "about", topic(text)),
    }
    return {name: readers[name](value) for name, value in values.items()}


def place(text: str) -> Identifier:
    """Return a country where `text` names one, else words that a place's name has."""
    country = KINDS["country"](text)
    return country if country is not None else Literal(text)


def day(name: str, text: str) -> date:
    """Return the first or the last day of what `text` says: a year, a month or a day.

    Raises:
        QueryError: where it says none.
    """
    try:
        partial = PartialDate(text)
    except DateError:
        raise QueryError(
            f"{name}={text[:40]!r} is no date; give one such as 2018, 2018-06 or 2018-06-21"
        ) from None
    return partial.earliest if name == "from" else partial.latest


def status(kind: Kind, text: str) -> Identifier:
    """Return the term of a status.

    Raises:
        QueryError: where `kind` has none of that name.
    """
    if text not in kind.statuses:
        raise QueryError(
            f"{kind.label.lower()} have no status {text[:40]!r}; choose from {', '.join(kind.statuses)}"
        )
    return SECREL[text]


def topic(text: str) -> str:
    """Return the key of a topic that is named by its key or its label.

    Raises:
        QueryError: where there is none.
    """
    for known in topics().values():
        if text.casefold() in (known.key.casefold(), known.label.casefold()):
            return known.key
    raise QueryError(f"there is no topic {text[:80]!r}; choose from {', '.join(topics())}")


def say(kind: Kind, values: Mapping[str, str]) -> str:
    """Return the question in words.

    >>> say(ASKABLE["visit"], {"who": "Poland", "from": "2018"})
    'Visits: Poland, from 2018'
    """
    words = {"who": "", "with": "with ", "where": "in ", "from": "from ", "to": "to ", "about": "about "}
    said = [f"{words.get(name, '')}{value}" for name, value in values.items()]
    return f"{kind.label}: {', '.join(said)}" if said else kind.label
