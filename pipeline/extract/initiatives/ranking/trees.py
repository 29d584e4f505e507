"""A boosted forest of small trees, read by bits: no tree is walked.

Each node that a row fails strikes out the leaves below its left branch; what is struck out by all failed nodes of one
feature stands ready for every interval between its thresholds. The first leaf left of each tree is where the row ends
(QuickScorer: Lucchese and others, SIGIR 2015).
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
MOST_LEAVES = 32
EVERY = (1 << MOST_LEAVES) - 1
"""A mask that strikes out no leaf."""
_AT_ONCE = 4096
"""Rows."""


class Nodes(NamedTuple):
    """All nodes of all trees: a row with `feature` above `threshold` leaves of `tree` only the leaves in `mask`."""

    tree: npt.NDArray[np.int32]
    feature: npt.NDArray[np.int32]
    threshold: Floats
    mask: npt.NDArray[np.uint32]


class Trees:
    """`leaves`: tree by leaf, from left to right, what it adds to the log odds; `base`: log odds before any tree."""

    def __init__(self, nodes: Nodes, leaves: Floats, base: float) -> None:
        self.nodes, self.leaves, self.base = nodes, leaves, base
        self._tables = [
            (feature, *_table(nodes, feature, len(leaves))) for feature in sorted(set(nodes.feature.tolist()))
        ]
        self._order = np.arange(len(leaves))

    def chances(self, rows: Floats) -> npt.NDArray[np.float64]:
        """The chance of each of `rows`, row by feature."""
        parts = [self._odds(rows[start : start + _AT_ONCE]) for start in range(0, len(rows), _AT_ONCE)]
        odds = np.concatenate(parts) if parts else np.zeros(0)
        return 1 / (1 + np.exp(-odds))

    def _odds(self, rows: Floats) -> npt.NDArray[np.float64]:
        left = np.full((len(rows), len(self.leaves)), EVERY, dtype=np.uint32)
        for feature, thresholds, masks in self._tables:
            left &= masks[np.searchsorted(thresholds, rows[:, feature], side="left")]
        first = np.frexp((left & (~left + np.uint32(1))).astype(np.float64))[1] - 1
        total: npt.NDArray[np.float64] = self.leaves[self._order, first].sum(axis=1, dtype=np.float64) + self.base
        return total


def _table(nodes: Nodes, feature: int, trees: int) -> tuple[Floats, npt.NDArray[np.uint32]]:
    """Thresholds of one feature, rising, and what is left of each tree above the first so many of them."""
    own = np.flatnonzero(nodes.feature == feature)
    thresholds = np.unique(nodes.threshold[own])
    masks = np.full((len(thresholds) + 1, trees), EVERY, dtype=np.uint32)
    at = np.searchsorted(thresholds, nodes.threshold[own]) + 1
    np.bitwise_and.at(masks, (at, nodes.tree[own]), nodes.mask[own])
    return thresholds, np.bitwise_and.accumulate(masks, axis=0)
