"""How densely stretches speak of the future, of deeds done, of trouble …: what tells roles whatever the topic.

Marker words are grams, so the one look-up of a text's grams finds them too; numerals are counted beside them.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

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
    """Where the markers of one text stand."""

    def __init__(self, text: str, starts: NDArray[np.intp], bits: Bits, groups: int) -> None:
        """`bits` are those of the grams of `text` that begin at `starts`, which are sorted."""
        marked = np.flatnonzero(bits > 0)
        self._starts = starts[marked]
        self._before = np.zeros((len(marked) + 1, groups), dtype=np.int64)
        """How many markers of each group stand before each marker."""
        np.cumsum(bits[marked, None] >> np.arange(groups, dtype=np.uint8) & 1, axis=0, out=self._before[1:])
        self._numerals = _numeral_starts(text)

    def densities(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """Markers of each group, then numerals, per stretch of each half-open span; shape (spans, groups + 1)."""
        starts, ends = np.array(spans, dtype=np.int64).reshape(-1, 2).T
        markers = (self._before[np.searchsorted(self._starts, edges)] for edges in (ends, starts))
        numerals = (np.searchsorted(self._numerals, edges) for edges in (ends, starts))
        counts = np.column_stack([np.subtract(*markers), np.subtract(*numerals)])
        lengths = np.maximum(1.0, (ends - starts) / _STRETCH)
        return (counts / lengths[:, None]).astype(np.float32)


def _numeral_starts(text: str) -> NDArray[np.intp]:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    numerals = np.flatnonzero(_IS_NUMERAL.take(points, mode="clip"))
    return numerals[np.diff(numerals, prepend=-2) > 1]
