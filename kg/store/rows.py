"""The solutions of a SELECT query, as terms or as one of the four standard formats."""

import io
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from rdflib import Variable
from rdflib.query import Result
from rdflib.term import Identifier

from kg.errors import FormatError, QueryError
from kg.store.statements import term_text

#: A term for each variable, in their order; None where the solution leaves it unbound.
Row = tuple[Identifier | None, ...]

#: The formats of SPARQL 1.1 Query Results, and their media types.
RESULT_FORMATS: Final = {
    "json": "application/sparql-results+json",
    "xml": "application/sparql-results+xml",
    "csv": "text/csv",
    "tsv": "text/tab-separated-values",
}


class Rows:
    """The solutions of a query, in its order, to be read once: as rows of terms, or serialized.

    Shape:
        `variables` are the projected names without their question marks; each row has as many places.
    """

    def __init__(
        self,
        variables: Iterable[str],
        rows: Iterable[Row],
        encode: Callable[[str], bytes] | None = None,
        count: Callable[[], int] | None = None,
    ) -> None:
        """Wrap `rows`; where the engine can do it without rdflib, `encode` writes and `count` counts what is left."""
        self.variables = tuple(variables)
        self._rows = iter(rows)
        self._encode = encode
        self._count = count

    def __iter__(self) -> Iterator[Row]:
        return self._rows

    def count(self) -> int:
        """Return how many rows are left; none is, afterwards."""
        return self._count() if self._count else sum(1 for _ in self)

    def serialize(self, format: str) -> bytes:  # noqa: A002 - rdflib's own word for it
        """Return the rows that are left in one of `RESULT_FORMATS`.

        Raises:
            FormatError: if `format` is another.
        """
        if format not in RESULT_FORMATS:
            raise FormatError(f"no such result format: {format!r}; give one of {', '.join(RESULT_FORMATS)}")
        if self._encode:
            return self._encode(format)
        if format == "tsv":
            return self._tsv()
        result = Result("SELECT")
        result.vars = [Variable(name) for name in self.variables]
        result.bindings = [
            {variable: term for variable, term in zip(result.vars, row, strict=True) if term is not None}
            for row in self
        ]
        target = io.BytesIO()
        result.serialize(target, format=format)
        return target.getvalue()

    def _tsv(self) -> bytes:
        """Return the rows as TSV, which rdflib reads but does not write."""
        lines = ["\t".join(f"?{name}" for name in self.variables)]
        lines += ["\t".join(_cell(term) for term in row) for row in self]
        return "".join(f"{line}\n" for line in lines).encode()


def _cell(term: Identifier | None) -> str:
    return "" if term is None else term_text(term)


def rows_of(result: Result, *bound: str) -> Rows:
    """Return the solutions that rdflib holds as `result`.

    Raises:
        QueryError: where `bound` names a variable that the query does not project.
    """
    variables = result.vars or []
    if unknown := set(bound) - {str(variable) for variable in variables}:
        raise QueryError(
            f"the query does not project ?{min(unknown)}, which is to be bound; add it to SELECT"
        )
    rows = [tuple(solution.get(variable) for variable in variables) for solution in result.bindings]
    return Rows((str(variable) for variable in variables), rows)
