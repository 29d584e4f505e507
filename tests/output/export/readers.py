"""Exports read back by other programs' eyes, as the rows that were written."""

from __future__ import annotations

import csv
import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import psycopg
import pyarrow.parquet as pq

from pipeline.output.export import spreadsheet
from pipeline.output.tables import TABLES, Column, Row, Value
from pipeline.output.tables.schema import listed

Rows = dict[str, list[Row]]
Target = str | Path
"""A path, or the connection string of a server."""


def read_csv(target: Target) -> Rows:
    """Each file's rows without the report's columns before them; lists parted again."""
    found: Rows = {}
    for table in spreadsheet.SHEETS:
        columns = spreadsheet.columns(table)
        with (Path(target) / f"{table.name}.csv").open(encoding="utf-8-sig", newline="") as file:
            header, *rows = csv.reader(file)
        assert header == [column.name for column in columns]
        context = len(columns) - len(table.columns)
        found[table.name] = [
            tuple(_from_csv(column, text) for column, text in zip(columns, row, strict=True))[context:] for row in rows
        ]
    return found


def _from_csv(column: Column, text: str) -> Value:
    if column.type == "list":
        return tuple(text.split(spreadsheet.SEPARATOR)) if text else ()
    if not text and column.null:
        return None
    if column.type == "integer":
        return int(text)
    if column.type == "number":
        return float(text)
    return text == "TRUE" if column.type == "boolean" else text.removeprefix("'")


def read_excel(target: Target) -> Rows:
    book = openpyxl.load_workbook(target, read_only=True)
    found: Rows = {}
    for table in spreadsheet.SHEETS:
        columns = spreadsheet.columns(table)
        context = len(columns) - len(table.columns)
        sheets = [name for name in book.sheetnames if name.partition(" ")[0] == table.zh]
        found[table.name] = []
        for name in sheets:
            header, *rows = book[name].iter_rows(max_col=len(columns), values_only=True)
            assert list(header) == [column.zh for column in columns]
            found[table.name] += [
                tuple(_from_excel(column, cell) for column, cell in zip(columns, row, strict=True))[context:]
                for row in rows
                if any(cell is not None for cell in row)
            ]
    book.close()
    return found


def _from_excel(column: Column, cell: Any) -> Value:
    if column.type == "list":
        return tuple(cell.split(spreadsheet.SEPARATOR)) if cell else ()
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if cell is None and not column.null and column.type == "text":
        return ""
    value: Value = cell
    return value


def read_parquet(target: Target) -> Rows:
    found: Rows = {}
    for table in TABLES:
        read = pq.read_table(Path(target) / f"{table.name}.parquet")
        names = [column.name for column in table.columns]
        assert read.column_names == names
        found[table.name] = [tuple(_from_parquet(row[name]) for name in names) for row in read.to_pylist()]
    return found


def _from_parquet(value: Any) -> Value:
    if isinstance(value, list):
        return tuple(value)
    plain: Value = value.isoformat() if hasattr(value, "isoformat") else value
    return plain


def read_sqlite(target: Target) -> Rows:
    found: Rows = {}
    with closing(sqlite3.connect(target)) as database:
        assert database.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        for table in TABLES:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            rows = database.execute(f"SELECT {names} FROM {table.name}")
            found[table.name] = [
                tuple(_from_sqlite(column, value) for column, value in zip(table.columns, row, strict=True))
                for row in rows
            ]
    return found


def _from_sqlite(column: Column, value: Any) -> Value:
    if column.type == "list":
        return tuple(json.loads(value))
    plain: Value = bool(value) if column.type == "boolean" else value
    return plain


def read_elasticsearch(target: Target) -> Rows:
    """As a server would take it: the last of those with one id stays."""
    found: Rows = {}
    for table in TABLES:
        index: dict[str, Row] = {}
        for path in sorted(Path(target).glob(f"{table.name}-*.ndjson")):
            lines = [json.loads(line) for line in path.read_bytes().splitlines()]
            for action, source in zip(lines[::2], lines[1::2], strict=True):
                assert action["index"]["_index"] == f"workreport-{table.name}"
                assert list(source) == [column.name for column in table.columns]
                index[action["index"]["_id"]] = tuple(_from_parquet(value) for value in source.values())
        found[table.name] = list(index.values())
    return found


def read_postgres(target: Target) -> Rows:
    found: Rows = {}
    with psycopg.connect(str(target)) as connection:
        for table in TABLES:
            rows = connection.execute(f"SELECT {listed(table.columns)} FROM {table.name}")
            found[table.name] = [tuple(_from_parquet(value) for value in row) for row in rows]
    return found


READERS: dict[str, Callable[[Target], Rows]] = {
    "csv": read_csv,
    "elasticsearch": read_elasticsearch,
    "excel": read_excel,
    "parquet": read_parquet,
    "postgres": read_postgres,
    "sqlite": read_sqlite,
}
