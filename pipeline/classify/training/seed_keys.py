"""The taxonomy's keywords as grams, before and after the model has numbered its grams."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.grams import MAX_LENGTH, Integers, key_of, parts_of
from pipeline.classify.seeds import SeedTable
from pipeline.classify.training.matrix import Features
from pipeline.classify.training.samples import Sample
from pipeline.config.taxonomy import Taxonomy

Floats = NDArray[np.float32]

_SHARE = 0.06
"""What a keyword adds, a character, in a text of one character; more helps reports and hurts hands
(docs/evidence/topics.md)."""


@dataclass(frozen=True, slots=True)
class SeedKeys:
    first: Integers
    last: Integers
    topic: NDArray[np.int32]
    weight: NDArray[np.float32]

    @classmethod
    def of(cls, taxonomy: Taxonomy) -> SeedKeys:
        """Keywords of two characters and more that are grams from end to end; one with a digit is none."""
        rows = [
            (key_of(word[:MAX_LENGTH]), key_of(word[-MAX_LENGTH:]), index, _SHARE * len(word))
            for index, topic in enumerate(taxonomy.by_id.values())
            for word in topic.keywords
            if len(word) > 1
        ]
        first, last, topic_index, weight = zip(*(row for row in rows if row[0] and row[1]), strict=True)
        return cls(
            np.array(first, dtype=np.int64),
            np.array(last, dtype=np.int64),
            np.array(topic_index, dtype=np.int32),
            np.array(weight, dtype=np.float32),
        )

    @property
    def keys(self) -> Integers:
        """The keywords' grams and all shorter ones in them."""
        keys = np.union1d(self.first, self.last)
        for _ in range(MAX_LENGTH - 1):
            keys = np.union1d(keys, parts_of(keys))
        return keys

    def table(self, keys: Integers) -> SeedTable:
        """The keywords by ids of grams; `keys`, sorted, hold all of theirs."""
        first, last = (np.searchsorted(keys, ends).astype(np.int32) for ends in (self.first, self.last))
        return SeedTable(first, last, self.topic, self.weight)

    def scores(self, samples: Sequence[Sample], features: Features, topics: int) -> Floats:
        """What the keywords say of each topic of each sample, its heading twice, shape (samples, topics)."""
        table, lengths = self.table(features.keys), np.array([len(sample.text) for sample in samples])
        said = table.score(_present(features.matrix, samples), topics, lengths)
        by_heading = table.score(_present(features.headings, samples), topics, np.zeros_like(lengths))
        return said + features.said[: len(samples), None] * by_heading


def _present(matrix: Any, samples: Sequence[Sample]) -> NDArray[np.bool_]:
    """Which grams each sample holds."""
    present: NDArray[np.bool_] = matrix[: len(samples)].toarray() > 0
    return present
