"""From held-out scores to probabilities and to the threshold below which the model stays silent."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.model import Calibration

Doubles = NDArray[np.float64]
_STEPS = 50
_SILENT_WEIGHT = 2


def leads(scores: Doubles) -> Doubles:
    """How far each label stands above the best other one of its row; negative for all but the first."""
    order = np.sort(scores, axis=1)
    best, second = order[:, -1:], order[:, -2:-1]
    return scores - np.where(scores == best, second, best)


def fit_calibration(scores: Doubles, right: NDArray[np.bool_]) -> Calibration:
    """Logistic regression of `right` on margin and lead by Newton's method; shapes (samples, labels).

    Only the three best labels of a row count: they alone are ever named.
    """
    best = np.argsort(-scores, axis=1)[:, :3]
    inputs = np.stack([np.take_along_axis(values, best, axis=1).ravel() for values in (scores, leads(scores))])
    design = np.vstack([inputs, np.ones(inputs.shape[1])])
    truth = np.take_along_axis(right, best, axis=1).ravel().astype(np.float64)
    beta = np.zeros(3)
    for _ in range(_STEPS):
        chance = 1 / (1 + np.exp(-(beta @ design)))
        hessian = (design * (chance * (1 - chance))) @ design.T + 1e-6 * np.eye(3)
        beta = beta + np.linalg.solve(hessian, design @ (truth - chance))
    return Calibration(*(round(float(value), 4) for value in beta))


def choose_threshold(best: Doubles, right: NDArray[np.bool_], silent: NDArray[np.bool_]) -> float:
    """The threshold with the most right decisions: a right topic named, or none where none is due.

    `best` are the probabilities of the rows' first topics, `right` whether they are right, `silent` whether no topic is
    due; those count `_SILENT_WEIGHT` times, for reports have more of them than the corpus. Among
    equals the lowest wins.
    """
    candidates = np.round(np.arange(0.05, 0.6, 0.01), 2)
    named = best >= candidates[:, None]
    gains = (named & right).sum(axis=1) + _SILENT_WEIGHT * (~named & silent).sum(axis=1)
    return float(candidates[int(np.argmax(gains))])
