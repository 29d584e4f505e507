"""Logistic regression over signals, and its weights as a table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np
from scipy import sparse
from sklearn.linear_model import LogisticRegression

_DIGITS = 2


class Sample(NamedTuple):
    signals: list[str]
    right: bool


def fit(samples: Sequence[Sample], *, strength: float, least: int) -> Mapping[str, float]:
    """Weights of the signals that at least `least` samples show; `strength` is the inverse of the penalty."""
    seen = Counter(signal for sample in samples for signal in set(sample.signals))
    columns = {signal: index for index, signal in enumerate(sorted(s for s, times in seen.items() if times >= least))}
    matrix = _matrix(samples, columns)
    model = LogisticRegression(C=strength, solver="liblinear", random_state=0, fit_intercept=False)
    model.fit(matrix, np.array([sample.right for sample in samples]))
    return {
        signal: weight
        for signal, value in zip(columns, model.coef_[0], strict=True)
        if (weight := round(float(value), _DIGITS))
    }


def _matrix(samples: Sequence[Sample], columns: Mapping[str, int]) -> sparse.csr_matrix:
    ids: list[int] = []
    ends = [0]
    for sample in samples:
        ids.extend(columns[signal] for signal in sample.signals if signal in columns)
        ends.append(len(ids))
    return sparse.csr_matrix((np.ones(len(ids)), np.array(ids), np.array(ends)), shape=(len(samples), len(columns)))
