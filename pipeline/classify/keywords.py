"""Salient words of a section: nouns whose grams move the model's topics, by how often they stand there."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress, count

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.grams import length_of
from pipeline.classify.model import LinearModel
from pipeline.classify.ranking import greatest
from pipeline.classify.tally import Tally
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
        self._force = force.astype(np.float64)
        self._is_telling = (length_of(model.keys) == _TELLING) & (force > 0)

    def find(
        self, tokenized: TokenizedDocument, outline: Sequence[OutlineSection], found: Found
    ) -> list[tuple[str, ...]]:
        """Keywords by section, most salient first."""
        is_noun = [*map(_NOUNS.__contains__, tokenized.tags)]
        words, starts = [*compress(tokenized.words, is_noun)], [*compress(tokenized.starts, is_noun)]
        place_of = dict(zip(words, starts, strict=True))
        nouns = sorted(place_of)
        column_of = dict(zip(nouns, count()))
        columns = np.fromiter(map(column_of.__getitem__, words), dtype=np.intp)
        weights = self._weigh(nouns, [place_of[noun] for noun in nouns], found)
        tally = Tally(np.array(starts, dtype=np.intp), columns, len(nouns))
        keywords: list[tuple[str, ...]] = []
        for sections in tally.blocks(outline):
            salience = weights * tally.count([(section.start, section.end) for section in sections])
            for best, weighed in zip(*greatest(salience, MOST), strict=True):
                keywords.append(tuple(nouns[noun] for noun in best[weighed > 0]))
        return keywords

    def _weigh(self, nouns: Sequence[str], starts: Sequence[int], found: Found) -> NDArray[np.float64]:
        """What each noun weighs: the force of the telling grams in it, which stands at `starts`."""
        telling = np.flatnonzero(self._is_telling[found.ids])
        before = np.concatenate([[0.0], np.cumsum(self._force[found.ids[telling]])])
        lasts = [start + len(noun) - 1 for noun, start in zip(nouns, starts, strict=True)]
        first, last = before[found.starts[telling].searchsorted([starts, lasts])]
        weights: NDArray[np.float64] = last - first
        return weights
