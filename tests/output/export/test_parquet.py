"""Parquet carries the tables' types and meanings, and memory holds one row group."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.output.export import parquet
from pipeline.output.reading import Batch
from pipeline.output.tables import TABLES, TABLES_VERSION, Row, Table


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_schema_is_that_of_the_table(table: Table, mined_batches: list[Batch], tmp_path: Path) -> None:
    parquet.write(tmp_path, mined_batches[:1])
    read = pq.read_schema(tmp_path / f"{table.name}.parquet")
    assert read.equals(parquet.schema(table), check_metadata=True)
    assert read.metadata[b"schema"].decode() == TABLES_VERSION
    for column, field in zip(table.columns, read, strict=True):
        assert field.nullable == column.null
        assert field.metadata[b"zh"].decode() == column.zh


def test_dates_and_lists_are_of_their_own_types() -> None:
    schema = parquet.schema(TABLES[0])
    assert schema.field("period_end").type == pa.date32()
    assert schema.field("topics").type.value_type == pa.string()


def test_rows_are_written_in_groups(
    mined_batches: list[Batch], mined_rows: dict[str, list[Row]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROWS", 300)
    parquet.write(tmp_path, mined_batches)
    read = pq.ParquetFile(tmp_path / "counts.parquet").metadata
    assert read.num_rows == len(mined_rows["counts"])
    assert read.num_row_groups >= len(mined_rows["counts"]) // 300
    assert all(read.row_group(place).num_rows <= 300 for place in range(read.num_row_groups))
