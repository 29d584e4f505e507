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
        marked = np.flatnonzero(bits)
        starts, bits = starts[marked], bits[marked]
        self._places = [starts[bits >> group & 1 > 0] for group in range(groups)]
        self._places.append(_numeral_starts(text))

    def densities(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """Markers of each group, then numerals, per stretch of each half-open span; shape (spans, groups + 1)."""
        edges = np.array(spans, dtype=np.int64).reshape(-1, 2)
        counts = np.stack([np.diff(np.searchsorted(places, edges), axis=1)[:, 0] for places in self._places], axis=1)
        lengths = np.maximum(1.0, (edges[:, 1] - edges[:, 0]) / _STRETCH)
        return (counts / lengths[:, None]).astype(np.float32)


def _numeral_starts(text: str) -> NDArray[np.intp]:
    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
    numeral = _IS_NUMERAL[np.where(points < len(_IS_NUMERAL), points, 0)]
    starts = numeral.copy()
    starts[1:] &= ~numeral[:-1]
    return np.flatnonzero(starts)
