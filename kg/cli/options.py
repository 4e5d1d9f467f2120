"""Options that several commands share, and how they report what went wrong on the way."""

from collections.abc import Callable
from typing import TypeVar

import click

DEFAULT_STORE = "kg-store"

Command = TypeVar("Command", bound=Callable[..., object])


def example(*lines: str) -> str:
    """Return the end of a command's help: what one may type."""
    return "\b\nExample:\n" + "\n".join(f"  {line}" for line in lines)


store_option = click.option(
    "--store",
    metavar="DIR",
    envvar="KG_STORE",
    default=DEFAULT_STORE,
    show_default=True,
    show_envvar=True,
    help="Folder of the store, or the query URL of a SPARQL server (URL#update=URL to write to it).",
)

workers_option = click.option(
    "--workers", type=click.IntRange(min=1), help="Processes that read. [default: one a processor]"
)


def day_option(name: str, text: str, *, required: bool = False) -> Callable[[Command], Command]:
    """Return an option that takes a day as YYYY-MM-DD and gives a `date`."""
    return click.option(
        name,
        type=click.DateTime(["%Y-%m-%d"]),
        metavar="YYYY-MM-DD",
        required=required,
        help=text,
        callback=lambda _context, _option, moment: moment and moment.date(),
    )


def intake_options(command: Command) -> Command:
    """Add the options of commands that read releases."""
    for option in (
        click.option("--strict", is_flag=True, help="Stop at the first input that gives no release."),
        click.option("--publisher", help="Publisher of inputs that do not state their own."),
        day_option("--published", "Date of inputs that do not state their own."),
        click.argument("paths", nargs=-1, required=True, metavar="PATH..."),
    ):
        command = option(command)
    return command


def tell(fault: object) -> None:
    """Print a fault that does not stop the run, as one line on standard error."""
    click.echo(f"kg: {fault}", err=True)
