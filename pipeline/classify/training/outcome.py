"""What held-out scores are worth: calibration, threshold and the figures that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import get_args

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.training.calibrate import choose_threshold, fit_calibration, leads
from pipeline.classify.training.samples import Sample
from pipeline.records import SectionRole

Doubles = NDArray[np.float64]
Truths = NDArray[np.bool_]

ROLES: tuple[str, ...] = get_args(SectionRole)


@dataclass(frozen=True, slots=True)
class Figures:
    """How well held-out hands were served: no fold's model saw a text of the hands that it is judged by."""

    texts: int
    top1: float
    top3: float
    role: float
    answered: float
    """Share of texts for which the model names a topic at all."""
    precision: float
    """Share of right ones among the first topics named."""
    by_topic: dict[str, float]
    """F1 of the first topic."""
    confusions: tuple[tuple[str, str, int], ...]
    """Most frequent (due, named, times)."""


class Outcome:
    """Held-out scores beside what was due, and all that follows from them."""

    def __init__(self, samples: Sequence[Sample], topics: tuple[str, ...], right: Truths, scores: Doubles) -> None:
        """`right` tells which topics a sample bears; `scores` are those of topics, then of roles."""
        self.samples = samples
        self.topics = topics
        self.scores = scores[:, : len(topics)]
        self.right = right
        self.silent: Truths = np.sum(right, axis=1) == 0
        self.calibration = fit_calibration(self.scores, self.right)
        self.first = self.scores.argmax(axis=1)
        rows = np.arange(len(samples))
        self.first_right: Truths = np.take_along_axis(right, self.first[:, None], axis=1)[:, 0]
        margins, ahead = self.scores[rows, self.first], leads(self.scores)[rows, self.first]
        self.chance = self.calibration(margins.astype(np.float32), ahead.astype(np.float32)).astype(np.float64)
        self.threshold = choose_threshold(self.chance, self.first_right, self.silent)
        roles = scores[:, len(topics) :].argmax(axis=1)
        self.role_right = np.array([ROLES[best] == sample.role for best, sample in zip(roles, samples, strict=True)])

    def figures(self) -> Figures:
        due, named = ~self.silent, self.chance >= self.threshold
        best = np.argsort(-self.scores, axis=1)[:, :3]
        among = np.take_along_axis(self.right, best, axis=1).sum(axis=1) > 0
        return Figures(
            texts=len(self.samples),
            top1=float(self.first_right[due].mean()),
            top3=float(among[due].mean()),
            role=float(self.role_right.mean()),
            answered=float(named.mean()),
            precision=float(self.first_right[named].mean()),
            by_topic=self._by_topic(),
            confusions=self._confusions(),
        )

    def _by_topic(self) -> dict[str, float]:
        """A second topic named first is right, and counts for itself."""
        result = {}
        main = np.array([s.topics[0] if s.topics else "" for s in self.samples])
        served = np.where(self.first_right, np.array(self.topics)[self.first], main)
        for index, topic in enumerate(self.topics):
            hits = int(((self.first == index) & self.first_right).sum())
            result[topic] = round(2 * hits / max(1, int((self.first == index).sum() + (served == topic).sum())), 3)
        return result

    def _confusions(self) -> tuple[tuple[str, str, int], ...]:
        wrong = Counter(
            (sample.topics[0], self.topics[first])
            for sample, first, right in zip(self.samples, self.first, self.first_right, strict=True)
            if sample.topics and not right
        )
        ranked = sorted(wrong.items(), key=lambda item: (-item[1], item[0]))
        return tuple((due, named, times) for (due, named), times in ranked[:10])
