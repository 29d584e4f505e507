"""From held-out scores to probabilities; docs/topics.md tells why the thresholds are where they are."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression

from pipeline.classify.chances import RANKS, Calibration, Chances, distances, lengthened

Doubles = NDArray[np.float64]
Truths = NDArray[np.bool_]

_SURE = 5.0
NAMED = 0.5
"""A first topic is named where it is more likely right than wrong."""
NAMED_TOO = 0.3
"""A second or third one, where a hand that labels sparingly would still name it one time in three."""


def rank(scores: Doubles, right: Truths) -> tuple[Doubles, Truths]:
    """Scores of the best labels of each row, best first, and whether they are right; shapes (samples, RANKS)."""
    best = np.argsort(-scores, axis=1, kind="stable")[:, :RANKS]
    return np.take_along_axis(scores, best, axis=1), np.take_along_axis(right, best, axis=1)


def fit_chances(scores: Doubles, right: Truths, lengths: Sequence[int]) -> Chances:
    """Calibrations from held-out `scores` of labels, whether they are `right`, and `lengths` of texts in characters."""
    ranked, truth = rank(scores, right)
    away = distances(ranked.astype(np.float32))
    longer = np.broadcast_to(lengthened(lengths)[:, None], ranked.shape)
    known = np.stack([ranked, away, longer], axis=2)
    first = _calibrate(known[:, :1], truth[:, :1])
    further = _calibrate(known[:, 1:], truth[:, 1:])
    return Chances(first, further, threshold=NAMED, further_threshold=NAMED_TOO)


def _calibrate(known: Doubles, truth: Truths) -> Calibration:
    """Logistic regression over score, distance and length, the last axis of `known`; a corpus too small to hold both
    right and wrong ones is taken at its word."""
    if truth.all() or not truth.any():
        return Calibration(0.0, 0.0, _SURE if truth.all() else -_SURE)
    fitted = LogisticRegression(C=1e4, tol=1e-8, max_iter=1000).fit(known.reshape(-1, known.shape[2]), truth.ravel())
    margin, lead, longer, bias = (round(float(value), 4) for value in (*fitted.coef_[0], fitted.intercept_[0]))
    return Calibration(margin, lead, bias, longer)
