"""The honest estimate for releases of publishers not seen before: train without a publisher, test on it."""

import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

from kg.evaluate.scores import Record
from kg.extract.pipeline import read_facts
from kg.extract.training.crf import Example
from kg.extract.training.run import fit
from kg.model.fact import ReleaseFacts
from kg.model.record import record_of

#: Parts that annotated releases are cut into, to read each by models trained on the others.
FOLDS = 4


def read_in_folds(examples: Sequence[Example]) -> Iterator[tuple[Example, ReleaseFacts]]:
    """Yield each release with its facts, read by models that were trained on the other folds."""
    for fold in range(FOLDS):
        with tempfile.TemporaryDirectory() as folder:
            models = fit([e for number, e in enumerate(examples) if number % FOLDS != fold], Path(folder))
        for example in examples[fold::FOLDS]:
            yield example, read_facts(example.document.release, models)


def read_held_out(examples: Sequence[Example]) -> Iterator[tuple[str, dict[str, Record]]]:
    """Yield for each publisher its name and the records that models trained on all the others read."""
    for publisher in sorted({example.document.release.publisher for example in examples}):
        inside = [e for e in examples if e.document.release.publisher == publisher]
        others = [e for e in examples if e.document.release.publisher != publisher]
        with tempfile.TemporaryDirectory() as folder:
            models = fit(others, Path(folder))
        yield (
            publisher,
            {e.document.release.id: record_of(read_facts(e.document.release, models)) for e in inside},
        )
