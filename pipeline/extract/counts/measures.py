"""Measure words: the longest that begins at an offset, and compounds such as 元/平方米."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.config import Config
from pipeline.config.units import Unit
from pipeline.records import UnitClass

_SPACE = re.compile(r"[ \n]?")
_RATE = re.compile(
    r"/(?:千瓦时|平方米|平方公里|立方米|公顷|公里|标准箱|[人户亩吨年月日天时次秒台件米斤桶升度个辆家村株头])(?:[·/][年月日天])?"
)


class Measure(NamedTuple):
    """A measure word at `start:end`, as the record names it."""

    start: int
    end: int
    name: str
    unit_class: UnitClass
    scale: int


class Measures:
    """Lookup by first character: a text has many numerals and few of the characters that begin a measure word."""

    def __init__(self, config: Config) -> None:
        self._by_first: dict[str, list[Unit]] = {}
        for unit in sorted(config.units.units, key=lambda unit: (-len(unit.text), not unit.only_before)):
            self._by_first.setdefault(unit.text[0], []).append(unit)

    def read(self, folded: str, at: int, *, arabic: bool) -> Measure | None:
        """The measure word after a numeral that ends at `at`; one space or line break may stand between."""
        gap = _SPACE.match(folded, at)
        start = gap.end() if gap else at
        for unit in self._by_first.get(folded[start : start + 1], ()):
            if folded.startswith(unit.text, start) and (arabic or not unit.arabic_only):
                end = start + len(unit.text)
                following = folded[end : end + 1]
                if (following and following in unit.not_before) or not folded.startswith(unit.only_before, end):
                    continue
                return _with_rate(folded, start, end, unit)
        return None


def _with_rate(folded: str, start: int, end: int, unit: Unit) -> Measure:
    rate = _RATE.match(folded, end)
    if rate is None:
        return Measure(start, end, unit.name, unit.unit_class, unit.scale)
    return Measure(start, rate.end(), unit.name + rate[0], "rate", unit.scale)
