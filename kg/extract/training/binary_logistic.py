"""Fit a logistic model of yes and no: CRFsuite on rows of one item is one, and gives the same bytes each time."""

import tempfile
from collections.abc import Iterable
from pathlib import Path

import pycrfsuite

Features = dict[str, float]


def fit(examples: Iterable[tuple[Features, bool]], *, penalty: float = 1.5) -> dict[str, float]:
    """Return the weight of each feature for the answer yes; `penalty` is the L2 one."""
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.0, "c2": penalty, "max_iterations": 300})
    for features, answer in examples:
        trainer.append([features | {"bias": 1.0}], ["yes" if answer else "no"])
    with tempfile.TemporaryDirectory() as folder:
        path = str(Path(folder) / "model")
        trainer.train(path)
        tagger = pycrfsuite.Tagger()
        with tagger.open(path):
            info = tagger.info()
    weights: dict[str, float] = {}
    for (name, label), weight in info.state_features.items():
        weights[name] = weights.get(name, 0.0) + (weight if label == "yes" else -weight)
    return {name: round(weights[name], 4) for name in sorted(weights)}
