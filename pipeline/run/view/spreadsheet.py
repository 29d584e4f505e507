"""Rows of CSV that no spreadsheet runs as a formula."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence

_FORMULA = ("=", "+", "@", "\t")


def row(cells: Sequence[object]) -> str:
    """One line with its line break; nothing for None, several values of a tuple behind each other with `;` between."""
    buffer = io.StringIO()
    csv.writer(buffer).writerow([_safe(_plain(cell)) for cell in cells])
    return buffer.getvalue()


def _plain(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, tuple):
        return ";".join(map(_plain, value))
    return "" if value is None else str(value)


def _safe(text: str) -> str:
    """A ' stands before what a spreadsheet would take for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
