"""Five-year plans as names of a time: “十三五” is 2016 to 2020, where a title looks back on it and does not plan it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.classify.years import YEAR, as_year
from pipeline.config.report import ReportCues

_ORDINALS = "一二三四五"
_PLAN = re.compile(rf"[“\"]?十(?P<ordinal>[{_ORDINALS}])五[”\"]?")
_FIRST = 2006
"""The first year of 十一五."""
_MIDWAY = "中期"
_HEAD = 1500
"""Characters in which a report tells up to when it looks back."""
_UNTIL = re.compile(rf"截[至止]到?(?:(?P<year>{YEAR})年|今年)(?P<month>1[0-2]|[1-9]|十[一二]?|[一二三四五六七八九])月")
_MONTHS = ("一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二")


class FiveYears(NamedTuple):
    """The name of a plan as it is written, its first and its last year."""

    label: str
    first: int
    last: int

    def looked_back_until(self, title: str, text: str) -> tuple[int, int]:
        """Year and month to which a report with this title looks back: midway, no further than it says."""
        if _MIDWAY not in title:
            return self.last, 12
        told = _UNTIL.search(text, 0, _HEAD)
        if told is None:
            return self.first + 2, 6
        month = told["month"]
        year = as_year(told["year"]) if told["year"] else self.first + 2
        number = int(month) if month.isdecimal() else _MONTHS.index(month) + 1
        return (year, number) if self.first <= year <= self.last else (self.first + 2, 6)


def five_years_at_start(heading: str) -> FiveYears | None:
    """The five-year plan that a heading begins with."""
    plan = _PLAN.match(heading)
    return _five_years(plan) if plan else None


class PlanReviews:
    """Which five-year plan a title looks back on. Built once per worker."""

    def __init__(self, cues: ReportCues) -> None:
        behind, ahead = ("|".join(group.words) for group in (cues.behind, cues.ahead))
        self._reviewed = re.compile(rf"(?:(?!{ahead}).)*?(?:{behind})")
        self._of_its_own = re.compile(rf"{behind}|计划|规划|目标|思路|打算|安排|要点|设想|[、及和与暨]")
        """What shows that a year has a matter of its own; 2021年度“十四五”规划实施情况 tells of the plan then."""

    def find(self, title: str, years: Sequence[re.Match[str]]) -> FiveYears | None:
        """The plan that is looked back on; each name, and each of the `years`, governs what follows up to the next."""
        plans = list(_PLAN.finditer(title))
        starts = sorted(time.start() for time in (*plans, *years))
        if any(not self._of_its_own.search(title, year.end(), _next(starts, year, title)) for year in years):
            return None
        reviewed = (plan for plan in plans if self._reviewed.match(title, plan.end(), _next(starts, plan, title)))
        return next(map(_five_years, reviewed), None)


def _next(starts: Sequence[int], time: re.Match[str], title: str) -> int:
    """Where what a time governs ends: the next time starts there, or the title is over."""
    return next((start for start in starts if start > time.start()), len(title))


def _five_years(plan: re.Match[str]) -> FiveYears:
    first = _FIRST + 5 * _ORDINALS.index(plan["ordinal"])
    return FiveYears(plan[0], first, first + 4)
