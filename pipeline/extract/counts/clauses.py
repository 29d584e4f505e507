"""Sentences, segments between semicolons, and where they end, quantities left whole."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from pipeline.extract.counts.quantities import Quantity

_SENTENCE_END = re.compile(r"[。!?\n]")
_SEGMENT_END = re.compile(r"[。!?\n;]")


class Clauses:
    """Sentence, segment (to ;) and clause borders of a text, quantities left whole."""

    def __init__(self, folded: str, quantities: Sequence[Quantity]) -> None:
        inside = [(quantity.start, quantity.end) for quantity in quantities]
        self.sentence_ends = _outside(_SENTENCE_END, folded, inside)
        self.segment_ends = _outside(_SEGMENT_END, folded, inside)
        self._length = len(folded)

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds `at`."""
        return self._around(self.sentence_ends, at)

    def segment(self, at: int) -> tuple[int, int]:
        """The part of it between semicolons."""
        return self._around(self.segment_ends, at)

    def _around(self, ends: list[int], at: int) -> tuple[int, int]:
        index = bisect_right(ends, at - 1)
        start = ends[index - 1] + 1 if index else 0
        return start, ends[index] if index < len(ends) else self._length


def _outside(pattern: re.Pattern[str], folded: str, spans: list[tuple[int, int]]) -> list[int]:
    starts = [start for start, _ in spans]
    found = []
    for match in pattern.finditer(folded):
        index = bisect_right(starts, match.start()) - 1
        if index < 0 or match.start() >= spans[index][1]:
            found.append(match.start())
    return found
