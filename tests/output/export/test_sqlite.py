"""The SQLite file as analysts and Datasette meet it."""

from __future__ import annotations

import json
import math
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from urllib.parse import quote

import pytest

from pipeline.errors import UsageError
from pipeline.output.export import sqlite
from pipeline.output.questions import QUESTIONS
from pipeline.output.reading import Batch
from pipeline.output.tables import Value
from pipeline.output.tables.counts import COUNTS
from pipeline.output.tables.databases import STORED
from pipeline.records import Report

DATASETTE = """
import asyncio, json, sys
from datasette.app import Datasette

async def main(database, metadata, *pages):
    datasette = Datasette([database], metadata=json.load(open(metadata)))
    answers = [await datasette.client.get(page) for page in pages]
    print(json.dumps([(answer.status_code, answer.text) for answer in answers]))

asyncio.run(main(*sys.argv[1:]))
"""


SEARCH = "SELECT document FROM texts JOIN texts_search s ON s.rowid = number WHERE texts_search MATCH ?"


@pytest.fixture(scope="module")
def database(mined_batches: list[Batch], tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("sqlite") / "workreport.sqlite"
    sqlite.write(path, mined_batches)
    return path


def ask(database: Path, sql: str, *values: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(database)) as connection:
        return connection.execute(sql, values).fetchall()


@pytest.mark.parametrize("word", ["志愿服务", "困难群众", "服务", "困难"])
def test_words_are_found_wherever_they_stand(word: str, database: Path, mined_reports: list[Report]) -> None:
    expected = {report.id for report in mined_reports if report.text and word in report.text}
    assert expected
    if len(word) >= 3:
        matched = ask(database, SEARCH, f'"{word}"')
        assert {document for (document,) in matched} == expected
    liked = ask(database, "SELECT document FROM texts WHERE text LIKE ?", f"%{word}%")
    assert {document for (document,) in liked} == expected


def test_texts_that_are_gone_are_not_found(mined_batches: list[Batch], tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    sqlite.write(path, mined_batches)
    sqlite.write(path, mined_batches[1:])
    ask(path, "INSERT INTO texts_search (texts_search, rank) VALUES ('integrity-check', 1)")
    kept = {str(batch["texts"][0][0]): str(batch["texts"][0][1]) for batch in mined_batches[1:] if batch.get("texts")}
    assert len(kept) == len(mined_batches) - 2
    found = {document for (document,) in ask(path, SEARCH, "服务中心")}
    assert found == {document for document, text in kept.items() if "服务中心" in text}


def test_search_outlives_a_vacuum(mined_batches: list[Batch], tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    sqlite.write(path, mined_batches)
    sqlite.write(path, mined_batches[3:])
    before = ask(path, SEARCH, "服务中心")
    ask(path, "VACUUM")
    assert before
    assert ask(path, SEARCH, "服务中心") == before


def test_findings_follow_their_documents(database: Path) -> None:
    assert ask(database, "PRAGMA foreign_key_check") == []


def test_common_questions_use_an_index(database: Path) -> None:
    for where in ("document = 'x'", "object = 'x' AND unit = 'y'", "unit_class = 'money' AND value > 1"):
        ((*_, plan),) = ask(database, f"EXPLAIN QUERY PLAN SELECT quote FROM counts WHERE {where}")
        assert "USING INDEX" in str(plan)


def test_figures_beyond_64_bits_are_stored_as_real_ones(mined_batches: list[Batch], tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    batch = next(batch for batch in mined_batches if len(batch.get("counts", ())) > 4)
    figures: list[int] = [2**63 - 1, 2**63, -(2**63) - 1, 99_999_999_999_999_999_999, 10**400]
    place = COUNTS.index("value")
    counts = [(*row[:place], figure, *row[place + 1 :]) for row, figure in zip(batch["counts"], figures, strict=False)]
    sqlite.write(path, [{**batch, "counts": counts}])
    stored = {row[0]: row[1] for row in ask(path, "SELECT id, value FROM counts")}
    expected = [float(2**63), float(2**63), -float(2**63), 1e20, math.inf]
    assert [stored[row[1]] for row in counts] == expected


@pytest.mark.parametrize("value", [0, -5, 2**63 - 1, -(2**63), 2.5, "甲", None, True])
def test_what_sqlite_can_hold_is_passed_on_as_it_is(value: Value) -> None:
    assert sqlite._parameters((value,)) == [value]
    assert type(sqlite._parameters((value,))[0]) is type(value)


def test_a_file_of_somebody_else_is_refused_and_left(tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("CREATE TABLE documents (mine TEXT)")
    with pytest.raises(UsageError, match="other tables"):
        sqlite.write(path, [])
    assert ask(path, "SELECT sql FROM sqlite_master") == [("CREATE TABLE documents (mine TEXT)",)]


def test_a_file_made_by_other_statements_starts_over(mined_batches: list[Batch], tmp_path: Path) -> None:
    path = tmp_path / "x.sqlite"
    sqlite.write(path, mined_batches)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("UPDATE made_by SET statements = 'workreport-tables/0'")
        connection.execute("ALTER TABLE documents ADD COLUMN stranger TEXT")
    assert not sqlite.is_current(path)
    sqlite.write(path, mined_batches[:2])
    assert sqlite.is_current(path)
    assert ask(path, "SELECT count(*) FROM documents") == [(2,)]


def test_datasette_shows_every_table_and_answers_every_question(database: Path, tmp_path: Path) -> None:
    names = [*(table.name for table in STORED), *(question.name for question in QUESTIONS)]
    pages = [f"/workreport/{name}" for name in names]
    search = f"/workreport/texts.json?_search={quote('志愿服务')}"
    metadata = database.with_suffix(".metadata.json")
    command = [
        sys.executable,
        "-W",
        "ignore",
        "-c",
        DATASETTE,
        str(database),
        str(metadata),
        "/workreport",
        *pages,
        search,
    ]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    answers = json.loads(done.stdout)
    assert {status for status, _ in answers} == {200}
    for (_, page), table in zip(answers[1:], STORED, strict=False):
        assert table.about in page.replace("&#39;", "'")
    found = json.loads(answers[-1][1])
    assert 0 < found["filtered_table_rows_count"] < 24


def test_metadata_describe_what_is_there(database: Path) -> None:
    described = json.loads(database.with_suffix(".metadata.json").read_text(encoding="utf-8"))
    tables = described["databases"]["workreport"]["tables"]
    present = {str(name) for (name,) in ask(database, "SELECT name FROM sqlite_master WHERE type IN ('table', 'view')")}
    assert {name for name in present if not name.startswith(("texts_", "sqlite_"))} == set(tables)
    for table in STORED:
        columns = {column.name for column in table.columns}
        assert set(tables[table.name]["columns"]) == columns
        assert set(tables[table.name].get("facets", ())) <= columns
