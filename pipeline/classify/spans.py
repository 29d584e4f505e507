"""Spans of months and years, and how they are told: a year, several years, a school year, one of its terms."""

from __future__ import annotations

import calendar
from dataclasses import dataclass

from pipeline.records import Period


@dataclass(frozen=True, slots=True)
class Span:
    """First and last year and month, under the name that the report gives them."""

    label: str
    start: tuple[int, int]
    end: tuple[int, int]

    def period(self) -> Period:
        """Months as dates; the end is the last day of its month."""
        (year, month), (end_year, end_month) = self.start, self.end
        last = calendar.monthrange(end_year, end_month)[1]
        return Period(label=self.label, start=f"{year:04}-{month:02}-01", end=f"{end_year:04}-{end_month:02}-{last:02}")


def whole_year(year: int) -> Span:
    return Span(f"{year}年", (year, 1), (year, 12))


def whole_years(first: int, last: int) -> Span:
    return Span(f"{first}—{last}年", (first, 1), (last, 12))


def school_year(year: int, term: str | None, label: str) -> Span:
    """A school year, or its first or second term."""
    if term in ("一", "上", "1"):
        return autumn(year, label)
    if term in ("二", "下", "2"):
        return Span(label, (year + 1, 2), (year + 1, 7))
    return Span(label, (year, 9), (year + 1, 8))


def spring(year: int, label: str) -> Span:
    return Span(label, (year, 2), (year, 7))


def autumn(year: int, label: str) -> Span:
    return Span(label, (year, 9), (year + 1, 1))
