"""Several years that a text says it looks back on: 2016年至2021年，… and 自2016年换届以来，五年来…."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.config.report import TimeCues
from pipeline.zh.years import UNTIL, YEAR, as_year

_LONGEST = 6
_NUMBERS = "一二三四五六"
_MONTH = r"(?:(?P<{}>1[0-2]|0?[1-9])月)?"
_RANGE = (
    rf"(?P<start>{YEAR})\s*年?{_MONTH.format('from')}\s*{UNTIL}\s*(?P<end>{YEAR})\s*年?{_MONTH.format('to')}"
    r"(?:[的这]*[两二三四五六]年)?(?:期间|间|以?来)?的?\s*"
)
_SINCE = rf"(?P<start>{YEAR})\s*年[^。，,\n]{{0,24}}?"
_LENGTH = rf"(?:[的这]*(?P<length>[{_NUMBERS}])年)?"


class SeveralYears(NamedTuple):
    """First and last year and month, and where the text tells them."""

    first: tuple[int, int]
    last: tuple[int, int]
    start: int
    end: int
    sure: bool
    """Both ends or their number are told; 自2021年换届以来 alone may open the review of one year."""


class SeveralYearsFinder:
    """Finds them in the first lines of a text. Built once per worker."""

    def __init__(self, cues: TimeCues) -> None:
        self._range = re.compile(rf"{_RANGE}(?:[，,是]|{cues.told.either()}(?!{cues.planned.either()}))")
        """A span that opens a clause, or whose work is told; 2016—2020年规划 and 2016—2020年度先进单位 are others."""
        self._since = re.compile(
            rf"{_SINCE}(?:{cues.elections.either()}[^。，,\n]{{0,6}}?以来(?:[，,]\s*)?|"
            rf"以来[，,]?\s*(?=[的这]*[三四五六]年)){_LENGTH}"
        )
        """Since the last congress, or since a year with the number of years behind it."""

    def told_range(self, text: str) -> SeveralYears | None:
        """The first span of years that `text` looks back on; one of months must be longer than a turn of the year."""
        for found in self._range.finditer(text):
            first = as_year(found["start"]), int(found["from"] or 1)
            last = as_year(found["end"]), int(found["to"] or 12)
            if 1 + bool(found["from"] or found["to"]) <= last[0] - first[0] <= _LONGEST:
                return SeveralYears(first, last, *found.span(), sure=True)
        return None

    def told_since(self, text: str, until: int | None) -> SeveralYears | None:
        """The years since a last congress up to `until`; where that is not known, as many as the text says they are."""
        found = self._since.search(text) if "以来" in text else None
        if found is None:
            return None
        first = as_year(found["start"])
        length = _NUMBERS.index(found["length"]) + 1 if found["length"] else 0
        last = until if until and first < until else first + length
        if not 0 < last - first <= _LONGEST:
            return None
        return SeveralYears((first, 1), (last, 12), *found.span(), sure=length > 0)
