"""Five-year plans as names of a time: “十三五” is 2016 to 2020, where a title looks back on it and does not plan it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from pipeline.config.report import TimeCues
from pipeline.zh.particles import JOINTS
from pipeline.zh.years import FIVE_YEARS, MONTH, YEAR, as_month, as_year, first_of_five

_PLAN = re.compile(FIVE_YEARS)
_HEAD = 1500
"""Characters in which a report tells up to when it looks back."""
_UNTIL = re.compile(rf"截[至止]到?(?:(?P<year>{YEAR})年|今年)(?P<month>{MONTH})月")


class FiveYears(NamedTuple):
    """The name of a plan as it is written, its first and its last year."""

    label: str
    first: int
    last: int

    def midway(self, text: str) -> tuple[int, int]:
        """Year and month to which a report of the plan's first half looks back: no further than it says."""
        told = _UNTIL.search(text, 0, _HEAD)
        middle = self.first + 2, 6
        if told is None:
            return middle
        year = as_year(told["year"]) if told["year"] else self.first + 2
        return (year, as_month(told["month"])) if self.first <= year <= self.last else middle


def five_years_at_start(heading: str) -> FiveYears | None:
    """The five-year plan that a heading begins with."""
    plan = _PLAN.match(heading)
    return _five_years(plan) if plan else None


class PlanReviews:
    """Which five-year plan a title looks back on, and up to when. Built once per worker."""

    def __init__(self, cues: TimeCues) -> None:
        behind = cues.behind.either()
        self._reviewed = re.compile(rf"(?:(?!{cues.ahead.either()}).)*?{behind}")
        self._of_its_own = re.compile(rf"{behind}|{cues.planned.either()}|[{JOINTS}]")
        """What shows that a year has a matter of its own; 2021年度“十四五”规划实施情况 tells of the plan then."""
        self._midway = re.compile(cues.midway.either())

    def find(self, title: str, years: Sequence[re.Match[str]]) -> FiveYears | None:
        """The plan that is looked back on; each name, and each of the `years`, governs what follows up to the next."""
        plans = list(_PLAN.finditer(title))
        starts = sorted(time.start() for time in (*plans, *years))
        if any(not self._of_its_own.search(title, year.end(), _next(starts, year, title)) for year in years):
            return None
        reviewed = (plan for plan in plans if self._reviewed.match(title, plan.end(), _next(starts, plan, title)))
        return next(map(_five_years, reviewed), None)

    def looked_back_until(self, plan: FiveYears, title: str, text: str) -> tuple[int, int]:
        """Year and month to which a report with this title looks back."""
        return plan.midway(text) if self._midway.search(title) else (plan.last, 12)


def _next(starts: Sequence[int], time: re.Match[str], title: str) -> int:
    """Where what a time governs ends: the next time starts there, or the title is over."""
    return next((start for start in starts if start > time.start()), len(title))


def _five_years(plan: re.Match[str]) -> FiveYears:
    first = first_of_five(plan[0])
    return FiveYears(plan[0], first, first + 4)
