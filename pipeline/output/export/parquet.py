"""Parquet: a file for each table, of very long ones several, with its schema; for DuckDB, pandas, polars, Spark."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from types import TracebackType
from urllib.parse import quote

import pyarrow as pa
import pyarrow.parquet as pq

from pipeline.output.atomic import remove_unfinished, replacing
from pipeline.output.export.own import DIGITS, refuse_others
from pipeline.output.reading import Batch
from pipeline.output.tables import DOCUMENTS, FAILURES, TABLES, TABLES_VERSION, TEXTS, Column, ColumnType, Row, Table

ROWS = 20_000
"""Of a row group, and those of the report that exceeds them: what is held in memory for one table, as columns."""
TEXT_ROWS = 1_000
"""The same for whole texts, which are some ten kilobytes each."""
PYTHON_ROWS = 2_000
"""What is held as rows before it becomes columns, which need a fraction of the memory."""
GROUPS = 50
"""Row groups of a file: what its footer will say of them stays in memory until it is closed, so another file begins."""
OPEN_FILES = 16
"""Of a table with partitions, each with its share of `ROWS`; one that is written to again later begins another file."""
NO_VALUE = "__HIVE_DEFAULT_PARTITION__"
"""What Hive, and after it everybody, calls the partition of those without a value."""

_TYPES: dict[ColumnType, pa.DataType] = {
    "text": pa.string(),
    "integer": pa.int64(),
    "number": pa.float64(),
    "boolean": pa.bool_(),
    "date": pa.date32(),
    "list": pa.list_(pa.field("element", pa.string(), nullable=False)),
}


def write(target: Path, batches: Iterable[Batch], partition_by: Sequence[str] = ()) -> None:
    """Replace the files in the folder `target`; each is replaced whole, once all are written.

    A table of more than `GROUPS` groups of `ROWS` rows goes on in `counts-00002.parquet` and so forth.
    With `partition_by`, columns of documents whose names no other table has, the rows of a document go to
    `counts/year=2023/part-00001.parquet` and the like; these columns stand in no file. Failures, which have none, are
    not parted.

    Raises:
        UsageError: files of these names stand there that no export has written.
    """
    target.mkdir(parents=True, exist_ok=True)
    remove_unfinished(target)
    with ExitStack() as places, ExitStack() as files:  # all files are closed before the first takes its place
        tables = [files.enter_context(_Files(table, target, places, partition_by)) for table in TABLES]
        for batch in batches:
            for each in tables:
                each.add(batch)
    _remove_others(target, {path for each in tables for path in each.written})


def schema(table: Table, partition_by: Sequence[str] = ()) -> pa.Schema:
    """Types, nulls and, as metadata, what each column means."""
    fields = [
        pa.field(column.name, _TYPES[column.type], nullable=column.null, metadata=_metadata(column))
        for column in _columns(table, partition_by)
    ]
    return pa.schema(fields, metadata={"schema": TABLES_VERSION, "zh": table.zh, "about": table.about})


def _columns(table: Table, partition_by: Sequence[str]) -> list[Column]:
    return [column for column in table.columns if table is not DOCUMENTS or column.name not in partition_by]


def _metadata(column: Column) -> dict[str, str]:
    unit = {} if column.unit is None else {"unit": column.unit}
    return {"zh": column.zh, "about": column.about, **unit}


def _remove_others(target: Path, written: set[Path]) -> None:
    """Files of ours that an export before has left: other partitions, or none."""
    for table in TABLES:
        folder = target / table.name
        own = (target / f"{table.name}.parquet", *target.glob(f"{table.name}-{DIGITS}.parquet"))
        for path in (*own, *folder.rglob(f"part-{DIGITS}.parquet")):
            if path not in written and _is_own(path):
                path.unlink()
        for path in sorted((folder, *folder.rglob("*")), reverse=True):
            if path.is_dir() and not any(path.iterdir()):
                path.rmdir()


def _is_own(path: Path) -> bool:
    try:
        described = pq.read_schema(path).metadata or {}
    except (pa.ArrowException, OSError):  # it is none, or damaged; or there is none
        return False
    return bool(described.get(b"schema", b"").startswith(TABLES_VERSION.partition("/")[0].encode()))


class _Files:
    """The files of one table: one, or those of its partitions."""

    def __init__(self, table: Table, target: Path, places: ExitStack, partition_by: Sequence[str]) -> None:
        """`places` puts the files into their places, all of them at the end."""
        self.written: list[Path] = []
        self._table, self._target, self._stack = table, target, places
        self._partition_by = () if table is FAILURES else partition_by
        self._values = [DOCUMENTS.index(name) for name in self._partition_by]
        self._open: dict[tuple[str, ...], _File] = {}
        self._numbers: Counter[tuple[str, ...]] = Counter()

    def __enter__(self) -> _Files:
        if not self._partition_by:
            self._open[()] = self._begin(())
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, _: TracebackType | None) -> None:
        for file in self._open.values():
            file.close(whole=error is None)

    def add(self, batch: Batch) -> None:
        if rows := batch.get(self._table.name, ()):
            self._file(self._partition(batch)).add(rows)

    def _partition(self, batch: Batch) -> tuple[str, ...]:
        if not self._partition_by:
            return ()
        (document,) = batch[DOCUMENTS.name]
        values = ((name, document[place]) for name, place in zip(self._partition_by, self._values, strict=True))
        return tuple(f"{name}={NO_VALUE if value is None else quote(str(value), safe='')}" for name, value in values)

    def _file(self, partition: tuple[str, ...]) -> _File:
        """The partition's file; of too many that are open, the one that waited longest is closed."""
        file = self._open.pop(partition, None)
        if file is not None and file.groups >= GROUPS:
            file.close()
            file = None
        if file is None:
            if len(self._open) == OPEN_FILES:
                self._open.pop(next(iter(self._open))).close()
            file = self._begin(partition)
        self._open[partition] = file
        return file

    def _begin(self, partition: tuple[str, ...]) -> _File:
        self._numbers[partition] += 1
        number = f"{self._numbers[partition]:05}"
        if partition:
            path = self._target.joinpath(self._table.name, *partition, f"part-{number}.parquet")
        else:
            path = self._target / f"{self._table.name}{'' if self._numbers[partition] == 1 else f'-{number}'}.parquet"
        refuse_others(path, _is_own)
        self.written.append(path)
        temporary = self._stack.enter_context(replacing(path, self._target))
        limit = TEXT_ROWS if self._table is TEXTS else ROWS
        return _File(self._table, self._partition_by, temporary, limit=limit // OPEN_FILES if partition else limit)


class _File:
    """One file in the making."""

    def __init__(self, table: Table, partition_by: Sequence[str], path: Path, limit: int) -> None:
        """`limit` is the number of rows of a group."""
        self._columns = _columns(table, partition_by)
        self._places = [table.index(column.name) for column in self._columns]
        self._schema, self._limit = schema(table, partition_by), limit
        self._rows: list[Row] = []
        self._batches: list[pa.RecordBatch] = []
        self._held = 0
        self.groups = 0
        self._writer = pq.ParquetWriter(path, self._schema, compression="zstd")

    def close(self, *, whole: bool = True) -> None:
        if whole:
            self._flush()
        self._writer.close()

    def add(self, rows: Iterable[Row]) -> None:
        self._rows.extend(rows)
        if len(self._rows) >= min(PYTHON_ROWS, self._limit):
            self._to_columns()
            if self._held >= self._limit:
                self._flush()

    def _to_columns(self) -> None:
        if not self._rows:
            return
        values = list(zip(*self._rows, strict=True))
        arrays = [_array(column, values[place]) for column, place in zip(self._columns, self._places, strict=True)]
        self._batches.append(pa.RecordBatch.from_arrays(arrays, schema=self._schema))
        self._held += len(self._rows)
        self._rows.clear()

    def _flush(self) -> None:
        self._to_columns()
        if self._batches:
            self._writer.write_table(pa.Table.from_batches(self._batches), row_group_size=self._held)
            self.groups += 1
        self._batches, self._held = [], 0


def _array(column: Column, values: Sequence[object]) -> pa.Array:
    converted: Iterable[object] = values
    if column.type == "date":
        converted = [date.fromisoformat(value) if isinstance(value, str) else None for value in values]
    elif column.type == "number":
        converted = [float(value) if isinstance(value, int) else value for value in values]
    return pa.array(converted, _TYPES[column.type])
