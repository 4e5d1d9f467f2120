"""Fit a conditional logistic model: of several options, each with features, which one is chosen."""

from collections.abc import Iterable

import numpy as np

Features = dict[str, float]
#: The options of a choice, each with its features and whether it is a right one.
Choice = list[tuple[Features, bool]]
#: Passes and step of the ascent (Adam): enough for the few hundred choices that there are.
PASSES, STEP = 300, 0.05


def fit(choices: Iterable[Choice], *, penalty: float = 1.0) -> dict[str, float]:
    """Return the weight of each feature; `penalty` is the L2 one."""
    rows = [choice for choice in choices if any(right for _, right in choice)]
    names = sorted({name for row in rows for features, _ in row for name in features})
    column = {name: index for index, name in enumerate(names)}
    options = np.zeros((sum(map(len, rows)), len(names)))
    right = np.zeros(len(options))
    starts, at = [], 0
    for row in rows:
        starts.append(at)
        for features, answer in row:
            right[at] = answer
            for name, value in features.items():
                options[at, column[name]] = value
            at += 1
    lengths = [len(row) for row in rows]
    weights, mean, square = (np.zeros(len(names)) for _ in range(3))
    for step in range(1, PASSES + 1):
        likely = np.exp(options @ weights)
        every = likely / np.repeat(np.add.reduceat(likely, starts), lengths)
        good = likely * right
        good /= np.repeat(np.add.reduceat(good, starts), lengths)
        slope = options.T @ (good - every) - penalty * weights
        mean = 0.9 * mean + 0.1 * slope
        square = 0.999 * square + 0.001 * slope**2
        weights += STEP * (mean / (1 - 0.9**step)) / (np.sqrt(square / (1 - 0.999**step)) + 1e-8)
    return {name: round(float(weights[index]), 4) for index, name in enumerate(names)}
