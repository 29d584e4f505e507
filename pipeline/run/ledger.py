"""The ledger: which files were met, what they held, and where each record stands; `ledger_file` tells its tables.

The parts are the truth; the ledger is what lets a run find out in milliseconds that there is nothing to do. Losing it
costs one pass over the parts and one over the files' bytes, no mining.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from itertools import groupby
from operator import itemgetter
from pathlib import Path
from typing import Literal

import msgspec

from pipeline.errors import UsageError
from pipeline.output.transactions import transaction
from pipeline.records import Record
from pipeline.run.ledger_file import NAME, opened, opened_to_read, why
from pipeline.run.opening import FileState
from pipeline.run.recipe import UNKNOWN, Recipe

UNPLACED = b""
"""Path of records that were found in a part and whose file has not been met again."""

FOLDER = "folder:"
"""Begins the keys of folders that could not be listed."""

_UNREADABLE = b'"code":"unreadable_file"'
"""In an encoded failure: what its message has of quotation marks is escaped there."""

Standing = Literal["new", "changed", "done", "failed"]
"""Of a file: never met; met with another size or time; dealt with; dealt with, and something in it has failed."""


class EntryRow(Record, frozen=True, kw_only=True):
    path: bytes
    uri: str
    key: str


class OutcomeRow(Record, frozen=True, kw_only=True):
    key: str
    part: str | None = None
    offset: int | None = None
    records: int = 0
    failure: bytes | None = None


class Ledger:
    """Small statements over its tables; whoever changes anything does so inside `change`."""

    def __init__(self, out: Path, *, read_only: bool = False) -> None:
        """With `read_only` the file must exist; a run may be writing to it meanwhile."""
        self._db = opened_to_read(out) if read_only else opened(out)

    def close(self) -> None:
        self._db.close()

    def change(self) -> AbstractContextManager[None]:
        """One transaction: all of the block, or nothing."""
        return transaction(self._db)

    def copy_to(self, path: Path) -> None:
        """Write all of it, as it is now, to a file of its own; a run may go on meanwhile."""
        with closing(sqlite3.connect(path)) as target:
            self._db.backup(target)

    # meta

    def meta(self, name: str) -> bytes | None:
        row = self._db.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_meta(self, name: str, value: bytes) -> None:
        self._db.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def recipe(self) -> Recipe | None:
        """What the folder's records were made with, as far as it is known."""
        encoded = self.meta("recipe")
        try:
            return msgspec.json.decode(encoded, type=Recipe) if encoded else None
        except msgspec.DecodeError:
            return UNKNOWN

    def clear(self) -> None:
        """Forget everything."""
        for table in ("meta", "files", "entries", "outcomes", "parts", "left_behind"):
            self._db.execute(f"DELETE FROM {table}")  # noqa: S608 - names from this line

    # files and what they hold

    def has_file(self, state: FileState, *, retry_failed: bool) -> bool:
        """Whether the file was dealt with as it is now (and, with `retry_failed`, without a failure)."""
        row = self._db.execute(
            "SELECT 1 FROM files WHERE path = ? AND size = ? AND mtime_ns = ?",
            (state.path, state.size, state.mtime_ns),
        ).fetchone()
        return row is not None and not (retry_failed and self._has_failure(state.path))

    def standing(self, state: FileState) -> Standing:
        """Where a file stands, as far as its size and time tell."""
        if self.has_file(state, retry_failed=False):
            return "failed" if self._has_failure(state.path) else "done"
        row = self._db.execute("SELECT 1 FROM files WHERE path = ?", (state.path,)).fetchone()
        return "new" if row is None else "changed"

    def _has_failure(self, path: bytes) -> bool:
        row = self._db.execute(
            "SELECT 1 FROM entries JOIN outcomes USING (key) WHERE path = ? AND failure IS NOT NULL LIMIT 1", (path,)
        ).fetchone()
        return row is not None

    def put_file(self, state: FileState) -> None:
        self._db.execute("INSERT OR REPLACE INTO files VALUES (?, ?, ?)", (state.path, state.size, state.mtime_ns))

    def paths(self) -> Iterator[bytes]:
        """All paths that anything is known of."""
        for (path,) in self._db.execute("SELECT DISTINCT path FROM entries"):
            yield path

    def folders(self) -> list[bytes]:
        """Paths of the folders that could not be listed."""
        where = "key >= ? AND key < ?"
        return [path for (path,) in self._db.execute(f"SELECT path FROM entries WHERE {where}", (FOLDER, FOLDER + "~"))]  # noqa: S608

    def put_entry(self, row: EntryRow, run: int) -> list[str]:
        """Record that a file holds this content; returns the keys that stood in its place before."""
        before = self._db.execute(
            "SELECT key FROM entries WHERE (path = ? OR path = ?) AND uri = ? AND key <> ?",
            (row.path, UNPLACED, row.uri, row.key),
        ).fetchall()
        self._db.execute("DELETE FROM entries WHERE path = ? AND uri = ?", (UNPLACED, row.uri))
        self._db.execute("INSERT OR REPLACE INTO entries VALUES (?, ?, ?, ?)", (row.path, row.uri, row.key, run))
        return [key for (key,) in before]

    def copies(self) -> Iterator[tuple[str, tuple[str, ...]]]:
        """Contents that more than one place holds, with the uris of these places; ordered by both."""
        rows = self._db.execute(
            "SELECT key, uri FROM entries WHERE key IN (SELECT key FROM entries GROUP BY key HAVING count(*) > 1)"
            " ORDER BY key, uri, path"
        )
        for key, group in groupby(rows, key=itemgetter(0)):
            yield key, tuple(uri for _, uri in group)

    def uris(self, key: str) -> tuple[str, ...]:
        """The places that hold this content."""
        return tuple(uri for uri, _ in self.places(key))

    def places(self, key: str) -> list[tuple[str, bytes]]:
        """The same, each with the path of its file."""
        return self._db.execute("SELECT uri, path FROM entries WHERE key = ? ORDER BY uri, path", (key,)).fetchall()

    def shared_uris(self) -> int:
        """How many uris several files have: a uri tells the place below its input, and inputs may be alike."""
        shared = "SELECT uri FROM entries WHERE path <> ? GROUP BY uri HAVING count(*) > 1"
        (number,) = self._db.execute(f"SELECT count(*) FROM ({shared})", (UNPLACED,)).fetchone()  # noqa: S608
        return int(number)

    def entries_state(self) -> tuple[int, int]:
        """Changes whenever a content gains or loses a place: number of places, and the last run that met a new one."""
        number, run = self._db.execute("SELECT count(*), coalesce(max(run), 0) FROM entries").fetchone()
        return number, run

    def holdings(self) -> Iterator[tuple[int, bool, list[tuple[bytes, str]]]]:
        """Of each content its records, whether it has failed, and the places that hold it."""
        rows = self._db.execute(
            "SELECT key, records, failure IS NOT NULL, path, uri FROM entries JOIN outcomes USING (key) ORDER BY key"
        )
        for (_, records, failed), group in groupby(rows, key=itemgetter(0, 1, 2)):
            yield records, bool(failed), [(path, uri) for *_, path, uri in group]

    def is_held(self, key: str) -> bool:
        """Whether any file holds this content."""
        return self._db.execute("SELECT 1 FROM entries WHERE key = ? LIMIT 1", (key,)).fetchone() is not None

    def drop_entries(self, path: bytes, *, keep_run: int | None = None) -> list[str]:
        """Forget what a file holds (but for what `keep_run` saw in it); returns the keys that it held."""
        where, values = "path = ? AND run IS NOT ?", (path, keep_run)
        keys = self._db.execute(f"SELECT key FROM entries WHERE {where}", values).fetchall()  # noqa: S608
        self._db.execute(f"DELETE FROM entries WHERE {where}", values)  # noqa: S608
        return [key for (key,) in keys]

    def drop_file(self, path: bytes) -> list[str]:
        """Forget a file and what it holds; returns the keys that it held."""
        self._db.execute("DELETE FROM files WHERE path = ?", (path,))
        return self.drop_entries(path)

    # outcomes

    def outcome(self, key: str) -> OutcomeRow | None:
        row = self._db.execute("SELECT * FROM outcomes WHERE key = ?", (key,)).fetchone()
        return _outcome(row) if row else None

    def put_outcome(self, row: OutcomeRow) -> None:
        """What became of the content; a part that its records leave becomes dirty."""
        self._db.execute(
            "UPDATE parts SET dirty = 1 WHERE name = (SELECT part FROM outcomes WHERE key = ? AND part IS NOT ?)",
            (row.key, row.part),
        )
        self._db.execute(
            "INSERT OR REPLACE INTO outcomes VALUES (?, ?, ?, ?, ?)",
            (row.key, row.part, row.offset, row.records, row.failure),
        )

    def keys_of(self, part: str) -> list[str]:
        """The contents whose records stand there."""
        return [key for (key,) in self._db.execute("SELECT key FROM outcomes WHERE part = ?", (part,))]

    def paths_of(self, part: str) -> list[bytes]:
        """The files that hold these contents."""
        rows = self._db.execute("SELECT DISTINCT path FROM entries JOIN outcomes USING (key) WHERE part = ?", (part,))
        return [path for (path,) in rows]

    def leave_behind(self, keys: Iterable[str]) -> None:
        """A place holds these contents no longer; `drop_orphans` sees to them when all places are known."""
        self._db.executemany("INSERT OR IGNORE INTO left_behind VALUES (?)", ((key,) for key in keys))

    def drop_orphans(self) -> None:
        """Of the contents left behind, forget those that no file holds; the parts of all their lines become dirty."""
        for (key,) in self._db.execute("SELECT key FROM left_behind").fetchall():
            self._db.execute(
                "UPDATE parts SET dirty = 1 WHERE name = (SELECT part FROM outcomes WHERE key = ?)", (key,)
            )
            if not self.is_held(key):
                self._db.execute("DELETE FROM outcomes WHERE key = ?", (key,))
        self._db.execute("DELETE FROM left_behind")

    def forget_files_without_outcome(self) -> None:
        """A file that holds a content of which nothing is known was not dealt with, whatever is said of it."""
        self._db.execute(
            "DELETE FROM files WHERE path IN"
            " (SELECT path FROM entries WHERE NOT EXISTS (SELECT 1 FROM outcomes WHERE outcomes.key = entries.key))"
        )

    def forget(self, key: str) -> None:
        """What became of this content is to be found out anew, from the files that hold it."""
        self._db.execute("DELETE FROM files WHERE path IN (SELECT path FROM entries WHERE key = ?)", (key,))
        self._db.execute("DELETE FROM outcomes WHERE key = ?", (key,))

    def forget_failures(self) -> None:
        """As `forget`, for all that has failed."""
        failed = "SELECT path FROM entries JOIN outcomes USING (key) WHERE failure IS NOT NULL"
        self._db.execute(f"DELETE FROM files WHERE path IN ({failed})")  # noqa: S608
        self._db.execute("DELETE FROM outcomes WHERE failure IS NOT NULL")

    def lose_part(self, part: str) -> None:
        """The part is gone or not what it was: its records are unknown, and their files are to be met anew."""
        self._db.execute(
            "DELETE FROM files WHERE path IN (SELECT path FROM entries JOIN outcomes USING (key) WHERE part = ?)",
            (part,),
        )
        self._db.execute("DELETE FROM outcomes WHERE part = ?", (part,))
        self._db.execute("DELETE FROM parts WHERE name = ?", (part,))

    def find(self, identity: str | None, name: str | None) -> list[OutcomeRow]:
        """Outcomes whose id begins with `identity` and of whose files one holds `name` in its uri; at most 50."""
        rows = self._db.execute(
            "SELECT DISTINCT outcomes.* FROM outcomes LEFT JOIN entries USING (key)"
            " WHERE key >= ? AND key < ? AND (? IS NULL OR instr(uri, ?)) ORDER BY part, offset LIMIT 50",
            (identity or "", (identity or "") + "~", name, name),
        ).fetchall()
        return [_outcome(row) for row in rows]

    def unread(self) -> frozenset[bytes]:
        """Paths of the files and folders that the system has not given, or of which it has not given all."""
        rows = self._db.execute(
            "SELECT path FROM outcomes JOIN entries USING (key) WHERE failure IS NOT NULL AND instr(failure, ?)",
            (_UNREADABLE,),
        )
        return frozenset(path for (path,) in rows)

    def failures(self) -> Iterator[tuple[bytes, bytes, str]]:
        """Encoded failures, each with path and uri of every place that holds what has failed, in their order."""
        yield from self._db.execute(
            "SELECT failure, path, uri FROM outcomes JOIN entries USING (key)"
            " WHERE failure IS NOT NULL ORDER BY uri, path"
        )

    def count_records(self) -> int:
        (number,) = self._db.execute("SELECT coalesce(sum(records), 0) FROM outcomes").fetchone()
        return int(number)

    # parts

    def parts(self) -> dict[str, tuple[int, int]]:
        """Size and time of each part as last seen."""
        rows = self._db.execute("SELECT name, size, mtime_ns FROM parts").fetchall()
        return {name: (size, mtime_ns) for name, size, mtime_ns in rows}

    def dirty_parts(self) -> Sequence[str]:
        return [name for (name,) in self._db.execute("SELECT name FROM parts WHERE dirty ORDER BY name").fetchall()]

    def put_part(self, name: str, size: int, mtime_ns: int, *, dirty: bool = False) -> None:
        self._db.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?)", (name, size, mtime_ns, dirty))

    def drop_part(self, name: str) -> None:
        self._db.execute("DELETE FROM parts WHERE name = ?", (name,))


@contextmanager
def reading(out: Path) -> Iterator[Ledger]:
    """The ledger, to be read.

    Raises:
        UsageError: it cannot be read, by the block neither.
    """
    try:
        with closing(Ledger(out, read_only=True)) as ledger:
            yield ledger
    except sqlite3.Error as error:
        raise UsageError(f"{out / NAME}: {why(error)}", "no_record") from error


def _outcome(row: tuple[str, str | None, int | None, int, bytes | None]) -> OutcomeRow:
    key, part, offset, records, failure = row
    return OutcomeRow(key=key, part=part, offset=offset, records=records, failure=failure)
