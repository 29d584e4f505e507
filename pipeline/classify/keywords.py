"""Salient words of a section: nouns whose grams move the model's topics, by how often they stand there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, compress, count

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.grams import length_of
from pipeline.classify.model import LinearModel
from pipeline.classify.ranking import greatest
from pipeline.classify.tally import Tally
from pipeline.classify.words import Words
from pipeline.stages import OutlineSection

MOST = 5
_TELLING = 2
"""Grams of so many characters tell how salient a word is."""


class KeywordFinder:
    """Knows how much each gram matters to any topic."""

    def __init__(self, model: LinearModel) -> None:
        self._model = model
        topics = slice(len(model.topics))
        force = np.maximum((model.steps[:, topics] * model.scale[topics]).max(axis=1), 0) * model.idf
        self._force = np.where(length_of(model.keys) == _TELLING, force, 0).astype(np.float64)

    def find(self, words: Words, outline: Sequence[OutlineSection]) -> list[tuple[str, ...]]:
        """Keywords by section, most salient first; of equals the first in the order of characters."""
        met, starts = words.salient()
        nouns = sorted(set(met))
        column_of = dict(zip(nouns, count()))
        columns = np.fromiter(map(column_of.__getitem__, met), dtype=np.intp, count=len(met))
        tally, forces = Tally(starts, columns, len(nouns)), self._forces(nouns)
        keywords: list[tuple[str, ...]] = []
        for sections in tally.blocks(outline):
            salience = tally.count([(section.start, section.end) for section in sections]) * forces
            best, weights = greatest(salience, MOST)
            for ranked, weighed in zip(best.tolist(), (weights > 0).tolist(), strict=True):
                keywords.append(tuple([nouns[noun] for noun in compress(ranked, weighed)]))
        return keywords

    def _forces(self, nouns: Sequence[str]) -> NDArray[np.float64]:
        """The forces of the telling grams in each noun, together."""
        found = self._model.find("\n".join(nouns))
        ends = np.array([*accumulate(len(noun) + 1 for noun in nouns)], dtype=np.intp)
        noun = ends.searchsorted(found.starts, side="right")
        together = np.bincount(noun, weights=self._force[found.ids], minlength=len(nouns))
        return together.astype(np.float64, copy=False)
