"""Sentences, segments between semicolons, and where they end, quantities left whole."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.extract.counts.quantities import Quantity

_SEGMENT_END = re.compile(r"[。!?\n;]")


class Clauses:
    """Sentence, segment (to ;) and clause borders of a text, quantities left whole."""

    def __init__(self, folded: str, quantities: Sequence[Quantity]) -> None:
        spans = [(quantity.start, quantity.end) for quantity in quantities]
        self.segment_ends = _outside(_SEGMENT_END, folded, spans)
        self.sentence_ends = [at for at in self.segment_ends if folded[at] != ";"]
        self._length = len(folded)

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds `at`."""
        return self._around(self.sentence_ends, at)

    def segment(self, at: int) -> tuple[int, int]:
        """The part of it between semicolons."""
        return self._around(self.segment_ends, at)

    def are_one_segment(self, one: int, other: int) -> bool:
        """Whether no segment ends between two offsets, given in any order."""
        first, last = (one, other) if one < other else (other, one)
        index = bisect_left(self.segment_ends, first)
        return index == len(self.segment_ends) or self.segment_ends[index] >= last

    def _around(self, ends: list[int], at: int) -> tuple[int, int]:
        index = bisect_right(ends, at - 1)
        start = ends[index - 1] + 1 if index else 0
        return start, ends[index] if index < len(ends) else self._length


def _outside(pattern: re.Pattern[str], folded: str, spans: list[tuple[int, int]]) -> list[int]:
    broken = (span for span in spans if folded.find("\n", *span) >= 0)  # no other end can stand in a quantity
    inside = {at for span in broken for at in range(*span)}
    return [found.start() for found in pattern.finditer(folded) if found.start() not in inside]
