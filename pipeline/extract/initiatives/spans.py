"""Stretches that another rule has read already."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 24


class Gaps:
    """The stretches between spans that another rule has read."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self._inside = frozenset(offset for start, end in spans for offset in range(start, end))

    def at(self, offset: int) -> bool:
        return offset not in self._inside

    def floor(self, offset: int) -> int:
        """The end of the last span before `offset`, within the reach of a name."""
        for position in range(offset - 1, max(-1, offset - _LONGEST - 2), -1):
            if position in self._inside:
                return position + 1
        return 0
