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
    """One row a keyword of a topic; all arrays are of the same length."""

    first: Places
    """Id of the gram that a keyword begins with."""
    last: Places
    """Id of the gram that it ends with."""
    topic: Places
    weight: Floats

    def score(self, ids: NDArray[np.int32], grams: int, topics: int, length: int) -> Floats:
        """What the keywords among the distinct grams `ids` of a section of `length` characters say of each topic."""
        present = np.zeros(grams, dtype=np.bool_)
        present[ids] = True
        found = present[self.first] & present[self.last]
        total = np.bincount(self.topic[found], weights=self.weight[found], minlength=topics)
        score: Floats = (total / np.sqrt(max(length, _LEAST_LENGTH))).astype(np.float32)
        return score
