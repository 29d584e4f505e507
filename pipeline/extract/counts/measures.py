"""Measure words: the longest that begins at an offset, and compounds such as 元/平方米."""

from __future__ import annotations

import re

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.config.units import Unit
from pipeline.records import UnitClass, Value

_SPACES = frozenset(" \n")
_RATE = re.compile(
    r"/(?:[百千]?万?(?=[人户件名])|10万(?=人)|100万(?=人))?(?:公斤|千克|毫升|千瓦时|平方米|平方公里|立方米|公顷|公里|标准箱|分钟|小时|[人户亩吨年月日天时次秒台件米斤桶升度个辆家村株头])(?:[·/][年月日天])?"
)


_BRACKET = re.compile(r"\(([^()\d\s,。;]{1,5})\)")
_EXTENDING = ("/", "(")
_TIMES = "次"


class Measure(Value, frozen=True):
    """A measure word at `start:end`, as the record names it; None for a bare rate or ratio."""

    start: int
    end: int
    name: str | None
    unit_class: UnitClass
    scale: int
    per: str | None = None
    """What it is for one of: 立方米 in 元/立方米."""


class Measures:
    """Lookup by first character: a text has many numerals and few of the characters that begin a measure word."""

    def __init__(self, config: Config) -> None:
        self._readings: dict[str, list[Unit]] = {}
        for unit in sorted(config.units.units, key=lambda unit: not unit.only_before):
            self._readings.setdefault(unit.text, []).append(unit)
        lengths: dict[str, set[int]] = {}
        for text in self._readings:
            lengths.setdefault(text[0], set()).add(len(text))
        self._lengths = {first: sorted(several, reverse=True) for first, several in lengths.items()}
        self._by_text = {unit.text: unit for unit in config.units.units if not unit.only_before}

    def read(self, folded: str, at: int, *, arabic: bool) -> Measure | None:
        """The measure word after a numeral that ends at `at`; one space or line break may stand between."""
        start = at + (folded[at : at + 1] in _SPACES)
        for length in self._lengths.get(folded[start : start + 1], ()):
            end = start + length
            for unit in self._readings.get(folded[start:end], ()):
                if (arabic or not unit.arabic_only) and _suits(unit, folded, end):
                    measure = Measure(start, end, unit.name, unit.unit_class, unit.scale)
                    return self._extended(folded, measure) if folded.startswith(_EXTENDING, end) else measure
        return None

    def _extended(self, folded: str, measure: Measure) -> Measure:
        """元/立方米, 台(套), 人(次): what a slash or bracket adds to the measure word."""
        if folded[measure.end] == "/":
            rate = _RATE.match(folded, measure.end)
            return replace(measure, end=rate.end(), per=rate[0][1:]) if rate else measure
        bracket = _BRACKET.match(folded, measure.end)
        if bracket is None or not all(word in self._by_text for word in bracket[1].split("、")):
            return measure
        times = self._by_text.get(f"{measure.name}{_TIMES}") if bracket[1] == _TIMES else None
        if times:
            return replace(measure, end=bracket.end(), name=times.name, unit_class=times.unit_class)
        return replace(measure, end=bracket.end(), name=f"{measure.name}{bracket[0]}")


def _suits(unit: Unit, folded: str, end: int) -> bool:
    """Whether what follows at `end` lets `unit` be the measure word."""
    following = folded[end : end + 1]
    return (not following or following not in unit.not_before) and folded.startswith(unit.only_before, end)
