"""Turns told without a figure, between what moved and how far: 出口|由降转增、增长4%, 水位|刷新历史纪录,达9米."""

from __future__ import annotations

import re

from pipeline.config import Config

_LONGEST = 16
"""Characters of a turn, with the mark behind it."""


class Turns:
    """Built once per worker."""

    def __init__(self, config: Config) -> None:
        self._ending = re.compile(f"(?:{'|'.join(config.count_cues.turns.words)})[、,]?$")

    def ending(self, head: str) -> int:
        """How many characters at the end of `head` tell a turn."""
        found = self._ending.search(head, max(0, len(head) - _LONGEST))
        return len(found[0]) if found else 0

    def clause_end(self, folded: str, floor: int, end: int) -> int:
        """Where the clause that ends at `end` ends without its turn, no further left than `floor`."""
        found = self._ending.search(folded, max(floor, end - _LONGEST), end)
        return found.start() if found else end
