"""Ridge regression on soft targets, in its dual form: few samples, many grams, one linear solve for all labels.

It is as good here as support vectors or logistic regression (docs/topics.md), has one knob, no random state, and held-out
scores of every fold come from the one kernel matrix.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
from numpy.typing import NDArray

Doubles = NDArray[np.float64]
Rows = NDArray[np.intp]

PENALTY = 0.3
_CONSTANT = 0.1
"""What two samples without a common gram still share: the intercept, lightly penalised."""


def kernel(matrix: Any) -> Doubles:
    """Inner products of all samples, intercept included."""
    product: Doubles = (matrix @ matrix.T).toarray() + _CONSTANT
    return product


def solve(products: Doubles, targets: Doubles, weights: Doubles) -> Doubles:
    """Dual coefficients, shape as `targets`."""
    root = np.sqrt(weights)[:, None]
    system = products * root * root.T
    system[np.diag_indices_from(system)] += PENALTY
    coefficients: Doubles = np.linalg.solve(system, targets * root) * root
    return coefficients


def held_out(products: Doubles, targets: Doubles, weights: Doubles, folds: Iterable[Rows]) -> Doubles:
    """Scores of each fold's rows by a model that never saw them; rows of no fold always train and score 0."""
    scores = np.zeros_like(targets)
    for rows in folds:
        rest = np.setdiff1d(np.arange(len(products)), rows)
        dual = solve(products[np.ix_(rest, rest)], targets[rest], weights[rest])
        scores[rows] = products[np.ix_(rows, rest)] @ dual
    return scores


def primal(matrix: Any, dual: Doubles) -> tuple[Doubles, Doubles]:
    """Weights, shape (grams, labels), and biases."""
    return np.asarray(matrix.T @ dual), _CONSTANT * dual.sum(axis=0)
