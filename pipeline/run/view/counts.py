"""The counts of one report: a table for people, rows of CSV for a spreadsheet."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from pipeline.output.tables import labels as values
from pipeline.records import Count, Report
from pipeline.run.view import labels, spreadsheet
from pipeline.run.view.layout import Painter, table
from pipeline.run.view.report import amount, section_numbers

HEADER = ("数值", "单位", "对象", "说明", "状态", "章节", "原文")
_LIMITS = (18, 10, 30, 26, 4, 8, 20)
_NUMBERS = frozenset({0})
FIELDS = tuple(name for name in Count.__struct_fields__ if name != "section")
"""Columns of the CSV: the fields of the record, before them the file, behind them the section as readers call it."""


def lines(report: Report, paint: Painter) -> Iterator[str]:
    """The table, header first; numbers stand right-aligned, and what is suspect is marked."""
    numbers = section_numbers(report.sections)
    quotes = {count.id: count.quote for count in report.counts}
    rows = [_row(count, numbers, quotes) for count in report.counts]
    for number, cells in enumerate(table(HEADER, rows, _LIMITS, right=_NUMBERS)):
        line = "  ".join(cells).rstrip()
        suspect = number > 0 and report.counts[number - 1].suspect
        yield paint(line, "bad" if suspect else "dim") if suspect or not number else line


def _row(count: Count, numbers: Mapping[str, str], quotes: Mapping[str, str]) -> tuple[str, ...]:
    named = count.unit or ""
    unit = f"{named}/{count.per}" if count.per and "/" not in named else named
    mark = " ⚠" if count.suspect else ""
    return (
        amount(count),
        unit,
        count.object or "",
        _said(count, quotes),
        values.STATUSES[count.status],
        numbers.get(count.section or "", ""),
        f"{count.quote}{mark}",
    )


def _said(count: Count, quotes: Mapping[str, str]) -> str:
    """`增长 同比`, `占 全区侨胞`, `属 60名`: what the number is, beside a plain total."""
    whole = quotes.get(count.part_of or "", "")
    parts = (
        labels.ROLE_MARKS.get(count.role, ""),
        labels.ARROWS.get(count.direction or "", ""),
        count.base or "",
        f"属 {whole}" if whole else "",
    )
    return " ".join(part for part in parts if part)


def csv_lines(report: Report) -> Iterator[str]:
    """Rows of CSV, header first, with line breaks; a ' stands before what a spreadsheet would run as a formula."""
    sections = {section.id: labels.named(section) for section in report.sections}
    yield spreadsheet.row(("file", *FIELDS, "section"))
    for count in report.counts:
        values = (getattr(count, field) for field in FIELDS)
        yield spreadsheet.row((report.source.uri, *values, sections.get(count.section or "", "")))
