"""Parquet carries the tables' types and meanings, and memory holds one row group."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from pipeline.errors import UsageError
from pipeline.options import PARTITIONS
from pipeline.output.atomic import TEMPORARY
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


def test_rows_are_written_in_groups_of_whole_reports_none_of_them_small(
    mined_batches: list[Batch], mined_rows: dict[str, list[Row]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(parquet, "ROWS", 300)
    parquet.write(tmp_path, mined_batches)
    read = pq.ParquetFile(tmp_path / "counts.parquet").metadata
    assert read.num_rows == len(mined_rows["counts"])
    largest = max(len(batch.get("counts", ())) for batch in mined_batches)
    *full, last = (read.row_group(place).num_rows for place in range(read.num_row_groups))
    assert len(full) > 3
    assert all(300 <= rows < 300 + largest for rows in full)
    assert last < 300 + largest


def test_a_long_table_goes_on_in_further_files_and_a_shorter_one_leaves_none(
    mined_batches: list[Batch], mined_rows: dict[str, list[Row]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "counts-of-mine.parquet").touch()
    with monkeypatch.context() as small:
        small.setattr(parquet, "ROWS", 100)
        small.setattr(parquet, "GROUPS", 2)
        parquet.write(tmp_path, mined_batches)
    files = [tmp_path / "counts.parquet", *sorted(tmp_path.glob("counts-0*.parquet"))]
    assert len(files) > 3
    assert all(pq.ParquetFile(file).metadata.num_row_groups <= 2 for file in files)
    rows = [tuple(row.values()) for file in files for row in pq.read_table(file).to_pylist()]
    assert list(map(_plain, rows)) == list(map(_plain, mined_rows["counts"]))
    parquet.write(tmp_path, mined_batches)
    assert {path.name for path in tmp_path.glob("counts*")} == {"counts.parquet", "counts-of-mine.parquet"}


@pytest.mark.parametrize("by", [("year",), ("organisation_level", "year"), ("organisation",)])
@pytest.mark.parametrize("open_files", [16, 2])
def test_partitions_hold_the_same_rows(
    by: tuple[str, ...],
    open_files: int,
    mined_batches: list[Batch],
    mined_rows: dict[str, list[Row]],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(parquet, "OPEN_FILES", open_files)
    for _ in range(2):
        parquet.write(tmp_path, mined_batches, partition_by=by)
        assert not list(tmp_path.rglob(".*"))
        for table in TABLES[:-1]:
            names = ", ".join(f't."{column.name}"' for column in table.columns)
            files = f"read_parquet('{tmp_path}/{table.name}/**/*.parquet', hive_partitioning = true)"
            found = duckdb.execute(f"SELECT {names} FROM {files} t").fetchall()
            assert sorted(map(_plain, found), key=repr) == sorted(mined_rows[table.name], key=repr)
        assert pq.read_metadata(tmp_path / "failures.parquet").num_rows == 1
    documents = [dict(zip([c.name for c in TABLES[0].columns], row, strict=True)) for row in mined_rows["documents"]]
    values = {tuple(document[name] for name in by) for document in documents}
    assert len({path.parent for path in (tmp_path / "counts").rglob("*.parquet")}) == len(values)


def _plain(row: Sequence[Any]) -> Row:
    return tuple(
        tuple(value) if isinstance(value, list) else value.isoformat() if isinstance(value, date) else value
        for value in row
    )


def test_another_partitioning_leaves_nothing_of_the_one_before(mined_batches: list[Batch], tmp_path: Path) -> None:
    def files() -> set[str]:
        return {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*")}

    parquet.write(tmp_path, mined_batches)
    (tmp_path / "counts.mine.parquet").touch()
    whole = files()
    parquet.write(tmp_path, mined_batches, partition_by=["year"])
    assert "counts.parquet" not in files()
    assert "counts.mine.parquet" in files()
    parquet.write(tmp_path, mined_batches)
    assert files() == whole


def test_partitions_are_columns_of_documents_alone() -> None:
    for table in TABLES[1:]:
        assert not {column.name for column in table.columns} & set(PARTITIONS)
    assert set(PARTITIONS) <= {column.name for column in TABLES[0].columns}


@pytest.mark.parametrize("by", [(), ("year",)])
def test_killed_half_way_no_reader_meets_unfinished_files(
    by: tuple[str, ...], mined_batches: list[Batch], tmp_path: Path
) -> None:
    def broken() -> Iterator[Batch]:
        yield from mined_batches[:5]
        found = [path for path in tmp_path.rglob("*") if path.is_file() and path.parent != tmp_path]
        assert found == []
        assert any(path.name.startswith(TEMPORARY) for path in tmp_path.iterdir())
        raise OSError("no room")

    with pytest.raises(OSError, match="no room"):
        parquet.write(tmp_path, broken(), partition_by=by)
    assert [path for path in tmp_path.rglob("*") if path.is_file()] == []


def test_files_of_others_stay(mined_batches: list[Batch], tmp_path: Path) -> None:
    names = {"counts-20240.parquet", "counts/part-00000-c000.parquet", "counts/part-00000.parquet"}
    (tmp_path / "counts").mkdir()
    for name in names:
        pq.write_table(pa.table({"mine": [1]}), tmp_path / name)
    parquet.write(tmp_path, mined_batches[:2])
    assert {name for name in names if (tmp_path / name).exists()} == names


def test_a_partition_of_others_is_not_replaced(mined_batches: list[Batch], tmp_path: Path) -> None:
    parquet.write(tmp_path, mined_batches[:2], partition_by=["year"])
    first = min((tmp_path / "counts").rglob("part-00001.parquet"))
    pq.write_table(pa.table({"mine": [1]}), first)
    with pytest.raises(UsageError, match="move it away"):
        parquet.write(tmp_path, mined_batches[:2], partition_by=["year"])
    assert pq.ParquetFile(first).schema_arrow.names == ["mine"]
