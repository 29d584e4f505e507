"""One .xlsx for an office: a sheet for each table, Chinese column names, and a sheet that explains them."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import date
from itertools import islice
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import BadZipFile, ZipFile, ZipInfo

import msgspec
from rustpy_xlsxwriter import Format, write_worksheets

from pipeline.output.atomic import replacing
from pipeline.output.export import spreadsheet
from pipeline.output.export.own import refuse_others
from pipeline.output.reading import Batch
from pipeline.output.tables import DOCUMENTS, Column, ColumnType, Table, Value

SHEET_ROWS = 1_000_000
"""Rows of one sheet below its header; Excel has 1,048,576 lines."""
CELL = 32_767
"""Characters that Excel allows in a cell."""
FIRST_YEAR = 1900
"""Before it Excel knows no dates."""

_WIDTHS: dict[ColumnType, float] = {"text": 18, "integer": 9, "number": 13, "boolean": 9, "date": 12, "list": 24}
_TYPES: dict[ColumnType, str] = {
    "text": "文字",
    "integer": "整数",
    "number": "数",
    "boolean": "是否",
    "date": "日期",
    "list": "多项",
}
_EXPLAINED = "说明"
_EXPLAINED_WIDTHS = {"工作表": 12.0, "列名": 16.0, "英文名": 18.0, "类型": 8.0, "单位": 14.0, "说明": 80.0}
_PROPERTIES = "docProps/core.xml"
_MADE = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    b' xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
    b'<dcterms:created xsi:type="dcterms:W3CDTF">2000-01-01T00:00:00Z</dcterms:created></cp:coreProperties>'
)
"""The book's properties with no clock in them, so that the same records give the same file."""

Cells = dict[str, Any]
"""One row, by the columns' Chinese names."""


def write(target: Path, batches: Iterable[Batch]) -> None:
    """Replace the workbook `target`.

    A workbook is written sheet by sheet and the rows come report by report, so they wait in files without a name.

    Raises:
        UsageError: what stands there is no workbook that an export has written.
    """
    refuse_others(target, _is_own)
    with replacing(target) as temporary, ExitStack() as stack:
        waiting = [_Rows(table, stack.enter_context(TemporaryFile(dir=target.parent))) for table in spreadsheet.SHEETS]
        for batch in batches:
            for rows in waiting:
                rows.add(batch)
        sheets = [sheet for rows in waiting for sheet in rows.sheets()]
        widths = {name: [_WIDTHS[column.type] for column in rows.columns] for name, rows, _ in sheets}
        with _as_os_error():
            write_worksheets(
                [*((name, cells) for name, _, cells in sheets), (_EXPLAINED, _explanations())],
                str(temporary),
                freeze_panes={"general": {"row": 1, "col": 0}},
                autofilter={name: True for name, *_ in sheets},
                header_format={"general": Format().set_bold().set_background_color("#DDEBF7")},
                column_widths={**widths, _EXPLAINED: list(_EXPLAINED_WIDTHS.values())},
                datetime_format="yyyy-mm-dd",
            )
        _without_clock(temporary)


def _is_own(path: Path) -> bool:
    """Told by the names of its first sheet and its last, which stay when a person saves it again."""
    try:
        with ZipFile(path) as book:
            sheets = book.read("xl/workbook.xml").decode(errors="replace")
    except (BadZipFile, KeyError, RuntimeError, zlib.error):
        return False
    return all(f'name="{name}"' in sheets for name in (DOCUMENTS.zh, _EXPLAINED))


@contextmanager
def _as_os_error() -> Iterator[None]:
    """The library panics where there is no room for its own temporary files, which is no exception of Python's."""
    try:
        yield
    except RuntimeError as error:
        raise OSError(str(error)) from error
    except BaseException as error:
        if type(error).__name__ == "PanicException":
            raise OSError(str(error)) from error
        raise


class _Rows:
    """The rows of one table, kept on disk until their sheets are written."""

    def __init__(self, table: Table, file: IO[bytes]) -> None:
        self.columns = spreadsheet.columns(table)
        self._table, self._file = table, file
        self._number = 0

    def add(self, batch: Batch) -> None:
        if rows := list(spreadsheet.rows(self._table, batch)):
            self._file.write(msgspec.json.encode(rows) + b"\n")
            self._number += len(rows)

    def sheets(self) -> Iterator[tuple[str, _Rows, Iterator[Cells]]]:
        """Their names and rows, to be read in this order: one sheet, and those that follow it once it is full."""
        cells = self._cells() if self._number else iter([dict.fromkeys(column.zh for column in self.columns)])
        for number in range(1, max(1, -(-self._number // SHEET_ROWS)) + 1):
            name = self._table.zh if number == 1 else f"{self._table.zh} {number}"
            yield name, self, islice(cells, SHEET_ROWS)

    def _cells(self) -> Iterator[Cells]:
        self._file.seek(0)
        names = [column.zh for column in self.columns]
        makers = [_CELLS.get(column.type) for column in self.columns]
        for line in self._file:
            for row in msgspec.json.decode(line):
                yield {
                    name: value if value is None or make is None else make(value)
                    for name, value, make in zip(names, row, makers, strict=True)
                }


def _text(value: str) -> str:
    return value[:CELL]


def _date(value: str) -> date | str:
    return date.fromisoformat(value) if int(value[:4]) >= FIRST_YEAR else value


def _list(value: list[str]) -> str:
    return _text(spreadsheet.SEPARATOR.join(value))


_CELLS: dict[ColumnType, Callable[[Any], Value | date]] = {"text": _text, "date": _date, "list": _list}
"""What a cell holds of a value; numbers and truths are what they are."""


def _explanations() -> Iterator[Cells]:
    """The last sheet: what each column of each sheet means."""
    for table in spreadsheet.SHEETS:
        for column in spreadsheet.columns(table):
            yield dict(zip(_EXPLAINED_WIDTHS, _explanation(table, column), strict=True))


def _explanation(table: Table, column: Column) -> tuple[str, ...]:
    return table.zh, column.zh, column.name, _TYPES[column.type], column.unit or "", column.about_zh


def _without_clock(path: Path) -> None:
    """Write the book's properties, which the library dates by the clock, anew.

    They stand at the end of the archive, so that all from there on, little, is written anew and the sheets stay.
    """
    with ZipFile(path, "a") as archive:
        start = archive.getinfo(_PROPERTIES).header_offset
        last = [info for info in archive.infolist() if info.header_offset >= start]
        contents = [_MADE if info.filename == _PROPERTIES else archive.read(info) for info in last]
        for info in last:
            archive.filelist.remove(info)
            del archive.NameToInfo[info.filename]
        archive.start_dir = start
        for info, content in zip(last, contents, strict=True):
            archive.writestr(ZipInfo(info.filename), content)
