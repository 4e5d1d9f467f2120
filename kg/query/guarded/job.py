"""What goes to a worker process and what comes back."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from rdflib.term import Identifier

from kg.errors import FormatError, KGError
from kg.query.guarded.part import Part
from kg.store.answers import Dataset


@dataclass(frozen=True, slots=True)
class Job:
    """A query, where it is to be asked, and how its answer is to be written.

    Shape:
        `state` tells one state of the store at `location` from another. `bound` fixes variables of a SELECT
        that it projects; then no `dataset` can be given. `rows` and `graph` are the formats
        for an answer of either kind, empty where the client takes none. With a `part`, no more than that is
        written, and all are counted.
    """

    query: str
    location: str
    state: str = ""
    base: str | None = None
    dataset: Dataset | None = None
    rows: str = "json"
    graph: str = "turtle"
    part: Part | None = None
    gzip: bool = False
    bound: Mapping[str, Identifier] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Head:
    """What an answer is; its `size` bytes follow.

    Shape:
        `kind` is ``rows``, ``truth`` or ``graph``; `form` the format it is written in; `total` how many rows
        there are in all, where the job asked for a part of them.
    Units:
        `seconds` is what the query took in the worker.
    """

    kind: str
    form: str
    size: int
    gzip: bool
    seconds: float
    total: int | None = None


class NotAcceptableError(FormatError):
    """An answer that is of a kind for which the client takes no format that we write."""


class LimitError(KGError, RuntimeError):
    """A query that was stopped at a limit, which the message names."""


class BusyError(LimitError):
    """A query that found no free worker; it may be asked again a little later."""


class StoppedError(LimitError):
    """A query that was stopped because whoever asked it wished so, or went away."""
