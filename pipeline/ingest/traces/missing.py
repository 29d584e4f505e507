"""Measure words whose figure is gone: 走访慰问余户, 投入资金万元, 增长个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.config.damage import Damage
from pipeline.ingest.traces.units import alternatives
from pipeline.records import Notice

_UNIT = "{unit}"


class MissingFigureFinder:
    """Patterns of configs/damage.yaml, one after the other: alone, each can be searched by its first character."""

    def __init__(self, damage: Damage) -> None:
        units = f"(?:{alternatives(damage.units)})"
        self._missing = tuple(re.compile(entry.text.replace(_UNIT, units)) for entry in damage.missing)

    def notices(self, text: str) -> Iterator[Notice]:
        """Each place once, whichever patterns see it."""
        reached = 0
        for start, end in sorted(found.span() for pattern in self._missing for found in pattern.finditer(text)):
            if start >= reached:
                yield Notice(code="figure_missing", start=start, end=end, message="a figure is gone here")
                reached = end
