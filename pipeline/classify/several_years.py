"""Several years that a text says it looks back on: 2016年至2021年，… and 自2016年换届以来，五年来…."""

from __future__ import annotations

import re
from typing import NamedTuple

from pipeline.classify.years import YEAR, as_year

_LONGEST = 6
_NUMBERS = "一二三四五六"
_MONTH = r"(?:(?P<{}>1[0-2]|0?[1-9])月)?"
_RANGE = re.compile(
    rf"(?P<start>{YEAR})\s*年?{_MONTH.format('from')}\s*[-—–~～至到－]+\s*(?P<end>{YEAR})\s*年?{_MONTH.format('to')}"
    r"(?:[的这]*[两二三四五六]年)?(?:期间|间|以?来)?的?\s*"
    r"(?:[，,是]|(?:主要|全面)?工作(?!计划|打算|要点|思路|安排|规划|目标|设想|方案)|回顾|总结)"
)
"""A span that opens a clause, or whose work is told; 2016—2020年规划 and 2016—2020年度先进单位 are others."""
_SINCE = re.compile(
    rf"(?P<start>{YEAR})\s*年[^。，,\n]{{0,24}}?"
    r"(?:(?:代表大会|换届|当选)[^。，,\n]{0,6}?以来(?:[，,]\s*)?|以来[，,]?\s*(?=[的这]*[三四五六]年))"
    rf"(?:[的这]*(?P<length>[{_NUMBERS}])年)?"
)
"""Since the last congress, or since a year with the number of years behind it."""


class SeveralYears(NamedTuple):
    """First and last year and month, and where the text tells them."""

    first: tuple[int, int]
    last: tuple[int, int]
    start: int
    end: int
    sure: bool
    """Both ends or their number are told; 自2021年换届以来 alone may open the review of one year."""


def told_range(text: str) -> SeveralYears | None:
    """The first span of years that `text` looks back on; a span of months must be longer than a turn of the year."""
    for found in _RANGE.finditer(text):
        first = as_year(found["start"]), int(found["from"] or 1)
        last = as_year(found["end"]), int(found["to"] or 12)
        if 1 + bool(found["from"] or found["to"]) <= last[0] - first[0] <= _LONGEST:
            return SeveralYears(first, last, *found.span(), sure=True)
    return None


def told_since(text: str, until: int | None) -> SeveralYears | None:
    """The years since a last congress up to `until`; where that is not known, as many as the text says they are."""
    found = _SINCE.search(text) if "以来" in text else None
    if found is None:
        return None
    first = as_year(found["start"])
    length = _NUMBERS.index(found["length"]) + 1 if found["length"] else 0
    last = until if until and first < until else first + length
    if not 0 < last - first <= _LONGEST:
        return None
    return SeveralYears((first, 1), (last, 12), *found.span(), sure=length > 0)
