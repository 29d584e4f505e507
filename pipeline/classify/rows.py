"""Grams counted for many sections of one text at once."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
from numpy.typing import NDArray

from pipeline.classify.tally import Span, Tally
from pipeline.classify.trie import Found
from pipeline.records import Value

HEADING_WEIGHT = 3
"""A gram of the heading counts as often as three in the body."""
_SAID, _LONG = 0.5, 400
"""What a heading says by itself is added to its section's scores: at most so much of it, half of that at so many
characters. In a long text of several fields the heading's few words drown, yet they tell what all of it is for."""


class Row(Value, frozen=True):
    """What is scored as one: a body and its heading, as half-open spans of one text."""

    body: Span
    heading: Span = (0, 0)

    @property
    def length(self) -> int:
        return self.body[1] - self.body[0]

    @property
    def heading_alone(self) -> Row:
        return Row((self.body[0], self.body[0]), self.heading)


def said_by_heading(length: int, heading: int) -> float:
    """How much of what a heading of `heading` characters says by itself goes into the scores of a text of `length`."""
    return _SAID * length / (_LONG + length) if heading else 0.0


class GramCounts:
    """How often the known grams of a text stand in stretches of it."""

    def __init__(self, found: Found, grams: int) -> None:
        """Ids of `found` are below `grams`."""
        present = np.zeros(grams, dtype=np.bool_)
        present[found.ids] = True
        self.present = present
        """By gram, whether the text holds it."""
        self.ids = np.flatnonzero(present)
        """The distinct grams of the text, sorted: columns of the counts."""
        self.column_of = np.empty(grams, dtype=np.intp)
        """By gram that the text holds, its column; of others, nothing that means something."""
        self.column_of[self.ids] = np.arange(len(self.ids))
        self._tally = Tally(found.starts, self.column_of[found.ids], len(self.ids))

    def blocks(self, rows: Sequence[Row]) -> Iterator[Sequence[Row]]:
        """Rows in groups that fit into memory, in order."""
        return self._tally.blocks(rows)

    def of(self, rows: Sequence[Row]) -> NDArray[np.intp]:
        """Counts, shape (rows, ids): how often each gram begins in each body, and several times in each heading."""
        return self._tally.count([row.body for row in rows], *HEADING_WEIGHT * [[row.heading for row in rows]])
