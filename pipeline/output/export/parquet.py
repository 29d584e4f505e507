"""Parquet: a file for each table with the schema of the tables, for DuckDB, pandas, polars, Spark."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.output.atomic import replacing
from pipeline.output.reading import Batch
from pipeline.output.tables import TABLES, TABLES_VERSION, TEXTS, Column, ColumnType, Row, Table, Value

ROWS = 50_000
"""Of a row group: what is held in memory for one table."""
TEXT_ROWS = 1_000
"""The same for whole texts, which are some ten kilobytes each."""

_TYPES: dict[ColumnType, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.field("element", pa.string(), nullable=False)),
}


def write(target: Path, batches: Iterable[Batch]) -> None:
    """Replace the files in the folder `target`; each is replaced whole, once all are written."""
    with ExitStack() as stack:
        files = [
            stack.enter_context(_File(table, stack.enter_context(replacing(target / f"{table.name}.parquet"))))
            for table in TABLES
        ]
        for batch in batches:
            for file in files:
                file.add(batch.get(file.table.name, ()))


def schema(table: Table) -> pa.Schema:
    """Types, nulls and, as metadata, what each column means."""
    fields = [
        pa.field(column.name, _TYPES[column.type], nullable=column.null, metadata=_metadata(column))
        for column in table.columns
    ]
    return pa.schema(fields, metadata={"schema": TABLES_VERSION, "zh": table.zh, "about": table.about})


def _metadata(column: Column) -> dict[str, str]:
    unit = {} if column.unit is None else {"unit": column.unit}
    return {"zh": column.zh, "about": column.about, **unit}


class _File:
    """One file in the making."""

    def __init__(self, table: Table, path: Path) -> None:
        self.table = table
        self._limit = TEXT_ROWS if table is TEXTS else ROWS
        self._rows: list[Row] = []
        self._schema = schema(table)
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

    def __enter__(self) -> _File:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        if error is None:
            self._flush()
        self._writer.close()

    def add(self, rows: Iterable[Row]) -> None:
        self._rows.extend(rows)
        if len(self._rows) >= self._limit:
            self._flush()

    def _flush(self) -> None:
        if not self._rows:
            return
        arrays = [
            pa.array([_value(column, value) for value in values], _TYPES[column.type])
            for column, values in zip(self.table.columns, zip(*self._rows, strict=True), strict=True)
        ]
        self._writer.write_table(pa.Table.from_arrays(arrays, schema=self._schema), row_group_size=self._limit)
        self._rows.clear()


def _value(column: Column, value: Value) -> Value | date:
    if column.type == "date" and isinstance(value, str):
        return date.fromisoformat(value)
    return float(value) if column.type == "number" and isinstance(value, int) else value
