"""Roles of sections as a task: the topics' grams, weighed by how plain they are, and how the texts speak."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from sklearn.svm import LinearSVC

from pipeline.classify.grams import Integers
from pipeline.classify.training.dense import Dense, measure_markers
from pipeline.classify.training.fit import Fitted, Rows, Task
from pipeline.classify.training.manner import Segment, Shares, by_pair, measure_openers, measure_pairs
from pipeline.classify.training.matrix import Features
from pipeline.classify.training.outcome import ROLES
from pipeline.classify.training.samples import Sample
from pipeline.config.roles import MarkerGroup

Doubles = NDArray[np.float64]

PENALTY = 0.4
_SLACK = 1.0
"""Of support vectors."""
_BALANCE = 0.5
"""There, samples of a role count with this power of how much rarer it is than the commonest."""
RARITY = 0.3
"""Targets of a role grow with this power of how much rarer it is than the commonest."""
PLAINNESS = 0.5
"""A gram's weight is divided by this power of its idf: rare grams tell topics, frequent ones roles."""


@dataclass(frozen=True, slots=True)
class RoleTask(Task):
    """Learned twice, by ridge regression and by support vectors: the mean of both maps is right more often than either.

    A margin of -1 to 1 becomes a score of 0 to 1, as the targets of the regression are.
    """

    def fit(self, without: Rows | None = None) -> Fitted:
        ridge = Task.fit(self, without)
        taken = self.taken(without) & (self.targets.sum(axis=1) > 0)
        margins = _support_vectors(self.features[taken], self.targets[taken].argmax(axis=1))
        if margins is None:
            return ridge
        return Fitted((ridge.weights + margins.weights / 2) / 2, (ridge.bias + (margins.bias + 1) / 2) / 2)


@dataclass(frozen=True, slots=True)
class RoleFeatures:
    plain: Doubles
    """By gram, what its weight is multiplied by."""
    dense: Dense
    openers: Shares
    pairs: Shares
    matrix: Any
    """Shape (samples, grams and all other features), CSR."""

    @classmethod
    def of(
        cls, samples: Sequence[Sample], features: Features, groups: Sequence[MarkerGroup], segment: Segment, least: int
    ) -> RoleFeatures:
        """`least`: in so many samples a beginning has to stand."""
        plain = (features.idf.mean() / features.idf.astype(np.float64)) ** PLAINNESS
        dense = measure_markers(samples, groups)
        openers, pairs = measure_openers(samples, least_samples=least), measure_pairs(samples, segment)
        blocks = [features.matrix @ sparse.diags(plain), dense.values, openers.matrix, pairs.matrix]
        return cls(plain, dense, openers, pairs, sparse.hstack(blocks, format="csr"))

    @property
    def keys(self) -> Integers:
        """Sorted keys of the grams that tell roles by themselves: marker words and openers."""
        return np.union1d(self.dense.keys, self.openers.things)

    def task(self, samples: Sequence[Sample]) -> Task:
        """Roles are learned from written texts alone."""
        written = np.array([1.0 if sample.role else 0.0 for sample in samples])
        return RoleTask(self.matrix, _targets(samples), written, penalty=PENALTY)

    def of_grams(self, fitted: Fitted) -> Doubles:
        """What grams weigh for roles, on the features that they share with topics; shape (grams, roles)."""
        weights: Doubles = fitted.weights[: len(self.plain)] * self.plain[:, None]
        return weights

    def arrays(self, fitted: Fitted, keys: Integers) -> tuple[dict[str, NDArray[Any]], Doubles]:
        """The rest of the model by name, for the grams of `keys`, which hold all openers; and the biases of roles."""
        sizes = [len(self.plain), self.dense.values.shape[1], len(self.openers.things)]
        _, of_measures, of_openers, of_pairs = np.split(fitted.weights, np.cumsum(sizes))
        measures, bias = self.dense.unscaled(of_measures)
        arrays: dict[str, NDArray[Any]] = {
            "markers": self.dense.bits_of(keys),
            "measure_weights": measures.astype(np.float32),
            "opener_ids": np.searchsorted(keys, self.openers.things).astype(np.int32),
            "opener_weights": self.openers.unscaled(of_openers).astype(np.float32),
            "pair_weights": by_pair(self.pairs, self.pairs.unscaled(of_pairs)).astype(np.float32),
        }
        return arrays, fitted.bias + bias


def _support_vectors(features: Any, roles: NDArray[np.intp]) -> Fitted | None:
    """One map a role, of margins; nothing where all samples are of one role, and -1 for a role that none has."""
    often = np.bincount(roles, minlength=len(ROLES))
    met = np.flatnonzero(often)
    if len(met) == 1:
        return None
    balance = {int(role): float((often.max() / often[role]) ** _BALANCE) for role in met}
    machine = LinearSVC(C=_SLACK, class_weight=balance, random_state=0).fit(features, roles)
    weights, bias = np.zeros((features.shape[1], len(ROLES))), np.full(len(ROLES), -1.0)
    one_sided = len(met) == len(machine.coef_) + 1  # of two roles the map of the second alone is given
    sides = (-1, 1) if one_sided else (1,) * len(met)
    for index, (role, side) in enumerate(zip(met, sides, strict=True)):
        row = 0 if one_sided else index
        weights[:, role], bias[role] = side * machine.coef_[row], side * machine.intercept_[row]
    return Fitted(weights, bias)


def _targets(samples: Sequence[Sample]) -> Doubles:
    """Rare roles count more, or the model would call everything an achievement; seeds are of no role."""
    often = Counter(sample.role for sample in samples if sample.role)
    most = max(often.values())
    targets = np.zeros((len(samples), len(ROLES)))
    for row, sample in zip(targets, samples, strict=True):
        if sample.role:
            row[ROLES.index(sample.role)] = (most / often[sample.role]) ** RARITY
    return targets
