"""Measure words whose figure is gone: 走访慰问余户, 投入资金万元, 增长个百分点."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pipeline.config.damage import Damage
from pipeline.ingest.traces.units import alternatives
from pipeline.records import Notice

_UNIT = "{unit}"


class MissingFigureFinder:
    """Patterns of configs/damage.yaml, one regular expression of them all."""

    def __init__(self, damage: Damage) -> None:
        units = f"(?:{alternatives(damage.units)})"
        patterns = (f"(?:{entry.text.replace(_UNIT, units)})" for entry in damage.missing)
        self._missing = re.compile("|".join(patterns) or r"(?!)", re.MULTILINE)

    def notices(self, text: str) -> Iterator[Notice]:
        for found in self._missing.finditer(text):
            yield Notice(code="figure_missing", start=found.start(), end=found.end(), message="a figure is gone here")
