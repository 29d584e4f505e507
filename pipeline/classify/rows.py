"""Grams counted for many sections of one text at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]

HEADING_WEIGHT = 3
"""A gram of the heading counts as often as three in the body."""
_BLOCK = 2_000_000
"""Cells of one matrix of counts: more rows than fit are done in turns."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Row:
    """What is scored as one: a body and its heading, as half-open spans of one text."""

    body: Span
    heading: Span = (0, 0)

    @property
    def length(self) -> int:
        return self.body[1] - self.body[0]

    @property
    def spans(self) -> tuple[Span, ...]:
        return (self.body, *(self.heading,) * HEADING_WEIGHT)


class GramCounts:
    """How often the known grams of a text stand in stretches of it."""

    def __init__(self, found: Ids, grams: int) -> None:
        """`found` are ids below `grams` by length and start, -1 where there is none."""
        flat = found.T.ravel()
        places = np.flatnonzero(flat >= 0)
        known = flat[places]
        present = np.zeros(grams, dtype=np.bool_)
        present[known] = True
        self.ids = np.flatnonzero(present)
        """The distinct grams of the text, sorted: columns of the counts."""
        self.column_of = np.where(present, np.cumsum(present) - 1, -1)
        """By gram, its column; -1 for one that the text lacks."""
        self._columns = self.column_of[known]
        self._bounds = np.searchsorted(places, np.arange(found.shape[1] + 1) * len(found))

    def blocks(self, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """Rows in groups that fit into memory, in order."""
        size = max(1, _BLOCK // max(1, len(self.ids)))
        return (rows[first : first + size] for first in range(0, len(rows), size))

    def of(self, rows: Sequence[Row]) -> NDArray[np.intp]:
        """Counts, shape (rows, ids)."""
        width = len(self.ids)
        stretches = [self._within(span) + index * width for index, row in enumerate(rows) for span in row.spans]
        cells = np.concatenate(stretches) if stretches else np.zeros(0, dtype=np.intp)
        return np.bincount(cells, minlength=len(rows) * width).reshape(len(rows), width)

    def _within(self, span: Span) -> NDArray[np.intp]:
        """Columns of the grams that begin in a span."""
        return self._columns[self._bounds[span[0]] : self._bounds[span[1]]]
