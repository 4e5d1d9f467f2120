"""`kg check` and `kg stats`: whether a store is sound, and what it holds."""

import json
import os
from dataclasses import asdict

import click

from kg.cli.options import example, store_option, workers_option
from kg.query.counts import Counts, count_all
from kg.rdf.report import render_report
from kg.rdf.shapes import check_store
from kg.store.opening import open_store

limit_option = click.option(
    "--limit", type=click.IntRange(min=1), default=20, show_default=True, help="Findings shown of each rule."
)


@click.command(epilog=example("kg check --store kg-store"))
@store_option
@workers_option
@limit_option
def check(store: str, workers: int | None, limit: int) -> None:
    """Check a store against the SHACL shapes and the sense rules; exit status 1 if there are violations."""
    with open_store(store, read_only=True) as opened:
        report = check_store(opened, workers=workers or os.cpu_count() or 1)
    click.echo(render_report(report, limit=limit), nl=False)
    if not report.conforms:
        raise click.exceptions.Exit(1)


@click.command(epilog=example("kg stats --store kg-store"))
@store_option
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def stats(store: str, *, as_json: bool) -> None:
    """Count what a store holds.

    The triples are those of the current view, which `kg export --format turtle` writes; the quads are those
    of the view and of every release's graph, which `kg export --format nquads` writes.
    """
    with open_store(store, read_only=True) as opened:
        counts = count_all(opened)
    click.echo(json.dumps(asdict(counts), indent=2) if as_json else _lines(counts))


def _lines(counts: Counts) -> str:
    pairs = [
        ("triples (current view)", f"{counts.triples:,}"),
        ("quads (view and releases)", f"{counts.quads:,}"),
        ("release graphs", f"{counts.releases:,}"),
        ("published from", counts.first or "-"),
        ("published to", counts.last or "-"),
        *((kind, f"{count:,}") for kind, count in counts.kinds.items()),
    ]
    return "\n".join(f"{name:<26} {value:>12}" for name, value in pairs)
