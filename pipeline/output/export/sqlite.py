"""One SQLite file: the tables with indexes, the texts with full-text search, the analysts' questions as views.

It mirrors one output folder, or several. All is one transaction, so a reader, also after a crash, sees the state
before or after.
"""

from __future__ import annotations

import hashlib
import sqlite3
from collections.abc import Iterable
from contextlib import closing
from pathlib import Path

import msgspec

from pipeline.errors import UsageError
from pipeline.output.atomic import write_atomically
from pipeline.output.export.metadata import metadata
from pipeline.output.indented import indented
from pipeline.output.questions import QUESTIONS, create_view
from pipeline.output.reading import Batch
from pipeline.output.tables import DOCUMENTS, FAILURES, TABLES, TEXTS, Row, Table, Value
from pipeline.output.tables.databases import SAME_FOLDER, STORED, of_archive
from pipeline.output.tables.schema import SQLITE, create_indexes, create_table, digest, listed

_FULL_TEXT = (
    """\
CREATE TABLE texts (
  number INTEGER PRIMARY KEY,
  document TEXT NOT NULL UNIQUE,
  text TEXT NOT NULL,
  FOREIGN KEY (document) REFERENCES documents (id)
) STRICT""",
    'CREATE VIRTUAL TABLE texts_search USING fts5 (text, content="texts", content_rowid="number", tokenize="trigram")',
    """\
CREATE TRIGGER texts_added AFTER INSERT ON texts BEGIN
  INSERT INTO texts_search (rowid, text) VALUES (new.number, new.text);
END""",
    """\
CREATE TRIGGER texts_removed AFTER DELETE ON texts BEGIN
  INSERT INTO texts_search (texts_search, rowid, text) VALUES ('delete', old.number, old.text);
END""",
)
"""Trigrams find Chinese words wherever they stand, with no list of words, from three characters on.

The texts stand in a table of their own beside the index: LIKE on an index of trigrams answers nothing for words of two
characters (seen with SQLite 3.40), which are most words. `number` makes the rows of both the same, also after VACUUM.
"""

_MADE_FROM = "CREATE TABLE made_from (document TEXT PRIMARY KEY, rows BLOB NOT NULL) STRICT, WITHOUT ROWID"
"""A digest of each document's rows: what has not changed is not written again."""

CACHE_KIB = 65_536
"""Of pages in memory. SQLite's own 2 MB make every insertion into a large index a read and a write."""
SORTER_KIB = 8_192
"""The same while indexes are made. Their sorter takes as much again as the pages may have, if there are rows enough."""

_LEAST_INTEGER, _GREATEST_INTEGER = -(2**63), 2**63 - 1
"""Of SQLite: a parameter beyond them is an error, which would undo the whole export."""

_OF_DOCUMENTS: tuple[Table, ...] = tuple(table for table in TABLES if table.keys[0].name == "document")


def _insert(table: Table) -> str:
    return f"INSERT INTO {table.name} ({listed(table.columns)}) VALUES ({', '.join('?' * len(table.columns))})"  # noqa: S608 - our names


_INSERT = {table.name: _insert(table) for table in STORED}
_LEFT = "DELETE FROM archives WHERE archive = ? AND NOT EXISTS (SELECT 1 FROM seen WHERE id = document)"
_UNHELD = "SELECT id FROM documents WHERE NOT EXISTS (SELECT 1 FROM archives WHERE document = id)"


def write(target: Path, batches: Iterable[Batch], archive: str = SAME_FOLDER) -> None:
    """Bring what the file holds of this archive to the state of these rows, and write Datasette's metadata beside it.

    A document's rows are replaced together, for findings are numbered inside it, where one of them has changed;
    documents that are gone are removed, unless another archive holds them.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(target, isolation_level=None)) as database:
        database.execute(f"PRAGMA cache_size = -{CACHE_KIB}")
        database.execute("BEGIN IMMEDIATE")
        _create(database, target)
        _fill(database, batches, archive)
        database.execute("COMMIT")
        database.execute("PRAGMA optimize")
    described = indented(metadata(target.stem))
    write_atomically(target.with_suffix(".metadata.json"), [described])


def ddl() -> list[str]:
    """All statements that make an empty file."""
    views = [create_view(question) for question in QUESTIONS]
    return [
        *(create_table(table, SQLITE) for table in STORED if table is not TEXTS),
        _MADE_FROM,
        *_FULL_TEXT,
        *create_indexes(),
        *views,
    ]


def is_current(target: Path) -> bool:
    """Whether the file was made by the statements of this version."""
    if not target.exists():
        return False
    with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True)) as database:
        return _made_by(database) == _digest()


def note(target: Path, told: str) -> None:
    """Keep in the file what its rows were made of, in words of whoever asks for them."""
    with closing(sqlite3.connect(target, isolation_level=None)) as database:
        if _noted(database) != told:
            database.execute("BEGIN IMMEDIATE")
            database.execute("CREATE TABLE IF NOT EXISTS made_of (told TEXT PRIMARY KEY) WITHOUT ROWID")
            database.execute("DELETE FROM made_of")
            database.execute("INSERT INTO made_of VALUES (?)", (told,))
            database.execute("COMMIT")


def noted(target: Path) -> str | None:
    """What `note` has kept; None where it has not yet."""
    with closing(sqlite3.connect(f"{target.absolute().as_uri()}?mode=ro", uri=True)) as database:
        return _noted(database)


def _noted(database: sqlite3.Connection) -> str | None:
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'made_of'").fetchone():
        return None
    row = database.execute("SELECT told FROM made_of").fetchone()
    return str(row[0]) if row else None


def _create(database: sqlite3.Connection, target: Path) -> None:
    """Make what is missing; a file made by other statements starts over, for its rows follow from the records."""
    made_by = _made_by(database)
    if made_by == _digest():
        return
    if made_by is None and database.execute("SELECT 1 FROM sqlite_master").fetchone():
        raise UsageError(f"{target}: holds other tables than ours; choose another file", "output_unwritable")
    database.execute("CREATE TABLE IF NOT EXISTS made_by (statements TEXT PRIMARY KEY) WITHOUT ROWID")
    _drop(database)
    for statement in ddl():
        database.execute(statement)
    database.execute("DELETE FROM made_by")
    database.execute("INSERT INTO made_by VALUES (?)", (_digest(),))


def _made_by(database: sqlite3.Connection) -> str | None:
    """Digest of the statements that made the file; None where it is not ours."""
    if not database.execute("SELECT 1 FROM sqlite_master WHERE name = 'made_by'").fetchone():
        return None
    ((statements,),) = database.execute("SELECT statements FROM made_by")
    return str(statements)


def _digest() -> str:
    return digest(ddl())


def _drop(database: sqlite3.Connection) -> None:
    for question in QUESTIONS:
        database.execute(f"DROP VIEW IF EXISTS {question.name}")
    for name in ("texts_search", "made_from", *(table.name for table in STORED)):
        database.execute(f"DROP TABLE IF EXISTS {name}")


def _fill(database: sqlite3.Connection, batches: Iterable[Batch], archive: str) -> None:
    """Rows that are written into empty tables get their indexes afterwards, which is several times as fast."""
    fresh = database.execute("SELECT 1 FROM documents").fetchone() is None
    if fresh:
        for statement in create_indexes():
            database.execute(f"DROP INDEX {statement.split()[2]}")
    database.execute("CREATE TEMP TABLE seen (id TEXT PRIMARY KEY) WITHOUT ROWID")
    database.execute(f"DELETE FROM {FAILURES.name} WHERE archive = ?", (archive,))  # noqa: S608 - our own names, here and below
    for batch in batches:
        _put(database, batch, archive)
    database.execute(_LEFT, (archive,))
    gone = database.execute(_UNHELD).fetchall()
    for (identity,) in gone:
        _remove(database, identity)
    if fresh:
        database.execute(f"PRAGMA cache_size = -{SORTER_KIB}")
        for statement in create_indexes():
            database.execute(statement)


def _put(database: sqlite3.Connection, batch: Batch, archive: str) -> None:
    """Replace the rows of one document, unless they are the same, or write failures."""
    for identity, *_ in batch.get(DOCUMENTS.name, ()):
        known = (identity, hashlib.sha256(msgspec.json.encode(batch)).digest())
        database.execute("INSERT OR IGNORE INTO seen VALUES (?)", (identity,))
        database.execute("INSERT OR IGNORE INTO archives VALUES (?, ?)", (identity, archive))
        if database.execute("SELECT 1 FROM made_from WHERE document = ? AND rows = ?", known).fetchone():
            return
        _remove(database, str(identity))
        database.execute("INSERT INTO made_from VALUES (?, ?)", known)
    for table in STORED:
        if rows := of_archive(table, batch.get(table.name, ()), archive):
            database.executemany(_INSERT[table.name], map(_parameters, rows))


def _remove(database: sqlite3.Connection, identity: str) -> None:
    known = database.execute("DELETE FROM made_from WHERE document = ?", (identity,)).rowcount
    if known:
        database.execute("DELETE FROM documents WHERE id = ?", (identity,))
        for table in _OF_DOCUMENTS:
            database.execute(f"DELETE FROM {table.name} WHERE document = ?", (identity,))  # noqa: S608


def _parameters(row: Row) -> list[Value]:
    return [_parameter(value) for value in row]


def _parameter(value: Value) -> Value:
    """Lists as JSON, for SQLite has none; whole numbers beyond 64 bits, such as 99999999999999999999元, as REAL."""
    if isinstance(value, tuple):
        return msgspec.json.encode(value).decode()
    if isinstance(value, int) and not _LEAST_INTEGER <= value <= _GREATEST_INTEGER:
        return float(str(value))  # of digits, for 10**400 is infinite as such, but an error as a number
    return value
