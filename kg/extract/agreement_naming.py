"""A place where an agreement is named, as all who read agreements see it."""

from dataclasses import dataclass

from kg.text import Sentence


@dataclass(frozen=True, slots=True)
class Naming:
    """A place where an agreement is named.

    Shape:
        `form` is ``named`` (capitalised), ``described`` (a noun phrase that tells it apart) or ``back`` (only
        "the agreement"); `family` is the class of its head; `first`, `head`, `last` are tokens; `bare` where
        nothing but the head names it. The item of a list ends with the head that all share, but `last` is the token
        behind the whole list.
    """

    form: str
    family: str
    name: str
    start: int
    end: int
    first: int
    head: int
    last: int
    sentence: Sentence
    bare: bool
