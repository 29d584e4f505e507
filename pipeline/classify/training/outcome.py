"""What held-out scores are worth: calibration, threshold and the figures that people read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, get_args

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.training.calibrate import fit_chances, rank
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
    """Share of the texts with a topic for which the model names one."""
    precision: float
    """Share of right ones among the first topics named."""
    silence: float
    """Share of the texts without a topic for which the model names none."""
    further: float
    """Second and third topics named, a text."""
    further_precision: float
    """Share of right ones among them."""
    spared: float
    """Of the texts for which none is named, the share whose best topic would have been wrong."""
    macro_f1: float
    """Mean of `by_topic`."""
    calibration_error: float
    """Mean distance between what is promised and what holds, over the tenths of `reliability`."""
    reliability: tuple[tuple[float, float, int], ...]
    """Probability promised, share that held, number of texts; by tenths."""
    by_topic: dict[str, float]
    """F1 of the first topic."""
    confusions: tuple[tuple[str, str, int], ...]
    """Most frequent (due, named, times)."""


class Outcome:
    """Held-out scores beside what was due, and all that follows from them."""

    def __init__(self, samples: Sequence[Sample], topics: tuple[str, ...], right: Truths, scores: Doubles) -> None:
        """`right` tells which topics may be named of a sample; `scores` are those of topics, then of roles."""
        self.samples = samples
        self.topics = topics
        self.scores = scores[:, : len(topics)]
        self.right = right
        self.silent: Truths = np.array([not sample.topics for sample in samples])
        lengths = [len(sample.text) for sample in samples]
        self.chances = fit_chances(self.scores, right, lengths)
        self.ranked, self.truth = rank(self.scores, right)
        self.probable = self.chances(self.ranked.astype(np.float32), lengths)
        self.first = self.scores.argmax(axis=1)
        self.first_right: Truths = self.truth[:, 0]
        roles = scores[:, len(topics) :].argmax(axis=1)
        self.role_right = np.array([ROLES[best] == sample.role for best, sample in zip(roles, samples, strict=True)])

    def figures(self) -> Figures:
        due, named = ~self.silent, self.probable[:, 0] >= self.chances.threshold
        reliability, by_topic = self._reliability(), self._by_topic()
        further = named[:, None] & (self.probable[:, 1:] >= self.chances.further_threshold)
        return Figures(
            texts=len(self.samples),
            top1=_share(self.first_right[due]),
            top3=_share(self.truth[due].any(axis=1)),
            role=_share(self.role_right),
            answered=_share(named[due]),
            precision=_share(self.first_right[named]),
            silence=_share((~named | self.first_right)[self.silent]),
            further=float(further.sum() / len(self.samples)),
            further_precision=_share(self.truth[:, 1:][further]),
            spared=_share(~self.first_right[~named]),
            macro_f1=sum(by_topic.values()) / len(by_topic),
            calibration_error=sum(abs(promised - held) * texts for promised, held, texts in reliability)
            / len(self.samples),
            reliability=reliability,
            by_topic=by_topic,
            confusions=self._confusions(),
        )

    def _reliability(self) -> tuple[tuple[float, float, int], ...]:
        """By tenths of probability: what was promised, what held, and of how many first topics."""
        promised = self.probable[:, 0]
        tenths = np.minimum((promised * 10).astype(int), 9)
        rows = [np.flatnonzero(tenths == tenth) for tenth in range(10)]
        return tuple(
            (round(float(promised[at].mean()), 3), round(float(self.first_right[at].mean()), 3), len(at))
            for at in rows
            if len(at)
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


def _share(truths: Any) -> float:
    """Of nothing, 0."""
    return float(truths.mean()) if truths.size else 0.0
