"""How densely a stretch speaks of the future, of deeds done, of trouble …: what tells roles whatever the topic.

Marker words are grams, so the one look-up of a text's grams finds them too; numerals are counted beside them.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.grams import Integers

Bits = NDArray[np.uint8]
"""Bit g of a gram is set where it is a marker of group g."""

_STRETCH = 50
"""Densities are counts per so many characters."""
_NUMERALS = "0123456789０１２３４５６７８９.〇二三四五六七八九十百千万亿两"


def _numeral_table() -> NDArray[np.bool_]:
    table = np.zeros(1 << 16, dtype=np.bool_)
    table[[ord(char) for char in _NUMERALS]] = True
    return table


_IS_NUMERAL = _numeral_table()


class MarkerCounts:
    """Running totals over one text."""

    def __init__(self, text: str, bits: Bits, groups: int) -> None:
        """`bits` are those of the grams of `text`, by length and start."""
        flags = [(bits >> group & 1).sum(axis=0) for group in range(groups)]
        counts = np.vstack([*flags, _numeral_starts(text)])
        self._totals: Integers = np.zeros((groups + 1, len(text) + 1), dtype=np.int64)
        np.cumsum(counts, axis=1, out=self._totals[:, 1:])

    def densities(self, start: int, end: int) -> NDArray[np.float64]:
        """Markers of each group, then numerals, per stretch of [start, end)."""
        counts = self._totals[:, end] - self._totals[:, start]
        density: NDArray[np.float64] = counts / max(1.0, (end - start) / _STRETCH)
        return density


def _numeral_starts(text: str) -> NDArray[np.bool_]:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    numeral = _IS_NUMERAL[np.where(points < len(_IS_NUMERAL), points, 0)]
    starts = numeral.copy()
    starts[1:] &= ~numeral[:-1]
    return starts
