"""OUT/ledger.sqlite as a file: its tables, how it is opened, and what is said of one that cannot be read."""

from __future__ import annotations

import os
import sqlite3
from contextlib import closing
from pathlib import Path

from pipeline.output.atomic import replacing

NAME = "ledger.sqlite"

_SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
-- A file that was dealt with in full; path is absolute, as the system's bytes; of an object its URL.
CREATE TABLE IF NOT EXISTS files (path BLOB PRIMARY KEY, size INTEGER, mtime_ns INTEGER) WITHOUT ROWID;
-- What a file holds: itself, or an archive's members. key is the content's SHA-256.
CREATE TABLE IF NOT EXISTS entries (
    path BLOB, uri TEXT, key TEXT NOT NULL, run INTEGER NOT NULL, PRIMARY KEY (path, uri)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS entries_by_key ON entries (key);
-- What became of the content: `records` lines of `part` from byte `offset`, or a failure.
CREATE TABLE IF NOT EXISTS outcomes (
    key TEXT PRIMARY KEY, part TEXT, offset INTEGER, records INTEGER NOT NULL, failure BLOB) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS outcomes_by_part ON outcomes (part);
CREATE INDEX IF NOT EXISTS failures ON outcomes (key) WHERE failure IS NOT NULL;
-- A part as it was last seen; dirty where it may hold lines that no outcome points to, or of
-- documents that lie elsewhere now.
CREATE TABLE IF NOT EXISTS parts (
    name TEXT PRIMARY KEY, size INTEGER, mtime_ns INTEGER, dirty INTEGER NOT NULL DEFAULT 0) WITHOUT ROWID;
-- Contents that a place held no longer when it was met; another place may hold them.
CREATE TABLE IF NOT EXISTS left_behind (key TEXT PRIMARY KEY) WITHOUT ROWID;
"""


def opened(out: Path) -> sqlite3.Connection:
    """The database, made where it is missing."""
    if not (out / NAME).exists():  # whole or absent: who reads it only cannot mend it
        with replacing(out / NAME) as temporary, closing(sqlite3.connect(temporary)) as database:
            database.executescript(_SCHEMA)
    database = sqlite3.connect(out / NAME, isolation_level=None)
    database.execute("PRAGMA journal_mode = WAL")
    database.execute("PRAGMA synchronous = NORMAL")
    database.executescript(_SCHEMA)
    return database


def opened_to_read(out: Path) -> sqlite3.Connection:
    """The database as it is. SQLite writes beside it even then, unless it is told that nobody changes it."""
    ledger = out / NAME
    is_closed = not ledger.with_name(f"{NAME}-wal").exists()  # no run goes on, and none was killed
    lies_still = is_closed and not os.access(ledger.parent, os.W_OK)
    address = f"{ledger.absolute().as_uri()}?mode=ro{'&immutable=1' if lies_still else ''}"
    return sqlite3.connect(address, uri=True, isolation_level=None)


def why(error: OSError | sqlite3.Error) -> str:
    """What a ledger's user is told: of a damaged one, that it can be spared."""
    if isinstance(error, OSError):
        told = error.strerror or str(error)
        return told if error.filename is None else f"{told}: {os.fsdecode(error.filename)}"
    if not isinstance(error, sqlite3.DatabaseError) or isinstance(error, sqlite3.OperationalError):  # the disk, a lock
        return str(error)
    return f"{error}; delete {NAME}*, and the next run builds it anew from the parts"
