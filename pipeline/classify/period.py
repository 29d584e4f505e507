"""The time that a report looks back on, from its title, its first lines and its dates."""

from __future__ import annotations

import re

from pipeline.classify.five_years import PlanReviews
from pipeline.classify.scopes import SCOPE_ALONE, WITH_SCOPE, months_of, scoped_in, within, year_of
from pipeline.classify.several_years import SeveralYears, SeveralYearsFinder
from pipeline.classify.spans import Span, whole_year, whole_years
from pipeline.config.report import ReportCues
from pipeline.records import Period, ReportKind
from pipeline.zh.folding import with_plain_figures
from pipeline.zh.years import MONTH, YEAR, as_month, as_year

_PLAIN = re.compile(rf"(?P<year>{YEAR})\s*年")
_BARE_YEAR = re.compile(rf"(?P<year>{YEAR})")
_SINCE = re.compile(r"\s*年度?以?来")
_SENTENCE = re.compile(r"[，。；]")
_UP_TO = re.compile(r"截[至止]到?\s*$")
_LENGTHS = "一两三四五"
_NEAR = 24
_CLAUSE = r"[^\s，,。；;：:（）()]{0,16}?"
_DATE = re.compile(rf"(?P<year>{YEAR})\s*[年./-]\s*(?P<month>{MONTH})\s*[月./-]")
_HEAD, _TAIL = 600, 100
_EARLY = 6
"""A report dated in a month up to this one looks back on the year before."""
_BEGINNING = 2
"""Months in which a year has hardly begun: what is told since a congress is told up to the year before."""


class PeriodReader:
    """Holds the compiled cues; reads one document at a time."""

    def __init__(self, cues: ReportCues) -> None:
        time = cues.time
        self._plan_reviews = PlanReviews(time)
        self._several = SeveralYearsFinder(time)
        self._work_report = cues.government.report
        self._planned, self._looking_back = re.compile(time.planned.either()), re.compile(time.looking_back.either())
        lately = time.lately.either()
        self._last_years = re.compile(
            rf"(?:{lately}\s*|(?=[三四五]年来))([三四五])\s*年(?:来)?\S{{0,6}}{time.told.either()}"
        )
        self._lately = re.compile(rf"{lately}\s*([两三四五])\s*年(?![级制])")
        self._review = re.compile(rf"(?P<year>{YEAR})\s*年度?的?[^。\n]{{0,14}}?{time.reviewed.either()}")
        founded = time.founded.either()
        self._origin = re.compile(rf"(?:{founded}于?|[自从于]|《[^》\n]{{0,20}})\s*$")
        self._since = re.compile(rf"\s*年(?:底|初|\d{{1,2}}月(?:\d{{1,2}}日)?)?(?:以来|来|起|{founded})")
        """What stands before, and what behind, a year in which something began; the report doesn't look back on it."""
        appointed = time.appointed.either()
        self._office = re.compile(rf"\s*年(?:起?{appointed}|{MONTH}月{_CLAUSE}{appointed})")
        """What stands behind a year in which somebody's time in an office began."""

    def read(self, title: str | None, text: str, kind: ReportKind, hints: tuple[str | None, ...] = ()) -> Period | None:
        """The period, or null where nothing tells it; `hints` are strings outside the text that may bear a year."""
        title = title or ""
        span = self._of_five_years(title, text) or self._reviewed_year(title, text, kind) or scoped_in(title)
        span = span or self._scoped(title, text, hints) or self._plain(title, text, kind, hints)
        return span.period() if span else None

    def _of_five_years(self, title: str, text: str) -> Span | None:
        """The years of a five-year plan that a title looks back on, whatever year it plans besides."""
        plan = self._plan_reviews.find(title, list(_BARE_YEAR.finditer(title))) if "五" in title else None
        if plan is None:
            return None
        return Span(plan.label, (plan.first, 1), self._plan_reviews.looked_back_until(plan, title, text))

    def _reviewed_year(self, title: str, text: str, kind: ReportKind) -> Span | None:
        """Reports whose title names the year that they plan: the review inside tells which year lies behind."""
        named = _BARE_YEAR.search(title)
        governing = self._work_report in title or (kind == "work_report" and not named)
        if kind != "plan" and not governing:
            return None
        review = self._review.search(text)
        dated = None
        if governing:
            dated, several = self._several_years(text[: 2 * _HEAD])
            if several and (review is None or self._goes_first(several, review, title)):
                return _over_years(several)
        if review and (not named or year_of(review) <= as_year(named.group())):
            return whole_year(year_of(review))
        base = as_year(named.group()) if named else year_of(dated) if dated else None
        if base is None:
            return None
        if kind == "plan":
            return _told_before(base, text[:_HEAD])
        return self._years_until(_last_full_year(base, dated), text)

    def _years_until(self, end: int, text: str) -> Span:
        """The last three to five years, where the text says that it looks back on so many; else the one."""
        last = self._last_years.search(text[: 2 * _HEAD])
        return whole_years(end - _LENGTHS.index(last.group(1)), end) if last else whole_year(end)

    def _several_years(self, head: str) -> tuple[re.Match[str] | None, SeveralYears | None]:
        """The date of a report, which the day of its last congress is not, and the years it says it looks back on."""
        ranged = self._several.told_range(head)
        spans = [span for span in (ranged, self._several.told_since(head, None)) if span]
        dates = _DATE.finditer(head, 0, _HEAD)
        dated = next((date for date in dates if not any(s.start <= date.start() < s.end for s in spans)), None)
        until = year_of(dated) - (as_month(dated.group("month")) <= _BEGINNING) if dated else None
        return dated, ranged or self._several.told_since(head, until)

    def _goes_first(self, several: SeveralYears, review: re.Match[str], title: str) -> bool:
        """Whether several years are looked back on, and not the one year whose review stands in the text, too.

        A government reviews one year among the several of its plan; others tell first what the report is about.
        """
        within_it = several.start <= review.start() < several.end
        return within_it or (several.sure and self._work_report not in title and several.start < review.start())

    def _scoped(self, title: str, text: str, hints: tuple[str | None, ...]) -> Span | None:
        """A half or a quarter in the title whose year stands elsewhere."""
        scope = SCOPE_ALONE.search(title)
        if not scope:
            return None
        head = text[:_HEAD]
        for place in (title, *hints):
            if found := _BARE_YEAR.search(place or ""):
                return within(as_year(found.group()), scope)
        for same in WITH_SCOPE.finditer(head):
            if months_of(same) == months_of(scope):
                return within(year_of(same), scope)
        for place in (head, text[-_TAIL:]):
            if found := self._told(place, _BARE_YEAR):
                return within(year_of(found), scope)
        found = _BARE_YEAR.search(head)
        return within(year_of(found), scope) if found else None

    def _plain(self, title: str, text: str, kind: ReportKind, hints: tuple[str | None, ...]) -> Span | None:
        """A whole year: of the title, else of the first lines, else by the date."""
        if kind == "plan":
            return None
        if found := self._governed(title):
            return self._up_to_its_date(found, text) or whole_year(year_of(found))
        dated = self._looked_back_from(text[:_HEAD]) or self._looked_back_from(text[-_TAIL:])
        lately = self._lately.search(title) if dated else None
        if dated and lately:
            return whole_years(dated - _LENGTHS.index(lately[1]), dated)
        return self._in_first_lines(text[:_HEAD], kind, dated, hints)

    def _in_first_lines(
        self, head: str, kind: ReportKind, dated: int | None, hints: tuple[str | None, ...]
    ) -> Span | None:
        """What the first lines tell, else the year that the date tells, else a year of the hints."""
        scoped = WITH_SCOPE.search(head)
        if scoped and (kind == "research" or SCOPE_ALONE.search(scoped.group())):
            return within(year_of(scoped), scoped)
        if found := self._told(head, _PLAIN, dates=False):
            several = self._several.told_range(head)
            inside = several and several.start <= found.start() < several.end
            return _over_years(several) if several and inside else whole_year(year_of(found))
        if dated:
            return whole_year(dated)
        hinted = next((found for hint in hints if hint and (found := _BARE_YEAR.search(hint))), None)
        found = hinted or _PLAIN.search(head)
        return whole_year(year_of(found)) if found else None

    def _governed(self, title: str) -> re.Match[str] | None:
        """The year of a title; of a plan and a review, that of the review."""
        years = list(_BARE_YEAR.finditer(title))
        if len(years) > 1 and self._planned.search(title, years[0].end(), years[1].start()):
            ends = (*(year.start() for year in years[1:]), len(title))
            looking_back = self._looking_back.search
            back = (year for year, end in zip(years, ends, strict=True) if looking_back(title, year.end(), end))
            return next(back, years[0])
        return years[0] if years else None

    def _told(self, text: str, years: re.Pattern[str], *, dates: bool = True) -> re.Match[str] | None:
        """The first year in which nothing began."""
        return next(
            (
                found
                for found in years.finditer(text)
                if (dates or not _DATE.match(text, found.start()))
                and not self._since.match(text, found.end("year"))
                and not self._office.match(text, found.end("year"))
                and not self._origin.search(text[max(0, found.start() - _NEAR) : found.start()])
            ),
            None,
        )

    def _up_to_its_date(self, found: re.Match[str], text: str) -> Span | None:
        """The months from the year of a title, since which things are told (2021年以来), up to the report's date."""
        since = _SINCE.match(found.string, found.end())
        date = self._dated(text[-_TAIL:]) or self._dated(text[:_HEAD]) if since else None
        if since is None or date is None or year_of(date) < year_of(found):
            return None
        label = found.string[found.start() : since.end()]
        return Span(label, (year_of(found), 1), (year_of(date), as_month(date.group("month"))))

    def _looked_back_from(self, text: str) -> int | None:
        """The year that a report of this date looks back on: early in a year the one before; in a sentence its own."""
        date = self._dated(text)
        if date is None:
            return None
        begun = text.rfind("\n", 0, date.start()) + 1
        line = text[begun:].split("\n", 1)[0]
        told = _SENTENCE.search(line) and not _UP_TO.search(text, begun, date.start())
        return year_of(date) - (as_month(date.group("month")) < _EARLY and not told)

    def _dated(self, text: str) -> re.Match[str] | None:
        """The first date that is not the beginning of somebody's time in an office."""
        return next((date for date in _DATE.finditer(text) if not self._office.match(text, date.end("year"))), None)


def year_at_start(heading: str) -> int | None:
    """The year that a heading begins with."""
    year = _PLAIN.match(with_plain_figures(heading))
    return year_of(year) if year else None


def _told_before(year: int, head: str) -> Span | None:
    """The year before a planned one, where a paragraph begins with it."""
    return whole_year(year - 1) if re.search(rf"(?:^|\n)\s*{year - 1}年(?:来|以来)?[，,]", head) else None


def _last_full_year(base: int, dated: re.Match[str] | None) -> int:
    """The last year that lies behind a report of this year; its date tells whether that is the year itself."""
    late = dated is not None and as_month(dated.group("month")) > _EARLY
    return base if late else base - 1


def _over_years(several: SeveralYears) -> Span:
    if (several.first[1], several.last[1]) == (1, 12):
        return whole_years(several.first[0], several.last[0])
    (first, begun), (last, done) = several.first, several.last
    return Span(f"{first}年{begun}月—{last}年{done}月", several.first, several.last)
