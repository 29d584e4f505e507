"""The registry of an archive's initiatives: a table for people, CSV and JSON for programs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from pipeline.archive.registry import Row
from pipeline.output.tables import labels as values
from pipeline.run.view import spreadsheet
from pipeline.run.view.layout import Painter, table, width

HEADER = ("名称", "类型", "地区", "篇数", "提及", "起止", "单位", "别名")
_LIMITS = (26, 6, 16, 6, 6, 9, 20, 36)
_NUMBERS = frozenset({3, 4})
_LEAST = 4
"""Columns that stay on the narrowest terminal."""
_STANDING = {"national": "全国", "provincial": "全省"}


def lines(rows: Iterable[Row], paint: Painter, cells: int | None = None) -> Iterator[str]:
    """The table, header first; names that only one report has stand back.

    On a terminal of so many `cells` the last columns are left out that would not fit.
    """
    rows = list(rows)
    for number, line in enumerate(_fitting([_cells(row) for row in rows], cells)):
        yield paint(line, "dim") if not number or rows[number - 1].reports == 1 else line
    yield ""
    yield f"{len(rows)} 项举措，其中 {sum(row.reports > 1 for row in rows)} 项见于多篇报告"


def _fitting(rows: Sequence[Sequence[str]], cells: int | None) -> list[str]:
    made: list[str] = []
    for columns in range(len(HEADER), _LEAST - 1, -1):
        shown = [row[:columns] for row in rows]
        made = ["  ".join(line) for line in table(HEADER[:columns], shown, _LIMITS[:columns], right=_NUMBERS)]
        if cells is None or width(made[0]) <= cells:
            break
    return [line.rstrip() for line in made]


def _cells(row: Row) -> tuple[str, ...]:
    place = _STANDING[row.standing] if row.standing else row.region or ""
    years = "–".join(dict.fromkeys(date[:4] for date in (row.first, row.last) if date))
    others = len(row.organisations) - 1
    organisations = f"{row.organisations[0]}{f' 等{others + 1}家' if others else ''}" if row.organisations else ""
    return (
        row.name,
        values.INITIATIVES[row.kind],
        place,
        str(row.reports),
        str(row.mentions),
        years,
        organisations,
        "、".join(row.aliases),
    )


def csv_lines(rows: Iterable[Row]) -> Iterator[str]:
    """All fields, header first, with line breaks; several values in one cell stand behind each other, `;` between."""
    fields = Row.__struct_fields__
    yield spreadsheet.row(fields)
    for row in rows:
        yield spreadsheet.row([getattr(row, field) for field in fields])
