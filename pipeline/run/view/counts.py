"""The counts of one report: a table for people, rows of CSV for a spreadsheet."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from pipeline.output.export.spreadsheet import columns
from pipeline.output.export.spreadsheet import rows as exported
from pipeline.output.tables import DOCUMENTS
from pipeline.output.tables import labels as values
from pipeline.output.tables.counts import COUNTS
from pipeline.records import Count, Report, Section
from pipeline.run.view import labels, spreadsheet
from pipeline.run.view.layout import Painter, table

HEADER = ("数值", "单位", "对象", "说明", "状态", "章节", "原文")
LIMITS = (18, 10, 30, 26, 4, 8, 20)
_NUMBERS = frozenset({0})
_LABEL_MARKS = re.compile(r"[\s、.．,，:：()（）]")
COLUMNS = (*(column.name for column in columns(COUNTS)), "heading")
"""Of the CSV: those that an export writes, and the heading of the section whose id is among them."""


def lines(report: Report, paint: Painter) -> Iterator[str]:
    """The table, header first; numbers stand right-aligned, and what is suspect is marked."""
    for number, cells in enumerate(table(HEADER, list(rows(report)), LIMITS, right=_NUMBERS)):
        line = "  ".join(cells).rstrip()
        suspect = number > 0 and report.counts[number - 1].suspect
        yield paint(line, "bad" if suspect else "dim") if suspect or not number else line


def rows(report: Report) -> Iterator[tuple[str, ...]]:
    """What is told of each count, the quote at the end."""
    numbers = section_numbers(report.sections)
    quotes = {count.id: count.quote for count in report.counts}
    return (_row(count, numbers, quotes) for count in report.counts)


def section_numbers(sections: Sequence[Section]) -> dict[str, str]:
    """Where a section stands, in short: `二.1` for 1、 under 二、."""
    numbers: dict[str, str] = {}
    for section in sections:
        own = _LABEL_MARKS.sub("", section.label or "")
        above = numbers.get(section.parent or "", "")
        numbers[section.id] = f"{above}.{own}" if above and own else above or own
    return numbers


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


def amount(count: Count) -> str:
    """`900`, `>900`, `10–100`, `≈30`: what the words allow."""
    low, high = count.low, count.high
    if count.suspect and count.value is None:
        return values.SUSPICIONS[count.suspect]
    if low is not None and high is not None and low != high:
        return f"{_exact(count, low)}–{_exact(count, high)}"
    if low is not None and high is None:
        return f"{'≥' if count.low_inclusive else '>'}{_exact(count, low)}"
    if high is not None and low is None:
        return f"{'≤' if count.high_inclusive else '<'}{_exact(count, high)}"
    if count.value is None:
        return ""
    exact = _exact(count, count.value)
    return f"≈{exact}" if count.approx == "about" else exact


def _exact(count: Count, number: float) -> str:
    """A number of this count; as the fraction that it was written as where it is the value: 2/3 of 近三分之二."""
    is_fraction = number == count.value and count.value_exact and "/" in count.value_exact
    return str(count.value_exact) if is_fraction else f"{number:,}"


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
    headings = {section.id: section.heading for section in report.sections}
    found = exported(COUNTS, {table.name: table.rows(report) for table in (DOCUMENTS, COUNTS)})
    yield spreadsheet.row(COLUMNS)
    for count, row in zip(report.counts, found, strict=True):
        yield spreadsheet.row((*row, headings.get(count.section or "")))
