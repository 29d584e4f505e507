"""Scikit-learn's ridge regression on soft targets: one linear map for all labels, no random state.

It is as good here as support vectors and better than logistic regression, and the fastest (docs/topics.md).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import Ridge

Doubles = NDArray[np.float64]
Rows = NDArray[np.intp]

PENALTY = 0.5
"""Of topics; docs/topics.md tells what others give."""
_TOLERANCE = 1e-5


@dataclass(frozen=True, slots=True)
class Fitted:
    weights: Doubles
    """Shape (features, labels)."""
    bias: Doubles


@dataclass(frozen=True, slots=True)
class Task:
    """What is to be learned: labels of samples."""

    features: Any
    """Shape (samples, features), CSR."""
    targets: Doubles
    """Shape (samples, labels)."""
    weights: Doubles
    """By sample; one that weighs nothing is left out."""
    penalty: float = PENALTY
    shown: Any = None
    """Of what scores are made, where that is not what is learned from; of the same shape."""

    def fit(self, without: Rows | None = None) -> Fitted:
        """The map learned from all samples but those `without`."""
        taken = self.taken(without)
        ridge = Ridge(alpha=self.penalty, solver="sparse_cg", tol=_TOLERANCE)
        ridge.fit(self.features[taken], self.targets[taken], sample_weight=self.weights[taken])
        return Fitted(ridge.coef_.T, ridge.intercept_)

    def taken(self, without: Rows | None) -> NDArray[np.bool_]:
        """The samples that teach."""
        taken = self.weights > 0
        if without is not None:
            taken[without] = False
        return taken

    def held_out(self, folds: Iterable[Rows]) -> Doubles:
        """Scores of each fold's rows by a map that never saw them; rows of no fold always train and score 0."""
        scores = np.zeros_like(self.targets)
        for rows in folds:
            fitted = self.fit(without=rows)
            scores[rows] = self.scores(rows, fitted)
        return scores

    def scores(self, rows: Rows, fitted: Fitted) -> Doubles:
        """Those of `rows` by a map, shape (rows, labels)."""
        shown = self.features if self.shown is None else self.shown
        scores: Doubles = shown[rows] @ fitted.weights + fitted.bias
        return scores
