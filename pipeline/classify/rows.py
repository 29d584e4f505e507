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
class Found:
    """The known grams of a text in order of their start, then of their length."""

    starts: NDArray[np.intp]
    ids: Ids

    @classmethod
    def of(cls, table: Ids) -> Found:
        """From ids by start and length, -1 where there is none."""
        flat = table.ravel()
        places = np.flatnonzero(flat >= 0)
        return cls(places // table.shape[1], flat[places])


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

    def __init__(self, found: Found, grams: int) -> None:
        """Ids of `found` are below `grams`."""
        present = np.zeros(grams, dtype=np.bool_)
        present[found.ids] = True
        self.ids = np.flatnonzero(present)
        """The distinct grams of the text, sorted: columns of the counts."""
        self.column_of = np.where(present, np.cumsum(present) - 1, -1)
        """By gram, its column; -1 for one that the text lacks."""
        self._columns = self.column_of[found.ids]
        self._starts = found.starts

    def blocks(self, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """Rows in groups that fit into memory, in order."""
        size = max(1, _BLOCK // max(1, len(self.ids)))
        return (rows[first : first + size] for first in range(0, len(rows), size))

    def of(self, rows: Sequence[Row]) -> NDArray[np.intp]:
        """Counts, shape (rows, ids)."""
        width = len(self.ids)
        spans = [(index * width, span) for index, row in enumerate(rows) for span in row.spans]
        bounds = np.searchsorted(self._starts, [span for _, span in spans]).reshape(-1, 2).tolist()
        stretches = [self._columns[first:last] + row for (row, _), (first, last) in zip(spans, bounds, strict=True)]
        cells = np.concatenate(stretches) if stretches else np.zeros(0, dtype=np.intp)
        return np.bincount(cells, minlength=len(rows) * width).reshape(len(rows), width)
