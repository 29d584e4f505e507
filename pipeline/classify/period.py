"""The time that a report looks back on, from its title, its first lines and its dates."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from pipeline.records import Period, ReportKind

_DIGITS = str.maketrans("〇一二三四五六七八九零○ＯOo０１２３４５６７８９", "012345678900000" + "0123456789")
_YEAR = r"(?:(?<!\d)(?:19[5-9]\d|20[0-4]\d)(?!\d)|(?:一九|二[〇零○ＯOo0])[〇零○ＯOo0一二三四五六七八九]{2})"
_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTH_NAMES = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_SCOPE = (
    rf"(?:(?P<half>[上下])半年|前?(?P<first>三|3)个?季度|第?(?P<quarter>[一二三四1-4])季度|"
    rf"(?P<from>{_MONTH})\s*(?:月份?)?\s*[-—–~～至到]+\s*(?P<to>{_MONTH})\s*月份?|"
    rf"(?P<month>{_MONTH})\s*月份?(?![\d一二三]|\s*\d+\s*日))"
)
_WITH_SCOPE = re.compile(rf"(?P<year>{_YEAR})\s*年?度?\s*{_SCOPE}")
_SCOPE_ALONE = re.compile(
    rf"(?P<half>[上下])半年|前(?P<first>三)季度|第?(?P<quarter>[一二三四])季度|(?<!\d)(?P<month>{_MONTH})月份"
)
_RANGE = re.compile(rf"(?P<start>{_YEAR})\s*年?度?\s*(?:[-—–~～至到]|－)+\s*(?P<end>{_YEAR})\s*年?(?!\s*学年)")
_SCHOOL = re.compile(
    rf"(?P<year>{_YEAR})\s*年?\s*[-—–~～至到－]+\s*(?:{_YEAR})\s*年?度?\s*学年度?\s*(?:第?(?P<term>[一二上下12])\s*学期)?"
)
_TERM = re.compile(rf"(?P<year>{_YEAR})\s*年?\s*(?P<term>[春秋])季?(?:学期)")
_PLAIN = re.compile(rf"(?P<year>{_YEAR})\s*年")
_BARE_YEAR = re.compile(rf"(?P<year>{_YEAR})")
_FIVE_YEARS = re.compile(r"[“\"]?十([一二三四五])五[”\"]?")
_LAST_YEARS = re.compile(r"(?:过去|近|这|[本上]届\S{0,6})\s*([三四五])\s*年(?:来)?\S{0,6}(?:回顾|总结|工作)")
_REVIEW = re.compile(
    rf"(?P<year>{_YEAR})\s*年度?的?[^。\n]{{0,14}}?(?:回顾|总结|工作情况|完成情况|开展情况|主要工作和|成效)"
)
_REVIEWING = re.compile(r"总结|回顾|述职|汇报|情况|报告|小结")
_DATE = re.compile(rf"(?P<year>{_YEAR})\s*[年./-]\s*(?P<month>{_MONTH})\s*[月./-]")
_HEAD = 600
_EARLY = 6
"""A report dated in a month up to this one looks back on the year before."""


@dataclass(frozen=True, slots=True)
class _Span:
    label: str
    start: tuple[int, int]
    end: tuple[int, int]

    def period(self) -> Period:
        """Months as dates; the end is the last day of its month."""
        (year, month), (end_year, end_month) = self.start, self.end
        last = calendar.monthrange(end_year, end_month)[1]
        return Period(label=self.label, start=f"{year:04}-{month:02}-01", end=f"{end_year:04}-{end_month:02}-{last:02}")


def read_period(title: str | None, text: str, kind: ReportKind, hints: tuple[str | None, ...] = ()) -> Period | None:
    """The period, or null where nothing tells it; `hints` are strings outside the text that may bear a year."""
    title = title or ""
    span = _reviewed_year(title, text, kind) or _named(title) or _scoped(title, text, hints)
    span = span or _plain(title, text, kind, hints)
    return span.period() if span else None


def year_at_start(heading: str) -> int | None:
    """The year that a heading begins with."""
    year = _PLAIN.match(heading)
    return _year(year) if year else None


def five_years_at_start(heading: str) -> tuple[int, int] | None:
    """First and last year of the five-year plan that a heading begins with."""
    plan = _FIVE_YEARS.match(heading)
    return _five_years(plan) if plan else None


def _reviewed_year(title: str, text: str, kind: ReportKind) -> _Span | None:
    """Reports whose title names the year that they plan: the review inside tells which year lies behind."""
    governing = "政府工作报告" in title or (kind == "work_report" and not _BARE_YEAR.search(title))
    if kind != "plan" and not governing:
        return None
    dated = _DATE.search(text[:_HEAD]) if governing else None
    named = _BARE_YEAR.search(title)
    review = _REVIEW.search(text)
    if review and (not named or _year(review) <= _as_year(named.group())):
        return _whole_year(_year(review))
    last = _LAST_YEARS.search(text[: 2 * _HEAD])
    base = _as_year(named.group()) if named else _year(dated) if dated else None
    if base is None:
        return None
    if kind == "plan":
        return _whole_year(base - 1) if re.search(rf"(?:^|\n)\s*{base - 1}年(?:来|以来)?[，,]", text[:_HEAD]) else None
    if last:
        length = "三四五".index(last.group(1)) + 3
        return _Span(f"{base - length}—{base - 1}年", (base - length, 1), (base - 1, 12))
    late = dated is not None and _month(dated.group("month")) > _EARLY
    return _whole_year(base if late else base - 1)


def _named(title: str) -> _Span | None:
    """School years, spans of years, and a year with its half, quarter or months."""
    if school := _SCHOOL.search(title):
        return _school_year(_year(school), school.group("term"), school.group().strip())
    if term := _TERM.search(title):
        year = _year(term)
        return _Span(term.group(), (year, 2), (year, 7)) if term.group("term") == "春" else _autumn(year, term.group())
    if years := _RANGE.search(title):
        first, last = _as_year(years.group("start")), _as_year(years.group("end"))
        return _Span(f"{first}—{last}年", (first, 1), (last, 12)) if first < last else None
    if scoped := _WITH_SCOPE.search(title):
        return _within(_year(scoped), scoped)
    plan = _FIVE_YEARS.search(title)
    if plan and _REVIEWING.search(title) and not _BARE_YEAR.search(title):
        first, last = _five_years(plan)
        return _Span(plan.group(), (first, 1), (last, 12))
    return None


def _scoped(title: str, text: str, hints: tuple[str | None, ...]) -> _Span | None:
    """A half or a quarter in the title whose year stands elsewhere."""
    scope = _SCOPE_ALONE.search(title)
    if not scope:
        return None
    for place in (title, *hints, text[:_HEAD], text[-100:]):
        found = _BARE_YEAR.search(place or "")
        if found:
            return _within(_as_year(found.group()), scope)
    return None


def _plain(title: str, text: str, kind: ReportKind, hints: tuple[str | None, ...]) -> _Span | None:
    """A whole year: of the title, else of the first lines, else by the date."""
    if kind == "plan":
        return None
    if found := _BARE_YEAR.search(title):
        return _whole_year(_as_year(found.group()))
    head = text[:_HEAD]
    scoped = _WITH_SCOPE.search(head)
    if scoped and (kind == "research" or _SCOPE_ALONE.search(scoped.group())):
        return _within(_year(scoped), scoped)
    date = _DATE.search(head) or _DATE.search(text[-100:])
    for found in _PLAIN.finditer(head):
        if not _DATE.match(head, found.start()):
            return _whole_year(_year(found))
    if date:
        return _whole_year(_year(date) - (_month(date.group("month")) < _EARLY))
    hinted = next((found for hint in hints if hint and (found := _BARE_YEAR.search(hint))), None)
    return _whole_year(_as_year(hinted.group())) if hinted else None


def _within(year: int, scope: re.Match[str]) -> _Span:
    months = _scope_months(scope)
    label = scope.group().strip()
    label = label if re.match(_YEAR, label) else f"{year}年{label}"
    return _Span(label, (year, months[0]), (year, months[1]))


def _scope_months(scope: re.Match[str]) -> tuple[int, int]:
    said = scope.groupdict()
    if said.get("half"):
        return (1, 6) if said["half"] == "上" else (7, 12)
    if said.get("first"):
        return 1, 9
    if said.get("quarter"):
        first = 3 * _QUARTERS[said["quarter"]] - 2
        return first, first + 2
    if said.get("month"):
        return _month(said["month"]), _month(said["month"])
    first, last = _month(said["from"]), _month(said["to"])
    return (first, last) if first <= last else (first, 12)


def _school_year(year: int, term: str | None, label: str) -> _Span:
    if term in ("一", "上", "1"):
        return _autumn(year, label)
    if term in ("二", "下", "2"):
        return _Span(label, (year + 1, 2), (year + 1, 7))
    return _Span(label, (year, 9), (year + 1, 8))


def _autumn(year: int, label: str) -> _Span:
    return _Span(label, (year, 9), (year + 1, 1))


def _whole_year(year: int) -> _Span:
    return _Span(f"{year}年", (year, 1), (year, 12))


def _five_years(plan: re.Match[str]) -> tuple[int, int]:
    first = 2006 + 5 * "一二三四五".index(plan.group(1))
    return first, first + 4


def _year(match: re.Match[str]) -> int:
    return _as_year(match.group("year"))


def _as_year(written: str) -> int:
    return int(written.translate(_DIGITS))


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS[written]
