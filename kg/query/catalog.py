"""The named queries: find, list and describe them, and bind their parameters."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from rdflib.term import Identifier

from kg.errors import NotFoundError, QueryError
from kg.query.values import KINDS, parse_value

FOLDER = Path(__file__).parent

#: What an answer is best shown as; a page draws it, the command line prints all as a table.
RESULTS = ("table", "bar", "timeline", "network")

#: The questions, in the order they are listed.
GROUPS = (
    "Who met whom",
    "How close two states are",
    "Agreements and promises",
    "People and posts",
    "Who said what",
    "Summits",
    "Where it is written",
)


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that a named query is given.

    Shape:
        `name` is a variable of the query, without its question mark; `kind` is a key of
        `kg.query.values.KINDS`; `example` is a value of that kind.
    """

    name: str
    kind: str
    required: bool
    example: str
    meaning: str


@dataclass(frozen=True, slots=True)
class NamedQuery:
    """A question in a file: what it asks, what it is given, what it gives back.

    Shape:
        `result` is one of `RESULTS`, `group` one of `GROUPS`; `columns` are the answer's variables in order,
        every parameter among them; `text` is the whole file.
    """

    name: str
    title: str
    group: str
    purpose: str
    parameters: tuple[Parameter, ...]
    columns: tuple[str, ...]
    result: str
    text: str

    @property
    def examples(self) -> dict[str, str]:
        """The example of each parameter, by name."""
        return {parameter.name: parameter.example for parameter in self.parameters}


@cache
def list_queries() -> tuple[NamedQuery, ...]:
    """Return every named query, by group, then by name."""
    queries = [parse_query(path.stem, path.read_text(encoding="utf-8")) for path in FOLDER.glob("*.rq")]
    return tuple(sorted(queries, key=lambda query: (GROUPS.index(query.group), query.name)))


def find_query(name: str) -> NamedQuery:
    """Return the named query `name`.

    Raises:
        NotFoundError: where there is none, with the names nearest to it.
    """
    queries = {query.name: query for query in list_queries()}
    if name not in queries:
        near = get_close_matches(name, queries, n=3, cutoff=0.4)
        hint = f"nearest: {', '.join(near)}; " if near else ""
        raise NotFoundError(f"no query is named {name!r} ({hint}`kg query --list` shows all)")
    return queries[name]


def describe(query: NamedQuery) -> str:
    """Return what a reader of the command line needs to know of `query`, as a few lines."""
    lines = [f"{query.name}: {query.title}", f"  {query.purpose}"]
    for parameter in query.parameters:
        need = "" if parameter.required else ", optional"
        lines.append(f"  {parameter.name}={parameter.example}  {parameter.meaning} ({parameter.kind}{need})")
    lines.append(f"  columns: {', '.join(query.columns)}")
    return "\n".join(lines)


def bind(query: NamedQuery, **values: str) -> dict[str, Identifier]:
    """Return the terms to hand to `Store.select` for the values a person gave.

    A value that is empty counts as not given.

    Raises:
        QueryError: for a parameter the query has not, one it needs and was not given, or a value that is not
            of the parameter's kind.
    """
    given = {name: value.strip() for name, value in values.items() if value.strip()}
    parameters = {parameter.name: parameter for parameter in query.parameters}
    unknown = sorted(given.keys() - parameters.keys())
    if unknown:
        known = f"it takes {', '.join(parameters)}" if parameters else "it takes none"
        raise QueryError(f"query {query.name!r} has no parameter {unknown[0]!r}; {known}")
    for parameter in query.parameters:
        if parameter.required and parameter.name not in given:
            raise QueryError(
                f"query {query.name!r} needs {parameter.name} ({parameter.meaning}), "
                f"for example {parameter.name}={parameter.example}"
            )
    return {name: parse_value(parameters[name].kind, name, value) for name, value in given.items()}


def parse_query(name: str, text: str) -> NamedQuery:
    """Return the named query that a file's text holds.

    Shape:
        The file opens with comment lines ``# key: value``: title, group, purpose, any number of parameter
        lines (``name | kind | required or optional | example | meaning``), columns and result.
    Raises:
        QueryError: where the header does not have that form.
    """
    header, parameters = _header(name, text)
    try:
        query = NamedQuery(
            name,
            header["title"],
            header["group"],
            header["purpose"],
            tuple(parameters),
            tuple(header["columns"].split()),
            header["result"],
            text,
        )
    except KeyError as error:
        raise QueryError(f"{name}.rq: the header has no line `# {error.args[0]}: ...`") from None
    if query.group not in GROUPS or query.result not in RESULTS:
        raise QueryError(
            f"{name}.rq: group {query.group!r} or result {query.result!r} is not known; "
            f"groups: {', '.join(GROUPS)}; results: {', '.join(RESULTS)}"
        )
    return query


def _header(name: str, text: str) -> tuple[Mapping[str, str], list[Parameter]]:
    header: dict[str, str] = {}
    parameters: list[Parameter] = []
    for line in text.splitlines():
        if not line.startswith("# "):
            break
        key, separator, value = line.removeprefix("# ").partition(": ")
        if not separator:
            raise QueryError(f"{name}.rq: {line!r} is not `# key: value`")
        if key == "parameter":
            parameters.append(_parameter(name, value))
        else:
            header[key] = value
    return header, parameters


def _parameter(query: str, line: str) -> Parameter:
    parts = [part.strip() for part in line.split("|")]
    if (
        len(parts) != len(fields(Parameter))
        or parts[1] not in KINDS
        or parts[2] not in {"required", "optional"}
    ):
        raise QueryError(
            f"{query}.rq: parameter {line!r} is not `name | kind | required or optional | example | meaning` "
            f"with a kind of {', '.join(KINDS)}"
        )
    return Parameter(parts[0], parts[1], parts[2] == "required", parts[3], parts[4])
