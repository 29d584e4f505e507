"""Salient words of a section: nouns whose grams move the model's topics, by how often they stand there."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Sequence

import numpy as np

from pipeline.classify.model import Ids, LinearModel
from pipeline.stages import OutlineSection, TokenizedDocument

MOST = 5
_NOUNS = frozenset({"n", "nz", "nt", "vn", "l", "an", "j"})


class KeywordFinder:
    """Knows how much each gram matters to any topic."""

    def __init__(self, model: LinearModel) -> None:
        topics = model.weights[:, : len(model.topics)]
        self._force = np.append(np.maximum(topics.max(axis=1), 0) * model.idf, 0).astype(np.float64)

    def find(
        self, tokenized: TokenizedDocument, outline: Sequence[OutlineSection], found: Ids
    ) -> list[tuple[str, ...]]:
        """Keywords by section, most salient first."""
        nouns = [
            (start, word)
            for start, word, tag in zip(tokenized.starts, tokenized.words, tokenized.tags, strict=True)
            if tag in _NOUNS and len(word) > 1
        ]
        starts = np.array([start for start, _ in nouns], dtype=np.int64)
        lasts = starts + np.array([len(word) - 1 for _, word in nouns], dtype=np.int64)
        total = np.concatenate([[0.0], np.cumsum(self._force[found[1]])])
        words, weights = [word for _, word in nouns], (total[lasts] - total[starts]).tolist()
        bounds = np.searchsorted(starts, [(section.start, section.end) for section in outline]).reshape(-1, 2)
        return [_best(words[first:last], weights[first:last]) for first, last in bounds.tolist()]


def _best(words: Sequence[str], weights: Sequence[float]) -> tuple[str, ...]:
    salience: defaultdict[str, float] = defaultdict(float)
    for word, weight in zip(words, weights, strict=True):
        salience[word] += weight
    ranked = heapq.nsmallest(MOST, salience.items(), key=lambda item: (-item[1], item[0]))
    return tuple(word for word, weight in ranked if weight > 0)
