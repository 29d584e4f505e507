"""Answers of the tables, printed for people or for programs."""

from __future__ import annotations

import csv
import sqlite3
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Literal

import msgspec

from pipeline.errors import UsageError
from pipeline.run.exporting import fresh_database
from pipeline.run.view.answers import lines, plain
from pipeline.run.view.layout import painter
from pipeline.run.view.spreadsheet import beginning, cell

Form = Literal["table", "csv", "jsonl"]

_STEPS = 100_000
"""Of SQLite, some milliseconds, between which Python looks whether somebody has pressed Ctrl-C."""


def answer(out: Path, sql: str, values: Sequence[str], form: Form | None, *, bom: bool = False) -> int:
    """Print the rows of one SELECT over the folder's tables; returns their number.

    Without a form it is a table on a terminal, and CSV elsewhere, with `bom` after a byte order mark.

    Raises:
        UsageError: the SQL is wrong, would write, or the folder cannot be read.
    """
    form = form or ("table" if sys.stdout.isatty() else "csv")
    mark = beginning(form, bom=bom)
    try:
        with _opened(out) as connection:
            found = connection.execute(sql, values)
            if found.description is None:
                raise UsageError("SQL: is no SELECT")
            sys.stdout.write(mark)
            return _print(found, [name for name, *_ in found.description], form)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise UsageError(f"SQL: {error}") from error


def organisations_like(out: Path, name: str) -> list[str]:
    """Names of organisations that hold this one, the shortest first. Raises UsageError as `answer`."""
    sql = "SELECT DISTINCT organisation FROM documents WHERE instr(organisation, ?) ORDER BY length(organisation), 1"
    with _opened(out) as connection:
        return [organisation for (organisation,) in connection.execute(sql, (name,))]


@contextmanager
def _opened(out: Path) -> Iterator[sqlite3.Connection]:
    """The folder's tables, up to date, to be read. Raises KeyboardInterrupt, also while SQLite is at work."""
    with closing(sqlite3.connect(f"{fresh_database(out).absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.execute("PRAGMA query_only = ON")
        connection.set_authorizer(_allows)
        connection.set_progress_handler(lambda: 0, _STEPS)  # what a signal raises in it ends what SQLite does
        try:
            yield connection
        except sqlite3.OperationalError as error:
            if getattr(error, "sqlite_errorcode", None) == sqlite3.SQLITE_INTERRUPT:
                raise KeyboardInterrupt from error
            raise


def _allows(action: int, *_: str | None) -> int:
    """Another file may not be opened: it would be made where it is missing, whatever the connection may write."""
    return sqlite3.SQLITE_DENY if action == sqlite3.SQLITE_ATTACH else sqlite3.SQLITE_OK


def _print(found: sqlite3.Cursor, names: Sequence[str], form: Form) -> int:
    counted = _Counted(found)
    if form == "table":
        sys.stdout.writelines(f"{line}\n" for line in lines(names, counted, painter()))
    elif form == "csv":
        writer = csv.writer(sys.stdout, lineterminator="\n")
        writer.writerow(map(cell, names))
        writer.writerows(map(cell, row) for row in counted)
    else:
        keys = _told_apart(names)
        for row in counted:
            sys.stdout.write(msgspec.json.encode(dict(zip(keys, row, strict=True))).decode() + "\n")
    return counted.number


def _told_apart(names: Sequence[str]) -> list[str]:
    """Columns of one name, as of a join, are `id`, `id:1`, `id:2`: an object has each key once."""
    keys: list[str] = []
    for name in names:
        key, number = name, 0
        while key in keys:
            number += 1
            key = f"{name}:{number}"
        keys.append(key)
    return keys


class _Counted:
    """Rows as they are printed, and how many there were."""

    def __init__(self, rows: Iterable[Sequence[object]]) -> None:
        self._rows = rows
        self.number = 0

    def __iter__(self) -> Iterator[Sequence[object]]:
        for row in self._rows:
            self.number += 1
            yield [plain(value) for value in row]
