"""The known grams of a text, found by a double-array trie: a step from a gram to one that is longer by a character
costs two look-ups in arrays, and numpy takes the steps of a whole text at once.

Every known gram has a slot; 0 is none's. A single character's slot is also its code. The slot of a longer gram is the
base of the gram without its last character plus that character's code, and each slot tells which gram it continues, so
that a step into a stranger's slot is seen. Training lays the slots out (`training/layout.py`).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.grams import CHARACTERS, FOLD, MAX_LENGTH, Integers, code_points, last_of, without_last

Ids = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Found:
    """The known grams of a text in order of their start, then of their length."""

    starts: NDArray[np.intp]
    ids: NDArray[np.intp]


class GramTrie:
    """Finds the grams that it was made of."""

    def __init__(self, keys: Integers, slots: Ids) -> None:
        """`keys`: sorted, and with each gram all shorter ones in it; a gram's id is its index."""
        single = np.searchsorted(keys, CHARACTERS)
        longer, size = keys[single:], int(slots.max()) + single + 1
        shorter = slots[np.searchsorted(keys, without_last(longer))]
        codes = np.zeros(CHARACTERS, dtype=np.int32)
        codes[keys[:single]] = slots[:single]
        self._code_of = codes[FOLD]
        self._base = np.zeros(size, dtype=np.int32)
        self._base[shorter] = slots[single:] - codes[last_of(longer)]
        self._continues = np.full(size, -1, dtype=np.int32)
        self._continues[slots[single:]] = shorter
        self._ids = np.zeros(size, dtype=np.int32)
        self._ids[slots] = np.arange(len(keys))

    def find(self, text: str) -> Found:
        codes = np.zeros(len(text) + MAX_LENGTH, dtype=np.intp)
        codes[: len(text)] = self._code_of.take(code_points(text), mode="clip")
        table = np.zeros(len(text) * MAX_LENGTH, dtype=np.int32)
        table[::MAX_LENGTH] = codes[: len(text)]
        places = np.flatnonzero(codes > 0)  # of booleans, which numpy finds several times faster than of numbers
        grams = codes[places]
        for length in range(1, MAX_LENGTH):
            longer = self._base[grams] + codes[places + length]
            known = np.flatnonzero(self._continues[longer] == grams)
            places, grams = places[known], longer[known]
            table[places * MAX_LENGTH + length] = grams
        found = np.flatnonzero(table > 0)
        return Found(found // MAX_LENGTH, self._ids[table[found]].astype(np.intp))
