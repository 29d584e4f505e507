"""The sketches of an archive's reports, in a database that is kept, so that each report is sketched once.

Reports that may be copies are found by bands: stretches of two sketches that are alike. They lie in a file beside the
database while groups are looked for; memory grows with the copies that are found, not with the archive.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import NamedTuple

import numpy as np

from pipeline.archive.duplicates import BANDS, METHOD, ROWS, Sketch, Told, alike, sketch
from pipeline.output.transactions import transaction

_SCHEMA = """
CREATE TABLE IF NOT EXISTS notes (name TEXT PRIMARY KEY, value BLOB NOT NULL) WITHOUT ROWID;
-- id of a record, key of its file; no words where there is too little text.
CREATE TABLE IF NOT EXISTS sketches (
    number INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, key TEXT NOT NULL, uri TEXT NOT NULL,
    words BLOB, figures BLOB);
CREATE INDEX IF NOT EXISTS sketches_by_key ON sketches (key);
"""
_BATCH = 100
"""Reports whose bands are written at a time."""
_MIX = np.uint64(0x9E3779B97F4A7C15)


class Group(NamedTuple):
    """Near copies of one report."""

    members: list[tuple[str, str]]
    """Id and uri of each, ordered."""
    similarity: float
    """The lowest that joined them."""


class Sketches:
    """What is known of the reports of one archive. Those of one file come and go together: its digest is their key."""

    def __init__(self, path: Path, made_with: bytes = b"") -> None:
        """Sketches of records that were `made_with` something else are forgotten."""
        self._path = path
        made_with = b"%d " % METHOD + made_with
        self._open()
        if self.note("made_with") != made_with:
            self.close()
            remove(path)
            self._open()
            self.set_note("made_with", made_with)

    def _open(self) -> None:
        self._db = sqlite3.connect(self._path, isolation_level=None)
        self._db.executescript("PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL;" + _SCHEMA)

    def close(self) -> None:
        self._db.close()

    def note(self, name: str) -> bytes | None:
        """What was noted under this name since the sketches began."""
        row = self._db.execute("SELECT value FROM notes WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def set_note(self, name: str, value: bytes) -> None:
        """Kept until the sketches are forgotten; replaces what stood under this name."""
        self._db.execute("INSERT OR REPLACE INTO notes VALUES (?, ?)", (name, value))

    def has(self, key: str) -> bool:
        """Whether the reports of the file with this digest are here, with or without a sketch."""
        return self._db.execute("SELECT 1 FROM sketches WHERE key = ? LIMIT 1", (key,)).fetchone() is not None

    def known(self) -> Iterator[str]:
        """The keys of all that are here."""
        for (key,) in self._db.execute("SELECT DISTINCT key FROM sketches"):
            yield key

    def add(self, reports: Iterable[Told]) -> None:
        """Sketch these: all of them, or, if the process is killed meanwhile, none."""
        with transaction(self._db):
            for told in reports:
                self._db.execute(
                    "INSERT OR REPLACE INTO sketches (id, key, uri, words, figures) VALUES (?, ?, ?, ?, ?)",
                    (told.id, told.id.partition("#")[0], told.source.uri, *_packed(sketch(told))),
                )

    def drop(self, keys: Iterable[str]) -> None:
        """Forget the reports of these files, all or none; unknown keys do not matter."""
        with transaction(self._db):
            self._db.executemany("DELETE FROM sketches WHERE key = ?", ((key,) for key in keys))

    def groups(self, scratch: Path) -> Iterator[Group]:
        """Near copies, ordered by their first ids, whatever the order in which they were added.

        `scratch` is a path of the same disk that does not exist; nothing is left there.
        """
        with self._bands(scratch):
            parents: dict[int, int] = {}
            lowest: dict[int, float] = {}
            for one, other in self._candidates():
                first, second = _root(parents, one), _root(parents, other)
                if first == second or (similarity := alike(self._load(one), self._load(other))) is None:
                    continue
                parents[second], parents[first] = first, first
                lowest[first] = min(similarity, lowest.get(first, 1.0), lowest.get(second, 1.0))
        members: dict[int, list[tuple[str, str]]] = {}
        for number in parents:
            row = self._db.execute("SELECT id, uri FROM sketches WHERE number = ?", (number,)).fetchone()
            members.setdefault(_root(parents, number), []).append(row)
        for root, group in sorted(members.items(), key=lambda pair: min(pair[1])):
            yield Group(sorted(group), round(lowest[root], 3))

    @contextmanager
    def _bands(self, scratch: Path) -> Iterator[None]:
        """A table a band, of hash and report, in a database of their own; `place` is that of the report's id."""
        scratch.unlink(missing_ok=True)
        self._db.execute("ATTACH ? AS scratch", (str(scratch),))
        try:
            self._db.execute("PRAGMA scratch.journal_mode = OFF")
            for band in range(BANDS):
                self._db.execute(f"CREATE TABLE scratch.band_{band} (hash INTEGER, place INTEGER, number INTEGER)")
            rows = self._db.execute("SELECT number, words FROM sketches WHERE words IS NOT NULL ORDER BY id")
            place = 0
            while batch := rows.fetchmany(_BATCH):
                self._write_bands(place, batch)
                place += len(batch)
            yield
        finally:
            self._db.execute("DETACH scratch")
            scratch.unlink(missing_ok=True)

    def _write_bands(self, start: int, batch: list[tuple[int, bytes]]) -> None:
        words = np.frombuffer(b"".join(words for _, words in batch), dtype=np.uint32).reshape(len(batch), BANDS, ROWS)
        hashes = np.zeros((len(batch), BANDS), dtype=np.uint64)
        for row in range(ROWS):
            hashes = (hashes ^ words[:, :, row]) * _MIX
        with transaction(self._db):
            for band, column in enumerate(hashes.view(np.int64).T.tolist()):
                rows = ((value, start + at, batch[at][0]) for at, value in enumerate(column))
                self._db.executemany(f"INSERT INTO scratch.band_{band} VALUES (?, ?, ?)", rows)  # noqa: S608

    def _candidates(self) -> Iterator[tuple[int, int]]:
        """Reports that share a band: each with the first and with the one before, so that a thousand copies give no
        million pairs; ordered by id, so that the order of the archive does not show."""
        for band in range(BANDS):
            query = f"SELECT hash, number FROM scratch.band_{band} ORDER BY hash, place"  # noqa: S608
            last, first, before = None, 0, 0
            with closing(self._db.execute(query)) as rows:  # else an interrupt here leaves it open, and no DETACH
                for value, number in rows:
                    if value == last:
                        yield first, number
                        if before != first:
                            yield before, number
                    else:
                        last, first = value, number
                    before = number

    def _load(self, number: int) -> Sketch:
        words, figures = self._db.execute("SELECT words, figures FROM sketches WHERE number = ?", (number,)).fetchone()
        return Sketch(
            np.frombuffer(words, dtype=np.uint32), frozenset(np.frombuffer(figures, dtype=np.uint32).tolist())
        )


def remove(path: Path) -> None:
    """Delete the database of sketches, if there is one."""
    for end in ("", "-wal", "-shm"):
        path.with_name(path.name + end).unlink(missing_ok=True)


def _packed(made: Sketch | None) -> tuple[bytes | None, bytes | None]:
    if made is None:
        return None, None
    return made.words.tobytes(), np.array(sorted(made.figures), dtype=np.uint32).tobytes()


def _root(parents: dict[int, int], number: int) -> int:
    while (parent := parents.get(number, number)) != number:
        parents[number] = number = parents.get(parent, parent)
    return number
