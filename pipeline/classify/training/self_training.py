"""Learning from sections that nobody labelled: what the model is sure of teaches it an archive's own words."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.chances import RANKS, Chances
from pipeline.classify.training.fit import Doubles, Fitted, Rows, Task

SURE = 0.9
"""A section teaches where its first topic is at least so probable."""
SHARE = 0.5
"""It then counts as so many labelled texts."""


@dataclass(frozen=True, slots=True)
class SelfTraining:
    task: Task
    """Topics; the archive's rows weigh nothing in it."""
    rows: Rows
    """Those of the archive."""
    said: NDArray[np.float32]
    """What keywords say of the archive's sections, shape (rows, topics)."""
    lengths: Sequence[int]
    """Of their texts, in characters."""
    chances: Chances

    def taught(self, teacher: Fitted) -> Task:
        """The task, and in it as labelled what `teacher` is sure of."""
        scores = self.task.scores(self.rows, teacher) + self.said
        best = np.argsort(-scores, axis=1, kind="stable")[:, :RANKS]
        ranked = np.take_along_axis(scores, best, axis=1).astype(np.float32)
        sure = self.chances(ranked, self.lengths)[:, 0] >= SURE
        targets, weights = self.task.targets.copy(), self.task.weights.copy()
        targets[self.rows[sure], best[sure, 0]] = 1.0
        weights[self.rows[sure]] = SHARE
        return dataclasses.replace(self.task, targets=targets, weights=weights)

    def held_out(self, folds: Iterable[Rows]) -> Doubles:
        """Scores of each fold's rows, where neither the teacher nor its pupil has seen them."""
        scores = np.zeros_like(self.task.targets)
        for fold in folds:
            pupil = self.taught(self.task.fit(without=fold)).fit(without=fold)
            scores[fold] = self.task.scores(fold, pupil)
        return scores
