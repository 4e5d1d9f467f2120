"""Train the span tagger: annotated releases -> `models/spans.npz`, the same bytes from the same data."""

import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pycrfsuite

from kg.extract import features
from kg.extract.names import find_names
from kg.extract.training.align import label
from kg.model.record import Record
from kg.text import Document

#: L1 and L2 penalties and the number of passes, chosen by leaving one publisher out (see kg/extract/README.md).
C1, C2, PASSES = 0.05, 0.02, 120


@dataclass(frozen=True, slots=True)
class Example:
    """A release with its annotation."""

    document: Document
    record: Record


def train(examples: Sequence[Example], target: Path) -> None:
    """Write the model trained on `examples` to `target`."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": C1, "c2": C2, "max_iterations": PASSES, "feature.possible_transitions": True})
    for example in examples:
        labels = label(example.document, example.record)
        whole = features.see(example.document, find_names(example.document))
        for sentence in example.document.sentences:
            seen = whole[sentence.first : sentence.last]
            rows = [features.features(seen, index) for index in range(len(seen))]
            trainer.append(rows, labels[sentence.first : sentence.last])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model.crfsuite")
        trainer.train(path)
        save(path, target)


def save(source: str, target: Path) -> None:
    """Write CRFsuite's model file `source` as plain arrays: labels, transitions, feature names, weights."""
    tagger = pycrfsuite.Tagger()
    with tagger.open(source):
        info = tagger.info()
        labels = sorted(info.labels)
    column = {name: index for index, name in enumerate(labels)}
    transitions = np.zeros((len(labels), len(labels)), dtype=np.float32)
    for (before, after), weight in info.transitions.items():
        transitions[column[before], column[after]] = weight
    names = sorted({feature for feature, _ in info.state_features})
    row = {name: index for index, name in enumerate(names)}
    weights = np.zeros((len(names), len(labels)), dtype=np.float16)
    for (feature, name), weight in info.state_features.items():
        weights[row[feature], column[name]] = weight
    np.savez_compressed(
        target, labels=np.array(labels), transitions=transitions, names=np.array(names), weights=weights
    )
