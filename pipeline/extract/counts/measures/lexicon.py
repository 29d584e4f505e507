"""Measure words: the longest that begins at an offset, and compounds such as 元/平方米."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import NamedTuple

from msgspec.structs import replace

from pipeline.config import Config
from pipeline.config.base import CueGroup
from pipeline.config.units import Unit
from pipeline.records import UnitClass, Value

ACTING: frozenset[UnitClass] = frozenset({"people", "household", "organisation"})
"""Classes of measure words that count those who act."""
_SPACES = frozenset(" \n")
_BRACKET = re.compile(r"\(([^()\d\s,。;]{1,9})\)")
_EXTENDING = frozenset("/(")
_TIMES = "次"


class Measure(Value, frozen=True):
    """A measure word at `start:end`, as the record names it; None for a bare rate or ratio."""

    start: int
    end: int
    name: str | None
    unit_class: UnitClass
    scale: int
    per: str | None = None
    """What it is for one of: 立方米 in 元/立方米, where the name tells it too."""
    parts: int = 1
    """How many make one of the name: ten 毛 one 元."""


class _Readings(NamedTuple):
    """The measure words that begin with one character: one group of `pattern` each."""

    pattern: re.Pattern[str]
    bold: re.Pattern[str]
    """The same, whatever stands behind."""
    named: list[tuple[str, UnitClass, int, None, int]]
    """Name, class, scale and parts, and between the last what a slash alone tells."""


class Measures:
    """Lookup by first character: a text has many numerals and few of the characters that begin a measure word."""

    def __init__(self, config: Config) -> None:
        units = config.units.units
        self._arabic = _by_first(units)
        self._chinese = _by_first([unit for unit in units if not unit.arabic_only])
        self._by_text = {unit.text: unit for unit in config.units.units if not unit.only_before}
        denominators, signs = (
            "|".join(sorted(group.words, key=len, reverse=True))
            for group in (config.units.denominators, config.units.denominator_signs)
        )
        self._rate = re.compile(
            r"/(?:[百千]?[万亿]元|(?:[百千]?万?(?=[人户件名])|千(?=[一-鿿]{1,6}日)|10万(?=人)|100万(?=人))?"
            rf"(?:{denominators})(?:[·/][年月日天])?"
            rf"|(?:{signs})(?:[·/](?:{signs}))?(?![A-Za-z0-9])|\((?:{signs})[·/*](?:{signs})\))"
        )
        self._unlike_times = frozenset(self._by_text[_TIMES].not_before)

    def read(self, folded: str, at: int, *, arabic: bool, bold: bool = False) -> Measure | None:
        """The measure word after a numeral that ends at `at`; one space or line break may stand between.

        `bold`: also where it seems to begin another word, as 个 before 体.
        """
        start = at + 1 if folded[at : at + 1] in _SPACES else at
        readings = (self._arabic if arabic else self._chinese).get(folded[start : start + 1])
        pattern = readings and (readings.bold if bold else readings.pattern)
        found = pattern.match(folded, start) if pattern else None
        if readings is None or found is None or found.lastindex is None:
            return None
        end = found.end()
        measure = Measure(start, end, *readings.named[found.lastindex - 1])
        return self._extended(folded, measure) if folded[end : end + 1] in _EXTENDING else measure

    def _extended(self, folded: str, measure: Measure) -> Measure:
        """元/立方米, 台(套), 人(次), 辆(艘)次: what a slash or bracket adds to the measure word."""
        if folded[measure.end] == "/":
            rate = self._rate.match(folded, measure.end)
            if rate is None:
                return measure
            name = f"{measure.name}{rate[0]}"
            return replace(measure, end=rate.end(), name=name, unit_class="rate", per=rate[0][1:].strip("()"))
        bracket = _BRACKET.match(folded, measure.end)
        if bracket is None or not all(word in self._by_text for word in bracket[1].split("、")):
            return measure
        inside = bracket[1] == _TIMES
        behind = not inside and self._is_times(folded, bracket.end())
        times = self._by_text.get(f"{measure.name}{_TIMES}") if inside or behind else None
        if times:
            end = bracket.end() + len(_TIMES) * behind
            return replace(measure, end=end, name=times.name, unit_class=times.unit_class)
        return replace(measure, end=bracket.end(), name=f"{measure.name}{bracket[0]}")

    def _is_times(self, folded: str, at: int) -> bool:
        """The rest of 辆(艘、架)次; but no 次要."""
        return folded.startswith(_TIMES, at) and folded[at + 1 : at + 2] not in self._unlike_times


def named_words(group: CueGroup) -> dict[str, str]:
    """Words that stand with what the record calls them: 钟头=小时."""
    named = (word.partition("=") for word in group.words)
    return {word: name for word, _, name in named}


def _by_first(units: Iterable[Unit]) -> dict[str, _Readings]:
    """By first character; the longest is tried first, and of two alike that which wants something behind it."""
    ordered = sorted(units, key=lambda unit: (unit.text[0], -len(unit.text), not unit.only_before))
    return {first: _readings(list(alike)) for first, alike in groupby(ordered, lambda unit: unit.text[0])}


def _readings(units: Sequence[Unit]) -> _Readings:
    named = [(unit.name, unit.unit_class, unit.scale, None, unit.parts) for unit in units]
    pattern, bold = (re.compile("|".join(_pattern(unit, bold=bold) for unit in units)) for bold in (False, True))
    return _Readings(pattern, bold, named)


def _pattern(unit: Unit, *, bold: bool) -> str:
    though = f"(?!{'|'.join(map(re.escape, unit.though_before))})" if unit.though_before else ""
    unlike = f"(?!{though}[{re.escape(unit.not_before)}])" if unit.not_before and not bold else ""
    then = f"(?={re.escape(unit.only_before)})" if unit.only_before else ""
    return f"{re.escape(unit.text)}{unlike}{then}()"
