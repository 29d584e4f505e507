"""Training of the kinship: one logistic model over what is seen of two names."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from pipeline.extract.initiatives.kinship import KinshipModel
from pipeline.extract.initiatives.training.matrices import presence

_STRENGTH = 0.3
_LEAST = 3
_SLIGHT = 0.02
"""What weighs less changes nothing: of hands held out the same pairs are told without it, in a fourth of the size."""
THRESHOLD = 0.22
"""Of hands held out more links are right and more are found than before; 0.24 gives the best F1, but finds fewer."""


class KinshipSample(NamedTuple):
    signals: list[str]
    belongs: bool


class KinshipWeights(NamedTuple):
    """`weights[i]`: what `signals[i]` adds to the log odds."""

    signals: list[str]
    weights: npt.NDArray[np.float16]

    def model(self) -> KinshipModel:
        return KinshipModel(self.signals, self.weights.astype(np.float32), THRESHOLD)


def fit(samples: Sequence[KinshipSample]) -> KinshipWeights:
    """Weights of the signals that some samples show; none where no sample belongs, or all do."""
    seen = Counter(signal for sample in samples for signal in set(sample.signals))
    signals = sorted(signal for signal, times in seen.items() if times >= _LEAST)
    due = np.array([sample.belongs for sample in samples])
    if not due.any() or due.all():
        return KinshipWeights([], np.zeros(0, dtype=np.float16))
    model = LogisticRegression(C=_STRENGTH, solver="newton-cg", fit_intercept=False, tol=1e-4)
    model.fit(presence([sample.signals for sample in samples], signals), due)
    weights = model.coef_[0].round(2)
    kept = np.flatnonzero(np.abs(weights) >= _SLIGHT).tolist()
    return KinshipWeights([signals[at] for at in kept], weights[kept].astype(np.float16))
