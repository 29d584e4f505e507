"""CSV and Excel as an office meets them."""

from __future__ import annotations

import csv
import re
import shutil
import subprocess
from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from zipfile import ZipFile

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.output.export import csv_files, excel, spreadsheet
from pipeline.output.reading import Batch
from pipeline.output.tables import FAILURES, Row, Table, Value
from tests.output.export.readers import read_excel

INSTALL = "apt-get install --no-install-recommends libreoffice-calc"
CALC = Path("/usr/lib/libreoffice/program/libsclo.so")
needs_calc = pytest.mark.skipif(not CALC.exists(), reason=f"needs LibreOffice Calc: {INSTALL}")

CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
"""Comma, quote, UTF-8."""

ATTACK = '=HYPERLINK("http://x.example","y")'


def failure(message: str) -> Batch:
    values: dict[str, Value] = {
        "number": 1,
        "uri": "a.docx",
        "name": "a.docx",
        "stage": "read",
        "code": "bug",
        "message": message,
    }
    return {FAILURES.name: [tuple(values.get(column.name) for column in FAILURES.columns)]}


def test_csv_begins_with_the_mark_by_which_excel_knows_utf_8(mined_batches: list[Batch], tmp_path: Path) -> None:
    csv_files.write(tmp_path, mined_batches)
    for table in spreadsheet.SHEETS:
        assert (tmp_path / f"{table.name}.csv").read_bytes().startswith(b"\xef\xbb\xbf")


@given(st.text(max_size=20))
def test_no_text_of_a_csv_begins_as_a_formula(text: str) -> None:
    cell = csv_files._cell(text)
    is_number = re.fullmatch(r"-[0-9]+(\.[0-9]+)?(e[+-]?[0-9]+)?", text) is not None
    assert is_number or not cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"))
    assert cell in ({text} if is_number else {text, f"'{text}"})


def test_numbers_below_nought_stay_numbers() -> None:
    assert [csv_files._cell(value) for value in (-3, -0.5, None, True, ("a", "b"))] == [
        "-3",
        "-0.5",
        "",
        "TRUE",
        "a；b",
    ]
    assert csv_files._cell(("=1", "b")) == "'=1；b"


@pytest.mark.parametrize("exact", ["-3.5", "-12", "-0.000001", "-1e-7"])
def test_a_number_below_nought_that_a_record_has_as_text_stays_a_number(exact: str) -> None:
    assert csv_files._cell(exact) == exact


@pytest.mark.parametrize("text", ["-3.5%", "-1/3", "-1+1", "-2-3", "--1", "-", "-１", "-.5", "-5\n", "+3", "-3.5 "])
def test_what_only_looks_like_a_number_is_text(text: str) -> None:
    assert csv_files._cell(text) == f"'{text}"


def test_a_formula_is_text_in_both(tmp_path: Path) -> None:
    csv_files.write(tmp_path, [failure(ATTACK)])
    with (tmp_path / "failures.csv").open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file))[1][-1] == f"'{ATTACK}"
    excel.write(tmp_path / "x.xlsx", [failure(ATTACK)])
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx")[FAILURES.zh].cell(2, len(FAILURES.columns))
    assert (cell.value, cell.data_type, cell.hyperlink) == (ATTACK, "s", None)


def test_a_text_longer_than_a_cell_is_cut(tmp_path: Path) -> None:
    excel.write(tmp_path / "x.xlsx", [failure("长" * 40_000)])
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx")[FAILURES.zh].cell(2, len(FAILURES.columns))
    assert cell.value == "长" * 32_767


def test_sheets_have_filters_a_header_that_stays_and_numbers(mined_batches: list[Batch], tmp_path: Path) -> None:
    excel.write(tmp_path / "x.xlsx", mined_batches)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx")
    assert book.sheetnames == [*(table.zh for table in spreadsheet.SHEETS), "说明"]
    for table in spreadsheet.SHEETS:
        sheet = book[table.zh]
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, len(spreadsheet.columns(table))).coordinate}"
    counts = book["数量"]
    place = [cell.value for cell in counts[1]].index("数值") + 1
    assert {cell.data_type for (cell,) in counts.iter_rows(min_row=2, min_col=place, max_col=place) if cell.value} == {
        "n"
    }
    reports = book["报告"]
    day = [cell.value for cell in reports[1]].index("截止日期") + 1
    assert {type(value) for (value,) in reports.iter_rows(2, None, day, day, values_only=True)} <= {
        datetime,
        type(None),
    }


def test_one_sheet_explains_every_column(mined_batches: list[Batch], tmp_path: Path) -> None:
    excel.write(tmp_path / "x.xlsx", mined_batches)
    book = openpyxl.load_workbook(tmp_path / "x.xlsx", read_only=True)
    explained = {row[:2] for row in book["说明"].iter_rows(min_row=2, values_only=True)}
    shown = {(table.zh, column.zh) for table in spreadsheet.SHEETS for column in spreadsheet.columns(table)}
    assert explained == shown
    book.close()


def test_a_full_sheet_is_followed_by_another(
    mined_batches: list[Batch], mined_rows: dict[str, list[Row]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(excel, "SHEET_ROWS", 500)
    excel.write(tmp_path / "x.xlsx", mined_batches)
    names = openpyxl.load_workbook(tmp_path / "x.xlsx", read_only=True).sheetnames
    full = -(-len(mined_rows["counts"]) // 500)
    assert full > 2
    assert [name for name in names if name.startswith("数量")] == ["数量", *(f"数量 {n}" for n in range(2, full + 1))]
    assert len(read_excel(tmp_path / "x.xlsx")["counts"]) == len(mined_rows["counts"])


def test_a_workbook_is_a_whole_archive_and_knows_no_clock(mined_batches: list[Batch], tmp_path: Path) -> None:
    excel.write(tmp_path / "x.xlsx", mined_batches)
    with ZipFile(tmp_path / "x.xlsx") as archive:
        assert archive.testzip() is None
        assert len(set(archive.namelist())) == len(archive.namelist())
        assert archive.comment == b""
    properties = openpyxl.load_workbook(tmp_path / "x.xlsx").properties
    assert str(properties.created) == "2000-01-01 00:00:00"


@pytest.mark.parametrize("table", spreadsheet.SHEETS, ids=lambda table: table.name)
def test_no_two_columns_of_a_sheet_have_one_name(table: Table) -> None:
    names = [column.zh for column in spreadsheet.columns(table)]
    assert len(set(names)) == len(names)


@needs_calc
@pytest.mark.timeout(400)  # LibreOffice starts once for each table
def test_libreoffice_reads_the_same_values_from_csv(mined_batches: list[Batch], tmp_path: Path) -> None:
    """Columns of text are imported as text: left to guess, a spreadsheet takes the label `1.` for a number."""
    csv_files.write(tmp_path / "csv", mined_batches)
    for table in spreadsheet.SHEETS:
        columns = enumerate(spreadsheet.columns(table), 1)
        types = "/".join(f"{place}/{2 if column.type in {'text', 'list'} else 1}" for place, column in columns)
        options = f"--infilter=CSV:44,34,76,1,{types}"
        converted = convert(tmp_path, tmp_path / "csv" / f"{table.name}.csv", CSV, options)
        assert converted[f"{table.name}.csv"] == expected(table, mined_batches)


@needs_calc
def test_libreoffice_reads_the_same_values_from_excel(mined_batches: list[Batch], tmp_path: Path) -> None:
    source = tmp_path / "x.xlsx"
    excel.write(source, mined_batches)
    converted = convert(
        tmp_path, source, "csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false,false,false,-1"
    )
    for table in spreadsheet.SHEETS:
        assert converted[f"x-{table.zh}.csv"] == expected(table, mined_batches)


def convert(folder: Path, source: Path, to: str, *options: str) -> dict[str, list[list[str]]]:
    """The rows below each header, as a person sees them, by the name of the file that a sheet becomes."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    command = [shutil.which("soffice") or "soffice", profile, "--headless", *options, "--convert-to", to]
    subprocess.run([*command, "--outdir", folder / "read", source], check=True, capture_output=True)
    return {path.name: _rows(path) for path in (folder / "read").glob("*.csv")}


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        _, *rows = csv.reader(file)
    return [_plain(row) for row in rows]


def expected(table: Table, batches: Sequence[Batch]) -> list[list[str]]:
    rows = (row for batch in batches for row in spreadsheet.rows(table, batch))
    return [_plain([csv_files._cell(value) for value in row]) for row in rows]


def _plain(row: Sequence[str]) -> list[str]:
    """Numbers as LibreOffice shows them: no point behind whole ones, ten digits."""
    return [f"{float(cell):.9g}" if re.fullmatch(r"-?\d+(\.\d+)?", cell) else cell for cell in row]


@pytest.mark.parametrize("text", ["<r>x</r>", "<r></r>", "<r><t>x</t></r>", "</r><r>", "<r>", " <r>x</r>", "a & <b>"])
def test_a_text_that_looks_like_the_librarys_own_is_text(text: str, tmp_path: Path) -> None:
    excel.write(tmp_path / "x.xlsx", [failure(text)])
    cell = openpyxl.load_workbook(tmp_path / "x.xlsx")[FAILURES.zh].cell(2, len(FAILURES.columns))
    assert cell.value == text
