"""Rows of CSV that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Sequence

from pipeline.output.export.csv_files import no_formula

_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.ASCII)
"""What begins as a formula and is none: `-3.2` stays a number, also where a record has it as text."""


def row(cells: Sequence[object]) -> str:
    """One line with its line break; nothing for None, several values of a tuple behind each other with `;` between."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_safe(_plain(cell)) for cell in cells])
    return buffer.getvalue()


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, tuple):
        return ";".join(map(_plain, value))
    return "" if value is None else str(value)


def _safe(text: str) -> str:
    return text if _NUMBER.fullmatch(text) else no_formula(text)
