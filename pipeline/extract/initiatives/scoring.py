"""The choice: a score that the model gave, or the weights of the features for the few rules that need no model."""

from __future__ import annotations

import math

from pipeline.config import Config
from pipeline.extract.initiatives.candidates import Candidate
from pipeline.extract.initiatives.model import ChoiceModel


class Scorer:
    def __init__(self, config: Config, model: ChoiceModel) -> None:
        self._weights = {score.feature: score.weight for score in config.initiatives.scores}
        self._threshold = config.initiatives.threshold
        self._model = model

    def margin(self, candidate: Candidate) -> float:
        """How far a candidate's score lies above what an initiative needs; negative for a refused one."""
        thresholds = self._model.thresholds
        if candidate.score is not None:
            return candidate.score - (thresholds.quoted if candidate.rule.startswith("quoted") else thresholds.bare)
        weight = self._weights
        return sum([weight.get(feature, 0.0) for feature in candidate.features]) - self._threshold + 1e-9

    def confidence(self, margin: float) -> float:
        """0.5 at the threshold and growing with the evidence, below 1."""
        return round(1 / (1 + math.exp(-max(margin, 0.0))), 3)
