"""Rows of CSV that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

from pipeline.errors import UsageError
from pipeline.output.export.csv_files import no_formula

_BOM = "\ufeff"


def beginning(form: str | None, *, bom: bool) -> str:
    """What stands before the rows. Raises UsageError where a mark is asked for that only CSV may have."""
    if bom and form != "csv":
        raise UsageError("--bom: goes with --csv alone")
    return _BOM if bom else ""


def row(cells: Sequence[object]) -> str:
    """One line with its line break; nothing for None, several values of a tuple behind each other with `;` between."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow(map(cell, cells))
    return buffer.getvalue()


def cell(value: object) -> str:
    """One value, as `row` has it."""
    return no_formula(_plain(value))


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, tuple):
        return ";".join(map(_plain, value))
    return "" if value is None else str(value)
