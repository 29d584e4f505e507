"""PostgreSQL as a database's keeper meets it: little asked for, whole documents, nobody else's tables touched."""

from __future__ import annotations

import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import pytest

from pipeline.errors import UsageError
from pipeline.output.export import postgres as export
from pipeline.output.reading import Batch
from pipeline.output.tables import TABLES, Row
from pipeline.output.tables.schema import INDEXES, postgres_ddl
from tests.output.export.readers import read_postgres
from tests.output.export.servers import Server

PAGE = (Path(__file__).resolve().parents[3] / "docs" / "postgresql.md").read_text(encoding="utf-8")
KILLED = """
import os, signal, sys
from collections.abc import Iterator
from pathlib import Path
from pipeline.output.export import postgres
from pipeline.output.reading import Batch, batches

def cut(out: Path) -> Iterator[Batch]:
    for number, batch in enumerate(batches(out)):
        if number == 12:
            os.kill(os.getpid(), signal.SIGKILL)
        yield batch

postgres.ROWS = 300
postgres.write(sys.argv[2], cut(Path(sys.argv[1])))
"""


@pytest.fixture
def target(postgres: Server) -> str:
    return postgres.target(schema=postgres.schema())


def ask(target: str, sql: str, *values: object) -> list[tuple[Any, ...]]:
    with psycopg.connect(target, autocommit=True) as connection:
        return connection.execute(sql, values).fetchall()


def test_killed_between_two_transactions_every_document_is_whole(
    target: str, mined: Path, mined_batches: list[Batch], mined_rows: dict[str, list[Row]]
) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, mined, target], check=False)
    assert done.returncode == -signal.SIGKILL
    found = read_postgres(target)
    committed = {row[0] for row in found["documents"]}
    assert 0 < len(committed) < 12
    for table in TABLES[1:-1]:
        assert sorted(found[table.name]) == sorted(row for row in mined_rows[table.name] if row[0] in committed)
    export.write(target, mined_batches)
    found = read_postgres(target)
    assert {name: sorted(rows, key=repr) for name, rows in found.items()} == {
        name: sorted(rows, key=repr) for name, rows in mined_rows.items()
    }


def test_batches_are_bounded_and_give_the_same_rows(
    target: str, mined_batches: list[Batch], mined_rows: dict[str, list[Row]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(export, "ROWS", 300)
    sizes = [sum(map(len, part.values())) for part in export._parts(mined_batches)]
    largest = max(sum(map(len, batch.values())) for batch in mined_batches)
    assert len(sizes) > 5
    assert max(sizes) < 300 + largest
    export.write(target, mined_batches)
    assert {name: len(rows) for name, rows in read_postgres(target).items()} == {
        name: len(rows) for name, rows in mined_rows.items()
    }


def test_what_has_not_changed_is_not_written(target: str, mined_batches: list[Batch]) -> None:
    def versions() -> list[tuple[Any, ...]]:
        return ask(target, "SELECT xmin::text, document, id FROM counts ORDER BY document, id")

    export.write(target, mined_batches)
    before = versions()
    export.write(target, mined_batches)
    assert versions() == before
    (row, *rest) = mined_batches[0]["counts"]
    place = TABLES[3].index("quote")
    changed = {**mined_batches[0], "counts": [(*row[:place], "三户", *row[place + 1 :]), *rest[1:]]}
    export.write(target, [changed, *mined_batches[1:]])
    assert ask(target, "SELECT document, id FROM counts WHERE quote = '三户'") == [(row[0], row[1])]
    assert len(set(versions()) - set(before)) == 1
    assert len(versions()) == len(before) - 1


def test_of_a_document_that_stands_twice_the_later_stays(target: str, mined_batches: list[Batch]) -> None:
    first = mined_batches[0]
    later = {**first, "counts": first["counts"][:3]}
    export.write(target, [first, later])
    assert ask(target, "SELECT count(*) FROM counts") == [(3,)]
    assert ask(target, "SELECT count(*) FROM documents") == [(1,)]


def test_columns_say_what_they_mean_and_what_people_look_up_has_an_index(target: str) -> None:
    export.write(target, [])
    ((about,),) = ask(target, "SELECT col_description('counts'::regclass, 6)")
    assert about == "数值: 万 and 亿 multiplied in; money in 元; percentages as the number before % (`unit`)"
    made = ask(target, "SELECT indexdef FROM pg_indexes WHERE schemaname = current_schema()")
    for table, columns in INDEXES:
        assert any(f".{table} " in index and f"({columns})" in index for (index,) in made), (table, columns)


def test_tables_of_somebody_else_are_refused_and_left(target: str) -> None:
    with psycopg.connect(target, autocommit=True) as connection:
        connection.execute("CREATE TABLE documents (mine text)")
    with pytest.raises(UsageError, match="other tables than ours"):
        export.write(target, [])
    assert ask(target, "SELECT tablename FROM pg_tables WHERE schemaname = current_schema()") == [("documents",)]


def test_tables_made_by_other_statements_start_over(target: str, mined_batches: list[Batch]) -> None:
    export.write(target, mined_batches)
    with psycopg.connect(target, autocommit=True) as connection:
        connection.execute("UPDATE made_by SET statements = 'workreport-tables/0'")
        connection.execute("ALTER TABLE counts DROP COLUMN quote")
    export.write(target, mined_batches[:2])
    assert len(read_postgres(target)["documents"]) == 2


def test_views_upon_our_tables_are_not_dropped_with_them(target: str, mined_batches: list[Batch]) -> None:
    export.write(target, mined_batches[:2])
    with psycopg.connect(target, autocommit=True) as connection:
        connection.execute("UPDATE made_by SET statements = 'workreport-tables/0'")
        connection.execute("CREATE VIEW theirs AS SELECT quote FROM counts")
    with pytest.raises(UsageError, match="other objects depend"):
        export.write(target, mined_batches)
    assert len(read_postgres(target)["documents"]) == 2


def test_two_exports_into_one_schema_wait_for_each_other(target: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(export, "PATIENCE", "100ms")
    with psycopg.connect(target, autocommit=True) as connection:
        connection.execute(export._LOCK)
        with pytest.raises(UsageError, match="another_run"):
            export.write(target, [])
    export.write(target, [])


@pytest.mark.parametrize("string", ["postgresql://user:geheim@:x:/", "geheim", "host=/nowhere password=geheim"])
def test_no_error_tells_a_password(string: str) -> None:
    with pytest.raises(UsageError) as caught:
        export.write(string, [])
    assert "geheim" not in str(caught.value)
    assert caught.value.code in {"usage", "output_unwritable"}


def test_a_server_that_does_not_answer_is_told_in_a_line() -> None:
    with pytest.raises(UsageError) as caught:
        export.write("host=127.0.0.1 port=1 dbname=office connect_timeout=2", [])
    assert len(str(caught.value).splitlines()) == 1
    assert "Connection refused" in str(caught.value)


def test_no_error_tells_a_row(target: str, mined_batches: list[Batch]) -> None:
    (document,) = mined_batches[0]["documents"]
    place = TABLES[0].index("period_start")
    broken = {**mined_batches[0], "documents": [(*document[:place], "十月", *document[place + 1 :])]}
    with pytest.raises(UsageError) as caught:
        export.write(target, [broken])
    assert str(document[0]) not in str(caught.value)
    assert "COPY" not in str(caught.value)


def test_a_schema_that_is_missing_is_told(postgres: Server) -> None:
    with pytest.raises(UsageError, match="no schema to write to"):
        export.write(postgres.target(schema="absent"), [])


def test_the_queries_of_the_page_have_answers(postgres: Server, mined_batches: list[Batch]) -> None:
    (queries,) = re.findall(r"```sql\n(SELECT.*?)```", PAGE, re.DOTALL)
    postgres.execute("CREATE SCHEMA reports")
    try:
        export.write(postgres.target(schema="reports"), mined_batches)
        for query in queries.split(";\n"):
            if query.strip():
                assert ask(postgres.target(), query)
    finally:
        postgres.execute("DROP SCHEMA reports CASCADE")


@contextmanager
def roles(postgres: Server, heading: str) -> Iterator[None]:
    """Those that a chapter of the page makes, by its own statements."""
    chapter = PAGE.partition(f"## {heading}")[2].partition("\n## ")[0]
    (block,) = re.findall(r"```sql\n(.*?)```", chapter, re.DOTALL)
    statements = [line for line in block.replace("office", "postgres").split(";\n") if line.strip()]
    postgres.execute(*statements)
    yield
    postgres.execute(
        "DROP SCHEMA reports CASCADE",
        "DROP OWNED BY reports_loader, reports_reader",
        "DROP ROLE reports_loader, reports_reader",
    )


def test_the_privileges_of_the_page_are_enough(postgres: Server, mined_batches: list[Batch]) -> None:
    with roles(postgres, "Least privileges"):
        loader, reader = (postgres.target(f"reports_{role}", "reports") for role in ("loader", "reader"))
        for _ in range(2):
            export.write(loader, mined_batches)
        assert ask(reader, "SELECT count(*) FROM documents") == [(len(mined_batches) - 1,)]
        for forbidden in ("DELETE FROM counts", "CREATE TABLE reports.mine (x int)", "DROP TABLE counts"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                ask(reader, forbidden)
        with pytest.raises(psycopg.errors.InsufficientPrivilege):
            ask(loader, "CREATE TABLE public.mine (x int)")


def test_a_loader_that_may_not_even_make_tables_fills_those_that_stand(
    postgres: Server, mined_batches: list[Batch]
) -> None:
    with roles(postgres, "Tables made by somebody else"):
        owner = postgres.target(schema="reports")
        with psycopg.connect(owner, autocommit=True) as connection:
            for statement in postgres_ddl():
                connection.execute(statement)
        loader = postgres.target("reports_loader", "reports")
        for _ in range(2):
            export.write(loader, mined_batches)
        export.write(loader, mined_batches[:2])
        assert len(read_postgres(owner)["documents"]) == 2
        for forbidden in ("DROP TABLE counts", "ALTER TABLE counts ADD x int", "CREATE TABLE reports.mine (x int)"):
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                ask(loader, forbidden)
