"""Ids of grams by their keys: a hash table in numpy, which finds thousands at once in a fraction of a search's time."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.grams import Integers

Ids = NDArray[np.int32]

_SPREAD = np.uint64(0x9E3779B97F4A7C15)
"""2^64 by the golden ratio: neighbouring keys land far from each other."""
_EMPTY = 8
"""Slots for each key, at least: most slots hold one key or none."""


class GramIndex:
    """Where each of a fixed set of keys stands. Keys that share a slot lie side by side."""

    def __init__(self, keys: Integers) -> None:
        """`keys`: distinct and above 0; the id of each is its index."""
        bits = max(1, (_EMPTY * len(keys) - 1).bit_length())
        self._shift = np.uint64(64 - bits)
        slots = self._slots(keys)
        ids = np.argsort(slots, kind="stable")
        self._first = np.searchsorted(slots[ids], np.arange((1 << bits) + 1)).astype(np.int32)
        self._longest = int(np.diff(self._first).max())
        self._keys = np.concatenate([keys[ids], np.zeros(self._longest, dtype=np.int64)])
        self._ids = np.concatenate([ids, np.zeros(self._longest, dtype=np.int64)]).astype(np.int32)

    def find(self, keys: Integers) -> Ids:
        """Ids of the grams of these keys, all above 0; -1 for those that are unknown."""
        at = self._first[self._slots(keys)]
        found = np.where(self._keys[at] == keys, self._ids[at], -1)
        for step in range(1, self._longest):
            missed = np.flatnonzero(found < 0)
            further = at[missed] + step
            hit = self._keys[further] == keys[missed]
            found[missed[hit]] = self._ids[further[hit]]
        return found

    def _slots(self, keys: Integers) -> NDArray[np.intp]:
        return ((keys.astype(np.uint64) * _SPREAD) >> self._shift).astype(np.intp)
