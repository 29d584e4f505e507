"""From the scores of a section's best topics to probabilities that they are right, and to what is worth naming."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]

RANKS = 3
"""So many topics are named at most."""
_SHORT, _LONG = 100, 300
"""Characters: between these a text's length tells how much a score is worth."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """Score, distance from its rival and length to a probability:
    sigmoid(margin · score + lead · distance + longer · length + bias), length as `lengthened` tells it."""

    margin: float
    lead: float
    bias: float
    longer: float = 0.0
    """Below zero: a long text of several fields has words for each of them."""


@dataclass(frozen=True, slots=True)
class Chances:
    """The best topic's rival is the second, every other topic's rival is the best."""

    first: Calibration
    further: Calibration
    threshold: float
    """Where the best topic is less probable than this, none is named."""
    further_threshold: float
    """A second or third topic below this probability is not named."""

    @property
    def thresholds(self) -> tuple[float, ...]:
        return (self.threshold, *(self.further_threshold,) * (RANKS - 1))

    def __call__(self, ranked: Floats, lengths: Sequence[int]) -> Floats:
        """Probabilities of topics whose scores are `ranked`, best first; shape (sections, RANKS), as it came.

        `lengths`: of the sections' texts, in characters.
        """
        by_rank = [self.first, *[self.further] * (ranked.shape[1] - 1)]
        margin, lead, bias, longer = np.array(
            [(rank.margin, rank.lead, rank.bias, rank.longer) for rank in by_rank], dtype=np.float32
        ).T
        told = margin * ranked + lead * distances(ranked) + longer * lengthened(lengths)[:, None] + bias
        chances = 1 / (1 + np.exp(-told))
        falling: Floats = np.minimum.accumulate(chances, axis=1)
        return falling


IN_REPORTS = Chances(
    first=Calibration(margin=6.9, lead=4.2, bias=-1.9),
    further=Calibration(margin=9.1, lead=2.1, bias=-2.8),
    threshold=0.5,
    further_threshold=0.3,
)
"""Of sections of whole reports, whatever the model: a topic has the score 1 in all of them. A section of several fields
scores low, and yet is about the best of them; hands, who write of one thing at a time, do not teach this. Fitted on
labelled reports of which the model had seen none (docs/evidence/topics.md)."""


def lengthened(lengths: Sequence[int]) -> Floats:
    """By text, the logarithm of how many times longer than a short one it is, within bounds."""
    return np.log(np.clip(np.array(lengths, dtype=np.float32), _SHORT, _LONG) / _SHORT)


def distances(ranked: Floats) -> Floats:
    """How far each score stands above or below its rival's."""
    away = ranked - ranked[:, :1]
    away[:, :1] = -away[:, 1:2]
    return away
