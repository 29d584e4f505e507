"""Sentences, segments between semicolons, and where they end, quantities left whole."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from pipeline.extract.counts.quantities.scanner import Quantity

_SEGMENT_END = re.compile(r"[。!?\n;]")


class Clauses:
    """Sentence, segment (to ;) and clause borders of a text, quantities left whole."""

    def __init__(self, folded: str, quantities: Sequence[Quantity]) -> None:
        spans = [(quantity.start, quantity.end) for quantity in quantities]
        self.segment_ends = _outside(_SEGMENT_END, folded, spans)
        self.sentence_ends = [at for at in self.segment_ends if folded[at] != ";"]
        self._length = len(folded)
        self.segments = [bisect_left(self.segment_ends, start) for start, _ in spans]
        """The number of the segment in which each quantity stands."""

    def sentence_start(self, at: int) -> int:
        """Where the sentence that holds `at` begins."""
        index = bisect_left(self.sentence_ends, at)
        return self.sentence_ends[index - 1] + 1 if index else 0

    def segment_start(self, number: int) -> int:
        """Where the segment of that number begins."""
        return self.segment_ends[number - 1] + 1 if number else 0

    def sentence(self, at: int) -> tuple[int, int]:
        """The sentence that holds `at`."""
        return self._around(self.sentence_ends, at)

    def segment(self, at: int) -> tuple[int, int]:
        """The part of it between semicolons."""
        return self._around(self.segment_ends, at)

    def _around(self, ends: list[int], at: int) -> tuple[int, int]:
        index = bisect_left(ends, at)
        start = ends[index - 1] + 1 if index else 0
        return start, ends[index] if index < len(ends) else self._length


def _outside(pattern: re.Pattern[str], folded: str, spans: list[tuple[int, int]]) -> list[int]:
    ends = [found.start() for found in pattern.finditer(folded)]
    broken = [(start, end) for start, end in spans if "\n" in folded[start:end]]
    if not broken:  # no other end can stand in a quantity
        return ends
    inside = {at for span in broken for at in range(*span)}
    return [at for at in ends if at not in inside]
