"""Answers of the tables, printed for programs."""

from __future__ import annotations

import csv
import sqlite3
import sys
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal

import msgspec

from pipeline.errors import UsageError
from pipeline.run.exporting import fresh_database

Form = Literal["csv", "jsonl"]


def answer(out: Path, sql: str, values: Sequence[str], form: Form) -> int:
    """Print the rows of one SELECT over the folder's tables; returns their number.

    Raises:
        UsageError: the SQL is wrong, would write, or the folder cannot be read.
    """
    database = fresh_database(out)
    try:
        with closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            connection.execute("PRAGMA query_only = ON")
            found = connection.execute(sql, values)
            if found.description is None:
                raise UsageError("SQL: is no SELECT")
            return _print(found, [name for name, *_ in found.description], form)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise UsageError(f"SQL: {error}") from error


def _print(found: sqlite3.Cursor, names: Sequence[str], form: Form) -> int:
    writer = csv.writer(sys.stdout, lineterminator="\n")
    if form == "csv":
        writer.writerow(names)
    number = 0
    for number, row in enumerate(found, 1):  # noqa: B007 - their number is the answer
        if form == "csv":
            writer.writerow(row)
        else:
            sys.stdout.write(msgspec.json.encode(dict(zip(names, row, strict=True))).decode() + "\n")
    return number
