"""The time that a report looks back on, from its title, its first lines and its dates."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

from pipeline.classify.five_years import PlanReviews
from pipeline.classify.several_years import SeveralYears, told_range, told_since
from pipeline.classify.years import RANGE, YEAR, as_year
from pipeline.config.report import ReportCues
from pipeline.records import Period, ReportKind

_QUARTERS = {"一": 1, "二": 2, "三": 3, "四": 4, "1": 1, "2": 2, "3": 3, "4": 4}
_MONTH_NAMES = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")
_MONTHS = {name: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_MONTH = r"(?:1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])"
_SCOPE = (
    rf"(?:(?P<half>[上下])半年|前?(?P<first>三|3)个?季度|"
    rf"第?(?P<since>[一二三四1-4])\s*(?:季度)?\s*[-—–~～至到－]+\s*第?(?P<till>[一二三四1-4])个?季度|"
    rf"第?(?P<quarter>[一二三四1-4])季度|"
    rf"(?P<from>{_MONTH})\s*(?:月份?)?\s*[-—–~～至到]+\s*(?P<to>{_MONTH})\s*月份?|"
    rf"(?P<month>{_MONTH})\s*月份?(?![\d一二三]|\s*\d+\s*日))"
)
_WITH_SCOPE = re.compile(rf"(?P<year>{YEAR})\s*年?度?\s*{_SCOPE}")
_SCOPE_ALONE = re.compile(
    rf"(?P<half>[上下])半年|前(?P<first>三)季度|第?(?P<quarter>[一二三四])季度|(?<!\d)(?P<month>{_MONTH})月份"
)
_RANGE = re.compile(RANGE)
_MONTH_RANGE = re.compile(
    rf"(?P<year>{YEAR})\s*[年.．/]\s*0?(?P<from>{_MONTH})\s*月?份?\s*(?:\d{{1,2}}日)?\s*[-—–~～至到－]+\s*"
    rf"(?P<end>{YEAR})\s*[年.．/]\s*0?(?P<to>{_MONTH})\s*月?份?"
)
_OF_TERM = r"学年度?\s*(?:第?(?P<term>[一二上下12])\s*学期)?"
_SCHOOL = re.compile(
    rf"(?P<year>{YEAR})\s*年?\s*[-—–~～至到－/]+\s*(?:{YEAR})\s*年?度?\s*"
    rf"(?=学年|第?[一二上下12]\s*学期)(?:学年度?)?\s*(?:第?(?P<term>[一二上下12])\s*学期)?"
)
"""Two years with 学年, or with a term alone."""
_SCHOOL_ALONE = re.compile(rf"(?P<year>{YEAR})\s*{_OF_TERM}")
_TERM = re.compile(rf"(?P<year>{YEAR})\s*年?\s*(?P<term>[春秋])季?(?:学期)")
_PLAIN = re.compile(rf"(?P<year>{YEAR})\s*年")
_BARE_YEAR = re.compile(rf"(?P<year>{YEAR})")
_LAST_YEARS = re.compile(r"(?:过去的?|近|这|[本上]届\S{0,6})\s*([三四五])\s*年(?:来)?\S{0,6}(?:回顾|总结|工作)")
_REVIEW = re.compile(
    rf"(?P<year>{YEAR})\s*年度?的?[^。\n]{{0,14}}?(?:回顾|总结|工作情况|完成情况|开展情况|主要工作和|成效)"
)
_PLANNED = re.compile(r"计划|打算|要点|思路|安排|规划|目标|设想")
_LOOKING_BACK = re.compile(r"总结|回顾|述职|小结|情况|汇报")
_FOUNDED = r"(?:成立|建立|始建|新建|建成|创建|创办|组建|兴建|设立|建校|建院|建厂|挂牌|投产|投用|合并|撤并)"
_ORIGIN = re.compile(rf"(?:{_FOUNDED}于?|[自从于]|《[^》\n]{{0,20}})\s*$")
_SINCE = re.compile(rf"\s*年(?:底|初|\d{{1,2}}月(?:\d{{1,2}}日)?)?(?:以来|来|起|{_FOUNDED})")
"""What stands before, and what behind, a year in which something began; the report doesn't look back on it."""
_NEAR = 24
_DATE = re.compile(rf"(?P<year>{YEAR})\s*[年./-]\s*(?P<month>{_MONTH})\s*[月./-]")
_HEAD = 600
_EARLY = 6
"""A report dated in a month up to this one looks back on the year before."""
_BEGINNING = 2
"""Months in which a year has hardly begun: what is told since a congress is told up to the year before."""


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


class PeriodReader:
    """Holds the compiled cues; reads one document at a time."""

    def __init__(self, cues: ReportCues) -> None:
        self._plan_reviews = PlanReviews(cues)

    def read(self, title: str | None, text: str, kind: ReportKind, hints: tuple[str | None, ...] = ()) -> Period | None:
        """The period, or null where nothing tells it; `hints` are strings outside the text that may bear a year."""
        title = title or ""
        span = self._of_five_years(title, text) or _reviewed_year(title, text, kind) or _named(title)
        span = span or _scoped(title, text, hints) or _plain(title, text, kind, hints)
        return span.period() if span else None

    def _of_five_years(self, title: str, text: str) -> _Span | None:
        """The years of a five-year plan that a title looks back on, whatever year it plans besides."""
        plan = self._plan_reviews.find(title, list(_BARE_YEAR.finditer(title))) if "五" in title else None
        return _Span(plan.label, (plan.first, 1), plan.looked_back_until(title, text)) if plan else None


def year_at_start(heading: str) -> int | None:
    """The year that a heading begins with."""
    year = _PLAIN.match(heading)
    return _year(year) if year else None


def _reviewed_year(title: str, text: str, kind: ReportKind) -> _Span | None:
    """Reports whose title names the year that they plan: the review inside tells which year lies behind."""
    governing = "政府工作报告" in title or (kind == "work_report" and not _BARE_YEAR.search(title))
    if kind != "plan" and not governing:
        return None
    named = _BARE_YEAR.search(title)
    review = _REVIEW.search(text)
    dated = None
    if governing:
        dated, several = _several_years(text[: 2 * _HEAD])
        if several and (review is None or _goes_first(several, review, title)):
            return _over_years(several)
    if review and (not named or _year(review) <= as_year(named.group())):
        return _whole_year(_year(review))
    last = _LAST_YEARS.search(text[: 2 * _HEAD])
    base = as_year(named.group()) if named else _year(dated) if dated else None
    if base is None:
        return None
    if kind == "plan":
        return _whole_year(base - 1) if re.search(rf"(?:^|\n)\s*{base - 1}年(?:来|以来)?[，,]", text[:_HEAD]) else None
    late = dated is not None and _month(dated.group("month")) > _EARLY
    end = base if late else base - 1
    return _whole_years(end - "一二三四五".index(last.group(1)), end) if last else _whole_year(end)


def _several_years(head: str) -> tuple[re.Match[str] | None, SeveralYears | None]:
    """The date of a report, which the day of its last congress is not, and the years that it says it looks back on."""
    spans = [span for span in (told_range(head), told_since(head, None)) if span]
    dates = _DATE.finditer(head, 0, _HEAD)
    dated = next((date for date in dates if not any(s.start <= date.start() < s.end for s in spans)), None)
    until = _year(dated) - (_month(dated.group("month")) <= _BEGINNING) if dated else None
    return dated, told_range(head) or told_since(head, until)


def _goes_first(several: SeveralYears, review: re.Match[str], title: str) -> bool:
    """Whether several years are looked back on, and not the one year whose review stands in the text, too.

    A government reviews one year among the several of its plan; others tell first what the report is about.
    """
    within = several.start <= review.start() < several.end
    return within or (several.sure and "政府工作报告" not in title and several.start < review.start())


def _named(title: str) -> _Span | None:
    """School years, spans of years, and a year with its half, quarter or months."""
    if months := _MONTH_RANGE.search(title):
        return _over_months(months)
    if school := _SCHOOL.search(title) or _SCHOOL_ALONE.search(title):
        return _school_year(_year(school), school.group("term"), school.group().strip())
    if term := _TERM.search(title):
        return _season(term)
    if years := _RANGE.search(title):
        start, end = as_year(years.group("start")), as_year(years.group("end"))
        return _whole_years(start, end) if start < end else None
    if scoped := _WITH_SCOPE.search(title):
        return _within(_year(scoped), scoped)
    return None


def _over_months(months: re.Match[str]) -> _Span | None:
    first = (_year(months), _month(months.group("from")))
    last = (as_year(months.group("end")), _month(months.group("to")))
    return _Span(months.group().strip(), first, last) if first <= last else None


def _over_years(several: SeveralYears) -> _Span:
    if (several.first[1], several.last[1]) == (1, 12):
        return _whole_years(several.first[0], several.last[0])
    (first, begun), (last, done) = several.first, several.last
    return _Span(f"{first}年{begun}月—{last}年{done}月", several.first, several.last)


def _season(term: re.Match[str]) -> _Span:
    year = _year(term)
    return _Span(term.group(), (year, 2), (year, 7)) if term.group("term") == "春" else _autumn(year, term.group())


def _scoped(title: str, text: str, hints: tuple[str | None, ...]) -> _Span | None:
    """A half or a quarter in the title whose year stands elsewhere."""
    scope = _SCOPE_ALONE.search(title)
    if not scope:
        return None
    head = text[:_HEAD]
    for place in (title, *hints):
        if found := _BARE_YEAR.search(place or ""):
            return _within(as_year(found.group()), scope)
    for same in _WITH_SCOPE.finditer(head):
        if _scope_months(same) == _scope_months(scope):
            return _within(_year(same), scope)
    for place in (head, text[-100:]):
        if found := _told(place, _BARE_YEAR):
            return _within(_year(found), scope)
    found = _BARE_YEAR.search(head)
    return _within(_year(found), scope) if found else None


def _plain(title: str, text: str, kind: ReportKind, hints: tuple[str | None, ...]) -> _Span | None:
    """A whole year: of the title, else of the first lines, else by the date."""
    if kind == "plan":
        return None
    if found := _governed(title):
        return _whole_year(_year(found))
    head = text[:_HEAD]
    scoped = _WITH_SCOPE.search(head)
    if scoped and (kind == "research" or _SCOPE_ALONE.search(scoped.group())):
        return _within(_year(scoped), scoped)
    date = _DATE.search(head) or _DATE.search(text[-100:])
    if found := _told(head, _PLAIN, dates=False):
        several = told_range(head)
        within = several and several.start <= found.start() < several.end
        return _over_years(several) if several and within else _whole_year(_year(found))
    if date:
        return _whole_year(_year(date) - (_month(date.group("month")) < _EARLY))
    hinted = next((found for hint in hints if hint and (found := _BARE_YEAR.search(hint))), None)
    found = hinted or _PLAIN.search(head)
    return _whole_year(_year(found)) if found else None


def _governed(title: str) -> re.Match[str] | None:
    """The year of a title; of a plan and a review, that of the review."""
    years = list(_BARE_YEAR.finditer(title))
    if len(years) > 1 and _PLANNED.search(title, years[0].end(), years[1].start()):
        bounds = (*(year.start() for year in years[1:]), len(title))
        back = (year for year, end in zip(years, bounds, strict=True) if _LOOKING_BACK.search(title, year.end(), end))
        return next(back, years[0])
    return years[0] if years else None


def _told(text: str, years: re.Pattern[str], *, dates: bool = True) -> re.Match[str] | None:
    """The first year in which nothing began."""
    return next(
        (
            found
            for found in years.finditer(text)
            if (dates or not _DATE.match(text, found.start()))
            and not _SINCE.match(text, found.start() + len(found.group("year")))
            and not _ORIGIN.search(text[max(0, found.start() - _NEAR) : found.start()])
        ),
        None,
    )


def _within(year: int, scope: re.Match[str]) -> _Span:
    first, last = _scope_months(scope)
    label = scope.group().strip()
    label = label if re.match(YEAR, label) else f"{year}年{label}"
    return _Span(label, (year, first), (year + (last < first), last))


def _scope_months(scope: re.Match[str]) -> tuple[int, int]:
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
        return _month(said["month"]), _month(said["month"])
    return _month(said["from"]), _month(said["to"])


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


def _whole_years(first: int, last: int) -> _Span:
    return _Span(f"{first}—{last}年", (first, 1), (last, 12))


def _year(match: re.Match[str]) -> int:
    return as_year(match.group("year"))


def _month(written: str) -> int:
    return int(written) if written.isdecimal() else _MONTHS[written]
