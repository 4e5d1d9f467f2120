"""`kg train` and `kg evaluate`: make the reader's models, and say how right the reader is."""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from kg.cli.options import example, tell
from kg.evaluate import calibration
from kg.evaluate.held_out import read_held_out
from kg.evaluate.report import error_lines, render_classes, render_reliability, render_rows
from kg.evaluate.scores import Record, Scores, by_publisher, compare
from kg.extract.pipeline import read_facts
from kg.extract.training.annotated import read_annotated, read_records
from kg.extract.training.crf import Example
from kg.extract.training.run import train as train_models
from kg.model.record import record_of

FOLDER = click.Path(exists=True, file_okay=False, path_type=Path)
FILE = click.Path(exists=True, dir_okay=False, path_type=Path)


@click.command(
    epilog=example("kg train ../shared/gold/train data/annotations --corpus ../shared/corpus/releases.jsonl")
)
@click.argument("folders", nargs=-1, required=True, type=FOLDER)
@click.option("--corpus", type=FILE, help="Releases from which the common words are counted anew.")
def train(folders: tuple[Path, ...], corpus: Path | None) -> None:
    """Make the reader's models again, from folders of annotated releases (*.jsonl and texts/).

    The models are written into the package; the same data give the same bytes.
    """
    train_models(folders, corpus, tell)
    tell("training the model of confidence, on releases read by models trained on others")
    calibration.write(calibration.train([e for folder in folders for e in read_annotated(folder)]))


@click.command(epilog=example("kg evaluate ../shared/gold/dev/gold.jsonl ../shared/gold/dev/texts --errors"))
@click.argument("gold", type=FILE)
@click.argument("texts", type=FOLDER)
@click.option("--errors", is_flag=True, help="List every missed, invented and wrong value with its quote.")
@click.option("--classes", is_flag=True, help="Count the errors by class.")
@click.option("--reliability", is_flag=True, help="Say how often facts of each confidence are right.")
@click.option("--by-publisher", "publishers", is_flag=True, help="Give the headline of each publisher too.")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
@click.option(
    "--save",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Write the rows to FILE, with the day and the hash of GOLD: data/evaluation.json is shown by the pages.",
)
@click.option(
    "--leave-one-publisher-out",
    "held_out",
    is_flag=True,
    help="Train without each publisher in turn and read its releases: the estimate for publishers not seen.",
)
@click.option(
    "--pool", multiple=True, type=FOLDER, help="With it: further annotated releases, trained and tested on."
)
def evaluate(  # noqa: PLR0913 - each is an option of the command
    gold: Path,
    texts: Path,
    pool: tuple[Path, ...],
    save: Path | None,
    *,
    errors: bool,
    classes: bool,
    reliability: bool,
    publishers: bool,
    as_json: bool,
    held_out: bool,
) -> None:
    """Read the releases in TEXTS and score their facts against the records in GOLD (JSONL)."""
    examples = [*read_records(gold, texts), *(e for folder in pool for e in read_annotated(folder))]
    if pool and not held_out:
        raise click.UsageError("--pool goes with --leave-one-publisher-out")
    records: dict[str, Record] = {str(e.record["id"]): e.record for e in examples}
    read = {} if held_out else {e.document.release.id: read_facts(e.document.release) for e in examples}
    found = _held_out(examples) if held_out else {ident: record_of(facts) for ident, facts in read.items()}
    scores = compare(records, found)
    judged = [item for ident, facts in read.items() for item in calibration.judge(facts, records[ident])]
    if save:
        saved = _as_saved(scores, gold, len(records)) | {"reliability": _reliability(judged)}
        save.write_text(json.dumps(saved, indent=1) + "\n", encoding="utf-8")
    if as_json:
        click.echo(json.dumps(_as_json(scores), indent=1))
        return
    for line in error_lines(scores) if errors else ():
        click.echo(line)
    if classes:
        click.echo(render_classes(scores))
    if reliability:
        click.echo(render_reliability(calibration.reliability(judged)))
    if publishers or held_out:
        names = {e.document.release.id: e.document.release.publisher for e in examples}
        for publisher, part in by_publisher(records, found, names):
            count = sum(name == publisher for name in names.values())
            click.echo(f"{part.headline()[2]:.3f}  {count:4} releases  {publisher}")
    click.echo(render_rows(scores, releases=len(records)))


def _held_out(examples: list[Example]) -> dict[str, Record]:
    found: dict[str, Record] = {}
    for publisher, records in read_held_out(examples):
        tell(f"read {len(records)} releases of {publisher}")
        found |= records
    return found


def _as_saved(scores: Scores, gold: Path, releases: int) -> dict[str, Any]:
    rows = _as_json(scores)
    del rows["errors"]  # they quote releases
    return {
        "day": datetime.now(UTC).date().isoformat(),
        "gold": "/".join(gold.resolve().parts[-2:]),
        "releases": releases,
        "sha256": hashlib.sha256(gold.read_bytes()).hexdigest(),
        "rows": {name: {key: round(value, 4) for key, value in row.items()} for name, row in rows.items()},
    }


def _reliability(judged: Iterable[calibration.Judged]) -> list[dict[str, float]]:
    """Return how often facts of each confidence are right, as rows for a file."""
    return [
        {"from": low, "to": min(high, 1.0), "facts": count, "right": round(right, 3)}
        for low, high, count, _, right in calibration.reliability(judged)
    ]


def _as_json(scores: Scores) -> dict[str, Any]:
    rows: dict[str, Any] = {
        name: {
            "precision": row.precision,
            "recall": row.recall,
            "f1": row.f1,
            "gold": row.gold,
            "found": row.found,
        }
        for name, row in scores.rows().items()
    }
    precision, recall, f1 = scores.headline()
    rows["HEADLINE"] = {"precision": precision, "recall": recall, "f1": f1}
    rows["errors"] = [asdict(fault) for fault in scores.faults]
    return rows
