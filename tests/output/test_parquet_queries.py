"""The page's queries over Parquet, by DuckDB and polars, held against the views of SQLite."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import duckdb
import pytest

from pipeline.output.export import parquet, sqlite
from pipeline.output.reading import Batch

PAGE = (Path(__file__).resolve().parents[2] / "docs" / "analysis.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```(duckdb|python)( partitioned)?\n(.*?)```", PAGE, re.DOTALL)
VIEWS = (
    "SELECT organisation, year, value, quote FROM money",
    "SELECT organisation, stated, computed, quotes FROM sums_that_do_not_hold",
    "SELECT name, reports FROM initiatives_in_several_reports",
)
"""What the first blocks answer as well."""


@pytest.fixture(scope="module")
def folder(mined_batches: list[Batch], tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("queries")
    parquet.write(folder / "whole", mined_batches)
    parquet.write(folder / "partitioned", mined_batches, partition_by=["year", "organisation_level"])
    sqlite.write(folder / "workreport.sqlite", mined_batches)
    return folder


def answer(folder: Path, place: int, monkeypatch: pytest.MonkeyPatch) -> Sequence[tuple[Any, ...]]:
    language, partitioned, text = BLOCKS[place]
    monkeypatch.chdir(folder / ("partitioned" if partitioned else "whole"))
    if language == "duckdb":
        return duckdb.execute(text).fetchall()
    names: dict[str, Any] = {}
    exec(text, names)
    rows: list[tuple[Any, ...]] = names["found"].rows()
    return rows


@pytest.mark.parametrize("place", range(len(BLOCKS)))
def test_every_query_has_an_answer(place: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert answer(folder, place, monkeypatch)


@pytest.mark.parametrize("place", range(len(VIEWS)))
def test_the_answers_are_those_of_the_views(place: int, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with closing(sqlite3.connect(folder / "workreport.sqlite")) as database:
        expected = database.execute(VIEWS[place]).fetchall()
    assert sorted(answer(folder, place, monkeypatch), key=repr) == sorted(expected, key=repr)


def test_partitions_answer_as_one_file_does(folder: Path, mined_batches: list[Batch]) -> None:
    (found,) = duckdb.execute(
        f"SELECT count(*) FROM read_parquet('{folder}/partitioned/counts/**/*.parquet', hive_partitioning = true)"
    ).fetchall()
    assert found == (sum(len(batch.get("counts", ())) for batch in mined_batches),)


def test_the_page_has_queries_of_both_kinds() -> None:
    assert [language for language, _, _ in BLOCKS].count("duckdb") == 3
    assert [language for language, _, _ in BLOCKS].count("python") == 3
