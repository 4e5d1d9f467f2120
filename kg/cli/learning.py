"""`kg train`: the reader's models, made from annotated releases."""

from pathlib import Path

import click

from kg.cli.options import example
from kg.extract.training.run import train as train_models


@click.command(epilog=example("kg train ../shared/gold/train data/annotations --corpus releases.jsonl"))
@click.argument("folders", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FOLDER...")
@click.option(
    "--corpus",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="Releases to take the common words from. [default: leave the list as it is]",
)
def train(folders: tuple[Path, ...], corpus: Path | None) -> None:
    """Make the models of the reader again, from folders of annotated releases.

    A folder holds records in *.jsonl, in the form of `kg facts`, and the texts they annotate in
    texts/ID.txt. The models of this installation are written over; the same data give the same bytes.
    """
    train_models(folders, corpus, lambda said: click.echo(said, err=True))
