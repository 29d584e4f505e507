"""Salient words of a section: nouns whose grams move the model's topics, by how often they stand there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from itertools import accumulate

import numpy as np

from pipeline.classify.model import Ids, LinearModel
from pipeline.stages import OutlineSection, TokenizedDocument

MOST = 5
_NOUNS = frozenset({"n", "nz", "nt", "vn", "l", "an", "j"})


class KeywordFinder:
    """Knows how much each gram matters to any topic."""

    def __init__(self, model: LinearModel) -> None:
        topics = model.weights[:, : len(model.topics)]
        self._force = np.append(topics.max(axis=1) * model.idf, 0).astype(np.float64)

    def find(
        self, tokenized: TokenizedDocument, outline: Sequence[OutlineSection], found: Ids
    ) -> list[tuple[str, ...]]:
        """Keywords by section, most salient first."""
        force = np.maximum(self._force[found[1]], 0)
        total = [0.0, *accumulate(force.tolist())]
        nouns = [
            (start, word, total[start + len(word) - 1] - total[start])
            for start, word, tag in zip(tokenized.starts, tokenized.words, tokenized.tags, strict=True)
            if tag in _NOUNS and len(word) > 1
        ]
        starts = [start for start, _, _ in nouns]
        bounds = np.searchsorted(starts, [(section.start, section.end) for section in outline]).reshape(-1, 2)
        return [_best(nouns[first:last]) for first, last in bounds.tolist()]


def _best(nouns: Sequence[tuple[int, str, float]]) -> tuple[str, ...]:
    weights: defaultdict[str, float] = defaultdict(float)
    for _, word, weight in nouns:
        weights[word] += weight
    ranked = sorted(weights.items(), key=lambda item: (-item[1], item[0]))
    return tuple(word for word, weight in ranked[:MOST] if weight > 0)
