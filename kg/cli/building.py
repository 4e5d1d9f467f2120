"""`kg build` and `kg remove`: releases into a store, and out of it."""

from datetime import UTC, date, datetime

import click

from kg.build import BuildReport
from kg.build import build as build_store
from kg.build import remove as remove_releases
from kg.cli.options import example, intake_options, store_option, tell, workers_option
from kg.cli.progress import count_inputs, progress_bar
from kg.store.last_build import LastBuild, write_last_build
from kg.store.opening import open_store

BUILD_EXAMPLE = example(
    "kg build data/releases --store kg-store",
    "kg build releases.jsonl 'texts/*.txt' --published 2018-06-21 --publisher 'Foreign Office'",
)


@click.command(epilog=BUILD_EXAMPLE)
@intake_options
@store_option
@workers_option
def build(
    paths: tuple[str, ...],
    store: str,
    published: date | None,
    publisher: str | None,
    workers: int | None,
    *,
    strict: bool,
) -> None:
    """Read the releases in files, folders and globs (- for standard input) into a store.

    Text with a header, HTML, GOV.UK's JSON, RSS, Atom and JSONL are read. The same release twice changes
    nothing; a changed one replaces its facts; a run that was stopped goes on when it is run again. An input
    that gives no release is told, counted and passed over; where none gives one, the exit status is 1.
    """
    with open_store(store) as opened, progress_bar("Reading releases", count_inputs(paths)) as advance:
        report = build_store(
            paths,
            opened,
            workers=workers,
            published=published,
            publisher=publisher,
            strict=strict,
            progress=lambda done: advance(done, None),
        )
    keep_report(store, report)
    report_build(report)


def keep_report(location: str, report: BuildReport) -> None:
    """Write down beside a store what its build met, for the page about the data."""
    counts = {name: getattr(report, name) for name in ("read", "new", "replaced", "unchanged")}
    day = datetime.now(UTC).date().isoformat()
    found = LastBuild(
        day=day, faulty=len(report.faults), faults=report.faults, facts=dict(report.facts), **counts
    )
    write_last_build(location, found)


def report_build(report: BuildReport) -> None:
    """Print what a build did, its faults first; one that met nothing but faults ends with status 1."""
    for fault in report.faults:
        tell(fault)
    click.echo(
        f"{report.read:,} releases read in {report.seconds:.1f} s: {report.new:,} new, "
        f"{report.replaced:,} replaced, {report.unchanged:,} unchanged; {len(report.faults):,} faults. "
        f"{report.changed:,} triples of the current view changed."
    )
    if report.facts:
        click.echo("Facts: " + ", ".join(f"{count:,} {kind}" for kind, count in report.facts.items()) + ".")
    if report.faults and not report.new + report.replaced + report.unchanged:
        raise click.exceptions.Exit(1)


@click.command(epilog=example("kg remove 2018-06-21-uk-poland-warsaw --store kg-store"))
@click.argument("names", nargs=-1, required=True, metavar="RELEASE...")
@store_option
def remove(names: tuple[str, ...], store: str) -> None:
    """Take releases out of a store, by id or IRI, with all the facts that only they state."""
    open_store(store, read_only=True).close()  # what is not there is not made, to find nothing in it
    with open_store(store) as opened:
        removed = remove_releases(names, opened)
    for graph in removed:
        click.echo(f"removed {graph}")
