"""Training of the kinds: one linear model over what is seen of a name."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from pipeline.extract.initiatives.kinds import KINDS
from pipeline.extract.initiatives.training.matrices import presence
from pipeline.records import InitiativeKind

_STRENGTH = 1.0
_LEAST = 3
_SLIGHT = 0.1
"""A signal that says less of every kind is not kept."""


class KindSample(NamedTuple):
    signals: list[str]
    kind: InitiativeKind


class KindWeights(NamedTuple):
    """`weights[i]`: what `signals[i]` says for each of `KINDS`."""

    signals: list[str]
    weights: npt.NDArray[np.float16]


def fit(samples: Sequence[KindSample]) -> KindWeights:
    """Weights of the signals that some samples show; kinds that no sample has get none."""
    seen = Counter(signal for sample in samples for signal in set(sample.signals))
    signals = sorted(signal for signal, times in seen.items() if times >= _LEAST)
    weights = np.zeros((len(signals), len(KINDS)), dtype=np.float16)
    due = [KINDS.index(sample.kind) for sample in samples]
    if len(set(due)) < 2:
        return KindWeights(signals, weights)
    model = LogisticRegression(C=_STRENGTH, solver="newton-cg", fit_intercept=False, tol=1e-4)
    model.fit(presence([sample.signals for sample in samples], signals), np.array(due))
    coefficients = model.coef_ if len(model.classes_) > 2 else np.vstack([-model.coef_[0], model.coef_[0]])
    weights[:, model.classes_] = coefficients.T.round(2)
    kept = np.flatnonzero(np.abs(weights).max(axis=1) >= _SLIGHT)
    return KindWeights([signals[at] for at in kept.tolist()], weights[kept])
