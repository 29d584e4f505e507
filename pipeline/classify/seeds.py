"""The taxonomy's keywords in sections, found by their grams alone.

A keyword of up to three characters is a gram; a longer one counts as found where both its first and its last three
characters stand in the section, which on real text is as good as a search and needs none.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.product import product

Floats = NDArray[np.float32]
Places = NDArray[np.int32] | NDArray[np.intp]

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

    def within(self, present: NDArray[np.bool_], column_of: NDArray[Any]) -> SeedTable:
        """The keywords that a text may hold, by the columns of their grams in its counts.

        `present` tells by gram whether the text holds it, `column_of` where it then is counted.
        """
        begun = np.flatnonzero(present[self.first])
        some = begun[present[self.last[begun]]]
        first, last = column_of[self.first[some]], column_of[self.last[some]]
        return SeedTable(first, last, self.topic[some], self.weight[some])

    def score(self, present: NDArray[np.bool_], topics: int, lengths: NDArray[Any]) -> Floats:
        """What the keywords in sections of `lengths` characters say of each topic; shape (sections, topics).

        `present` tells which grams each section holds, shape (sections, grams).
        """
        found = present[:, self.first] & present[:, self.last]
        meant = np.zeros((len(self.topic), topics), dtype=np.float32)
        meant[np.arange(len(self.topic)), self.topic] = self.weight
        roots = np.sqrt(np.maximum(lengths, _LEAST_LENGTH)).astype(np.float32)
        score: Floats = product(found.astype(np.float32), meant) / roots[:, None]
        return score
