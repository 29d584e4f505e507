"""workreport query"""

from __future__ import annotations

import argparse
import csv
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

import msgspec

from pipeline.errors import UsageError
from pipeline.run.exporting import checked, fresh_database


def main(options: argparse.Namespace) -> int:
    """Print the answer to one SELECT. Raises UsageError where the SQL is wrong."""
    database = fresh_database(checked(options.out))
    try:
        _answer(database, options.sql, options.format)
    except (sqlite3.Error, sqlite3.Warning) as error:
        raise UsageError(f"SQL: {error}") from error
    return 0


def _answer(database: Path, sql: str, form: str) -> None:
    uri = f"{database.absolute().as_uri()}?mode=ro"
    with closing(sqlite3.connect(uri, uri=True)) as connection:
        connection.execute("PRAGMA query_only = ON")
        found = connection.execute(sql)
        if found.description is None:
            raise UsageError("SQL: is no SELECT")
        names = [name for name, *_ in found.description]
        if form == "csv":
            writer = csv.writer(sys.stdout, lineterminator="\n")
            writer.writerow(names)
            writer.writerows(found)
        else:
            encoded = (msgspec.json.encode(dict(zip(names, row, strict=True))).decode() for row in found)
            sys.stdout.writelines(line + "\n" for line in encoded)
