"""`kg fetch`: releases from publishers' servers into a folder."""

from contextlib import ExitStack
from datetime import date
from pathlib import Path

import click

from kg.cli.options import day_option, example, tell
from kg.cli.progress import progress_bar
from kg.ingest.client import Client
from kg.ingest.fetch_feed import fetch_feed
from kg.ingest.fetch_govuk import SITE, Search, fetch_govuk
from kg.ingest.fetching import FetchReport, Options

GOVUK_EXAMPLE = example("kg fetch govuk --organisation ministry-of-defence --since 2018-06-01 --to releases")
FEED_EXAMPLE = example("kg fetch feed https://www.example.org/news.atom --to releases")

to_option = click.option(
    "--to",
    "folder",
    type=click.Path(path_type=Path, file_okay=False),
    default="releases",
    show_default=True,
    help="Folder to store the pages in.",
)
strict_option = click.option("--strict", is_flag=True, help="Stop at the first page that cannot be had.")


@click.group(epilog=GOVUK_EXAMPLE)
def fetch() -> None:
    """Get releases from publishers: one request at a time, with pauses and retries.

    Pages are stored as received, with their SHA-256. A run that was stopped goes on when it is run again, and
    a page that has not changed is not asked for. `kg build FOLDER` reads what was fetched.
    """


@fetch.command(epilog=GOVUK_EXAMPLE)
@click.option(
    "--organisation", "organisations", multiple=True, required=True, help="As in its page's address."
)
@day_option("--since", "First day wanted.", required=True)
@day_option("--until", "Last day wanted.")
@click.option("--base", default=SITE, show_default=True, help="Where GOV.UK's APIs are.")
@to_option
@strict_option
def govuk(
    organisations: tuple[str, ...], since: date, until: date | None, base: str, folder: Path, *, strict: bool
) -> None:
    """Get press releases of organisations through GOV.UK's Search and Content APIs."""
    search = Search(organisations=organisations, since=since, until=until)
    with ExitStack() as stack:
        options = _options(stack, strict=strict)
        client = stack.enter_context(Client.for_address(base))
        report = fetch_govuk(search, folder, client, options, base=base)
    _report(report, folder)


@fetch.command(epilog=FEED_EXAMPLE)
@click.argument("url")
@click.option("--host", "hosts", multiple=True, help="A further host that the feed's pages may lie on.")
@click.option("--entries", is_flag=True, help="Take the feed's own entries; do not get the pages it lists.")
@to_option
@strict_option
def feed(url: str, hosts: tuple[str, ...], folder: Path, *, entries: bool, strict: bool) -> None:
    """Get an RSS or Atom feed, and the pages it lists."""
    with ExitStack() as stack:
        options = _options(stack, strict=strict)
        client = stack.enter_context(Client.for_address(url, *hosts))
        report = fetch_feed(url, folder, client, options, pages=not entries)
    _report(report, folder)


def _options(stack: ExitStack, *, strict: bool) -> Options:
    advance = stack.enter_context(progress_bar("Fetching pages"))
    return Options(
        on_progress=lambda progress: advance(progress.done, progress.total), on_fault=tell, strict=strict
    )


def _report(report: FetchReport, folder: Path) -> None:
    click.echo(
        f"{report.stored:,} pages stored in {folder}, {report.unchanged:,} unchanged, "
        f"{report.failed:,} failed."
    )
    if report.failed and not report.stored + report.unchanged:
        raise click.exceptions.Exit(1)
