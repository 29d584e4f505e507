"""How often things stand in stretches of a text, counted for many stretches at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

Integers = NDArray[np.intp]
Span = tuple[int, int]
"""Half-open."""

Row = TypeVar("Row")

_MOST_ROWS, _MOST_CELLS = 64, 2_000_000
"""Of one matrix of counts: more rows than fit are done in turns."""

_NOTHING = np.zeros(0, dtype=np.intp)


class Tally:
    """Counts of things by where they begin."""

    def __init__(self, starts: Integers, columns: Integers, width: int) -> None:
        """`starts`, which are sorted, and the column, below `width`, in which each thing is counted."""
        self._starts, self._columns, self._width = starts, columns, width

    def blocks(self, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """Rows in groups whose counts fit into memory, in order."""
        size = max(1, min(_MOST_ROWS, _MOST_CELLS // max(1, self._width)))
        return (rows[first : first + size] for first in range(0, len(rows), size))

    def count(self, *stretches: Sequence[Span]) -> Integers:
        """Counts, shape (rows, width); those of row i are over the i-th span of each of `stretches`."""
        rows, width = len(stretches[0]), self._width
        edges = np.fromiter(chain.from_iterable(chain(*stretches)), dtype=np.intp)
        bounds = self._starts.searchsorted(edges).reshape(-1, 2)
        counted = [self._columns[first:last] for first, last in bounds.tolist()]
        cells = np.concatenate([*counted, _NOTHING])
        cells += (np.arange(len(bounds)) % max(1, rows) * width).repeat(bounds[:, 1] - bounds[:, 0])
        return np.bincount(cells, minlength=rows * width).reshape(rows, width)
