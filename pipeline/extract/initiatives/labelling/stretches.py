"""Marks that no name crosses: the text between them is labelled by itself."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

_MARKS = frozenset("，,。；;：:！!？?\n")
_LONGEST = 400
"""Units: a longer stretch is no prose and is cut, so that time and memory stay bounded."""


def stretches_of(words: Sequence[str]) -> list[tuple[int, int]]:
    """Half-open ranges of units between marks, in order; none is empty."""
    borders = [-1, *[at for at, word in enumerate(words) if word in _MARKS], len(words)]
    return [
        (start, right if right - start <= _LONGEST else start + _LONGEST)
        for left, right in pairwise(borders)
        for start in range(left + 1, right, _LONGEST)
    ]
