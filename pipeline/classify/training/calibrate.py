"""From held-out scores to probabilities and to the thresholds below which the model stays silent."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from pipeline.classify.chances import RANKS, Calibration, Chances, distances

Doubles = NDArray[np.float64]
Truths = NDArray[np.bool_]

_SURE = 5.0
NAMED = 0.5
"""A first topic is named where it is more likely right than wrong."""
_CANDIDATES = np.round(np.arange(0.05, 0.8, 0.01), 2)


def rank(scores: Doubles, right: Truths) -> tuple[Doubles, Truths]:
    """Scores of the best labels of each row, best first, and whether they are right; shapes (samples, RANKS)."""
    best = np.argsort(-scores, axis=1, kind="stable")[:, :RANKS]
    return np.take_along_axis(scores, best, axis=1), np.take_along_axis(right, best, axis=1)


def fit_chances(scores: Doubles, right: Truths) -> Chances:
    """Calibrations and thresholds from held-out `scores` of labels and whether they are `right`."""
    ranked, truth = rank(scores, right)
    away = distances(ranked.astype(np.float32))
    first = _calibrate(ranked[:, :1], away[:, :1], truth[:, :1])
    further = _calibrate(ranked[:, 1:], away[:, 1:], truth[:, 1:])
    chances = Chances(first, further, 0.0, 0.0)(ranked.astype(np.float32))
    return Chances(
        first,
        further,
        threshold=NAMED,
        further_threshold=choose_further_threshold(chances[:, 1:], truth[:, 1:]),
    )


def _calibrate(scores: Doubles, away: NDArray[np.float32], truth: Truths) -> Calibration:
    """Logistic regression; a corpus too small to hold both right and wrong ones is taken at its word."""
    if truth.all() or not truth.any():
        return Calibration(0.0, 0.0, _SURE if truth.all() else -_SURE)
    inputs = np.stack([scores.ravel(), away.ravel()], axis=1)
    fitted = LogisticRegression(C=1e4, tol=1e-8, max_iter=1000).fit(inputs, truth.ravel())
    return Calibration(*(round(float(value), 4) for value in (*fitted.coef_[0], fitted.intercept_[0])))


def choose_further_threshold(chances: NDArray[np.float32], right: Truths) -> float:
    """The threshold with the best F-measure of second and third topics; shapes (samples, RANKS - 1).

    Precision weighs twice as much as recall: a topic too many misleads more than a side topic missed.
    """
    named = chances >= _CANDIDATES[:, None, None]
    hits = (named & right).sum(axis=(1, 2))
    scores = 1.25 * hits / np.maximum(1, named.sum(axis=(1, 2)) + 0.25 * right.sum())
    return float(_CANDIDATES[int(np.argmax(scores))])
