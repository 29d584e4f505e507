"""The taxonomy's keywords in a section, found by its grams alone.

A keyword of up to three characters is a gram; a longer one counts as found where both its first and its last three
characters stand in the section, which on real text is as good as a search and needs none.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Places = NDArray[np.int32]

_LEAST_LENGTH = 50


@dataclass(frozen=True, slots=True)
class SeedTable:
    """One row a keyword of a topic, in order of `first`; these arrays are of the same length."""

    first: Places
    """Id of the gram that a keyword begins with."""
    last: Places
    """Id of the gram that it ends with."""
    topic: Places
    weight: Floats
    offsets: Places
    """By gram id, the first row that begins with that gram or a later one; one longer than there are grams."""

    @classmethod
    def of(cls, first: Places, last: Places, topic: Places, weight: Floats, *, grams: int) -> SeedTable:
        """The table of keywords in any order, over so many grams."""
        order = np.argsort(first, kind="stable")
        offsets = np.searchsorted(first[order], np.arange(grams + 1)).astype(np.int32)
        return cls(first[order], last[order], topic[order], weight[order], offsets)

    def score(self, ids: Places, topics: int, length: int) -> Floats:
        """What the keywords in a section of `length` characters say of each topic.

        `ids` are the distinct grams of the section, sorted.
        """
        begun = self._rows_from(ids)
        ends = self.last[begun]
        found = begun[ids[np.minimum(np.searchsorted(ids, ends), len(ids) - 1)] == ends] if len(ids) else begun
        total = np.bincount(self.topic[found], weights=self.weight[found], minlength=topics)
        score: Floats = (total / np.sqrt(max(length, _LEAST_LENGTH))).astype(np.float32)
        return score

    def _rows_from(self, ids: Places) -> NDArray[np.int64]:
        """Rows of the keywords that begin with any of `ids`."""
        low, high = self.offsets[ids], self.offsets[ids + 1]
        some = high > low
        low, size = low[some], (high - low)[some]
        ends = np.cumsum(size)
        rows: NDArray[np.int64] = np.repeat(low - (ends - size), size) + np.arange(size.sum())
        return rows
