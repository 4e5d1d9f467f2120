"""`kg query`: questions to a store."""

import sys
from collections.abc import Mapping
from pathlib import Path

import click
from rdflib.term import Identifier

from kg.cli.options import example, store_option
from kg.cli.tables import print_table
from kg.errors import QueryError
from kg.query.catalog import NamedQuery, bind, describe, find_query, list_queries, parse_query
from kg.query.form import with_prefixes
from kg.query.guarded.deep_stack import with_deep_stack
from kg.query.guarded.refusals import refuse_service
from kg.query.results import FORMATS, answer, as_rows, write_answer
from kg.query.syntax import UNREADABLE, explain
from kg.store.opening import open_store

EXAMPLE = example(
    "kg query --list",
    "kg query pair-meetings country=PL other=GB --store kg-store",
    "kg query question.rq --format csv > answer.csv",
    "kg query --text 'SELECT * WHERE { ?meeting a secrel:Meeting } LIMIT 5'",
)

format_option = click.option(
    "--format", "form", type=click.Choice(["table", *FORMATS]), default="table", show_default=True
)


@click.command(epilog=EXAMPLE)
@click.argument("source", required=False, metavar="[FILE|NAME]")
@click.argument("values", nargs=-1, metavar="[PARAMETER=VALUE]...")
@click.option("--text", help="The query itself; the project's prefixes need not be declared.")
@format_option
@click.option("--list", "listing", is_flag=True, help="List the named queries.")
@click.option("--describe", "describing", is_flag=True, help="Tell what the query asks and takes.")
@store_option
def query(  # noqa: PLR0913 - an option each
    source: str | None,
    values: tuple[str, ...],
    text: str | None,
    form: str,
    store: str,
    *,
    listing: bool,
    describing: bool,
) -> None:
    """Ask a store: by the name of a query, a file of SPARQL (- for standard input) or a text.

    A named query takes parameters: a country is a name, a code or an IRI; a person is STATE/NAME. The answer
    is whole in every format; a graph as CSV or TSV is a table of triples.
    """
    if listing:
        _print_catalog()
        return
    named, asked = _find(source, text)
    if describing:
        click.echo(describe(_with_header(named)))
        return
    bound = bind(_with_header(named), **_split(values)) if named or values else {}
    before = 0 if text is None else len(asked) - len(text)
    with_deep_stack(lambda: _ask(store, asked, bound, form, before))


def _ask(store: str, asked: str, bound: Mapping[str, Identifier], form: str, before: int) -> None:
    """Print what `store` answers; so many characters as `before` says stand on the first line that nobody wrote."""
    refuse_service(asked)  # a file of queries from a stranger asks nobody else
    with open_store(store, read_only=True) as opened:
        try:
            found = answer(opened, asked, bound)
        except QueryError as error:
            if not str(error).startswith(UNREADABLE):
                raise
            raise explain(asked, error, before=before) from error
        if form == "table":
            print_table(as_rows(found))
        else:
            sys.stdout.buffer.write(write_answer(found, form))


def _find(source: str | None, text: str | None) -> tuple[NamedQuery | None, str]:
    """Return the query with its header, if it has one, and the text to ask."""
    if source and text is None:
        if source != "-" and not Path(source).is_file() and not source.endswith(".rq"):
            named = find_query(source)
            return named, named.text
        content = _read(source)
        header = content.startswith("# title: ")
        return (parse_query(Path(source).stem, content) if header else None), content
    if text is not None and source is None:
        return None, with_prefixes(text)
    raise click.UsageError("Give one of NAME, FILE and --text; `kg query --list` shows the names.")


def _with_header(named: NamedQuery | None) -> NamedQuery:
    if named is None:
        raise click.UsageError("Only a query with a header (see `kg query --list`) has parameters.")
    return named


def _read(source: str) -> str:
    try:
        return sys.stdin.read() if source == "-" else Path(source).read_text("utf-8")
    except OSError as error:
        raise QueryError(f"{source}: cannot be read ({error.strerror}); give a file of SPARQL") from error
    except UnicodeDecodeError as error:
        raise QueryError(f"{source}: not UTF-8; save it as UTF-8") from error


def _split(values: tuple[str, ...]) -> dict[str, str]:
    given = {}
    for value in values:
        name, equals, rest = value.partition("=")
        if not equals:
            raise click.UsageError(f"{value!r} is not PARAMETER=VALUE.")
        given[name] = rest
    return given


def _print_catalog() -> None:
    group = ""
    for each in list_queries():
        if each.group != group:
            click.echo(f"\n{each.group}" if group else each.group)
            group = each.group
        needs = " ".join(
            f"{parameter.name}={parameter.example}" for parameter in each.parameters if parameter.required
        )
        click.echo(f"  {each.name:<24} {each.title}" + (f"  [{needs}]" if needs else ""))
