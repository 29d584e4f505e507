"""Years with what narrows them, as titles have them: 2023年上半年, 2024年1—2月, 2023—2024学年第一学期."""

from __future__ import annotations

import re

from pipeline.classify.spans import Span, autumn, school_year, spring, whole_years
from pipeline.zh.years import MONTH, RANGE, UNTIL, UNTIL_SIGNS, YEAR, as_month, as_year

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_SCOPE = (
    rf"(?:(?P<half>[上下])半年|前?(?P<first>三|3)个?季度|"
    rf"第?(?P<since>[一二三四1-4])\s*(?:季度)?\s*{UNTIL}\s*第?(?P<till>[一二三四1-4])个?季度|"
    rf"第?(?P<quarter>[一二三四1-4])季度|"
    rf"(?P<from>{MONTH})\s*(?:月份?)?\s*{UNTIL}\s*(?P<to>{MONTH})\s*月份?|"
    rf"(?P<month>{MONTH})\s*月份?(?![\d一二三]|\s*\d+\s*日))"
)
WITH_SCOPE = re.compile(rf"(?P<year>{YEAR})\s*年?度?\s*{_SCOPE}")
SCOPE_ALONE = re.compile(
    rf"(?P<half>[上下])半年|前(?P<first>三)季度|第?(?P<quarter>[一二三四])季度|(?<!\d)(?P<month>{MONTH})月(?:份|(?=[上中下]旬))"
)
_RANGE = re.compile(RANGE)
_MONTH_RANGE = re.compile(
    rf"(?P<year>{YEAR})\s*[年.．/]\s*0?(?P<from>{MONTH})\s*月?份?\s*(?:\d{{1,2}}日)?\s*{UNTIL}\s*"
    rf"(?P<end>{YEAR})\s*[年.．/]\s*0?(?P<to>{MONTH})\s*月?份?"
)
_TERM_OF_YEAR = r"第?(?P<term>[一二上下12])\s*学期"
_SCHOOL = re.compile(
    rf"(?P<year>{YEAR})\s*年?\s*[{UNTIL_SIGNS}/]+\s*(?:{YEAR})\s*年?度?\s*"
    rf"(?=学年|第?[一二上下12]\s*学期)(?:学年度?)?\s*(?:{_TERM_OF_YEAR})?"
)
"""Two years with 学年, or with a term alone."""
_SCHOOL_ALONE = re.compile(rf"(?P<year>{YEAR})\s*学年度?\s*(?:{_TERM_OF_YEAR})?")
_TERM = re.compile(rf"(?P<year>{YEAR})\s*年?\s*(?P<term>[春秋])季?(?:学期)")


def year_of(match: re.Match[str]) -> int:
    return as_year(match.group("year"))


def scoped_in(title: str) -> Span | None:
    """School years, spans of years, and a year with its half, quarter or months."""
    if months := _MONTH_RANGE.search(title):
        return _over_months(months)
    if school := _SCHOOL.search(title) or _SCHOOL_ALONE.search(title):
        return school_year(year_of(school), school.group("term"), school.group().strip())
    if term := _TERM.search(title):
        return (spring if term.group("term") == "春" else autumn)(year_of(term), term.group())
    if years := _RANGE.search(title):
        start, end = as_year(years.group("start")), as_year(years.group("end"))
        return whole_years(start, end) if start < end else None
    if scoped := WITH_SCOPE.search(title):
        return within(year_of(scoped), scoped)
    return None


def within(year: int, scope: re.Match[str]) -> Span:
    """The months of a scope in that year."""
    first, last = months_of(scope)
    label = scope.group().strip()
    label = label if re.match(YEAR, label) else f"{year}年{label}"
    return Span(label, (year, first), (year + (last < first), last))


def months_of(scope: re.Match[str]) -> tuple[int, int]:
    """First and last; a last one before the first is one of the next year: 2022年11月—2月."""
    said = scope.groupdict()
    if said.get("half"):
        return (1, 6) if said["half"] == "上" else (7, 12)
    if said.get("first"):
        return 1, 9
    if said.get("since"):
        return 3 * _QUARTERS[said["since"]] - 2, max(3 * _QUARTERS[said["till"]], 3 * _QUARTERS[said["since"]])
    if said.get("quarter"):
        first = 3 * _QUARTERS[said["quarter"]] - 2
        return first, first + 2
    if said.get("month"):
        return as_month(said["month"]), as_month(said["month"])
    return as_month(said["from"]), as_month(said["to"])


def _over_months(months: re.Match[str]) -> Span | None:
    first = (year_of(months), as_month(months.group("from")))
    last = (as_year(months.group("end")), as_month(months.group("to")))
    return Span(months.group().strip(), first, last) if first <= last else None
