"""PostgreSQL: the tables of one schema, which mirror one output folder or several.

Rows go by COPY into temporary tables, and from these by one merge a table into those that people read. A bounded batch
of whole documents is one transaction: readers see each document as it was or as it is, never half of it, and a process
that is killed leaves what it had committed. Rows that have not changed are not written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import psycopg
from psycopg import Connection, Cursor, errors
from psycopg.conninfo import conninfo_to_dict

from pipeline.errors import UsageError
from pipeline.output.reading import Batch
from pipeline.output.tables import DOCUMENTS, FAILURES, TABLES, Row, Table
from pipeline.output.tables.databases import SAME_FOLDER, STORED, of_archive
from pipeline.output.tables.schema import listed, postgres_ddl

ROWS = 10_000
"""Of one transaction; what is held in memory is these and the report that exceeds them."""
PATIENCE = "10s"
"""For another export into the same schema, also for one whose process has just been killed."""

_OF_DOCUMENTS = tuple(table for table in TABLES if table.keys[0].name == "document")
_LOCK = "SELECT pg_advisory_lock(hashtext('workreport'), oid::int) FROM pg_namespace WHERE nspname = current_schema()"
_LEFT = "DELETE FROM archives a WHERE archive = %s AND NOT EXISTS (SELECT FROM seen s WHERE s.id = a.document)"
_UNHELD = "DELETE FROM documents d WHERE NOT EXISTS (SELECT FROM archives a WHERE a.document = d.id)"


def write(target: str, batches: Iterable[Batch], archive: str = SAME_FOLDER) -> None:
    """Bring what the tables of the current schema hold of this archive to the state of these rows.

    Documents that are gone from it are removed, unless another archive holds them.
    `target` is a connection string of libpq; what it leaves out comes from PGHOST, PGDATABASE, ~/.pgpass and the like.

    Raises:
        UsageError: the server cannot be reached, refuses, or the schema holds other tables than ours.
    """
    _check(target)
    try:
        with psycopg.connect(target, autocommit=True, fallback_application_name="workreport") as connection:
            _prepare(connection)
            failures = 0
            for part in _parts(batches):
                with connection.transaction(), connection.cursor() as cursor:
                    _merge(cursor, part, archive)
                failures += len(part[FAILURES.name])
            with connection.transaction():
                connection.execute(_LEFT, (archive,))
                connection.execute(_UNHELD)
                connection.execute("DELETE FROM failures WHERE archive = %s AND number > %s", (archive, failures))
    except errors.LockNotAvailable as error:
        raise UsageError("PostgreSQL: another export is writing to this schema", "another_run") from error
    except psycopg.Error as error:
        # The details and the context of a server's error quote rows.
        told = error.diag.message_primary or "; ".join(map(str.strip, str(error).splitlines()))
        raise UsageError(f"PostgreSQL: {told}", "output_unwritable") from error


def _check(target: str) -> None:
    try:
        conninfo_to_dict(target)
    except psycopg.Error:  # its message quotes the string, which may hold a password
        message = "--to postgres: is no connection string; postgresql://user@host/database, or host=… dbname=…"
        raise UsageError(message) from None


def _prepare(connection: Connection) -> None:
    """Hold the schema, make the tables where they are missing, and the temporary ones."""
    with connection.transaction():
        connection.execute(f"SET LOCAL lock_timeout = '{PATIENCE}'")
        if connection.execute(_LOCK).fetchone() is None:
            message = "PostgreSQL: there is no schema to write to; CREATE SCHEMA, or set search_path"
            raise UsageError(message, "output_unwritable")
    with connection.transaction():
        _create(connection)
    for table in STORED:
        connection.execute(f"CREATE TEMP TABLE staging_{table.name} (LIKE {table.name}) ON COMMIT DELETE ROWS")
    connection.execute("CREATE TEMP TABLE seen (id text PRIMARY KEY)")


def _create(connection: Connection) -> None:
    """Tables made by other statements start over, for their rows follow from the records."""
    *statements, made_by = postgres_ddl()
    found = {
        name for (name,) in connection.execute("SELECT tablename FROM pg_tables WHERE schemaname = current_schema()")
    }
    if "made_by" in found:
        (row,) = connection.execute("SELECT statements FROM made_by")
        if row[0] in made_by:
            return
        connection.execute(f"DROP TABLE {', '.join(found & _names())}")
    elif found & _names():
        message = "PostgreSQL: the schema holds other tables than ours; choose another schema"
        raise UsageError(message, "output_unwritable")
    for statement in (*statements, made_by):
        connection.execute(statement)


def _names() -> set[str]:
    return {"made_by", *(table.name for table in STORED)}


Part = dict[str, list[Row]]
"""Rows of whole documents, by table."""


def _parts(batches: Iterable[Batch]) -> Iterator[Part]:
    """The batches put together until they have so many rows; no document stands twice in one."""
    part, size = _empty(), 0
    for batch in batches:
        known = {row[0] for row in part[DOCUMENTS.name]}
        if size >= ROWS or any(row[0] in known for row in batch.get(DOCUMENTS.name, ())):
            yield part
            part, size = _empty(), 0
        for name, rows in batch.items():
            part[name].extend(rows)
            size += len(rows)
    yield part


def _empty() -> Part:
    return {table.name: [] for table in TABLES}


def _merge(cursor: Cursor, part: Part, archive: str) -> None:
    written = [table for table in STORED if part.get(table.name)]
    for table in written:
        _copy(cursor, table, of_archive(table, part[table.name], archive))
    identities = [row[0] for row in part[DOCUMENTS.name]]
    known = cursor.execute("SELECT id FROM documents WHERE id = ANY(%s)", (identities,)).fetchall()
    if known:
        for table in _OF_DOCUMENTS:
            cursor.execute(_remove(table), ([identity for (identity,) in known],))
    for table in written:
        cursor.execute(_upsert(table))
    held = "INSERT INTO archives (document, archive) SELECT id, %s FROM staging_documents ON CONFLICT DO NOTHING"
    cursor.execute(held, (archive,))
    cursor.execute("INSERT INTO seen SELECT id FROM staging_documents ON CONFLICT DO NOTHING")


def _copy(cursor: Cursor, table: Table, rows: Iterable[Row]) -> None:
    with cursor.copy(f"COPY staging_{table.name} ({listed(table.columns)}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(_with_arrays(row) if table.lists else row)


def _with_arrays(row: Row) -> list[object]:
    """A list becomes an array; a tuple would become a composite."""
    return [list(value) if isinstance(value, tuple) else value for value in row]


def _remove(table: Table) -> str:
    """The rows that these documents no longer have."""
    same = " AND ".join(f"s.{key.name} = t.{key.name}" for key in table.keys)
    return (
        f"DELETE FROM {table.name} t WHERE t.document = ANY(%s) "  # noqa: S608 - our own names, here and below
        f"AND NOT EXISTS (SELECT FROM staging_{table.name} s WHERE {same})"
    )


def _upsert(table: Table) -> str:
    columns, fields = listed(table.columns), [f'"{column.name}"' for column in table.fields]
    ours, theirs = (", ".join(f"{side}.{field}" for field in fields) for side in ("t", "excluded"))
    return (
        f"INSERT INTO {table.name} AS t ({columns}) SELECT {columns} FROM staging_{table.name} "  # noqa: S608
        f"ON CONFLICT ({listed(table.keys)}) DO UPDATE SET ({', '.join(fields)}) = ROW ({theirs}) "
        f"WHERE ({ours}) IS DISTINCT FROM ({theirs})"
    )
