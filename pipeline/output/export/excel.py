"""One .xlsx for an office: a sheet for each table, Chinese column names, and a sheet that explains them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from pipeline.output.atomic import replacing
from pipeline.output.export import spreadsheet
from pipeline.output.reading import Batch
from pipeline.output.tables import Column, ColumnType, Table, Value

SHEET_ROWS = 1_000_000
"""Rows of one sheet below its header; Excel has 1,048,576 lines."""
CELL = 32_767
"""Characters that Excel allows in a cell."""
FIRST_YEAR = 1900
"""Before it Excel knows no dates."""

_WIDTHS: dict[ColumnType, int] = {"text": 18, "integer": 9, "number": 13, "boolean": 9, "date": 12, "list": 24}
_TYPES: dict[ColumnType, str] = {
    "text": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "是否",
    "date": "日期",
    "list": "多项",
}
_OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
}
_MADE = datetime(2000, 1, 1, tzinfo=UTC).replace(tzinfo=None)
"""Written as the time of making, so that the same records give the same file."""


def write(target: Path, batches: Iterable[Batch]) -> None:
    """Replace the workbook `target`."""
    with replacing(target) as temporary, Workbook(temporary, _OPTIONS) as book:
        book.set_properties({"created": _MADE})
        header, day = (
            book.add_format({"bold": True, "bg_color": "#DDEBF7"}),
            book.add_format({"num_format": "yyyy-mm-dd"}),
        )
        sheets = [_Sheets(book, table, header, day) for table in spreadsheet.SHEETS]
        _explain(book, header)
        for batch in batches:
            for sheet in sheets:
                for row in spreadsheet.rows(sheet.table, batch):
                    sheet.add(row)
        for sheet in sheets:
            sheet.finish()


class _Sheets:
    """The sheet of one table, and those that follow it once it is full."""

    def __init__(self, book: Workbook, table: Table, header: Format, day: Format) -> None:
        self.table = table
        self._book, self._header, self._day = book, header, day
        self._columns = spreadsheet.columns(table)
        self._number = 0
        self._begin()

    def _begin(self) -> None:
        self._number += 1
        name = self.table.zh if self._number == 1 else f"{self.table.zh} {self._number}"
        self._sheet: Worksheet = _sheet(self._book, name, self._header, self._columns)
        self._write = [self._writer(column) for column in self._columns]
        self._row = 0

    def add(self, row: Sequence[Value]) -> None:
        if self._row == SHEET_ROWS:
            self.finish()
            self._begin()
        self._row += 1
        for place, value in enumerate(row):
            if value is not None:
                self._write[place](self._row, place, value)

    def _writer(self, column: Column) -> Callable[[int, int, Any], object]:
        """What writes the cells of one column."""
        sheet, day = self._sheet, self._day

        def text(row: int, place: int, value: str) -> None:
            cell = value[:CELL]
            if cell.startswith("<r>") and cell.endswith("</r>"):  # would be taken for the library's own rich text
                sheet.write_rich_string(row, place, cell[0], cell[1], cell[2:])
            else:
                sheet.write_string(row, place, cell)

        def date_(row: int, place: int, value: str) -> None:
            if int(value[:4]) >= FIRST_YEAR:
                sheet.write_datetime(row, place, date.fromisoformat(value), day)
            else:
                sheet.write_string(row, place, value)

        def list_(row: int, place: int, value: tuple[str, ...]) -> None:
            text(row, place, spreadsheet.SEPARATOR.join(value))

        writers: dict[ColumnType, Callable[[int, int, Any], object]] = {
            "text": text,
            "integer": sheet.write_number,
            "number": sheet.write_number,
            "boolean": sheet.write_boolean,
            "date": date_,
            "list": list_,
        }
        return writers[column.type]

    def finish(self) -> None:
        """The filter spans the rows, so it is set when they are known."""
        self._sheet.autofilter(0, 0, max(self._row, 1), len(self._columns) - 1)


def _sheet(book: Workbook, name: str, header: Format, columns: Iterable[Column]) -> Worksheet:
    sheet = book.add_worksheet(name)
    sheet.freeze_panes(1, 0)
    for place, column in enumerate(columns):
        sheet.set_column(place, place, _WIDTHS[column.type])
        sheet.write_string(0, place, column.zh, header)
    return sheet


def _explain(book: Workbook, header: Format) -> None:
    """The last sheet but for those that overflow: what each column of each sheet means."""
    sheet = book.add_worksheet("说明")
    sheet.freeze_panes(1, 0)
    for place, (title, width) in enumerate(
        (("工作表", 12), ("列名", 16), ("英文名", 18), ("类型", 8), ("单位", 14), ("说明", 80))
    ):
        sheet.set_column(place, place, width)
        sheet.write_string(0, place, title, header)
    explained = [(table, column) for table in spreadsheet.SHEETS for column in spreadsheet.columns(table)]
    for row, (table, column) in enumerate(explained, 1):
        cells = (table.zh, column.zh, column.name, _TYPES[column.type], column.unit or "", column.about_zh)
        for place, text in enumerate(cells):
            sheet.write_string(row, place, text)
