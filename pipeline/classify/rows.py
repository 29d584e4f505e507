"""Grams counted for many sections of one text at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Ids = NDArray[np.int32]

HEADING_WEIGHT = 3
"""A gram of the heading counts as often as three in the body."""
_MOST_ROWS, _MOST_CELLS = 64, 2_000_000
"""Of one matrix of counts: more rows than fit are done in turns."""

_NOTHING = np.zeros(0, dtype=np.intp)

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
        size = max(1, min(_MOST_ROWS, _MOST_CELLS // max(1, len(self.ids))))
        return (rows[first : first + size] for first in range(0, len(rows), size))

    def of(self, rows: Sequence[Row]) -> NDArray[np.intp]:
        """Counts, shape (rows, ids)."""
        bodies, headings = (self._count(spans) for spans in ([row.body for row in rows], [row.heading for row in rows]))
        return bodies + HEADING_WEIGHT * headings

    def _count(self, spans: Sequence[Span]) -> NDArray[np.intp]:
        """How often each gram begins in each span."""
        width = len(self.ids)
        bounds = np.searchsorted(self._starts, spans).reshape(-1, 2)
        stretches = [self._columns[first:last] for first, last in bounds.tolist()]
        rows = np.repeat(np.arange(len(spans)) * width, bounds[:, 1] - bounds[:, 0])
        cells = np.concatenate([*stretches, _NOTHING]) + rows
        return np.bincount(cells, minlength=len(spans) * width).reshape(len(spans), width)
