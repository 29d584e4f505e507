"""Salient words of a section: nouns whose grams move the model's topics, by how often they stand there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

import numpy as np

from pipeline.classify.grams import length_of
from pipeline.classify.model import LinearModel
from pipeline.classify.trie import Found
from pipeline.stages import OutlineSection, TokenizedDocument

MOST = 5
_TELLING = 2
"""Grams of so many characters tell how salient a word is."""
_NOUNS = frozenset({"n", "nz", "nt", "vn", "l", "an", "j"})


class KeywordFinder:
    """Knows how much each gram matters to any topic."""

    def __init__(self, model: LinearModel) -> None:
        topics = slice(len(model.topics))
        force = np.maximum((model.steps[:, topics] * model.scale[topics]).max(axis=1), 0) * model.idf
        self._force = np.where(length_of(model.keys) == _TELLING, force, 0).astype(np.float64)

    def find(
        self, tokenized: TokenizedDocument, outline: Sequence[OutlineSection], found: Found
    ) -> list[tuple[str, ...]]:
        """Keywords by section, most salient first."""
        length = len(tokenized.document.text)
        forces = np.bincount(found.starts, weights=self._force[found.ids], minlength=length)
        total = np.concatenate([[0.0], np.cumsum(forces[:length])])
        starts = np.array(tokenized.starts, dtype=np.int64)
        lasts = starts + np.diff(starts, append=length) - 1
        weights = total[lasts] - total[starts]
        telling = np.flatnonzero((lasts > starts) & (weights > 0)).tolist()
        salient = [*compress(telling, map(_NOUNS.__contains__, map(tokenized.tags.__getitem__, telling)))]
        words = [tokenized.words[index] for index in salient]
        bounds = np.searchsorted(starts[salient], [(section.start, section.end) for section in outline])
        told = weights[salient].tolist()
        return [_best(words[first:last], told[first:last]) for first, last in bounds.reshape(-1, 2).tolist()]


def _best(words: Sequence[str], weights: Sequence[float]) -> tuple[str, ...]:
    """Words with the greatest sums of weights; of equals the first in the order of characters."""
    salience: dict[str, float] = {}
    for word, weight in zip(words, weights, strict=True):
        salience[word] = salience.get(word, 0.0) - weight
    bar = sorted(salience.values())[:MOST][-1:]  # numbers alone sort far faster than pairs
    ranked = sorted((weight, word) for word, weight in salience.items() if weight <= bar[0])
    return tuple(word for _, word in ranked[:MOST])
