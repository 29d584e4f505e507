"""CSV for spreadsheets: a file a table, in UTF-8 with a byte order mark, without which Excel takes Chinese for GBK."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable
from contextlib import ExitStack
from pathlib import Path
from typing import Any

from pipeline.output.atomic import replacing
from pipeline.output.export import spreadsheet
from pipeline.output.export.own import refuse_others
from pipeline.output.reading import Batch
from pipeline.output.tables import Value

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""What a spreadsheet may take for the beginning of a formula; some read the full-width forms as well."""
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e[+-]?\d+)?", re.ASCII)
"""What begins as a formula and is none: `-3.2` stays a number, also where a record has it as text."""

_TELLING = 5
"""So many of a header's first columns tell a file of ours from another's; later ones may be younger than the file."""


def write(target: Path, batches: Iterable[Batch]) -> None:
    """Replace the files in the folder `target`; each is replaced whole, once all are written.

    Raises:
        UsageError: files of their names stand there that no export has written.
    """
    with ExitStack() as stack:
        writers = [
            (
                table,
                _opened(stack, target / f"{table.name}.csv", [column.name for column in spreadsheet.columns(table)]),
            )
            for table in spreadsheet.SHEETS
        ]
        for batch in batches:
            for table, writer in writers:
                writer.writerows([_cell(value) for value in row] for row in spreadsheet.rows(table, batch))


def _opened(stack: ExitStack, path: Path, header: list[str]) -> Any:
    refuse_others(path, lambda path: _begins_with(path, header[:_TELLING]))
    temporary = stack.enter_context(replacing(path))
    file = stack.enter_context(temporary.open("w", encoding="utf-8-sig", newline=""))
    writer = csv.writer(file)
    writer.writerow(header)
    return writer


def _begins_with(path: Path, columns: list[str]) -> bool:
    """Whatever character set a spreadsheet has saved it in since."""
    with path.open(encoding="utf-8-sig", errors="replace", newline="") as file:
        return file.readline().startswith(",".join(columns))


def _cell(value: Value) -> str:
    """Numbers as they are, texts as no formula."""
    plain = spreadsheet.joined(value)
    if plain is None:
        return ""
    if isinstance(plain, str):
        return no_formula(plain)
    return str(plain).upper() if isinstance(plain, bool) else str(plain)


def no_formula(text: str) -> str:
    """A text that could be a formula, such as `-1+1.docx`, gets an apostrophe before it, which makes it text."""
    return f"'{text}" if text.startswith(_FORMULA) and not _NUMBER.fullmatch(text) else text
