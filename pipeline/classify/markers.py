"""How densely stretches speak of the future, of deeds done, of trouble …: what tells roles whatever the topic.

Marker words are grams, so the one look-up of a text's grams finds them too; numerals are counted beside them, and
figures that were measured: a few of those tell of deeds, however long the stretch and whatever else it says.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.figures import exact_figures
from pipeline.classify.grams import CHARACTERS, code_points

Bits = NDArray[np.uint8]
"""Bit g of a gram is set where it is a marker of group g."""

_STRETCH = 50
"""Densities are counts per so many characters."""
_MOST_EXACT = 4
"""So many exact figures say all that they can."""
BESIDES = 2
"""Measures beside those of marker words: of numerals, and of exact figures."""
_NUMERALS = "0123456789０１２３４５６７８９.〇二三四五六七八九十百千万亿两"


def _numeral_table() -> NDArray[np.bool_]:
    table = np.zeros(CHARACTERS, dtype=np.bool_)
    table[[ord(char) for char in _NUMERALS]] = True
    return table


_IS_NUMERAL = _numeral_table()


class MarkerCounts:
    """Where the markers of one text stand."""

    def __init__(self, text: str, starts: NDArray[np.intp], bits: Bits, groups: int) -> None:
        """`bits` are those of the grams of `text` that begin at `starts`, which are sorted."""
        marked = np.flatnonzero(bits > 0)
        self._starts = starts[marked]
        self._before = np.zeros((groups, len(marked) + 1), dtype=np.int64)
        """By group, how many of its markers stand before each marker."""
        of_group = bits[marked] & (1 << np.arange(groups, dtype=np.uint8))[:, None] > 0
        np.cumsum(of_group, axis=1, out=self._before[:, 1:])
        self._numerals = _numeral_starts(text)
        self._exact = exact_figures(text)

    def measures(self, spans: Sequence[tuple[int, int]]) -> NDArray[np.float32]:
        """Of each half-open span, markers of each group and numerals per stretch, and exact figures up to a few.

        Shape (spans, groups + `BESIDES`).
        """
        edges = np.array(spans, dtype=np.int64).reshape(-1, 2)
        markers = self._before[:, self._starts.searchsorted(edges)]
        before = np.concatenate([markers, self._numerals.searchsorted(edges)[None]])
        counts, lengths = (at[..., 1] - at[..., 0] for at in (before, edges))
        exact = self._exact.searchsorted(edges) @ (-1, 1)
        dense = counts / np.maximum(1.0, lengths / _STRETCH)
        return np.vstack([dense, np.minimum(exact, _MOST_EXACT)]).T.astype(np.float32)


def _numeral_starts(text: str) -> NDArray[np.intp]:
    numerals = np.flatnonzero(_IS_NUMERAL.take(code_points(text), mode="clip"))
    after = numerals[1:] == numerals[:-1] + 1
    return np.concatenate([numerals[:1], numerals[1:][~after]])
