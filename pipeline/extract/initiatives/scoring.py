"""The choice: features in, score out. A learned ranker would replace this file and nothing else."""

from __future__ import annotations

import math

from pipeline.config import Config
from pipeline.extract.initiatives.candidates import Candidate


class Scorer:
    def __init__(self, config: Config) -> None:
        self._weights = {score.feature: score.weight for score in config.initiatives.scores}
        self._threshold = config.initiatives.threshold

    def score(self, candidate: Candidate) -> float:
        """Sum of the weights of the candidate's features."""
        weight = self._weights
        return sum([weight.get(feature, 0.0) for feature in candidate.features])

    def accepts(self, score: float) -> bool:
        return score >= self._threshold - 1e-9

    def confidence(self, score: float) -> float:
        """0.5 at the threshold and growing with the evidence, below 1."""
        return round(1 / (1 + math.exp(self._threshold - max(score, self._threshold))), 3)
