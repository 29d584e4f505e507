"""Salient words of a section: nouns whose grams move the model's topics, by how often they stand there."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.model import Ids, LinearModel
from pipeline.stages import OutlineSection, TokenizedDocument

MOST = 5
_TIE = 1e-9
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
        total = np.concatenate([[0.0], np.cumsum(self._force[found[1]])])
        starts = np.array(tokenized.starts, dtype=np.int64)
        lasts = starts + np.diff(starts, append=len(tokenized.document.text)) - 1
        weights = total[lasts] - total[starts]
        is_noun = np.array(list(map(_NOUNS.__contains__, tokenized.tags)), dtype=np.bool_)
        salient = np.flatnonzero(is_noun & (weights > 0))
        words = [tokenized.words[index] for index in salient.tolist()]
        bounds = np.searchsorted(starts[salient], [(section.start, section.end) for section in outline])
        return _ranked(words, weights[salient], bounds.reshape(-1, 2).tolist())


def _ranked(
    words: Sequence[str], weights: NDArray[np.float64], bounds: Sequence[Sequence[int]]
) -> list[tuple[str, ...]]:
    """By half-open bounds, the words with the greatest sums of weights; of equals the first in the alphabet."""
    distinct = sorted(set(words))
    place = {word: index for index, word in enumerate(distinct)}
    column = np.array([place[word] for word in words], dtype=np.int64)
    handicap = np.arange(len(distinct), dtype=np.float64) * _TIE
    return [
        tuple(distinct[index] for index in _best(column[first:last], weights[first:last], handicap))
        for first, last in bounds
    ]


def _best(column: NDArray[np.int64], weights: NDArray[np.float64], handicap: NDArray[np.float64]) -> list[int]:
    salience = np.bincount(column, weights=weights, minlength=len(handicap)) - handicap
    best = np.argpartition(-salience, MOST)[:MOST] if len(salience) > MOST else np.arange(len(salience))
    kept = best[np.bincount(column, minlength=len(handicap))[best] > 0]
    ranked: list[int] = kept[np.argsort(-salience[kept])].tolist()
    return ranked
