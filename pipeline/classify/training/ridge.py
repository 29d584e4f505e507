"""Ridge regression on soft targets, in its dual form: few samples, many grams, one linear solve for all labels.

It is as good here as support vectors (docs/topics.md), has one knob, no random state, and the held-out scores of every
fold come from the one matrix of inner products.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
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


def primal(matrix: Any, dual: Doubles) -> tuple[Doubles, Doubles]:
    """Weights, shape (grams, labels), and biases."""
    return np.asarray(matrix.T @ dual), _CONSTANT * dual.sum(axis=0)


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be learned: labels of samples whose inner products are at hand."""

    products: Doubles
    targets: Doubles
    """Shape (samples, labels)."""
    weights: Doubles

    def solve(self) -> Doubles:
        """Dual coefficients, shape as `targets`."""
        root = np.sqrt(self.weights)[:, None]
        system = self.products * root * root.T
        system[np.diag_indices_from(system)] += PENALTY
        coefficients = np.linalg.solve(system, self.targets * root) * root
        return np.asarray(coefficients, dtype=np.float64)

    def held_out(self, folds: Iterable[Rows]) -> Doubles:
        """Scores of each fold's rows by a model that never saw them; rows of no fold always train and score 0."""
        scores = np.zeros_like(self.targets)
        for rows in folds:
            rest = np.setdiff1d(np.arange(len(self.products)), rows)
            dual = Task(self.products[np.ix_(rest, rest)], self.targets[rest], self.weights[rest]).solve()
            scores[rows] = self.products[np.ix_(rows, rest)] @ dual
        return scores
